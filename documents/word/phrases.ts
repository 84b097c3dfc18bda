import type { PhrasingContent } from 'mdast';
import { type SafeLink, safeLink } from '../../language/model/links.ts';
import { withLinesJoined } from '../../language/model/text.ts';
import { w, wVal, type XmlNode } from '../office/xml.ts';
import { type DataTable, type FormTable, isBandOf } from '../tree/document-tree.ts';
import { blockWords, NO_BREAK, withLabelsBound, withUnbrokenValues } from '../tree/prose.ts';

/** Room that a cell takes from its text, in twentieths of a point. */
export const CELL_MARGIN = 216;
/** The size of the text of tables, in the same. */
const SIZE = 200;
/** An empty column keeps the room of a few characters, for its title. */
const LEAST_MEAN = 6;
/** No column claims more of a page for one long word, such as an address. */
const LARGEST_CLAIM = 0.3;
/** Fonts of a house style may be a little wider than Arial. */
const ROOM_FOR_OTHERS = 1.06;

/** How wide the characters from space to tilde are in Arial bold, in thousandths of its size. */
const WIDTHS: readonly number[] = [
    ...[278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278],
    ...[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611],
    ...[975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778],
    ...[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556],
    ...[333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611],
    ...[611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584],
];
/** Any other character: those of other scripts are as wide as capitals at most. */
const OTHER = 722;
const SPACE = 32;
/** How wide words are on one line of a table, in twentieths of a point. */
export function textWidth(word: string): number {
    let sum = 0;
    for (const character of word) sum += WIDTHS[(character.codePointAt(0) ?? 0) - SPACE] ?? (character === NO_BREAK ? 278 : OTHER);
    return (sum * SIZE * ROOM_FOR_OTHERS) / 1000;
}

/** The width of the longest word of a text; a date is one word. */
function longestWord(text: string): number {
    return Math.max(
        0,
        ...withUnbrokenValues(text)
            .split(/[ \t\n]+/)
            .map(textWidth),
    );
}

/** Whole widths that add up to the width of the page. */
export function shares(widths: readonly number[], width: number): number[] {
    const total = widths.reduce((sum, each) => sum + each, 0) || 1;
    return widths.map(each => Math.floor((each / total) * width));
}

/**
 * Widths of the columns of a table: between what was planned and what the texts need, so that an empty column leaves its room to
 * a full one. Each is at least as wide as its longest word, in twentieths of a point as the width of the page.
 */
export function columnWidths({ columns, rows }: Pick<DataTable, 'columns' | 'rows'>, width: number): number[] {
    const planned = shares(
        columns.map(column => column.width),
        width,
    );
    const texts = columns.map((_, index) => rows.map(row => row[index]?.children.map(blockWords).join('\n') ?? ''));
    const needed = shares(
        texts.map(cells => Math.sqrt(LEAST_MEAN + cells.reduce((sum, cell) => sum + cell.length, 0) / (rows.length || 1))),
        width,
    );
    return withLeast(
        planned.map((each, index) => (each + (needed[index] ?? 0)) / 2),
        texts.map((cells, index) => [columns[index]?.title ?? '', ...cells]),
        width,
    );
}

/** Widths of the columns of a form: as they were planned, but each at least as wide as its longest word. */
export function formWidths({ columns, rows }: Pick<FormTable, 'columns' | 'rows'>, width: number): number[] {
    const planned = shares(
        columns.map(column => column.width),
        width,
    );
    const said = columns.map(({ title }, index) => [
        title,
        ...rows.flatMap(row => {
            const cell = isBandOf(row, columns) ? undefined : row[index];
            return cell && 'words' in cell && cell.over === undefined ? cell.words.map(blockWords) : [];
        }),
    ]);
    return withLeast(planned, said, width);
}

/** Widths near to those that are wanted, of which each holds the longest word of its texts. */
function withLeast(wanted: readonly number[], texts: readonly (readonly string[])[], width: number): number[] {
    const least = texts.map(words => Math.min(LARGEST_CLAIM * width, Math.ceil(Math.max(...words.map(longestWord))) + CELL_MARGIN));
    const room = width - least.reduce((sum, each) => sum + each, 0);
    if (room <= 0) return shares(least, width);
    const more = shares(
        wanted.map((each, index) => Math.max(0, each - (least[index] ?? 0))),
        room,
    );
    return least.map((each, index) => Math.floor(each + (more[index] ?? 0)));
}

