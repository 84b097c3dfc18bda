import { relative } from 'node:path';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;
const LONGEST = 5;

/** How long each file took, the longest first. */
function longest(times: ReadonlyMap<string, number>): string {
    const files = [...times].toSorted(([, a], [, b]) => b - a).slice(0, LONGEST);
    return files.map(([file, ms]) => `${relative('test', file)} ${Math.round(ms / 1000)} s`).join(', ');
}

/** Mocha's dots and its list of failures; then what was skipped, by name, and which files took longest. */
export default class DotsAndSkipped extends Mocha.reporters.Dot {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        const skipped: string[] = [];
        const times = new Map<string, number>();
        runner.on(EVENT_TEST_PENDING, test => skipped.push(test.fullTitle()));
        runner.on(EVENT_TEST_END, ({ file = '', duration = 0 }) => times.set(file, (times.get(file) ?? 0) + duration));
        runner.once(EVENT_RUN_END, () => {
            for (const title of skipped) console.log(`  SKIPPED: ${title}`);
            console.log(`  Longest: ${longest(times)}.\n`);
        });
    }
}
