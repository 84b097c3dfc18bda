import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PDF_FILTER, readPageNumbers, withoutTimes } from '../../documents/formats/pdf.ts';
import type { DocumentTree } from '../../documents/tree/document-tree.ts';
import { estimatedPages, LEAST_PAGES, type PageNumbers } from '../../documents/word/contents.ts';
import { renderWord, type WordLook } from '../../documents/word/document.ts';
import type { HouseStyle } from '../../documents/word/house-style.ts';
import { createFile } from '../../files/write-file.ts';

/** Milliseconds in which LibreOffice has to have written a file. */
const PATIENCE = 120_000;

/** How often a document is laid out again. */
const MOST_TRIES = 4;

/** What to do where there is no LibreOffice. */
export const NO_OFFICE =
    'PDF files are made with LibreOffice, which was not found on this computer. Install it from libreoffice.org, or set CAREWRIGHT_SOFFICE to its program soffice. Or write Word files (--to docx), open them in Word and choose File, Save As, PDF.';

/** LibreOffice without a window, with settings that belong to this run alone: a person may have it open. */
export class LibreOffice {
    private readonly program: string;
    private folder: string | undefined;
    private count = 0;

    constructor(program: string) {
        this.program = program;
    }

    /**
     * A Word file as a PDF.
     *
     * @throws where LibreOffice fails, or takes longer than two minutes
     */
    private async convert(word: Uint8Array): Promise<Uint8Array> {
        this.folder ??= await mkdtemp(join(tmpdir(), 'carewright-'));
        const name = String(++this.count);
        const file = join(this.folder, `${name}.docx`);
        await createFile(file, word);
        const profile = `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`;
        const args = [profile, '--headless', '--convert-to', PDF_FILTER, '--outdir', this.folder, file];
        await promisify(execFile)(this.program, args, { timeout: PATIENCE, windowsHide: true });
        return new Uint8Array(await readFile(join(this.folder, `${name}.pdf`)));
    }

    /** On which pages the headings of a document are; nothing for one that is so short that it needs no list of contents. */
    async pageNumbers(tree: DocumentTree, style?: HouseStyle): Promise<PageNumbers | undefined> {
        if (!tree.root.children.some(({ type }) => type === 'contents') || estimatedPages(tree) < LEAST_PAGES / 2) return undefined;
        // Numbers take room: any will do to find out where the headings are.
        const any = { pages: LEAST_PAGES, ofHeadings: tree.root.children.map(() => LEAST_PAGES) };
        return readPageNumbers(await this.convert(renderWord(tree, { style, numbers: any })), tree);
    }

    /**
     * A document as a PDF; the same document on the same day is the same bytes. LibreOffice sometimes leaves a heading alone at
     * the end of a page: then the document is laid out again, with that heading on the next page.
     */
    async pdf(tree: DocumentTree, look: WordLook, day: string): Promise<Uint8Array> {
        const breaks = new Set<number>();
        let { numbers } = look;
        for (let tries = 1; ; tries++) {
            const pdf = await this.convert(renderWord(tree, { ...look, numbers, breaks }));
            const found = readPageNumbers(pdf, tree);
            const orphans = found?.orphans?.filter(heading => !breaks.has(heading)) ?? [];
            const isRight = !numbers || !found || String(found.ofHeadings) === String(numbers.ofHeadings);
            if ((!orphans.length && isRight) || tries > MOST_TRIES) return withoutTimes(pdf, day);
            // The first on its new page may bring the others into place.
            if (orphans.length) breaks.add(Math.min(...orphans));
            if (numbers) numbers = found;
        }
    }

    /** Removes what was kept for the run. */
    async close(): Promise<void> {
        if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true });
    }
}
