import assert from 'node:assert/strict';
import { render } from '../../documents/generate.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { OLDER } from './generated.ts';
import { importWord } from './imported-text.ts';
import { documents, newLines, read } from './own-documents.ts';
import { addedBelow, paragraph, typedOver } from './paragraph-edits.ts';
import { worldOf } from './world.ts';

const SERVICE = `service harbour "Harbour Team" {
  status: draft
  follows: IACM

  population {
    area: "The harbour"
  }

  policy engagement {
    owner: "Team lead"
    "Staff ring twice."
  }
}
`;

const REVIEW = `review harbour-2026 "Harbour: review" using icb-review-outcome {
  covers: harbour
  started: 2026-03-02

  finding IACM-DNA-01 {
    policy: in-place
  }

  sent-to-region: 2026-09-29
}
`;

type Edit = (xml: string) => string;

/** A document of a small folder that people changed. */
function imported(type: 'service' | 'review', ...edits: readonly Edit[]) {
    const own = worldOf({ 'file:///harbour.care': SERVICE, 'file:///review.care': REVIEW });
    const older = type === 'service' ? OLDER : undefined;
    const made = documents(older, own).find(({ shows }) => shows?.type === type);
    assert.ok(made);
    const bytes = changed(render(made, 'docx', own), xml => edits.reduce((text, edit) => edit(text), xml));
    const result = read(bytes, own);
    assert.deepEqual(result.account?.missing, []);
    assert.deepEqual(factsOf(result.text).problems, []);
    const again = importWord(bytes, { follows: [], title: '', start: () => result.text }, own);
    assert.equal(again.text, result.text, 'read once more, nothing is written twice');
    return { ...result, lines: newLines(result.text, type === 'service' ? SERVICE : REVIEW) };
}

const UNUSED = 'Not used in this specification.';
/** What people typed over the words under a heading of the older layout. */
const under = (heading: string, ...lines: readonly string[]): Edit => typedOver(UNUSED, lines, heading);

describe('words that people type where a document says that there is nothing', () => {
    it('are an aim, a point each, where the heading has one part', () => {
        const { text, notes } = imported(
            'service',
            under(
                '3.1 Aims and objectives of service',
                'Nobody is lost to the tide.',
                paragraph('Boats are met.', 'ListBullet'),
                paragraph('Names are known.', 'ListBullet'),
            ),
        );
        assert.match(text, /\n {2}aims \{\n {4}- """\n {6}Nobody is lost to the tide\./);
        assert.match(text, /- Boats are met\.\n {6}- Names are known\./);
        assert.ok(text.indexOf('aims {') < text.indexOf('population {'), 'where people look for it');
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('are the context and an outcome under their headings, whether it is one line or several', () => {
        const { lines } = imported(
            'service',
            under('1.1 National/local context and evidence base', 'Six piers, one bus.'),
            under('2.2 Local defined outcomes', 'Fewer nights in cells.', 'More people with a key of their own.'),
        );
        assert.deepEqual(lines, [
            'context: "Six piers, one bus."',
            'outcomes {',
            '- "Fewer nights in cells."',
            '- "More people with a key of their own."',
        ]);
    });

    it('are a note where they may be several things, and it is told what to do', () => {
        const { lines, notes } = imported(
            'service',
            under('3.4 Any acceptance and exclusion criteria and thresholds', 'Sailors, and not their captains.'),
            under('7 Individual Service User Placement', 'None.', 'Ask the harbour office.'),
        );
        assert.deepEqual(lines, [
            'note: """',
            '**7 Individual Service User Placement**',
            'None.',
            'Ask the harbour office.',
            '"""',
            'note: "Sailors, and not their captains."',
        ]);
        assert.deepEqual(notes, [
            '2 changes of the Word file are in the .care file now.',
            'What people wrote under “3.4 Any acceptance and exclusion criteria and thresholds” is a note in `population` now. Move it to where it belongs: `population`.',
            'What people wrote under “7 Individual Service User Placement” is a note now. Move it to where it belongs.',
        ]);
    });

    it('are read without the words that say that there is nothing, where people left these', () => {
        const { lines } = imported(
            'service',
            under('3.1 Aims and objectives of service', `${UNUSED} People keep their berth.`),
            addedBelow(UNUSED, ['Tide tables are law.'], '4.1 Applicable national standards (e.g. NICE)'),
        );
        assert.deepEqual(lines, ['standards: "Tide tables are law."', 'aims {', '- "People keep their berth."']);
    });

    it('are placed by the headings that people typed above them', () => {
        const { text, lines, notes } = imported(
            'service',
            under(
                '1.1 National/local context and evidence base',
                paragraph('Vision and aims', 'Heading3'),
                'A bed for each storm.',
                paragraph('Desired outcomes', 'Heading3'),
                'Fewer wet feet.',
            ),
        );
        assert.deepEqual(lines, ['aims {', '- "A bed for each storm."', 'outcomes {', '- "Fewer wet feet."']);
        assert.ok(text.indexOf('aims {') < text.indexOf('outcomes {'));
        assert.deepEqual(notes.slice(1), [
            'What people wrote under “Vision and aims” is in `aims` now.',
            'What people wrote under “Desired outcomes” is in `outcomes` now.',
        ]);
    });

    it('are not missed where they are taken out', () => {
        const { text, notes } = imported('service', under('3.1 Aims and objectives of service'));
        assert.deepEqual([text, notes], [SERVICE, []]);
    });

    it('are the answer to the question that they begin with, or whose section has one', () => {
        const { lines } = imported(
            'review',
            typedOver('Nothing further is recorded here.', ['If there are no gaps, how do you know? We counted the boats.'], 'E. Gaps'),
        );
        assert.deepEqual(lines, ['no-gaps: "We counted the boats."']);
        const template = `template short "Short form" for IACM {
  section one "First" { ask day "The day": date }
  section two "Second" { ask why "Why it is so": prose }
}
`;
        const review = 'review quick "Quick review" using short {\n  day: 2026-03-02\n}\n';
        const own = worldOf({ 'file:///template.care': template, 'file:///quick.care': review });
        const made = documents(undefined, own).find(({ shows }) => shows?.type === 'review');
        assert.ok(made);
        const bytes = changed(render(made, 'docx', own), typedOver('Nothing is recorded here.', ['The ferry stopped.', 'It is winter.']));
        const { text, notes } = read(bytes, own);
        assert.match(text, /\n {2}why: """\n {4}The ferry stopped\.\n\n {4}It is winter\.\n {2}"""\n/);
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('are a line of a comment between the answers where several questions could be meant, and these are told', () => {
        const { text, notes } = imported(
            'review',
            typedOver('Nothing further is recorded here.', ['The quay has no lamp.', 'Nor has the slip.'], 'E. Gaps'),
        );
        const words =
            '“The quay has no lamp. / Nor has the slip.” is new under “E. Gaps”. Write it as the answer to one of its questions: “The gaps in a few sentences, for the public” (`gap-summary`) or “If there are no gaps, how do you know?” (`no-gaps`)';
        assert.deepEqual(notes, [`Not brought back: ${words}. It is noted as a // line in the .care file.`]);
        assert.ok(text.includes(`\n  // Changed in the Word file, and not in this file: ${words}.\n  sent-to-region: 2026-09-29\n`), text);
    });
});
