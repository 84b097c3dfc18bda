import { findChromium, installChromium, whyNoInstall } from './find-chromium.ts';
import { installServer } from './install-server.ts';
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
    const chromium = findChromium() ?? addChromium(say);
    if (typeof chromium !== 'string') return chromium;
    const started = performance.now();
    const { folder, installed } = installServer();
    if (installed) say(`VS Code's server was installed in ${Math.round((performance.now() - started) / 1000)} s.`);
    return { kind: 'server', server: folder, chromium };
}

function addChromium(say: (line: string) => void): string | Prepared {
    const why = whyNoInstall();
    if (why) return { kind: 'skipped', why: `Chromium was not found, and ${why}. CHROME_PATH can name a browser.` };
    const started = performance.now();
    installChromium();
    say(`Chromium was installed in ${Math.round((performance.now() - started) / 1000)} s.`);
    const found = findChromium();
    if (!found) throw new Error('Chromium was installed, but is in none of its usual places.');
    return found;
}
