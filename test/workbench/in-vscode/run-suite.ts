import type { Runner } from 'mocha';
import * as vscode from 'vscode';
import { recordRun, type SuiteReport } from '../runner/report.ts';

/** What the runner has put into the bundle of a suite. */
export interface Suite {
    /** The path of the report, on the disk that the workspace is on. */
    readonly report: string;
    readonly grep: string | undefined;
    /** Load the test files. */
    readonly files: readonly (() => Promise<unknown>)[];
}

/** How long one test may take. The first one waits for the server to read the workspace. */
export const TIMEOUT = 60_000;

/** Where the report goes. The tests in the browser have no file system but the workspace's. */
function reportPlace(path: string): vscode.Uri {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    if (!workspace) throw new Error('No folder is open.');
    return workspace.uri.with({ path: vscode.Uri.file(path).path });
}

/**
 * Runs the tests of this extension host and leaves their report.
 *
 * @throws when a test failed, which is VS Code's way to end with an exit code
 */
export async function runAndReport(runner: () => Runner, report: string): Promise<void> {
    const place = reportPlace(report);
    const save = (report: SuiteReport) => vscode.workspace.fs.writeFile(place, new TextEncoder().encode(JSON.stringify(report)));
    const { tests } = await recordRun(runner(), save);
    const failed = tests.filter(({ outcome }) => outcome === 'failed').length;
    if (failed) throw new Error(`${failed} of ${tests.length} tests failed`);
}
