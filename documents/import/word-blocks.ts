import type { BlockContent, List, ListItem, PhrasingContent, TableCell } from 'mdast';
import { renderBlocks } from '../markdown/render.ts';
import { heading, text } from '../tree/build.ts';
import { blockWords } from '../tree/prose.ts';
import { withFillIns } from './fill-in.ts';
import { beginOfFrame, outOfFrame, type RowBlocks } from './layout-table.ts';
import { child, childrenOf, valOf, type XmlNode } from './read-xml.ts';
import { resolveWord } from './resolve-word.ts';
import type { WordFile } from './word-file.ts';
import { type FilledField, fieldIn, phrasesIn } from './word-text.ts';

/** What stands in a Word file: its blocks, and its fields in their order. */
export interface WordContent {
    readonly blocks: readonly BlockContent[];
    readonly fields: readonly FilledField[];
    /** What a person has to know of what is no text, in sentences. */
    readonly told: readonly string[];
    /** What has no place in the text: comments, headers and footers. */
    readonly kept: readonly string[];
}

/** A line in bold that is no longer than this is a heading that somebody made by hand. */
const LONGEST_HEADING = 120;

/** Reads what stands in a Word file. */
export function readBlocks(file: WordFile): WordContent {
    const { body, told, kept } = resolveWord(file.body, file.beside, file.properties['Carewright Form'] !== undefined);
    const reader = new BlockReader(file);
    return { blocks: grouped(reader.blocks(body)), fields: reader.fields, told, kept };
}

/** A point of a list, before its neighbours are known. */
interface Point {
    readonly type: 'point';
    readonly level: number;
    readonly ordered: boolean;
    readonly children: PhrasingContent[];
}

class BlockReader {
    readonly fields: FilledField[] = [];
    private readonly file: WordFile;
    private readonly isForm: boolean;

    constructor(file: WordFile) {
        this.file = file;
        this.isForm = file.properties['Carewright Form'] !== undefined;
    }

    blocks(node: XmlNode): (BlockContent | Point)[] {
        return childrenOf(node).flatMap((each): (BlockContent | Point)[] => {
            switch (each.name) {
                case 'w:p':
                    return this.paragraph(each);
                case 'w:tbl':
                    return this.table(each);
                case 'w:sdt':
                    return this.control(each);
                case 'w:sectPr':
                case 'w:del':
                case 'w:moveFrom':
                case 'mc:Fallback':
                    return [];
                default:
                    return this.blocks(each);
            }
        });
    }

    /** A control around blocks: a field that holds paragraphs, or something such as a table of contents. */
    private control(sdt: XmlNode, bookmark?: string): (BlockContent | Point)[] {
        if (child(sdt, 'w:sdtPr', 'w:docPartObj')) return [];
        const field = fieldIn(sdt, this.isForm, bookmark);
        const content = child(sdt, 'w:sdtContent');
        if (!field) return content ? this.blocks(content) : [];
        const hasBlocks = field.text !== undefined && childrenOf(content).some(each => each.name === 'w:p' || each.name === 'w:tbl');
        this.fields.push(hasBlocks && content ? { ...field, text: renderBlocks(grouped(this.blocks(content))) } : field);
        return [];
    }

    /** The fields in a paragraph, each with the bookmark before it. */
    private controlsIn(node: XmlNode): void {
        let bookmark: string | undefined;
        for (const each of childrenOf(node)) {
            if (each.name === 'w:bookmarkStart') bookmark = each.attributes['w:name'];
            const field = each.name === 'w:sdt' ? fieldIn(each, this.isForm, bookmark) : undefined;
            if (field) this.fields.push(field);
            else this.controlsIn(each);
        }
    }

    private paragraph(written: XmlNode): (BlockContent | Point)[] {
        const node = this.isForm ? withFillIns(written) : written;
        this.controlsIn(node);
        const style = this.file.styles.get(valOf(node, 'w:pPr', 'w:pStyle') ?? '');
        if (/^toc( heading| \d)/i.test(style?.name ?? '')) return [];
        const children = trimmed(phrasesIn(withoutFields(node, this.isForm), this.file));
        const words = blockWords({ type: 'paragraph', children }).trim();
        if (!words) return [];
        const level = style?.name.toLowerCase() === 'title' ? 0 : (style?.level ?? outlineOf(node));
        if (level !== undefined) return [heading(level + 1, words)];
        const number = valOf(node, 'w:pPr', 'w:numPr', 'w:numId');
        const [only] = children;
        if (children.length === 1 && only?.type === 'strong' && words.length <= LONGEST_HEADING)
            return [heading(levelByNumber(words), words)];
        const listed =
            number !== undefined && number !== '0' ? number : /^list (bullet|number|paragraph)/i.test(style?.name ?? '') ? '' : undefined;
        if (listed === undefined) return [{ type: 'paragraph', children }];
        const depth = Number(valOf(node, 'w:pPr', 'w:numPr', 'w:ilvl') ?? 0);
        const ordered = listed ? !this.file.bullets.has(listed) : /number/i.test(style?.name ?? '');
        return [{ type: 'point', level: depth, ordered, children }];
    }

