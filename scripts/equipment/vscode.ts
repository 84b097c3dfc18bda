import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findChromium, ROOT, runCommand, TOOLS } from './programs.ts';

const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const from = `${ROOT}/test/workbench/tools`;
const to = `${TOOLS}/server`;
/** Says which lock file the server was installed from. */
const stamp = `${to}/installed`;

/** The folder of VS Code's server, once it is installed. */
export const SERVER = `${to}/node_modules/code-server`;

/**
 * Settings of a new user who is to see Carewright first: no page and no chat of VS Code's own in front of it. For `npm run editor`
 * and for the test of what newcomers do.
 */
export const NEWCOMER_SETTINGS = {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    // The folder is in this repository, which is nothing that people who try the editor are to be asked about.
    'git.openRepositoryInParentFolders': 'never',
    // Carewright has no telemetry. That of VS Code is off: its page would say that data are collected.
    'telemetry.telemetryLevel': 'off',
};

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
    importByAddress();
    writeFileSync(stamp, wanted());
}

/**
 * Has the server import its main module by an address. By its path, it would not be found in a folder with `#` or `%` in its name.
 *
 * @throws when the server is another than the one that this is for
 */
function importByAddress(): void {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the server's template
    const before = 'eval(`import("${modPath}")`)';
    const after = 'import(require("node:url").pathToFileURL(path.join(constants_1.vsRootPath, "out/server-main.js")).href)';
    for (const name of ['main.js', 'routes/vscode.js']) {
        const file = `${SERVER}/out/node/${name}`;
        const text = readFileSync(file, 'utf8');
        if (!text.includes(before)) throw new Error(`${file} has no ${before}. Look whether the server still needs this.`);
        writeFileSync(file, text.replace(before, after));
    }
}

/**
 * Which VS Code the tests run in: `desktop` is downloaded by @vscode/test-electron, as everywhere; `server` is VS Code's server
 * from npm with its workbench in Chromium, for machines that cannot download VS Code or have no screen.
 */
type VsCodeKind = 'desktop' | 'server';

interface Machine {
    readonly platform: string;
    readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What CAREWRIGHT_VSCODE says; without it, the server on a Linux without a screen, and the desktop everywhere else.
 *
 * @throws when CAREWRIGHT_VSCODE holds something else
 */
export function whichVsCode({ platform, env }: Machine = process): VsCodeKind {
    const wanted = env.CAREWRIGHT_VSCODE;
    if (wanted === 'desktop' || wanted === 'server') return wanted;
    if (wanted) throw new Error(`CAREWRIGHT_VSCODE is "${wanted}". It can be desktop or server.`);
    const hasScreen = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
    return hasScreen ? 'desktop' : 'server';
}

/** The VS Code that the tests can use, or why there is none. */
export type FoundVsCode =
    | { readonly kind: 'desktop' }
    | { readonly kind: 'server'; readonly server: string; readonly chromium: string }
    | { readonly kind: 'missing'; readonly why: string };

/**
 * Looks for the VS Code that the workbench tests need. Installs nothing.
 *
 * @throws when CAREWRIGHT_VSCODE or CHROME_PATH holds what can't be
 */
export function findVsCode(): FoundVsCode {
    if (whichVsCode() === 'desktop') return { kind: 'desktop' };
    const browser = findChromium();
    if (browser.kind === 'missing') return browser;
    if (!isServerInstalled()) return { kind: 'missing', why: "VS Code's server is not installed: `npm run test:setup` installs it." };
    return { kind: 'server', server: SERVER, chromium: browser.found };
}
