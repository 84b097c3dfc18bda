import type { Page } from 'playwright-core';

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