/** What one document in the making has used: addresses, lists, bookmarks and fields are numbered as they come. */
export class Writing {
    /** Addresses of links, by their relationship. */
    readonly links = new Map<SafeLink, string>();
    /** Where each numbered list starts. */
    readonly numbered: number[] = [];
    private ids = 0;
    private readonly bookmarks: ReadonlyMap<object, string>;

    /** @param bookmarks the names of the bookmarks around blocks */
    constructor(bookmarks: ReadonlyMap<object, string> = new Map()) {
        this.bookmarks = bookmarks;
    }

    /** The words of a block, in its bookmark where it has one. */
    marked(block: object, words: readonly XmlNode[]): readonly XmlNode[] {
        const name = this.bookmarks.get(block);
        if (name === undefined) return words;
        const id = this.next();
        return [w('bookmarkStart', { id, name }), ...words, w('bookmarkEnd', { id })];
    }

    /** A number that nothing else in the document has. */
    next(): number {
        return ++this.ids;
    }

    /** The relationship of a link. */
    link(url: SafeLink): string {
        const id = this.links.get(url) ?? `rIdLink${this.links.size + 1}`;
        this.links.set(url, id);
        return id;
    }

    /** The numbering of a list that starts at a number. */
    numbering(start: number): number {
        this.numbered.push(start);
        return FIRST_NUMBERED + this.numbered.length - 1;
    }
}

/** The numbering of lists with bullets, far from those of a house style; those with numbers follow, one each, as each begins anew. */
export const BULLETS = 9001;
const FIRST_NUMBERED = BULLETS + 1;

/** How a run of text looks. */
interface Look {
    /** `false` where the style is bold, and the words are not. */
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly strike?: boolean;
    readonly style?: string;
}

function properties({ bold, italic, strike, style }: Look): XmlNode | undefined {
    const parts = [
        style === undefined ? undefined : wVal('rStyle', style),
        bold === undefined ? undefined : bold ? w('b') : wVal('b', 0),
        italic ? w('i') : undefined,
        strike ? w('strike') : undefined,
    ].filter(part => part !== undefined);
    return parts.length ? w('rPr', {}, parts) : undefined;
}

/** A run of text. Line breaks of the source are spaces, unless they are to be kept. */
export function textRun(text: string, look: Look = {}, keepLines = false): XmlNode {
    const pieces = keepLines ? text.split('\n') : [withLinesJoined(text)];
    const children = pieces.flatMap((piece, index) => [
        ...(index ? [w('br')] : []),
        w('t', { 'xml:space': 'preserve' }, [withUnbrokenValues(piece.replaceAll('\t', ' '))]),
    ]);
    return w('r', {}, [properties(look), ...children]);
}

/** Phrases as runs. */
export function runs(phrases: readonly PhrasingContent[], writing: Writing, look: Look = {}): XmlNode[] {
    return withLabelsBound(phrases).flatMap((phrase): XmlNode[] => {
        switch (phrase.type) {
            case 'text':
                return [textRun(phrase.value, look)];
            case 'strong':
                return runs(phrase.children, writing, { ...look, bold: true });
            case 'emphasis':
                return runs(phrase.children, writing, { ...look, italic: true });
            case 'delete':
                return runs(phrase.children, writing, { ...look, strike: true });
            case 'inlineCode':
                return [textRun(phrase.value, { ...look, style: 'CareCode' })];
            case 'break':
                return [w('r', {}, [w('br')])];
            case 'link': {
                // The tree's own type of a link knows no checked addresses.
                const url = safeLink(phrase.url);
                if (url === undefined) return runs(phrase.children, writing, look);
                const words = runs(phrase.children, writing, { ...look, style: 'Hyperlink' });
                return [w('hyperlink', { 'r:id': writing.link(url), history: 1 }, words)];
            }
            default:
                return [];
        }
    });
}

/** A paragraph in a style. */
export function styled(style: string | undefined, children: readonly XmlNode[], ...more: readonly XmlNode[]): XmlNode {
    const properties = [...(style ? [wVal('pStyle', style)] : []), ...more];
    return w('p', {}, [properties.length ? w('pPr', {}, properties) : undefined, ...children]);
}
