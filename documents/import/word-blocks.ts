import type { BlockContent, List, ListItem, PhrasingContent, Table, TableCell } from 'mdast';
import { counted, withoutLayout } from '../../language/model/text.ts';
import { LIMITS, type Limits } from '../office/limits.ts';
import { child, childrenOf, chosenBranch, findNode, switched, valOf, type XmlNode } from '../office/xml.ts';
import { blockWords, text } from '../tree/prose.ts';

import { commentsOf, marginLines, readingOf } from './beside-text.ts';
import type { LeftOut } from './findings.ts';
import { type Candidate, type Read, settled } from './headings.ts';
import { asPhrases, piecesText, type WordPiece } from './pieces.ts';
import { markdownOf } from './readable-markdown.ts';
import { withBoxesShown } from './ticked-boxes.ts';
import { holdsBoxes, isBox, isTickedBox } from './word-boxes.ts';
import {
    type FilledField,
    type FormCell,
    isFieldControl,
    isHint,
    ownBookmarks,
    saysItIsForm,
    shownWords,
    withoutHint,
} from './word-fields.ts';
import type { WordFile } from './word-file.ts';
import { isColoured, type Numbering } from './word-styles.ts';
import { tableBlocks, tableRows } from './word-tables.ts';
import { TextReader, type WordReading } from './word-text.ts';
import type { WorkbookSheet } from './workbook.ts';

declare module 'mdast' {
    interface TableData {
        /** Of a form: what is in its cells. */
        form?: readonly (readonly FormCell[])[];
    }
}

/** What a Word file says: its blocks, and its fields in their order. */
export interface WordContent {
    readonly blocks: readonly BlockContent[];
    readonly fields: readonly FilledField[];
    /** Of a workbook: its sheets; then there are no blocks and fields. */
    readonly sheets?: readonly WorkbookSheet[];
    /** The lines of headers and footers. */
    readonly margins: readonly string[];
    /** What a person has to know of what is no text, in sentences. */
    readonly told: readonly string[];
    /** What has no place in the text: comments, watermarks, what is struck out. */
    readonly kept: readonly string[];
    readonly leftOut: readonly LeftOut[];
}

/** A point of a list, before its neighbours are known. */
interface Point {
    readonly type: 'point';
    readonly level: number;
    /** The number, where it is one that Markdown can count. */
    readonly number: number | undefined;
    readonly children: PhrasingContent[];
}

type Block = Read<Point>;

/** An entry of a list of contents is no longer than this; what is longer is text that a field has swallowed. */
const LONGEST_ENTRY = 300;
/** Reads what a Word file says. @param isForm whether its controls are fields of a form of ours @throws Refusal where it has more notes than any document */
export function readBlocks(file: WordFile, limits: Limits = LIMITS, isForm = saysItIsForm(file)): WordContent {
    const reading = readingOf(file, limits);
    const { findings, notes } = reading;
    const fields: FilledField[] = [];
    const reader: BlockReader = new BlockReader(
        file,
        file.main.root,
        isForm ? { ...reading, fields, field: (sdt, mark) => fields.push(reader.field(sdt, mark)) } : reading,
    );
    const blocks = withIds(grouped(settled(file.bodies.flatMap(body => reader.blocks(body)))));
    const margins = marginLines(file.margins, reading, findings);
    for (const [key, words] of notes)
        if (!reading.usedNotes.has(key)) findings.kept.push(`Footnote that the text does not refer to: ${piecesText(words)}`);
    const comments = commentsOf(file, reading).map(({ line }) => line);
    findings.finish(isForm);
    const told = comments.length
        ? [`${counted(comments.length, 'comment')}: kept at the end of the file, with author, date and place.`]
        : [];
    return {
        blocks,
        fields,
        margins,
        told: [...new Set(file.told), ...findings.told, ...told],
        kept: [...findings.kept, ...comments],
        leftOut: findings.leftOut,
    };
}

/** Each block with a number, by which its way into the file can be followed. */
function withIds(blocks: readonly BlockContent[]): readonly BlockContent[] {
    return blocks.map((block, at) => Object.assign({ ...block }, { data: { ...block.data, id: `b${at + 1}` } }));
}

class BlockReader {
    private readonly file: WordFile;
    private readonly reading: WordReading;
    private readonly text: TextReader;
    /** The words of a paragraph whose end was deleted: they go on in the next. */
    private begun: readonly WordPiece[] = [];

    constructor(file: WordFile, root: XmlNode, reading: WordReading) {
        this.file = file;
        this.reading = reading;
        this.text = new TextReader(file.main, root, reading);
    }

