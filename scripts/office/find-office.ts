import { spawnSync } from 'node:child_process';
import { type Found, missing } from '../debian/install-packages.ts';

/**
 * Writer and Calc without a window, what reads the PDF that they write, and a font whose letters are as wide as those of Arial,
 * which the documents ask for: with another, pages break elsewhere. 100 MB to download, 310 MB on disk, 25 s.
 */
export const OFFICE_PACKAGES = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils', 'fonts-liberation', 'fontconfig'];

/** Arial itself, and the fonts with its widths. */
const AS_WIDE_AS_ARIAL = /Arial|Liberation Sans|Arimo/;

/** What a command prints. Undefined where it is not there or fails. */
function answer(command: string, ...args: readonly string[]): string | undefined {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
}

/** Whether LibreOffice is there, with all that the tests of its pages need. Installs nothing. */
export function findOffice(): Found<'soffice'> {
    if (answer('soffice', '--version') === undefined) return missing('LibreOffice', OFFICE_PACKAGES);
    if (answer('pdftotext', '-v') === undefined) return missing('pdftotext', OFFICE_PACKAGES);
    // macOS and Windows have Arial.
    const isFontThere = process.platform !== 'linux' || AS_WIDE_AS_ARIAL.test(answer('fc-match', 'Arial') ?? '');
    return isFontThere ? { kind: 'ready', found: 'soffice' } : missing('a font as wide as Arial', OFFICE_PACKAGES);
}
