import { relative } from 'node:path';
import Mocha from 'mocha';
import { seedOfTheDay } from './sampling.ts';

const { EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;
const LONGEST = 20;

/** How long each file took, the longest first. */
function longest(times: ReadonlyMap<string, number>): string {
    const files = [...times].toSorted(([, a], [, b]) => b - a).slice(0, LONGEST);
    return files.map(([file, ms]) => `${relative('test', file)} ${Math.round(ms / 1000)} s`).join(', ');
}

/** What was skipped, by name, under the titles of its groups, which say why. */
function tellSkipped(skipped: readonly Mocha.Test[]): string {
    const groups = Map.groupBy(skipped, test => test.titlePath().slice(0, -1).join(' '));
    return [...groups].map(([group, tests]) => `  SKIPPED: ${group}\n${tests.map(({ title }) => `    - ${title}\n`).join('')}`).join('');
}

/**
 * Mocha's dots and its list of failures; then what was skipped and why, the seed with which robustness tests chose their texts,
 * and which files took longest.
 */
export default class DotsAndSkipped extends Mocha.reporters.Dot {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        const skipped: Mocha.Test[] = [];
        const times = new Map<string, number>();
        runner.on(EVENT_TEST_PENDING, test => skipped.push(test));
        runner.on(EVENT_TEST_END, ({ file = '', duration = 0 }) => times.set(file, (times.get(file) ?? 0) + duration));
        runner.once(EVENT_RUN_END, () => {
            process.stdout.write(tellSkipped(skipped));
            console.log(
                `  What tests chose by chance is chosen again with SEED=${seedOfTheDay()}${process.env.FULL ? ', all texts' : ''}.`,
            );
            console.log(`  Longest: ${longest(times)}.\n`);
        });
    }
}
