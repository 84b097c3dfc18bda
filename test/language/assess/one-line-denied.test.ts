import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { BEST_EXAMPLE, resultsInPlace } from '../../support/best-example.ts';

/**
 * What five sceptics did to our best example, a line at a time, and what is found. The bounds are what is reached; they may only be
 * tightened.
 */
const CASES = new URL('../../fixtures/judged-pages/', import.meta.url);
const SCEPTICS = [
    { file: 'one-line-denied.json', lines: 80, same: 40, mostShown: 20, mostShownByIt: 2, mostOthers: 4 },
    { file: 'one-line-denied-again.json', lines: 80, same: 40, mostShown: 19, mostShownByIt: 5, mostOthers: 8 },
    { file: 'one-line-denied-third.json', lines: 50, same: 25, mostShown: 9, mostShownByIt: 0, mostOthers: 1 },
    { file: 'one-line-denied-fourth.json', lines: 60, same: 30, mostShown: 16, mostShownByIt: 2, mostOthers: 0 },
    { file: 'one-line-denied-fifth.json', lines: 50, same: 30, mostShown: 10, mostShownByIt: 1, mostOthers: 0 },
];

interface Case {
    /** The number of the line, from 1. */
    readonly at: number;
    readonly line: string;
    readonly new: string;
    readonly requirement: string;
    readonly now: readonly (Outcome | 'same')[];
}

function outcomesOf(text: string): ReadonlyMap<string, Outcome> {
    return new Map(resultsInPlace(text).map(({ requirement, outcome }) => [requirement.id, outcome]));
}

/** The example with one line of it in other words. */
function changed({ at, line, new: instead }: Case): string {
    const lines = BEST_EXAMPLE.split('\n');
    assert.ok(lines[at - 1]?.includes(line), `line ${at} of the example is not “${line}”`);
    return lines.with(at - 1, lines[at - 1]?.replace(line, () => instead) ?? '').join('\n');
}

/** The example without one line. */
function without({ at }: Case): string {
    return BEST_EXAMPLE.split('\n')
        .toSpliced(at - 1, 1)
        .join('\n');
}

const before = outcomesOf(BEST_EXAMPLE);

describe('our best example', () => {
    it('has nothing against it and nothing open', () => {
        assert.ok(before.size >= 90);
        const open = [...before].filter(([, outcome]) => !['shown', 'claimed', 'not applicable'].includes(outcome));
        assert.deepEqual(open, []);
    });
});

for (const { file, lines, same, mostShown, mostShownByIt, mostOthers } of SCEPTICS) {
    describe(`one line of the best example in other words, in ${file}`, () => {
        const cases = JSON.parse(readFileSync(new URL(file, CASES), 'utf8')) as readonly Case[];
        const found = cases.map(each => ({ ...each, outcome: outcomesOf(changed(each)).get(each.requirement) }));
        const told = (some: typeof found): string =>
            some.map(({ at, requirement, outcome }) => `${at} ${requirement} ${outcome}`).join('; ');
        const denied = found.filter(({ now }) => !now.includes('same'));
        const kept = found.filter(({ now }) => now.includes('same'));
        const shown = denied.filter(({ outcome, now }) => outcome === 'shown' && !now.includes(outcome));

        it('is still shown for few of those that deny it', () => {
            assert.equal(denied.length, lines);
            assert.ok(shown.length <= mostShown, told(shown));
        });

        it('is shown by that very line for fewer: mostly another line answers as well', () => {
            const byIt = shown.filter(each => outcomesOf(without(each)).get(each.requirement) !== 'shown');
            assert.ok(byIt.length <= mostShownByIt, told(byIt));
        });

        it('stays what it was for nearly all of those that only use unusual words', () => {
            assert.equal(kept.length, same);
            const other = kept.filter(({ outcome, requirement }) => outcome !== before.get(requirement));
            assert.ok(other.length <= mostOthers, told(other));
        });
    });
}
