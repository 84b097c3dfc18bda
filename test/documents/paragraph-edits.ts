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

/** What was done to a document at one place, and words that are in no other. */
interface ParagraphEdit {
    readonly what: string;
    readonly fresh: string;
}

const KINDS = ['typed over', 'heading', 'sentence', 'owner', 'below', 'tracked row'] as const;
const EMPTY = /^(?:Not used in this specification|Nothing (?:further )?is recorded here)\.$/;

/**
 * Edits paragraphs outside of tables as people do, and rows as tracked changes: what is typed where nothing was, headings, and lines about policies.
 *
 * @param random a number from 0 to below
 */
export function editedParagraphs(
    document: string,
    random: (below: number) => number,
    count: number,
): { readonly xml: string; readonly edits: readonly ParagraphEdit[] } {
    const edits: ParagraphEdit[] = [];
    const used = new Set<string>();
    let xml = document;
    for (let at = 0; at < count; at++) {
        const what = KINDS[random(KINDS.length)] as (typeof KINDS)[number];
        const fresh = `Newword${at}x${random(1000)}`;
        const isWanted = (whole: string): boolean => {
            const words = wordsOfParagraph(whole);
            if (what === 'heading') return /<w:pStyle w:val="(?:Heading\d|Title)"/.test(whole);
            if (what === 'typed over') return EMPTY.test(words);
            return /^Owner: .*Approved: /.test(words);
        };
        const pattern = what === 'tracked row' ? /<w:tr>(?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g : PARAGRAPH;
        const all = (xml.match(pattern) ?? []).filter(
            whole =>
                !used.has(whole) &&
                !/w:val="TOC|<w:fldChar|Newword|<w:tblHeader/.test(whole) &&
                (what === 'tracked row' || isWanted(whole)),
        );
        const whole = all[random(all.length)];
        if (!whole) continue;
        const words = wordsOfParagraph(whole);
        const like = (said: string): string => likeParagraph(whole, said);
        const next = {
            'typed over': () => like(`${random(2) ? `${words} ` : ''}The ${fresh} is kept.`) + (random(2) ? like('It is dry.') : ''),
            heading: () => whole.replace(/(<w:t(?: [^>]*)?>)[^<]*/, `$1${fresh} and more`),
            sentence: () => like(`${words} The ${fresh} is read out.`),
            owner: () => like(words.replace(/^Owner: [^.]*/, `Owner: ${fresh} keeper`)),
            below: () => whole + paragraph(`The ${fresh} is below.`),
            'tracked row': () => {
                const by = '<w:trPr><w:ins w:id="9" w:author="Ann" w:date="2026-03-03T10:00:00Z"/></w:trPr>';
                return `${whole}<w:tr>${by}<w:tc><w:tcPr/>${paragraph(fresh)}</w:tc><w:tc><w:tcPr/>${paragraph('Said')}</w:tc></w:tr>`;
            },
        }[what]();
        used.add(whole);
        xml = xml.replace(whole, () => next);
        edits.push({ what, fresh });
    }
    return { xml, edits };
}
