import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { createVSIX } from '@vscode/vsce';
import { ROOT, runCommand } from '../../../scripts/equipment/programs.ts';
import type { FoundVsCode } from '../../../scripts/equipment/vscode.ts';
import { packageExtension } from '../../../scripts/package/package-extension.ts';
import type { LauncherEnvironment } from '../launcher/environment.ts';

/** A VS Code that can run: its executable, and what that wants in its environment. */
export interface Executable {
    readonly path: string;
    readonly env: Readonly<Record<string, string>>;
}

/** Milliseconds for a suite in VS Code, from start to end: it ends one that hangs. Each test has a limit of its own. */
const TIMEOUT = 900_000;

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

/**
 * Packages an extension: this repository's as `npm run package` does, another one as it is.
 *
 * @param target the path of the package
 */
export async function makeVsix(extension: string, target: string): Promise<void> {
    if (extension === ROOT) await packageExtension(ROOT, target);
    else await createVSIX({ cwd: extension, packagePath: target, dependencies: false, allowMissingRepository: true });
}

/**
 * Installs a packaged extension with VS Code's command line.
 *
 * @param into the folder of a profile's extensions
 * @returns the folder of the installed extension
 * @throws when VS Code does not take it
 */
export function installVsix(vsix: string, into: string, { path, env }: Executable): string {
    const folder = mkdtempSync(join(tmpdir(), 'cw-'));
    try {
        const [command = path, ...args] = resolveCliArgsFromVSCodeExecutablePath(path, { reuseMachineInstall: true });
        const install = [`--extensions-dir=${into}`, `--user-data-dir=${folder}`, '--install-extension', vsix];
        runCommand(command, [...args, ...install], folder, { ...process.env, ...env });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    const installed = readdirSync(into, { withFileTypes: true }).find(entry => entry.isDirectory() && entry.name.includes('carewright'));
    if (!installed) throw new Error(`VS Code did not install ${vsix}.`);
    return join(into, installed.name);
}
