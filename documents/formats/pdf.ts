import { fnv1a64 } from '../../language/model/text.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { blockWords, plainLine } from '../tree/prose.ts';

import type { PageNumbers } from '../word/contents.ts';

/** What LibreOffice is asked for: a tagged file that readers of screens can follow (PDF/UA), with an outline of its headings. */
export const PDF_FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
    UseTaggedPDF: { type: 'boolean', value: 'true' },
    PDFUACompliance: { type: 'boolean', value: 'true' },
    ExportBookmarks: { type: 'boolean', value: 'true' },
})}`;

/** No call takes more arguments than this everywhere. */
const PIECE = 0x2000;

/** The bytes of a file as characters, one each. */
function charactersOf(bytes: Uint8Array): string {
    let characters = '';
    for (let at = 0; at < bytes.length; at += PIECE) characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
    return characters;
}

/** A title in an outline: UTF-16 in hexadecimal digits. */
function titleOf(digits: string): string {
    const units = digits.match(/.{4}/g) ?? [];
    return plainLine(String.fromCharCode(...units.slice(1).map(unit => Number.parseInt(unit, 16))));
}

/** A heading that begins lower on a page than this has no room for two lines of text below it, in points from the edge. */
const LOWEST = 100;

/**
 * On which pages the headings of a document are, as the outline of a PDF of it says.
 *
 * @param pdf as LibreOffice writes it: its page tree and its outline are not compressed
 */
export function readPageNumbers(pdf: Uint8Array, { root }: Pick<DocumentTree, 'root'>): PageNumbers | undefined {
    const text = charactersOf(pdf);
    const kids = /\/Kids\s*\[([\d\sR]+)\]/.exec(text)?.[1];
    const pages = [...(kids?.matchAll(/(?<!\d)(\d+) 0 R/g) ?? [])].map(([, id]) => id);
    if (!pages.length) return undefined;
    const outline = [...text.matchAll(/\/Title<FEFF([\dA-F]*)>\s*\/Dest\[(\d+) 0 R\/XYZ [\d.]+ ([\d.]+)/g)].map(
        ([, title = '', page, top]) => ({
            title: titleOf(`FEFF${title}`),
            isLowest: Number(top) < LOWEST,
            page: pages.indexOf(page ?? '') + 1 || undefined,
        }),
    );
    const headings = root.children.filter(block => block.type === 'heading' && block.depth > 1).map(block => plainLine(blockWords(block)));
    // The title is the first entry of the outline, and may be what a heading is called, too.
    let from = 1;
    const found = headings.map(words => {
        const at = outline.findIndex(({ title }, index) => index >= from && title.replaceAll('\u00A0', ' ') === words);
        if (at < 0) return undefined;
        from = at + 1;
        return outline[at];
    });
    return {
        pages: pages.length,
        ofHeadings: found.map(each => each?.page),
        orphans: [...found.keys()].filter(index => found[index]?.isLowest),
    };
}

/**
 * A PDF without the time at which it was made, so that the same document is the same bytes.
 *
 * @param day the day to write instead, as `YYYY-MM-DD`
 */
export function withoutTimes(pdf: Uint8Array, day: string): Uint8Array {
    const digits = day.replaceAll('-', '');
    const timeless = charactersOf(pdf)
        .replaceAll(/D:\d{14}/g, `D:${digits}000000`)
        .replaceAll(/(\/DocChecksum \/)[\dA-F]{32}/g, `$1${'0'.repeat(32)}`)
        .replaceAll(/(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, `$1${day}T00:00:00`);
    // Its name is made from the time, too. What is as long as before leaves the places of its objects as they are.
    const id = /\/ID \[ <([\dA-F]{32})>/.exec(timeless)?.[1];
    const sum = fnv1a64(id ? timeless.replaceAll(id, '') : timeless).toUpperCase();
    const named = id ? timeless.replaceAll(id, sum + sum) : timeless;
    return Uint8Array.from(named, character => character.charCodeAt(0));
}