    blocks(node: XmlNode, isOnColour = false): Block[] {
        return [...childrenOf(node).flatMap(each => this.block(each, isOnColour)), ...this.ended()];
    }

    /** What was begun and has nothing to go on in: it ends here all the same. */
    private ended(): Block[] {
        const left = this.begun;
        this.begun = [];
        return this.paragraphOf(left);
    }

    private block(each: XmlNode, isOnColour: boolean): Block[] {
        const { findings } = this.reading;
        switch (each.name) {
            case 'w:p':
                return this.paragraph(each, isOnColour);
            case 'w:tbl':
                return this.table(each);
            case 'w:sdt':
                return this.control(each, isOnColour);
            case 'w:sectPr':
            case 'w:tcPr':
            case 'w:pPr':
                return [];
            case 'w:del':
            case 'w:moveFrom':
                findings.change(false);
                return [];
            case 'w:altChunk':
                findings.count('object');
                return [];
            case 'mc:AlternateContent':
                return chosenBranch(each).flatMap(inner => this.block(inner, isOnColour));
            case 'w:ins':
            case 'w:moveTo':
                findings.change(true);
                return childrenOf(each).flatMap(inner => this.block(inner, isOnColour));
            default:
                // Words that are in no paragraph are read as one.
                if (!findNode(each, inner => inner.name === 'w:p' || inner.name === 'w:tbl')) return this.loose(each);
                return childrenOf(each).flatMap(inner => this.block(inner, isOnColour));
        }
    }

    private loose(node: XmlNode): Block[] {
        const { pieces, boxes } = this.text.paragraph(node);
        return [...this.paragraphOf(pieces), ...boxes.flatMap(box => this.box(box))];
    }

    private paragraphOf(pieces: readonly WordPiece[]): Block[] {
        const children = asPhrases(pieces);
        return children.length ? [{ type: 'paragraph', children }] : [];
    }

    private box(box: XmlNode | string): Block[] {
        if (typeof box === 'string') return [{ type: 'paragraph', children: [text(box)] }];
        return new BlockReader(this.file, box, this.reading).blocks(box, true);
    }

    /** A control around blocks: a field that holds paragraphs, or something such as a list of contents. */
    private control(sdt: XmlNode, isOnColour: boolean, bookmark?: string): Block[] {
        const content = child(sdt, 'w:sdtContent');
        if (isBox(sdt)) return this.loose(sdt);
        if (this.reading.field && isFieldControl(sdt) && !holdsBoxes(sdt)) {
            this.reading.field(sdt, bookmark);
            return [];
        }
        if (!content) return [];
        return this.text.isLeftOut(sdt) ? [] : childrenOf(content).flatMap(each => this.block(each, isOnColour));
    }

    /** What a field of a form holds. Controls without tags are fields too, as some programs lose tags. */
    field(sdt: XmlNode, before?: string): FilledField {
        const properties = child(sdt, 'w:sdtPr');
        const content = child(sdt, 'w:sdtContent');
        const tag = valOf(properties, 'w:tag') ?? '';
        const label = valOf(properties, 'w:alias') ?? tag;
        if (isBox(sdt)) {
            // The bookmark of its list may begin within the first box.
            const own = ownBookmarks(sdt).at(-1) ?? before;
            return { tag, ...(own && { bookmark: own }), label, text: undefined, isTicked: isTickedBox(sdt) };
        }
        const inside =
            content && findNode(content, each => each.name === 'w:bookmarkStart' && (each.attributes['w:name'] ?? '').startsWith('care_'));
        const bookmark = inside?.attributes['w:name'] ?? before;
        const hint = content ? withoutLayout(shownWords(content)) : '';
        const isBlank = isHint(hint, switched(properties, 'w:showingPlcHdr') === true);
        const hasBlocks = childrenOf(content).some(each => each.name === 'w:p' || each.name === 'w:tbl');
        const words = (): string =>
            hasBlocks && content
                ? markdownOf(grouped(settled(new BlockReader(this.file, content, this.reading).blocks(content, true))))
                : piecesText(content ? new TextReader(this.file.main, content, this.reading).paragraph(content, true).pieces : []).trim();
        const day = child(properties, 'w:date')?.attributes['w:fullDate']?.slice(0, 10);
        const nested = this.reading.fields?.length ?? 0;
        const read = isBlank ? '' : withoutHint(words());
        // A box that people put into a field is part of its words.
        const boxes = (this.reading.fields ?? []).slice(nested).flatMap(({ isTicked }) => (isTicked === undefined ? [] : [{ isTicked }]));
        const [written] = withBoxesShown([read], boxes);
        if (isBlank) this.reading.findings.leaveOut('the hints of fields that were not filled in', hint);
        return {
            tag,
            ...(bookmark && { bookmark }),
            label,
            text: written || undefined,
            ...(day && written && { date: day }),
        };
    }

