import { existsSync } from 'node:fs';
import { installPackages, whyNoInstall } from '../debian/install-packages.ts';

/** Debian's Chromium, and a font. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];
const USUAL_PLACES = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a Chromium is, or why there is none. */
export type PreparedChromium = { readonly kind: 'ready'; readonly chromium: string } | { readonly kind: 'skipped'; readonly why: string };

/**
 * The browser that CHROME_PATH names, or the first in its usual places. Undefined when there is none.
 *
 * @throws when CHROME_PATH names what is not there
 */
function findChromium(): string | undefined {
    const named = process.env.CHROME_PATH;
    if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`);
    if (named) return named;
    return USUAL_PLACES.find(place => existsSync(place));
}

/**
 * Finds Chromium, and installs it if it is not there yet.
 *
 * @param say is told what takes time
 * @throws when an installation fails: a machine that should be able to run the tests never passes without them
 */
export function prepareChromium(say: (line: string) => void): PreparedChromium {
    const there = findChromium();
    if (there) return { kind: 'ready', chromium: there };
    const why = whyNoInstall(PACKAGES);
    if (why) return { kind: 'skipped', why: `Chromium was not found, and ${why}. CHROME_PATH can name a browser.` };
    const started = performance.now();
    installPackages(PACKAGES);
    say(`Chromium was installed in ${Math.round((performance.now() - started) / 1000)} s.`);
    const found = findChromium();
    if (!found) throw new Error('Chromium was installed, but is in none of its usual places.');
    return { kind: 'ready', chromium: found };
}
