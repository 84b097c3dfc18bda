import assert from 'node:assert/strict';
import { updateReview } from '../../../language/reviews/drafts.ts';
import { applyFix } from '../../support/check-text.ts';
import { exampleFiles } from '../../support/example-files.ts';
import { factsOf } from '../../support/read-text.ts';
import { draftOf, workspaceOf } from '../../support/reviews.ts';

const FILES = exampleFiles().filter(({ name }) => name.startsWith('exampleshire'));
const REVIEW = FILES.find(({ name }) => name.endsWith('review-2024.care'))?.text ?? '';
const workspace = workspaceOf(Object.fromEntries(FILES.filter(({ text }) => text !== REVIEW).map(({ name, text }) => [name, text])));

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number> {
    for (let state = seed; ; ) {
        state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
        yield state;
    }
}

describe('a review that is being typed', () => {
    const random = numbers(7);
    const upTo = (limit: number): number => (random.next().value as number) % limit;
    const lines = REVIEW.split('\n');
    const broken = [
        ...Array.from({ length: 15 }, () => REVIEW.slice(0, upTo(REVIEW.length))),
        ...Array.from({ length: 15 }, () => lines.toSpliced(upTo(lines.length), 1).join('\n')),
        ...Array.from({ length: 15 }, () => {
            const from = upTo(REVIEW.length);
            return REVIEW.slice(0, from) + REVIEW.slice(from + 1 + upTo(30));
        }),
    ];

    it('makes no rule fail, and no fix makes it worse', () => {
        for (const text of broken) {
            const facts = factsOf(text, 'north.care');
            workspace.names.add(facts);
            const findings = workspace.checker.findings(facts);
            assert.deepEqual(
                findings.filter(({ code }) => code === 'CARE-000'),
                [],
            );
            // A fix of each kind is enough: those of one rule are made in the same way.
            const fixes = new Map(
                findings
                    .filter(({ code }) => code.startsWith('CARE-7'))
                    .flatMap(({ code, fixes: all }) => all?.map(fix => [code, fix] as const) ?? []),
            );
            for (const [code, fix] of fixes) {
                const { problems } = factsOf(applyFix(text, fix));
                assert.ok(
                    problems.length <= facts.problems.length,
                    `${code}: ${fix.title}\n${problems.map(({ message }) => message).join('\n')}`,
                );
            }
            for (const review of facts.reviews) {
                const edits = updateReview(review, draftOf(workspace, ['city-outreach']), facts, text);
                const after = factsOf(applyFix(text, { title: '', safe: false, edits }));
                assert.ok(after.problems.length <= facts.problems.length);
            }
        }
    }).timeout(60_000);
});
