import { installServer } from './install-server.ts';
import { prepareChromium } from './prepare-chromium.ts';
import { whichVsCode } from './which-vscode.ts';

/** The VS Code that the tests can use, or why there is none. */
export type Prepared =
    | { readonly kind: 'desktop' }
    | { readonly kind: 'server'; readonly server: string; readonly chromium: string }
    | { readonly kind: 'skipped'; readonly why: string };

/**
 * Installs what the workbench tests need and is not there yet.
 *
 * @param say is told what takes time
 * @throws when an installation fails: a machine that should be able to run the tests never passes without them
 */
export function prepare(say: (line: string) => void): Prepared {
    if (whichVsCode() === 'desktop') return { kind: 'desktop' };
    if (Number(process.versions.node.split('.')[0]) < 24) {
        throw new Error(`VS Code's server needs Node 24, and this is ${process.version}. Run it with node_modules/.bin/node.`);
    }
    const browser = prepareChromium(say);
    if (browser.kind === 'skipped') return browser;
    const started = performance.now();
    const { folder, installed } = installServer();
    if (installed) say(`VS Code's server was installed in ${Math.round((performance.now() - started) / 1000)} s.`);
    return { kind: 'server', server: folder, chromium: browser.chromium };
}
