import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { setting } from './environment.ts';

const ARGUMENTS = [
    // Chromium's sandbox refuses to run as root, as tests in containers do; it opens nothing but our own page.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
];

/** Starts Chromium without a window. It leaves signals alone: playwright would end the process before anything is tidied up. */
export function startBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: setting('WORKBENCH_CHROMIUM'),
        args: ARGUMENTS,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
    });
}

/**
 * A fresh browser profile that reaches this machine only.
 *
 * @param bypassCSP needed where an extension comes from a web server of its own
 */
export async function openContext(browser: Browser, { bypassCSP = false } = {}): Promise<BrowserContext> {
    const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
        bypassCSP,
    });
    await context.route(
        url => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
        route => route.abort(),
    );
    return context;
}
