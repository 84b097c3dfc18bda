import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { createVSIX } from '@vscode/vsce';
import { ROOT, runCommand } from '../../../scripts/equipment/programs.ts';
import { packageExtension } from '../../../scripts/package/package-extension.ts';
import type { Executable } from './vscode-executable.ts';

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
