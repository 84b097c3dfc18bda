import type { Heading, RootContent } from 'mdast';
import { w, wVal, type XmlNode } from '../office/xml.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { styled, textRun } from './phrases.ts';

/** On which page of a document each of its headings is, but for its title; found out by a program that lays it out. */
export interface PageNumbers {
    readonly pages: number;
    /** In the order of the headings; nothing for one that was not found. */
    readonly ofHeadings: readonly (number | undefined)[];
    /** Headings that are the last line of their page, by their place among the headings. */
    readonly orphans?: readonly number[];
}

/** A document of fewer pages is found through without a list. */
export const LEAST_PAGES = 10;

/** A heading that the list of contents can lead to. */
export interface ContentsEntry {
    readonly heading: Heading;
    readonly anchor: string;
    readonly page?: number | undefined;
}

export function entriesOf(blocks: readonly RootContent[], numbers?: PageNumbers): readonly ContentsEntry[] {
    const headings = blocks.filter((block): block is Heading => block.type === 'heading' && block.depth > 1);
    return headings.map((heading, index) => ({
        heading,
        anchor: `_Toc${String(index + 1).padStart(6, '0')}`,
        page: numbers?.ofHeadings[index],
    }));
}

/** What a page of A4 holds of plain text, and what blocks take besides their words, in characters. */
const PAGE = 2600;
const OF_A_BLOCK = 110;
const OF_A_ROW = 150;
/** A form leaves room for answers. */
const OF_A_FIELD = 330;

/** About how many pages a document has, where no program has laid it out. */
export function estimatedPages({ root }: Pick<DocumentTree, 'root'>): number {
    const characters = root.children.reduce((sum, block) => {
        if (block.type === 'formField') return sum + OF_A_FIELD;
        if (block.type === 'formTable') return sum + block.rows.length * OF_A_FIELD;
        if (block.type !== 'dataTable') return sum + blockWords(block).length + OF_A_BLOCK;
        const words = block.rows.flat().flatMap(({ children }) => children.map(child => blockWords(child).length));
        return sum + words.reduce((all, each) => all + each, 0) + block.rows.length * OF_A_ROW;
    }, 0);
    return Math.ceil(characters / PAGE);
}

function fieldChar(type: 'begin' | 'separate' | 'end'): XmlNode {
    return w('r', {}, [w('fldChar', { fldCharType: type })]);
}

function instruction(words: string): XmlNode {
    return w('r', {}, [w('instrText', { 'xml:space': 'preserve' }, [` ${words} `])]);
}

/** The page of a heading: a field, with what it shows until Word works it out again. */
function pageOf({ anchor, page }: ContentsEntry): readonly XmlNode[] {
    if (page === undefined) return [];
    const shown = textRun(String(page));
    return [
        w('r', {}, [w('tab')]),
        fieldChar('begin'),
        instruction(`PAGEREF ${anchor} \\h`),
        fieldChar('separate'),
        shown,
        fieldChar('end'),
    ];
}

/**
 * The list of contents: Word's own field in its own control, so that *Update Table* works, filled in beforehand, so that nothing
 * has to be updated. Before the document is laid out, its entries have no page numbers: better than dots that lead nowhere.
 *
 * @param width of the page between its margins, in twentieths of a point
 */
export function contentsXml(entries: readonly ContentsEntry[], depth: number, width: number): XmlNode[] {
    const listed = entries.filter(({ heading }) => heading.depth <= depth);
    if (!listed.length) return [];
    const tabs = w('tabs', {}, [w('tab', { val: 'right', leader: 'dot', pos: width })]);
    const begin = [fieldChar('begin'), instruction(`TOC \\o "1-${depth - 1}" \\h \\z \\u`), fieldChar('separate')];
    const lines = listed.map((entry, index) => {
        const link = w('hyperlink', { anchor: entry.anchor, history: 1 }, [textRun(blockWords(entry.heading)), ...pageOf(entry)]);
        const isLast = index === listed.length - 1;
        const children = [...(index ? [] : begin), link, ...(isLast ? [fieldChar('end')] : [])];
        return styled(`TOC${entry.heading.depth - 1}`, children, ...(entry.page === undefined ? [] : [tabs]));
    });
    const gallery = w('sdtPr', {}, [w('docPartObj', {}, [wVal('docPartGallery', 'Table of Contents'), w('docPartUnique')])]);
    return [w('sdt', {}, [gallery, w('sdtContent', {}, [styled('TOCHeading', [textRun('Contents')]), ...lines])])];
}
