import { join } from 'node:path';
import { installVsix } from './install-vsix.ts';
import type { RunOptions, SuiteName } from './options.ts';
import { makeProfile, type Profile } from './profile.ts';
import type { SuiteResult } from './report.ts';
import { runInVsCode } from './run-in-vscode.ts';
import { runPerson } from './run-person.ts';
import type { Executable } from './vscode-executable.ts';

type Result = Omit<SuiteResult, 'seconds' | 'grep'>;

/** What all suites run with. */
interface Equipment {
    readonly executable: Executable;
    /** The extension, packaged. */
    readonly vsix: string;
}

/** What the folder of the workspace is called: in the suite with most tests its name has all that programs write in different ways in an address. */
const WORKSPACES: Readonly<Record<SuiteName, string>> = {
    host: 'a & b (c) #1 % ü',
    vsix: 'examples',
    web: 'examples',
    person: 'examples',
};

const STUB = join(import.meta.dirname, '..', 'vsix', 'stub-extension');

function runIn(suite: SuiteName, profile: Profile, { executable, vsix }: Equipment, options: RunOptions): Promise<Result> {
    const { extension, grep, verbose } = options;
    const inVsCode = (kind: 'node' | 'web', developmentPath: string) =>
        runInVsCode({ suite, kind, developmentPath, grep, verbose }, profile, executable);
    switch (suite) {
        case 'host':
            return inVsCode('node', extension);
        case 'web':
            // The package and not this repository: VS Code's worker loads nothing from a package of modules.
            return inVsCode('web', installVsix(vsix, profile.unpacked, executable));
        case 'vsix':
            installVsix(vsix, profile.extensions, executable);
            return inVsCode('node', STUB);
        case 'person':
            installVsix(vsix, profile.extensions, executable);
            return runPerson(profile, executable, options);
    }
}

/** A suite that did not begin, and why. */
export function notBegun(suite: SuiteName, why: Pick<SuiteResult, 'skippedBecause' | 'problem'>, grep?: string): SuiteResult {
    return { suite, grep, tests: [], isComplete: false, seconds: 0, log: '', ...why };
}

/** Runs one suite in a profile of its own. Never throws: what goes wrong is in the result. */
export async function runSuite(suite: SuiteName, equipment: Equipment, options: RunOptions): Promise<SuiteResult> {
    const started = performance.now();
    const profile = makeProfile(WORKSPACES[suite]);
    try {
        const result = await runIn(suite, profile, equipment, options);
        return { ...result, grep: options.grep, seconds: (performance.now() - started) / 1000 };
    } catch (error) {
        return notBegun(suite, { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
        profile.remove();
    }
}
