import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ROOT, TOOLS } from './places.ts';
import { runCommand } from './run-command.ts';

const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const from = `${ROOT}/test/workbench/tools`;
const to = `${TOOLS}/server`;
const server = `${to}/node_modules/code-server`;

/**
 * Installs VS Code's server as test/workbench/tools/package-lock.json has it, once; 600 MB, about half a minute.
 * No scripts run: they would build native modules that the tests do not need.
 *
 * @returns the folder of the server, and whether it had to be installed
 */
export function installServer(): { readonly folder: string; readonly installed: boolean } {
    const hash = createHash('sha256');
    for (const file of MANIFESTS) hash.update(readFileSync(`${from}/${file}`));
    const wanted = hash.digest('hex');
    const stamp = `${to}/installed`;
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { folder: server, installed: false };

    rmSync(stamp, { force: true });
    mkdirSync(to, { recursive: true });
    for (const file of MANIFESTS) copyFileSync(`${from}/${file}`, `${to}/${file}`);
    runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], to);
    // Not `npm ci`: the lock file that the server brings along does not fit its own package.json.
    runCommand('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], `${server}/lib/vscode`);
    writeFileSync(stamp, wanted);
    return { folder: server, installed: true };
}
