import assert from 'node:assert/strict';

/** Edits of tables in the XML of a Word file, as people make them. */

const CELL = /<w:tc>[\s\S]*?<\/w:tc>/g;

function escaped(words: string): string {
    return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wordsOf(xml: string): string {
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, words]) => words)
        .join('')
        .replaceAll('\u00A0', ' ')
        .replaceAll('&amp;', '&');
}

/** A cell with other words: each line is a paragraph. */
function withWords(cell: string, words: string): string {
    const properties = /<w:tcPr>[\s\S]*?<\/w:tcPr>|<w:tcPr\/>/.exec(cell)?.[0] ?? '';
    const lines = words.split('\n').map(line => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
    return `<w:tc>${properties}${lines.join('')}</w:tc>`;
}

function rowsOf(xml: string): readonly string[] {
    return xml.match(/<w:tr>(?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g) ?? [];
}

/** The row of which the first cell has some words; of several the one whose table has a title. */
export function rowWith(xml: string, first: string, title = ''): string {
    let titles = '';
    for (const row of rowsOf(xml)) {
        const cells = (row.match(CELL) ?? []).map(wordsOf);
        if (/<w:tblHeader/.test(row)) titles = cells.join(' | ');
        if (cells[0]?.startsWith(first) && titles.includes(title)) return row;
    }
    return assert.fail(`no row “${first}” in a table with “${title}”`);
}

/** Types words into a cell. */
export function typed(xml: string, first: string, column: number, words: string, title = ''): string {
    const row = rowWith(xml, first, title);
    const cell = (row.match(CELL) ?? [])[column];
    assert.ok(cell, `no cell ${column} in “${first}”`);
    return xml.replace(row, () => row.replace(cell, () => withWords(cell, words)));
}

/** Puts a row after another. @param change makes a tracked change of it */
export function addedAfter(
    xml: string,
    first: string,
    words: readonly string[],
    title = '',
    change: (row: string) => string = row => row,
): string {
    const row = rowWith(xml, first, title);
    const cells = words.map(each => withWords('<w:tc><w:tcPr/></w:tc>', each));
    return xml.replace(row, () => `${row}${change(`<w:tr>${cells.join('')}</w:tr>`)}`);
}

/** What was done to a document at one place, and the words by which it is found again. */
interface CellEdit {
    readonly what: string;
    /** Words that are in no other place. */
    readonly fresh: string;
    /** What people saw there before, and do not any more. */
    readonly gone: string;
}

const KINDS = ['other words', 'more words', 'emptied', 'a date', 'a sum', 'a new paragraph', 'bold', 'row deleted', 'row copied'] as const;

/**
 * Edits some cells of all tables as people do, each in another row.
 *
 * @param random a number from 0 to below
 */
export function editedCells(
    document: string,
    random: (below: number) => number,
    count: number,
): { readonly xml: string; readonly edits: readonly CellEdit[] } {
    const rows = rowsOf(document).filter(row => !/<w:tblHeader/.test(row) && (row.match(CELL) ?? []).length > 1);
    const chosen = new Set<string>();
    while (chosen.size < Math.min(count, rows.length)) chosen.add(rows[random(rows.length)] as string);
    const edits: CellEdit[] = [];
    let xml = document;
    for (const [at, row] of [...chosen].entries()) {
        const cells = row.match(CELL) ?? [];
        const column = random(cells.length);
        const cell = cells[column] as string;
        const before = wordsOf(cell);
        const what = KINDS[random(KINDS.length)] as (typeof KINDS)[number];
        const fresh = `Newword${at}x${random(1000)}`;
        const inCell = (words: string): string => row.replace(cell, () => withWords(cell, words));
        const day = 1 + random(28);
        const [next, said, gone]: readonly [string, string, string] = {
            'other words': () => [inCell(`${fresh} is what we do.`), fresh, before] as const,
            'more words': () => [inCell(`${before} And ${fresh}.`), fresh, ''] as const,
            emptied: () => [inCell(''), '', before] as const,
            'a date': () => [inCell(`${day} March 20${40 + (at % 50)}`), `20${40 + (at % 50)}`, before] as const,
            'a sum': () => [inCell(`£${7000 + at},00${random(10)} each year`), `${7000 + at},00`, before] as const,
            'a new paragraph': () =>
                [
                    row.replace(cell, () => cell.replace('</w:tc>', `<w:p><w:r><w:t>${fresh} too.</w:t></w:r></w:p></w:tc>`)),
                    fresh,
                    '',
                ] as const,
            bold: () => [row.replace(cell, () => cell.replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>')), '', ''] as const,
            // What a form asks for stays in the document, with that nothing is answered.
            'row deleted': () => ['', '', wordsOf(cells.at(-1) as string)] as const,
            'row copied': () => {
                const copy = row.replace(cells[0] as string, () => withWords(cells[0] as string, fresh));
                return [row + copy.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, ''), fresh, ''] as const;
            },
        }[what]();
        xml = xml.replace(row, () => next);
        edits.push({ what, fresh: said, gone });
    }
    return { xml, edits };
}