    private table(node: XmlNode): (BlockContent | Point)[] {
        const rows = childrenOf(node).filter(each => each.name === 'w:tr');
        const cells = rows.map(row => cellsOf(row).map(cell => grouped(this.blocks(cell))));
        const width = Math.max(0, ...cells.map(row => row.length));
        // A table of one cell is a frame around text.
        if (width <= 1) return cells.flat(2);
        const begin = beginOfFrame(cells);
        if (begin !== undefined) return [...tableOf(cells.slice(0, begin)), ...outOfFrame(cells.slice(begin))];
        return tableOf(cells);
    }
}

/** Cells as a table; nothing where all are empty. */
function tableOf(cells: readonly RowBlocks[]): BlockContent[] {
    const made = cells.map(row => ({
        type: 'tableRow' as const,
        children: row.map((blocks): TableCell => ({ type: 'tableCell', children: [...cellPhrases(blocks)] })),
    }));
    return made.some(row => row.children.some(({ children }) => children.length)) ? [{ type: 'table', align: null, children: made }] : [];
}

function cellsOf(row: XmlNode): readonly XmlNode[] {
    return childrenOf(row).flatMap(each =>
        each.name === 'w:tc' ? [each] : each.name === 'w:sdt' || each.name === 'w:sdtContent' ? cellsOf(each) : [],
    );
}

/** A paragraph without the fields in it, which are told by their tags. */
function withoutFields(node: XmlNode, isForm: boolean): XmlNode {
    const children = node.children.flatMap((each): (XmlNode | string)[] => {
        if (typeof each === 'string') return [each];
        if (each.name !== 'w:sdt') return [withoutFields(each, isForm)];
        const content = child(each, 'w:sdtContent');
        return fieldIn(each, isForm) || !content ? [] : [withoutFields(content, isForm)];
    });
    return { ...node, children };
}

/** Blocks of a cell on one line: Markdown has no room for more. */
function cellPhrases(blocks: readonly BlockContent[]): PhrasingContent[] {
    return blocks.flatMap((block, index) => {
        const own =
            block.type === 'paragraph' || block.type === 'heading'
                ? block.children
                : [
                      text(
                          blockWords(block)
                              .trim()
                              .replaceAll(/\s*\n\s*/g, '; ')
                              .replaceAll(/\s+/g, ' '),
                      ),
                  ];
        return [
            ...(index ? [text(' / ')] : []),
            ...own.map(each => (each.type === 'text' ? text(each.value.replaceAll('\n', ' ')) : each)),
        ];
    });
}

function trimmed(phrases: readonly PhrasingContent[]): PhrasingContent[] {
    return phrases.filter((phrase, at) => !(phrase.type === 'text' && !phrase.value.trim() && (at === 0 || at === phrases.length - 1)));
}

function outlineOf(node: XmlNode): number | undefined {
    const level = valOf(node, 'w:pPr', 'w:outlineLvl');
    return level !== undefined && Number(level) < 6 ? Number(level) + 1 : undefined;
}

/** `3.2 Pathway` is a heading of the second level. */
function levelByNumber(words: string): number {
    const number = /^(\d+(?:\.\d+)*)\.?\s/.exec(words)?.[1];
    return number ? number.split('.').length + 1 : 3;
}

/** Points that follow each other become lists. */
function grouped(blocks: readonly (BlockContent | Point)[]): BlockContent[] {
    const out: BlockContent[] = [];
    for (const block of blocks) {
        if (block.type !== 'point') out.push(block);
        else addPoint(out, block, 0);
    }
    return out;
}

function addPoint(into: (BlockContent | ListItem['children'][number])[], point: Point, level: number): void {
    const last = into.at(-1);
    const item: ListItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: point.children }] };
    if (last?.type === 'list' && point.level > level) {
        const deepest = last.children.at(-1);
        if (deepest) addPoint(deepest.children, point, level + 1);
    } else if (last?.type === 'list' && last.ordered === point.ordered) last.children.push(item);
    else into.push({ type: 'list', ordered: point.ordered, spread: false, children: [item] } satisfies List);
}