    private paragraph(node: XmlNode, isOnColour: boolean): Block[] {
        const { styles, findings } = this.reading;
        const style = styles.ofParagraph(node);
        const { pieces: own, boxes } = this.text.paragraph(node, isOnColour);
        const after = boxes.flatMap(box => this.box(box));
        const mark = child(node, 'w:pPr', 'w:rPr');
        const isApart = /\s$/.test(this.begun.at(-1)?.words ?? ' ') || /^\s/.test(own[0]?.words ?? ' ');
        const all = [...this.begun, ...(isApart ? [] : [{ words: ' ' }]), ...own];
        this.begun = [];
        // Where the end of a paragraph is deleted or hidden, it goes on in the next.
        if (child(mark, 'w:del') || child(mark, 'w:moveFrom') || (switched(mark, 'w:specVanish') && switched(mark, 'w:vanish'))) {
            if (child(mark, 'w:del') || child(mark, 'w:moveFrom')) findings.change(false);
            this.begun = all;
            return after;
        }
        const entries = piecesText(all.filter(({ isContents }) => isContents));
        const isContents =
            /^toc( heading| \d)/i.test(style?.name ?? '') || /^toc(heading|\d)$/i.test(valOf(node, 'w:pPr', 'w:pStyle') ?? '');
        const pieces = all.filter(each => !(each.isContents && entries.length <= LONGEST_ENTRY));
        const left = isContents ? piecesText(all) : entries.length <= LONGEST_ENTRY ? entries : '';
        if (left.trim() && left.length <= LONGEST_ENTRY) {
            findings.leaveOut('the list of contents', left);
            if (isContents) return after;
        }
        const label = this.label(node, style?.numberId, style?.numberLevel);
        const children = asPhrases(pieces);
        const words = blockWords({ type: 'paragraph', children }).trim();
        if (!words) return after;
        return [...this.placed(node, children, words, label), ...after];
    }

    /** What Word shows before a paragraph; an empty label of a bullet for styles of lists that are not numbered here. */
    private label(node: XmlNode, styleNumber?: string, styleLevel?: string): ReturnType<Numbering['next']> {
        const { numbering, styles } = this.reading;
        const own = child(node, 'w:pPr', 'w:numPr');
        const id = valOf(own, 'w:numId') ?? styleNumber;
        const styleId = valOf(node, 'w:pPr', 'w:pStyle') ?? '';
        if (id !== undefined && id !== '0') {
            const level = valOf(own, 'w:ilvl') ?? styleLevel ?? numbering.levelFor(id, styleId) ?? 0;
            const found = numbering.next(id, Number(level));
            if (found) return found;
        }
        const name = styles.ofParagraph(node)?.name ?? '';
        const depth = /^list (?:bullet|number|paragraph)(?: (\d))?/i.exec(name);
        const isList = depth !== null && id !== '0' && (/bullet|number/i.test(name) || own !== undefined);
        return isList ? { level: Math.max(0, Number(depth[1] ?? 1) - 1), label: '', isBullet: true } : undefined;
    }

    private placed(node: XmlNode, children: PhrasingContent[], words: string, label: ReturnType<Numbering['next']>): Block[] {
        const style = this.reading.styles.ofParagraph(node);
        const own = valOf(node, 'w:pPr', 'w:outlineLvl');
        const level = own === undefined ? style?.level : Number(own) < 9 ? Number(own) + 1 : undefined;
        const shown = label?.label ? `${label.label} ` : '';
        const labelled: PhrasingContent[] = shown ? [text(shown), ...children] : children;
        const as = (made: Omit<Candidate, 'type' | 'words' | 'children'>): Candidate => ({
            type: 'candidate',
            words: shown + words,
            children: labelled,
            ...made,
        });
        if (/^title$/i.test(style?.name ?? '')) return [as({ origin: 'title', level: 1 })];
        if (level !== undefined) return [as({ origin: 'style', level: level + 1 })];
        const isBold = children.every(each => each.type === 'strong' || (each.type === 'text' && !each.value.trim()));
        if (isBold && !label?.isBullet) return [as({ origin: 'bold', level: undefined })];
        if (!label || (!label.isBullet && !label.label)) return [{ type: 'paragraph', children }];
        const number = /^(\d{1,9})\.$/.exec(label.label)?.[1];
        const counted = number === undefined ? undefined : Number(number);
        return [{ type: 'point', level: label.level, number: counted, children: counted === undefined ? labelled : children }];
    }

