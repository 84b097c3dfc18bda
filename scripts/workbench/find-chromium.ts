import { existsSync } from 'node:fs';
import { type Found, missing } from '../debian/install-packages.ts';

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
