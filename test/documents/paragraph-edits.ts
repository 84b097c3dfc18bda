import assert from 'node:assert/strict';

/** Edits of paragraphs in the XML of a Word file, as people make them. */

const PARAGRAPH = /<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g;

/** The words of a paragraph as people see them. */
function wordsOfParagraph(xml: string): string {
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, words]) => words)
        .join('')
        .replaceAll('\u00A0', ' ')
        .replaceAll('&amp;', '&');
}

/** A new paragraph. */
export function paragraph(words: string, style = ''): string {
    const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph that looks as another does, and says something else. */
export function likeParagraph(other: string, words: string): string {
    const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(other)?.[0] ?? '';
    return paragraph(words).replace('<w:p>', `<w:p>${properties}`);
}

/** Changes the paragraph that has some words; of several, the first after a heading. */
export function inParagraph(words: string, change: (whole: string) => string, heading = ''): (xml: string) => string {
    return xml => {
        const all = [...xml.matchAll(PARAGRAPH)].filter(([whole]) => !/w:val="TOC|<w:fldChar/.test(whole));
        const from = heading ? all.findIndex(([whole]) => wordsOfParagraph(whole) === heading) : 0;
        assert.ok(from >= 0, `no heading “${heading}”`);
        const found = all.slice(from).find(([whole]) => wordsOfParagraph(whole) === words);
        assert.ok(found, `no paragraph “${words}”`);
        return xml.slice(0, found.index) + change(found[0]) + xml.slice(found.index + found[0].length);
    };
}

/** Puts lines in the place of a paragraph: words, or whole paragraphs. */
export function typedOver(words: string, lines: readonly string[], heading = ''): (xml: string) => string {
    return inParagraph(words, whole => lines.map(line => (line.startsWith('<w:p>') ? line : likeParagraph(whole, line))).join(''), heading);
}

/** Puts lines after a paragraph. */
export function addedBelow(words: string, lines: readonly string[], heading = ''): (xml: string) => string {
    return inParagraph(
        words,
        whole => whole + lines.map(line => (line.startsWith('<w:p>') ? line : likeParagraph(whole, line))).join(''),
        heading,
    );
}