    /** A table of a form: with its fields and bookmarks, cell by cell. */
    private formTable(node: XmlNode, fields: readonly object[], isFilled: (cell: XmlNode) => boolean): Table {
        const form = tableRows(node, this.reading.findings).map(row =>
            row.map(({ cell }): FormCell => {
                const from = fields.length;
                const blocks = cell ? grouped(settled(this.blocks(cell, isFilled(cell)), true)) : [];
                const lines = blocks.flatMap(block => blockWords(block).split('\n')).map(line => line.trim());
                const bookmarks = cell ? ownBookmarks(cell) : [];
                return { lines: lines.filter(Boolean), fields: [...fields.keys()].slice(from), bookmarks };
            }),
        );
        const cells = (row: readonly FormCell[]): TableCell[] =>
            row.map(({ lines }) => ({ type: 'tableCell', children: [text(lines.join(' '))] }));
        return { type: 'table', align: null, children: form.map(row => ({ type: 'tableRow', children: cells(row) })), data: { form } };
    }

    /** What a file says of a table for people who don’t see it; in a form of ours it is the form’s own. */
    private tellOfTable(node: XmlNode): void {
        const said = ['w:tblCaption', 'w:tblDescription'].flatMap(name => valOf(node, 'w:tblPr', name)?.trim() || []);
        const own = [...new Set(said)].join(': ');
        if (own && !this.reading.fields) this.reading.findings.leaveOutThing('The description of a table', own);
    }

    private table(node: XmlNode): Block[] {
        const before = this.ended();
        this.tellOfTable(node);
        const isStyled = child(node, 'w:tblPr', 'w:tblStyle') !== undefined || isColoured(child(node, 'w:tblPr', 'w:shd'));
        const isFilled = (cell: XmlNode): boolean => isStyled || isColoured(child(cell, 'w:tcPr', 'w:shd'));
        if (this.reading.fields) return [...before, this.formTable(node, this.reading.fields, isFilled)];
        const rows = tableRows(node, this.reading.findings).map(row =>
            row.map(({ cell, ...spans }) => {
                const isOnColour = cell !== undefined && isFilled(cell);
                return { ...spans, blocks: cell ? this.blocks(cell, isOnColour) : [] };
            }),
        );
        return [...before, ...tableBlocks(rows, (blocks, isCell) => grouped(settled(blocks, isCell)))];
    }
}

/** Points that follow each other become lists. */
function grouped(blocks: readonly (BlockContent | Point)[]): BlockContent[] {
    const out: BlockContent[] = [];
    // Levels of the lists that are open: one that is left out, or begins below the first, is no depth.
    let open: number[] = [];
    for (const block of blocks) {
        if (block.type !== 'point') {
            out.push(block);
            open = [];
            continue;
        }
        open = [...open.filter(level => level < block.level), block.level];
        addPoint(out, { ...block, level: open.length - 1 }, 0);
    }
    return out;
}

function addPoint(into: (BlockContent | ListItem['children'][number])[], point: Point, level: number): void {
    const last = into.at(-1);
    const item: ListItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: point.children }] };
    const list = last?.type === 'list' ? last : undefined;
    const deepest = list?.children.at(-1);
    if (deepest && point.level > level) addPoint(deepest.children, point, level + 1);
    else if (list && !list.ordered && point.number === undefined) list.children.push(item);
    else if (list?.ordered && point.number === (list.start ?? 1) + list.children.length) list.children.push(item);
    else if (list && point.number !== undefined && !list.ordered) {
        // Numbers among bullets: two lists side by side would run into each other.
        list.children.push(labelledItem(point));
    } else if (list?.ordered && point.number !== undefined) into.push(restarted(point));
    else if (list?.ordered) into.push({ type: 'list', ordered: false, spread: false, children: [item] });
    else
        into.push({
            type: 'list',
            ordered: point.number !== undefined,
            ...(point.number !== undefined && { start: point.number }),
            spread: false,
            children: [item],
        } satisfies List);
}

function labelledItem(point: Point): ListItem {
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [text(`${point.number}. `), ...point.children] }] };
}

/** A list that starts again right after another: its numbers are words, as Markdown would count on. */
function restarted(point: Point): List {
    return { type: 'list', ordered: false, spread: false, children: [labelledItem(point)] };
}
