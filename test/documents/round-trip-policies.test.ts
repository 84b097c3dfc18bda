import assert from 'node:assert/strict';
import { render } from '../../documents/generate.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { importWord } from './imported-text.ts';
import { documents, newLines, read } from './own-documents.ts';
import { addedBelow, inParagraph, likeParagraph, paragraph, typedOver } from './paragraph-edits.ts';
import { worldOf } from './world.ts';

const SERVICE = `service lighthouse "Lighthouse Team" {
  status: draft
  follows: IACM

  policy discharge {
    owner:      "Head keeper"
    approved:   2026-02-03 by "Quay Committee"
    review by:  2028-02-01
    decided by: care-coordinator
    "Nobody is rowed out alone."
  }

  policy medicines "Tablets on the island" {
    owner:     "Head keeper"
    approved:  2026-02-03 by "Quay Committee"
    review by: 2028-02-01
  }

  works with police {
    purpose: "Ropes."
  }
}
`;
const REVIEW = `review island-2026 "Island: review" using icb-review-outcome {
  covers: lighthouse
  cycle:  "2026/27"
}
`;

type Edit = (xml: string) => string;

/** A document of a small folder that people changed; read once more, it says the same. */
function imported(type: 'service' | 'review', ...edits: readonly Edit[]) {
    const own = worldOf({ 'file:///lighthouse.care': SERVICE, 'file:///island.care': REVIEW });
    const made = documents(undefined, own).find(({ shows }) => shows?.type === type);
    assert.ok(made);
    const bytes = changed(render(made, 'docx', own), xml => edits.reduce((text, edit) => edit(text), xml));
    const { text, notes, account } = read(bytes, own);
    assert.deepEqual(account?.missing, []);
    assert.deepEqual(factsOf(text).problems, []);
    const again = importWord(bytes, { follows: [], title: '', start: () => text }, own);
    assert.equal(again.text, text, 'read once more, nothing is written twice');
    const before = type === 'service' ? SERVICE : REVIEW;
    return { text, notes, fresh: newLines(text, before), gone: newLines(before, text) };
}

const ABOUT = 'Owner: Head keeper. Approved: 3 February 2026 by Quay Committee. Review by: 1 February 2028.';
const DECIDED = `${ABOUT} Decided by: Care coordinator.`;
/** Types other words into the line about a policy. */
const about = (words: string, before = DECIDED): Edit => typedOver(before, [words]);

