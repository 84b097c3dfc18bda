import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { FoundVsCode } from '../../../scripts/equipment/vscode.ts';
import type { LauncherEnvironment } from '../launcher/environment.ts';

/** A VS Code that can run: its executable, and what that wants in its environment. */
export interface Executable {
    readonly path: string;
    readonly env: Readonly<Record<string, string>>;
}

/** Milliseconds for a suite in VS Code, from start to end. */
const TIMEOUT = 300_000;

/** The launcher of this folder, or a desktop VS Code that test-electron downloads. */
export async function vsCodeExecutable(vsCode: Exclude<FoundVsCode, { kind: 'missing' }>, verbose: boolean): Promise<Executable> {
    if (vsCode.kind === 'desktop') return { path: await downloadAndUnzipVSCode(), env: {} };
    const env: LauncherEnvironment = {
        WORKBENCH_SERVER: vsCode.server,
        WORKBENCH_CHROMIUM: vsCode.chromium,
        WORKBENCH_NODE: process.execPath,
        WORKBENCH_TIMEOUT: String(TIMEOUT),
        ...(verbose ? { WORKBENCH_VERBOSE: 'yes' } : {}),
    };
    return { path: join(import.meta.dirname, '..', 'launcher', 'code'), env: { ...env } };
}
