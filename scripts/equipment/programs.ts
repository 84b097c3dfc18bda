import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Runs a command to its end and shows what it prints only if it fails.
 *
 * @throws when it fails, with the end of what it printed
 */
export function runCommand(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): void {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
        cwd,
        env,
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        shell: process.platform === 'win32',
    });
    if (status === 0) return;
    const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`\`${command} ${args.join(' ')}\` failed (${error?.message ?? `exit code ${status}`}).\n${said}`);
}

/** The folder of the repository, without a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where everything is kept that only the workbench tests need: VS Code itself too. Not in node_modules, so that `npm ci` leaves it alone. */
export const TOOLS = `${ROOT}/.vscode-test`;

/** Seconds that another installation is waited for: a new machine updates itself for minutes. */
const PATIENCE = 600;
/** Seconds between two tries. */
const PAUSE = 5;

/** Something that tests need and Debian has: found, with what the tests want to know of it, or not, with the reason. */
export type Found<T> = { readonly kind: 'ready'; readonly found: T } | { readonly kind: 'missing'; readonly why: string };

/** Why Debian's packages can't be installed on this machine. Undefined when they can. */
export function whyNoInstall(packages: readonly string[]): string | undefined {
    if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get to install it with';
    if (process.getuid?.() !== 0) return `only root can install it (apt-get install ${packages.join(' ')})`;
    return undefined;
}

/** What is said where something was not found: whether it can be had here, and how. */
export function missing(what: string, packages: readonly string[]): { readonly kind: 'missing'; readonly why: string } {
    const how = whyNoInstall(packages) ?? '`npm run test:setup` was not run, which installs it';
    return { kind: 'missing', why: `${what} was not found, and ${how}.` };
}

/**
 * Runs apt-get, when every other installation has ended. Its own option waits for one lock only, not for that of the lists.
 *
 * @throws when it fails, or when another installation has not ended in ten minutes
 */
function runAptGet(args: readonly string[], pause: number): void {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    for (let waited = 0; ; waited += pause) {
        try {
            runCommand('apt-get', ['-o', `DPkg::Lock::Timeout=${PATIENCE}`, ...args], '/', env);
            return;
        } catch (error) {
            if (waited >= PATIENCE || !/Could not get lock|Unable to (lock|acquire)/i.test(String(error))) throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause * 1000);
        }
    }
}

/**
 * Installs Debian's packages, without what they only recommend. Needs root and apt-get.
 *
 * @param pause seconds until the next try, while another installation runs
 * @throws when apt-get fails
 */
export function installPackages(packages: readonly string[], pause = PAUSE): void {
    runAptGet(['update'], pause);
    runAptGet(['install', '--yes', '--no-install-recommends', ...packages], pause);
}

/**
 * Writer and Calc without a window, what reads the PDF that they write, and a font whose letters are as wide as those of Arial,
 * which the documents ask for: with another, pages break elsewhere. 100 MB to download, 310 MB on disk, 25 s.
 */
export const OFFICE_PACKAGES = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils', 'fonts-liberation', 'fontconfig'];

/** Arial itself, and the fonts with its widths. */
const AS_WIDE_AS_ARIAL = /Arial|Liberation Sans|Arimo/;

/** What a command prints. Undefined where it is not there or fails. */
function answer(command: string, ...args: readonly string[]): string | undefined {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
}

/** Whether LibreOffice is there, with all that the tests of its pages need. Installs nothing. */
export function findOffice(): Found<'soffice'> {
    if (answer('soffice', '--version') === undefined) return missing('LibreOffice', OFFICE_PACKAGES);
    if (answer('pdftotext', '-v') === undefined) return missing('pdftotext', OFFICE_PACKAGES);
    // macOS and Windows have Arial.
    const isFontThere = process.platform !== 'linux' || AS_WIDE_AS_ARIAL.test(answer('fc-match', 'Arial') ?? '');
    return isFontThere ? { kind: 'ready', found: 'soffice' } : missing('a font as wide as Arial', OFFICE_PACKAGES);
}

export const GIT_PACKAGES = ['git'];

/** Whether Git is there, which keeps earlier versions of documents. Installs nothing. */
export function findGit(): Found<'git'> {
    return answer('git', '--version') === undefined ? missing('Git', GIT_PACKAGES) : { kind: 'ready', found: 'git' };
}

/** What writes Word files in other ways than Word and Carewright. */
export const PANDOC_PACKAGES = ['pandoc'];
export const PYTHON_DOCX_PACKAGES = ['python3-docx'];

/** Whether pandoc is there. Installs nothing. */
export function findPandoc(): Found<'pandoc'> {
    return answer('pandoc', '--version') === undefined ? missing('pandoc', PANDOC_PACKAGES) : { kind: 'ready', found: 'pandoc' };
}

/** The Python that has python-docx: the first on the path, or Debian's own. Installs nothing. */
export function findPythonDocx(): Found<string> {
    const found = ['python3', '/usr/bin/python3'].find(each => answer(each, '-c', 'import docx') !== undefined);
    return found ? { kind: 'ready', found } : missing('python-docx', PYTHON_DOCX_PACKAGES);
}

/** Debian's Chromium, and a font. */
export const CHROMIUM_PACKAGES = ['chromium', 'fonts-dejavu-core'];
const USUAL_PLACES = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Where a Chromium is: the one that CHROME_PATH names, or the first in its usual places. Installs nothing.
 *
 * @throws when CHROME_PATH names what is not there
 */
export function findChromium(): Found<string> {
    const named = process.env.CHROME_PATH;
    if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`);
    const found = named || USUAL_PLACES.find(place => existsSync(place));
    return found ? { kind: 'ready', found } : missing('Chromium', CHROMIUM_PACKAGES);
}
