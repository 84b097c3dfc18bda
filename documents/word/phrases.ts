import type { PhrasingContent } from 'mdast';
import { type SafeLink, safeLink } from '../../language/model/links.ts';
import { w, wVal, type XmlNode } from '../office/xml.ts';
import { withUnbrokenDates } from './column-widths.ts';

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
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly strike?: boolean;
    readonly style?: string;
}

function properties({ bold, italic, strike, style }: Look): XmlNode | undefined {
    const parts = [
        style === undefined ? undefined : wVal('rStyle', style),
        bold ? w('b') : undefined,
        italic ? w('i') : undefined,
        strike ? w('strike') : undefined,
    ].filter(part => part !== undefined);
    return parts.length ? w('rPr', {}, parts) : undefined;
}

/** A run of text. Line breaks of the source are spaces, unless they are to be kept. */
export function run(text: string, look: Look = {}, keepLines = false): XmlNode {
    const pieces = keepLines ? text.split('\n') : [text.replaceAll(/\s*\n\s*/g, ' ')];
    const children = pieces.flatMap((piece, index) => [
        ...(index ? [w('br')] : []),
        w('t', { 'xml:space': 'preserve' }, [withUnbrokenDates(piece.replaceAll('\t', ' '))]),
    ]);
    return w('r', {}, [properties(look), ...children]);
}

/** Phrases as runs. */
export function runs(phrases: readonly PhrasingContent[], writing: Writing, look: Look = {}): XmlNode[] {
    return phrases.flatMap((phrase): XmlNode[] => {
        switch (phrase.type) {
            case 'text':
                return [run(phrase.value, look)];
            case 'strong':
                return runs(phrase.children, writing, { ...look, bold: true });
            case 'emphasis':
                return runs(phrase.children, writing, { ...look, italic: true });
            case 'delete':
                return runs(phrase.children, writing, { ...look, strike: true });
            case 'inlineCode':
                return [run(phrase.value, { ...look, style: 'CareCode' })];
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
