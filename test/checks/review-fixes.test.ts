import assert from 'node:assert/strict';
import { safeEdits } from '../../language/fixes/sound-edits.ts';
import { editText } from '../../language/model/findings.ts';
import { actionSkeleton } from '../../language/reviews/blanks.ts';
import { editableText } from '../support/check-text.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

const review = (lines: string): string => `review north "North" using icb-review-outcome {\n${lines}\n}\n`;

function findings(text: string, code: string) {
    const facts = factsOf(text, 'north.care');
    assert.deepEqual(facts.problems, []);
    return checkerOf([facts])
        .findings(facts)
        .filter(finding => finding.code === code);
}

const fixAll = (text: string): string => editText(text, safeEdits(editableText(text)));

describe('an answer in quotation marks where a placeholder was', () => {
    for (const [question, quoted, plain] of [
        ['completed', '"2026-09-27"', '2026-09-27'],
        ['completed', '“27 September 2026”', '27 September 2026'],
        ['cohort', '"160 people"', '160 people'],
        ['cohort', '"1,160"', '1,160'],
        ['resource-gap', '"£905k"', '£905k'],
    ] as const) {
        it(`${quoted} is put right without asking`, () => {
            const text = review(`  ${question}: ${quoted}`);
            const after = fixAll(text);
            assert.match(after, new RegExp(`^ {2}${question}: ${plain}$`, 'm'));
            assert.deepEqual(findings(after, 'CARE-712'), []);
        });
    }
    for (const [question, words] of [
        ['completed', '"in September"'],
        ['cohort', '"about 160 people"'],
    ] as const) {
        it(`${words} is left to people`, () => {
            const [found] = findings(review(`  ${question}: ${words}`), 'CARE-712');
            assert.deepEqual(found?.fixes, []);
        });
    }
});

describe('an action without a day', () => {
    const HORIZON = /horizon: +(\[.*\])/.exec(actionSkeleton('IACM-DNA-01'))?.[1] ?? '';
    const ACTION =
        'finding IACM-DNA-01 {\n    practice: partly\n    gap: "x"\n    action a "A" {\n      owner: "Head"\n      state: open\n    }\n  }';

    it('is offered the ends of the next quarters, and a horizon', () => {
        const text = review(`  ${ACTION}`);
        const fixes = findings(text, 'CARE-718')[0]?.fixes ?? [];
        assert.deepEqual(
            fixes.map(({ title }) => title),
            ['Write `horizon`', 'Due by 31 December 2026', 'Due by 31 March 2027', 'Due by 30 June 2027', 'Due by 30 September 2027'],
        );
        const after = editText(text, fixes[2]?.edits ?? []);
        assert.match(after, /state: open\n {6}due: 2027-03-31\n {4}\}/);
    });

    it('is not asked for a horizon twice, where a placeholder asks for it', () => {
        for (const asked of ['"[short-term, or longer-term]"', HORIZON]) {
            const text = review(`  ${ACTION.replace('owner:', `horizon: ${asked}\n      owner:`)}`);
            const [found] = findings(text, 'CARE-718');
            assert.doesNotMatch(found?.message ?? '', /horizon/);
            assert.ok(found?.fixes?.every(({ title }) => title.startsWith('Due by')));
        }
    });
});

describe('answers in words where a choice is asked', () => {
    for (const [written, right] of [
        ['    practice: "Not in place."', '    practice: not-in-place'],
        ['    rating: "Partly met"', '    rating: partly-met'],
        ['    policy: In place', '    policy: in-place'],
        ['    rating: not met', '    rating: not-met'],
        ['    practice: partly we know why', '    practice: partly "we know why"'],
        ['    evidence: Ten records from May', '    evidence: "Ten records from May"'],
        ['    policy: mostly in place', '    policy: "mostly in place"'],
    ] as const)
        it(`${written.trim()} becomes ${right.trim()}`, () => {
            const lines = (line: string): string => review(`  finding IACM-POP-01 {\n${line}\n  }`);
            // Words get their quotation marks first.
            assert.equal(fixAll(fixAll(lines(written))), lines(right));
        });

    it('the name of a board is one text, whatever its first word looks like', () => {
        assert.equal(fixAll(review('  icb: Dale Health Board')), review('  icb: "Dale Health Board"'));
    });
});
