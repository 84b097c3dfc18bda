import { findChromium } from './find-chromium.ts';
import { isServerInstalled, SERVER } from './install-server.ts';
import { whichVsCode } from './which-vscode.ts';

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
