import { strToU8, type Zippable, zipSync } from 'fflate';

/** Namespaces of everything that the tests put into a Word file. */
export const NAMESPACES = [
    ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
    ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
    ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
    ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
    ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
    ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
    ['v', 'urn:schemas-microsoft-com:vml'],
    ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
    ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
]
    .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
    .join(' ');

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export interface WordParts {
    /** The name of the main part. */
    readonly main?: string;
    /** Relationships of the main part: `[type, target]`, and `true` for one outside the file. */
    readonly relationships?: readonly (readonly [id: string, type: string, target: string, isExternal?: boolean])[];
    readonly styles?: string;
    readonly numbering?: string;
    /** Other parts, by their names. */
    readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** Of how many bytes a part is huge. */
const HUGE = 1 << 20;

function escaped(words: string): string {
    return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A run of words with properties. */
export function run(words: string, properties = ''): string {
    return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
}

/** A paragraph of runs, or of words. */
export function para(content: string, properties = ''): string {
    return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
}

/** A paragraph in one of Word's headings. */
export function head(words: string, level = 2): string {
    return para(words, `<w:pStyle w:val="Heading${level}"/>`);
}

/** A paragraph that is numbered. */
export function point(words: string, number: number, level = 0): string {
    return para(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`);
}

/** A paragraph all in bold. */
export function bold(words: string): string {
    return para(run(words, '<w:b/>'));
}

/** A cell, with properties. */
export function cell(content: string, properties = ''): string {
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : para(content)}</w:tc>`;
}

/** A table of rows of cells; words become cells. */
export function table(...rows: readonly (readonly string[])[]): string {
    const made = rows.map(cells => `<w:tr>${cells.map(each => (each.startsWith('<w:tc>') ? each : cell(each))).join('')}</w:tr>`);
    return `<w:tbl><w:tblPr/><w:tblGrid/>${made.join('')}</w:tbl>`;
}

/** A mark of a field. */
export function fieldMark(type: 'begin' | 'separate' | 'end', data = ''): string {
    return `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
}

/** A field with what it shows. */
export function field(instruction: string, shown: string, data = ''): string {
    const words = `<w:r><w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText></w:r>`;
    return `${fieldMark('begin', data)}${words}${fieldMark('separate')}${shown}${fieldMark('end')}`;
}

/** The styles that Word has for headings, and the hint of a field. */
export const STYLES = `${[1, 2, 3, 9]
    .map(level => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`)
    .join('')}<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style>`;

/** The levels of a numbering: format, text, and where it starts. */
export function numbering(...all: readonly (readonly (readonly [format: string, text: string, start?: number])[])[]): string {
    const abstracts = all.map((levels, id) => {
        const made = levels.map(
            ([format, text, start = 1], level) =>
                `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
        );
        return `<w:abstractNum w:abstractNumId="${id}">${made.join('')}</w:abstractNum>`;
    });
    const numbers = all.map((_, id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`);
    return [...abstracts, ...numbers].join('');
}

/** A Word file with a body, as small as Word would still open it. */
export function wordFile(
    body: string,
    { main = 'word/document.xml', relationships = [], styles = STYLES, numbering: numbers = '', parts = {} }: WordParts = {},
): Uint8Array {
    const folder = main.slice(0, main.lastIndexOf('/'));
    const name = main.slice(main.lastIndexOf('/') + 1);
    const relation = (id: string, type: string, target: string, isExternal = false): string =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`;
    const own = [relation('rS', 'styles', '/word/styles.xml'), relation('rN', 'numbering', '/word/numbering.xml')];
    const all: Readonly<Record<string, string | Uint8Array>> = {
        '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${TYPE}.document.main+xml"/></Types>`,
        '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', main)}</Relationships>`,
        [`${folder}/_rels/${name}.rels`]: `<Relationships xmlns="${PACKAGE}/relationships">${[...own, ...relationships.map(each => relation(...each))].join('')}</Relationships>`,
        [main]: `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
        'word/styles.xml': `<w:styles ${NAMESPACES}>${styles}</w:styles>`,
        'word/numbering.xml': `<w:numbering ${NAMESPACES}>${numbers}</w:numbering>`,
        ...parts,
    };
    const bytes = Object.entries(all).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part] as const);
    // How small a huge part is packed changes nothing of what is read, and packing it well takes seconds.
    const packed = bytes.map(([path, part]): [string, Zippable[string]] => [path, [part, { level: part.length > HUGE ? 1 : 6 }]]);
    return zipSync(Object.fromEntries(packed));
}

/** One numbering, of bullets. */
export const LISTS_OF_BULLETS = numbering([['bullet', '•']]);
