import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
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
    // The window of a busy machine: VS Code's page alone may take a minute.
    context.setDefaultNavigationTimeout(120_000);
    await context.route(
        url => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
        route => route.abort(),
    );
    return context;
}

/** The parts of the page that the script below touches; this project knows no DOM. */
declare const Element: {
    readonly prototype: { getAttribute(this: { readonly id: string }, name: string): string | null };
};

/** Runs in the page: whoever asks for the workbench's configuration gets these options with it. */
function addOptions(more: Readonly<Record<string, unknown>>): void {
    const original = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
        const value = original.call(this, name);
        if (!value || name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
        const configuration = JSON.parse(value);
        return JSON.stringify({ ...configuration, developmentOptions: { ...configuration.developmentOptions, ...more } });
    };
}

/**
 * Adds options to the configuration that the workbench reads from its page. Not by changing the page on its way: Chromium
 * would then take it for a page from elsewhere, and block its connection to the server.
 */
export function addDevelopmentOptions(page: Page, options: Readonly<Record<string, unknown>>): Promise<unknown> {
    return page.addInitScript(addOptions, options);
}

/** The address of the workbench with a folder open. */
export function workbenchAddress(port: number, folder: string | undefined, payload: readonly (readonly [string, string])[] = []): string {
    const query = new URLSearchParams(folder ? { folder } : { ew: 'true' });
    if (payload.length) query.set('payload', JSON.stringify(payload));
    return `http://127.0.0.1:${port}/?${query}`;
}
