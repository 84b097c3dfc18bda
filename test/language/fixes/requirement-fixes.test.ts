import assert from 'node:assert/strict';
import { acceptGap, declareTerm, isLeftToWrite, sayNotApplicable, writeRequirements } from '../../../language/fixes/insert-lines.ts';

import { formatText } from '../../../language/format/format-text.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import { addressOf } from '../../../language/model/address.ts';
import { applyEdits, type TextEdit } from '../../../language/model/findings.ts';

import { NameIndex } from '../../../language/names/name-index.ts';
import { Checker } from '../../../language/workspace/checker.ts';
import { type LoadedDocument, loadText } from '../../../server/workspace/server-workspace.ts';

const TODAY = '2026-11-22';
const SPARSE = `service outreach "Outreach" {
  status: draft
  follows: IACM, CMHF
  model:  assertive-outreach

  team {
    care-coordinator: 4 wte // until spring
  }

  policy non-attendance "Missed contact" {
    owner: "Clinical lead"
  }
}
`;

function assessed(text: string): {
    readonly source: { text: string; tokens: ReturnType<LoadedDocument['syntax']>['tokens'] };
    readonly document: ReturnType<typeof loadText>;
    readonly checker: Checker;
} {
    const document = loadText(addressOf('file:///a.care'), text);
    const checker = new Checker(new NameIndex([...LIBRARY, document.facts]), { today: TODAY });
    return { source: { text, tokens: document.syntax().tokens }, document, checker };
}

function open(text: string): string[] {
    const { document, checker } = assessed(text);
    return checker
        .assessments(document.facts)
        .flatMap(({ results }) => results.filter(isLeftToWrite).map(({ requirement }) => requirement.id));
}

function fixed(text: string, which: (id: string) => boolean): { readonly edits: readonly TextEdit[]; readonly after: string } {
    const { source, document, checker } = assessed(text);
    const [first] = checker.assessments(document.facts);
    assert.ok(first);
    const results = checker
        .assessments(document.facts)
        .flatMap(assessment => assessment.results.filter(result => isLeftToWrite(result) && which(result.requirement.id)));
    const edits = writeRequirements(source, first.subject, results);
    return { edits, after: applyEdits(text, edits) };
}

describe('fixes of what guidance asks for', () => {
    const ids = [...open(SPARSE)];

    it('are tried on enough', () => assert.ok(ids.length > 40, String(ids.length)));

    for (const id of ids) {
        it(`write ${id}: it is then left to a placeholder or answered, nothing else breaks, and a second time adds nothing`, () => {
            const { edits, after } = fixed(SPARSE, each => each === id);
            const example = assessed(SPARSE)
                .checker.requirementsOf(id.startsWith('IACM') ? 'IACM' : 'CMHF')
                .find(each => each.id === id)?.example;
            if (!example) return assert.deepEqual(edits, []);
            assert.ok(edits.length, 'something is written');
            assert.ok(!open(after).includes(id), after);
            const { document, checker } = assessed(after);
            assert.deepEqual(document.facts.problems, []);
            const before = new Set(ruleCodes(SPARSE));
            const placeholders = new Set([...before, 'CARE-503']);
            const rules = checker
                .findings(document.facts)
                .map(({ code }) => code)
                .filter(code => code.startsWith('CARE-'));
            assert.deepEqual(
                rules.filter(code => !placeholders.has(code)),
                [],
            );
            assert.deepEqual(fixed(after, each => each === id).edits, []);
        });
    }

    it('write all of a file at once, laid out as the formatter would', () => {
        const { after } = fixed(SPARSE, () => true);
        const left = open(after).filter(
            id =>
                assessed(after)
                    .checker.requirementsOf(id.split('-')[0] ?? '')
                    .find(each => each.id === id)?.example,
        );
        assert.deepEqual(left, []);
        const formatted = applyEdits(after, formatText(after));
        assert.equal(formatted.split('\n').length, after.split('\n').length, 'no line is moved by formatting');
        assert.equal(after.match(/^ {2}team \{$/gm)?.length, 1);
        assert.equal(after.match(/policy non-attendance/g)?.length, 1);
        assert.ok(after.includes('// until spring'));
    });

    it('keep the line ends of Windows, and open a block that stands on one line', () => {
        const { after } = fixed(SPARSE.replaceAll('\n', '\r\n'), () => true);
        assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
        const short = 'service a "A" {\n  follows: IACM\n  policy non-attendance { owner: "Lead" }\n}\n';
        const { after: opened } = fixed(short, id => id === 'IACM-DNA-01');
        assert.deepEqual(assessed(opened).document.facts.problems, []);
        assert.ok(!open(opened).includes('IACM-DNA-01'), opened);
    });

    it('record that a requirement does not apply, or that its gap is accepted, for people to say why', () => {
        const { source, document } = assessed(SPARSE);
        const [subject] = document.facts.services;
        assert.ok(subject);
        const exempt = applyEdits(SPARSE, sayNotApplicable(source, subject, 'IACM-DNA-01'));
        assert.match(exempt, /\n {2}not applicable IACM-DNA-01 because "\[/);
        assert.deepEqual(assessed(exempt).document.facts.problems, []);
        const accepted = applyEdits(SPARSE, acceptGap(source, subject, 'IACM-DNA-01'));
        assert.match(accepted, /\n {2}accepts gap IACM-DNA-01 until \[date until which it is accepted\] by "\[/);
        assert.deepEqual(assessed(accepted).document.facts.problems, []);
    });
});

describe('declaring a term', () => {
    for (const [name, text, expected] of [
        ['in a new vocabulary', 'service a "A" {\n}\n', 'service a "A" {\n}\n\nvocabulary roles {\n  own-role "Own role"\n}\n'],
        ['in an empty file', '', 'vocabulary roles {\n  own-role "Own role"\n}\n'],
        ['in the vocabulary that is there', 'vocabulary roles {\n  x "X"\n}\n', 'vocabulary roles {\n  x "X"\n  own-role "Own role"\n}\n'],
        ['in a vocabulary on one line', 'vocabulary roles { x "X" }\n', 'vocabulary roles { x "X"\n  own-role "Own role"\n}\n'],
    ] as const) {
        it(name, () => {
            const after = applyEdits(text, declareTerm(assessed(text).source, 'roles', 'own-role'));
            assert.equal(after, expected);
            assert.deepEqual(assessed(after).document.facts.problems, []);
        });
    }
});

function ruleCodes(text: string): string[] {
    const { document, checker } = assessed(text);
    return checker.findings(document.facts).map(({ code }) => code);
}