describe('the line about a policy that people changed in Word', () => {
    it('gives the text of the policy what people wrote into it, after it and below it', () => {
        for (const [words, below, text] of [
            [`${DECIDED} The lamp is lit at six.`, [], 'The lamp is lit at six.'],
            [`The lamp is lit at six. ${DECIDED}`, [], 'The lamp is lit at six.'],
            [DECIDED.replace('keeper.', 'keeper. Her boat is red.'), [], 'Her boat is red.'],
            [DECIDED, ['The lamp is lit at six.'], 'The lamp is lit at six.'],
            [`${DECIDED} The lamp is lit at six.`, ['Fog is told.'], 'The lamp is lit at six. Fog is told.'],
        ] as const) {
            const { text: is, notes } = imported('service', about(words), addedBelow(words, below));
            const flat = is.replaceAll(/\s+/g, ' ');
            assert.ok(flat.includes(`""" Nobody is rowed out alone. ${text} """ } policy medicines`), is);
            assert.equal(notes.length, 1, notes.join('\n'));
        }
    });

    it('keeps a list below it together', () => {
        const { text } = imported(
            'service',
            addedBelow(DECIDED, ['Bring these:', paragraph('a lamp', 'ListBullet'), paragraph('a rope', 'ListBullet')]),
        );
        assert.match(text.replaceAll(/\n\n/g, '\n'), /Bring these:\n +- a lamp\n +- a rope\n/);
    });

    it('gives a policy that has no text one', () => {
        const { text } = imported('service', about(`${ABOUT} Tablets are counted on Sundays.`, ABOUT));
        assert.match(text, /review by: 2028-02-01\n {4}"Tablets are counted on Sundays\."\n {2}\}/);
    });

    it('changes owner, body, dates and who decides in the policy that it is about, however they are written', () => {
        const { fresh, gone, notes } = imported(
            'service',
            about('Owner: Harbour pilot. Approved: 7th March 26 by Dr. Gull’s panel. Review by: 1/3/2029. Decided by: Social worker.'),
        );
        assert.deepEqual(fresh, [
            'owner:      "Harbour pilot"',
            'approved:   2026-03-07 by "Dr. Gull’s panel"',
            'review by:  2029-03-01',
            'decided by: social-worker',
        ]);
        assert.equal(gone.length, fresh.length, 'the other policy keeps its own');
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('takes out what is gone from it, and adds what is new', () => {
        const { fresh, gone } = imported('service', about('Owner: Head keeper. Review by: 1 February 2028. Audit: every 6 months.'));
        assert.deepEqual(fresh, ['audit: every 6 months']);
        assert.deepEqual(gone, ['approved:   2026-02-03 by "Quay Committee"', 'decided by: care-coordinator']);
    });

    it('says which date can’t be read', () => {
        const { notes } = imported('service', about(DECIDED.replace('1 February 2028', 'when the ice melts')));
        assert.match(notes[0] ?? '', /^Not brought back: .* “Review by: when the ice melts\.” can’t be read as a date\./);
    });
});

describe('a heading that people renamed in Word', () => {
    const renamed = (before: string, now: string): Edit => inParagraph(before, whole => whole.replace(/(<w:t[^>]*>)[^<]*/, `$1${now}`));

    it('is the title of the service or the review, wherever the document says it', () => {
        const service = imported('service', renamed('Lighthouse Team', 'Beacon Team'));
        assert.deepEqual(service.fresh, ['service lighthouse "Beacon Team" {']);
        assert.deepEqual(service.notes, [
            '1 change of the Word file is in the .care file now.',
            '“Lighthouse Team” is “Beacon Team” now wherever the document says it.',
        ]);
        assert.deepEqual(imported('review', renamed('Island: review', 'The island, looked at')).fresh, [
            'review island-2026 "The island, looked at" using icb-review-outcome {',
        ]);
    });

    it('is the title of a policy, which keeps what it is about', () => {
        const { fresh, notes } = imported(
            'service',
            renamed('Discharge and step-down', 'Rowing home'),
            renamed('Medicines: Tablets on the island', 'Medicines: Tablets, and the boat for them'),
        );
        assert.deepEqual(fresh, ['policy discharge "Rowing home" {', 'policy medicines "Tablets, and the boat for them" {']);
        assert.deepEqual(notes, [
            '2 changes of the Word file are in the .care file now.',
            'The policy “Discharge and step-down” has the title “Rowing home” now. Its heading is “Discharge and step-down: Rowing home”.',
        ]);
    });

    it('is told where it is the name of another policy of the service', () => {
        const { fresh, notes } = imported('service', renamed('Discharge and step-down', 'Medicines'));
        assert.equal(fresh.length, 1);
        assert.match(fresh[0] ?? '', /^\/\/ .*there is a policy of that name already/);
        assert.equal(notes.length, 1);
    });

    it('is told where it is a heading of the layout or the template, and what is new under it is placed as before', () => {
        const { fresh, notes } = imported(
            'service',
            renamed('Policies', 'House rules'),
            inParagraph('Nobody is rowed out alone.', whole => whole + likeParagraph(whole, 'Not even in June.')),
        );
        assert.ok(fresh.includes('Not even in June.'), fresh.join('\n'));
        assert.match(
            notes.join('\n'),
            /Not brought back: The heading “Policies” became “House rules”\. Headings of sections come from the layout of the document: to change one, change the layout \(`--layout`\)\./,
        );
        const review = imported('review', renamed('F. Action plan', 'F. What we do next'));
        assert.match(
            review.notes.join('\n'),
            /The heading “F\. Action plan” became “F\. What we do next”\. Headings of sections come from the template `icb-review-outcome`/,
        );
    });
});
