import { spawnSync } from 'node:child_process';
import { installPackages, whyNoInstall } from '../debian/install-packages.ts';

/** Writer and Calc without a window, and what reads the PDF that they write. 99 MB to download, 308 MB on disk, 25 s. */
const PACKAGES = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils'];

/** Whether LibreOffice can be asked to open files, or why not. */
export type PreparedOffice = { readonly kind: 'ready' } | { readonly kind: 'skipped'; readonly why: string };

/** Whether the commands are there that the tests start. */
function isInstalled(): boolean {
    return [
        ['soffice', '--version'],
        ['pdftotext', '-v'],
    ].every(([command = '', ...args]) => spawnSync(command, args).status === 0);
}

/**
 * Installs LibreOffice and pdftotext, if they are not there yet.
 *
 * @param say is told what takes time
 * @throws when an installation fails: a machine that should be able to run the tests never passes without them
 */
export function prepareOffice(say: (line: string) => void): PreparedOffice {
    if (isInstalled()) return { kind: 'ready' };
    const why = whyNoInstall(PACKAGES);
    if (why) return { kind: 'skipped', why: `LibreOffice or pdftotext was not found, and ${why}` };
    const started = performance.now();
    installPackages(PACKAGES);
    say(`LibreOffice was installed in ${Math.round((performance.now() - started) / 1000)} s.`);
    if (!isInstalled()) throw new Error('LibreOffice was installed, but does not start.');
    return { kind: 'ready' };
}
