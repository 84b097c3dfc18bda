import { parseArgs } from 'node:util';
import { ROOT } from '../../../scripts/equipment/programs.ts';

/** Those that take longest come first, so that none is waited for at the end. */
const SUITES = ['person', 'newcomer', 'host', 'web', 'vsix'] as const;
export type SuiteName = (typeof SUITES)[number];

/** The suites that drive the workbench from outside, in a browser. */
export type OutsideSuite = 'person' | 'newcomer';

export const isOutside = (suite: SuiteName): suite is OutsideSuite => suite === 'person' || suite === 'newcomer';

export interface RunOptions {
    readonly suites: readonly SuiteName[];
    /** Only tests whose title holds this. */
    readonly grep: string | undefined;
    /** The folder of the extension that is tested. */
    readonly extension: string;
    readonly verbose: boolean;
    /** How many suites run at the same time. */
    readonly jobs: number;
}

const isSuite = (name: string): name is SuiteName => SUITES.some(suite => suite === name);

/**
 * Reads the options of `npm run test:workbench`.
 *
 * @throws when one is unknown
 */
export function readOptions(args: readonly string[]): RunOptions {
    const { values } = parseArgs({
        args: [...args],
        options: {
            suite: { type: 'string', multiple: true },
            grep: { type: 'string' },
            extension: { type: 'string' },
            jobs: { type: 'string', default: '1' },
            verbose: { type: 'boolean', default: false },
        },
    });
    const wanted = (values.suite ?? [...SUITES]).flatMap(names => names.split(','));
    const suites = wanted.map(name => {
        if (!isSuite(name)) throw new Error(`There is no suite "${name}". There are: ${SUITES.join(', ')}.`);
        return name;
    });
    const jobs = Number(values.jobs);
    if (!(jobs >= 1)) throw new Error('--jobs takes a number from 1.');
    return { suites, grep: values.grep, extension: values.extension ?? ROOT, verbose: values.verbose, jobs };
}
