import { existsSync } from 'node:fs';
import { runCommand } from './run-command.ts';

const USUAL_PLACES = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser that CHROME_PATH names, or the first in its usual places. Undefined when there is none.
 *
 * @throws when CHROME_PATH names what is not there
 */
export function findChromium(): string | undefined {
    const named = process.env.CHROME_PATH;
    if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`);
    if (named) return named;
    return USUAL_PLACES.find(place => existsSync(place));
}

/** Why Chromium can't be installed on this machine. Undefined when it can. */
export function whyNoInstall(): string | undefined {
    if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get to install it with';
    if (process.getuid?.() !== 0) return 'only root can install it (apt-get install chromium)';
    return undefined;
}

/** Installs Debian's Chromium and a font. Needs root and apt-get. */
export function installChromium(): void {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    runCommand('apt-get', ['update'], '/', env);
    runCommand('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], '/', env);
}
