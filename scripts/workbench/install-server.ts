import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ROOT, TOOLS } from './places.ts';
import { runCommand } from './run-command.ts';

const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const from = `${ROOT}/test/workbench/tools`;
const to = `${TOOLS}/server`;
/** Says which lock file the server was installed from. */
const stamp = `${to}/installed`;

/** The folder of VS Code's server, once it is installed. */
export const SERVER = `${to}/node_modules/code-server`;

function wanted(): string {
    const hash = createHash('sha256');
    for (const file of MANIFESTS) hash.update(readFileSync(`${from}/${file}`));
    return hash.digest('hex');
}

/** Whether VS Code's server is there, as test/workbench/tools/package-lock.json has it. */
export function isServerInstalled(): boolean {
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

/**
 * Installs VS Code's server as test/workbench/tools/package-lock.json has it, unless it is there; 600 MB, about half a minute.
 * No scripts run: they would build native modules that the tests do not need.
 *
 * @throws when npm fails
 */
export function installServer(): void {
    if (isServerInstalled()) return;
    rmSync(stamp, { force: true });
    mkdirSync(to, { recursive: true });
    for (const file of MANIFESTS) copyFileSync(`${from}/${file}`, `${to}/${file}`);
    runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], to);
    // Not `npm ci`: the lock file that the server brings along does not fit its own package.json.
    runCommand('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], `${SERVER}/lib/vscode`);
    writeFileSync(stamp, wanted());
}
