import assert from 'node:assert/strict';
import { type OutlineItem, outline } from '../../language/syntax/outline.ts';
import { parseCare } from '../../language/syntax/parse.ts';

function lines(items: readonly OutlineItem[], depth = 0): string[] {
    return items.flatMap(item => [
        `${'  '.repeat(depth)}${item.kind} ${item.label}${item.detail ? ` (${item.detail})` : ''}`,
        ...lines(item.children, depth + 1),
    ]);
}

const TEXT = `
vocabulary roles { a "A" }
guidance G "Guidance" { section s "Part one" { must G-1 "One" { says: "x" expects statement } } tightens X-1 because "y" }
service s "Service" {
  aims { - "x" }
  policy non-attendance { owner: "Lead" }
  works with police
  team { caseload: 10
}
template t "Form" for G { section a "About" { ask q "Question": date for each requirement { ask r: prose } } }
review r "Review" using t { finding G-1 { action b "Do it" { due: 2026-12-01 } } }
`;

describe('outline', () => {
    it('lists the parts of every kind of document, of broken ones too', () => {
        const { document } = parseCare(TEXT);
        assert.deepEqual(lines(outline(document)), [
            'vocabulary roles',
            '  term a (A)',
            'guidance G (Guidance)',
            '  section Part one',
            '    requirement G-1 (One)',
            '  tightens X-1',
            'service s (Service)',
            '  statements aims',
            '  policy non-attendance',
            '  works with police',
            '  team team',
            'template t (Form)',
            '  section About',
            '    question q (Question)',
            '    questions for each requirement',
            '      question r',
            'review r (Review)',
            '  finding G-1',
            '    action b (Do it)',
        ]);
    });
});
