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
function rowWith(xml: string, first: string, title = ''): string {
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
