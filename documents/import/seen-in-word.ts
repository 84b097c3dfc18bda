import type { PhrasingContent } from 'mdast';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { withoutLayout } from '../../language/model/text.ts';
import type { Limits } from '../office/limits.ts';
import { child, childrenOf, chosenBranch, findNode, nodeText, switched, valOf, type XmlNode } from '../office/xml.ts';
import { plainLine, text } from '../tree/prose.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import { commentsOf, marginLines, readingOf } from './beside-text.ts';
import type { LeftOut } from './findings.ts';
import { asPhrases, type WordPiece } from './pieces.ts';
import { markdownOf } from './readable-markdown.ts';
import { isGallery } from './word-fields.ts';
import type { WordFile } from './word-file.ts';
import { isColoured } from './word-styles.ts';
import { tableRows } from './word-tables.ts';
import { TextReader, type WordReading } from './word-text.ts';

/** A tracked change that has not been accepted or rejected yet. */
interface OpenChange {
    readonly author: string;
    /** In words; nothing where the file does not say it. */
    readonly date: string;
    readonly deleted: string;
    readonly inserted: string;
}

/** An element that is only here: where in a text a change is. */
const CHANGE = 'carewright:change';

const INSERTED = new Set(['w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
/** What text and instructions are called in deletions. */
const LIVE: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };

function wordsOf(node: XmlNode): string {
    if (node.name === 'w:t' || node.name === 'w:delText') return nodeText(node);
    if (node.name === 'w:tab' || node.name === 'w:br') return ' ';
    const words = childrenOf(node).map(wordsOf).join('');
    return node.name === 'w:p' || node.name === 'w:tc' ? `${words} ` : words;
}

/** Who made a change, and when. */
function madeBy(mark: XmlNode): Pick<OpenChange, 'author' | 'date'> {
    const date = isoDate(mark.attributes['w:date']?.slice(0, 10));
    return {
        author: plainLine(mark.attributes['w:author'] ?? '') || 'an unnamed author',
        date: date === undefined ? '' : dateInWords(date),
    };
}

/** Reads a document as it was before the changes that have not been accepted, and gathers these changes. */
class Rejecting {
    readonly changes: OpenChange[] = [];

    /** An element without the changes in it. Where one was, an element `CHANGE` has its number. */
    node(node: XmlNode): XmlNode {
        return { ...node, children: this.inner(node) };
    }

    private inner(node: XmlNode): readonly (XmlNode | string)[] {
        const out: (XmlNode | string)[] = [];
        const rows: XmlNode[] = [];
        for (const each of node.children) {
            if (typeof each === 'string') out.push(each);
            else if (node.name === 'w:tbl' && each.name === 'w:tr') out.push(...this.row(each, rows));
            else out.push(...this.one(each, out));
        }
        // What would be a new row is reported at the last one.
        const last = out.findLastIndex(each => typeof each !== 'string' && each.name === 'w:tr');
        const row = out[last];
        if (rows.length && row !== undefined && typeof row !== 'string') out[last] = withMarks(row, rows);
        return out;
    }

    private one(node: XmlNode, before: readonly (XmlNode | string)[]): readonly (XmlNode | string)[] {
        if (INSERTED.has(node.name)) return [this.mark(node, '', wordsOf(node), before)].flat();
        if (DELETED.has(node.name)) return [...this.inner(renamed(node)), ...this.mark(node, wordsOf(node), '', before)];
        if (node.name === 'w:tc' && child(node, 'w:tcPr', 'w:cellIns'))
            return this.mark(child(node, 'w:tcPr', 'w:cellIns') ?? node, '', wordsOf(node), before);
        if (node.name === 'w:tcPr')
            return [{ ...node, children: node.children.filter(each => typeof each === 'string' || each.name !== 'w:cellDel') }];
        if (node.name === 'w:pPr') return this.paragraphProperties(node);
        return [this.node(node)];
    }

    private row(row: XmlNode, rows: XmlNode[]): readonly XmlNode[] {
        const [inserted, deleted] = [child(row, 'w:trPr', 'w:ins'), child(row, 'w:trPr', 'w:del')];
        if (inserted) {
            rows.push(...this.mark(inserted, '', wordsOf(row), []));
            return [];
        }
        if (!deleted) return [this.node(row)];
        // The row is one change: what is marked in its cells is a part of it.
        const kept = withoutChanges(new Rejecting().node(row));
        const children = kept.children.filter(each => typeof each === 'string' || each.name !== 'w:trPr');
        return [withMarks({ ...kept, children }, this.mark(deleted, wordsOf(row), '', []))];
    }

    /** The end of a paragraph that was inserted goes, so that the paragraph goes on in the next; one that was deleted is back. */
    private paragraphProperties(node: XmlNode): readonly XmlNode[] {
        const mark = child(node, 'w:rPr');
        const inserted = child(mark, 'w:ins') ?? child(mark, 'w:moveTo');
        const deleted = child(mark, 'w:del') ?? child(mark, 'w:moveFrom');
        const others = node.children.filter(each => typeof each === 'string' || each.name !== 'w:rPr');
        if (deleted) return [{ ...node, children: others }, ...this.mark(deleted, '¶', '', [])];
        if (!inserted) return [node];
        const gone: XmlNode = { name: 'w:rPr', attributes: {}, children: [{ name: 'w:del', attributes: {}, children: [] }] };
        return [{ ...node, children: [...others, gone] }];
    }

    /** A change; where the same person has just deleted words at the same place, the two are one. */
    private mark(by: XmlNode, deleted: string, inserted: string, before: readonly (XmlNode | string)[]): readonly XmlNode[] {
        const { author, date } = madeBy(by);
        const last = before.at(-1);
        const number = last !== undefined && typeof last !== 'string' && last.name === CHANGE ? Number(last.attributes.number) : undefined;
        const known = number === undefined ? undefined : this.changes[number];
        if (known && number !== undefined && known.author === author && !(known.inserted && deleted)) {
            this.changes[number] = { ...known, deleted: known.deleted + deleted, inserted: known.inserted + inserted };
            return [];
        }
        if (!deleted.trim() && !inserted.trim()) return [];
        this.changes.push({ author, date, deleted, inserted });
        return [{ name: CHANGE, attributes: { number: String(this.changes.length - 1) }, children: [] }];
    }
}

function renamed(node: XmlNode): XmlNode {
    return {
        ...node,
        name: LIVE[node.name] ?? node.name,
        children: node.children.map(each => (typeof each === 'string' ? each : renamed(each))),
    };
}

/** An element without the marks where changes were. */
function withoutChanges(node: XmlNode): XmlNode {
    const children = node.children.filter(each => typeof each === 'string' || each.name !== CHANGE);
    return { ...node, children: children.map(each => (typeof each === 'string' ? each : withoutChanges(each))) };
}

/** Puts marks at the end of the last paragraph of a row. */
function withMarks(node: XmlNode, marks: readonly XmlNode[]): XmlNode {
    if (node.name === 'w:p') return { ...node, children: [...node.children, ...marks] };
    const last = node.children.findLastIndex(each => typeof each !== 'string' && /^w:(tc|p|sdt|sdtContent)$/.test(each.name));
    const inner = node.children[last];
    if (inner === undefined || typeof inner === 'string') return { ...node, children: [...node.children, ...marks] };
    return { ...node, children: node.children.with(last, withMarks(inner, marks)) };
}

/** A change as a line of a comment. */
function changeInWords({ author, date, deleted, inserted }: OpenChange): string {
    const [out, put] = [plainLine(deleted), plainLine(inserted)];
    const what =
        out === '¶'
            ? 'join this paragraph with the next'
            : out && put
              ? `“${out}” becomes “${put}”`
              : out
                ? `delete “${out}”`
                : `insert “${put}”`;
    return `Tracked change by ${author}${date && `, ${date}`}, neither accepted nor rejected: ${what}`;
}

/** A paragraph that people see in a Word file. */
export interface WordLine extends SeenLine {
    readonly markdown: string;
    /** Whether it is a point of a list. */
    readonly isPoint: boolean;
    readonly isHeading: boolean;
    /** All bookmarks at it that are ours. */
    readonly bookmarks: readonly string[];
    /** What people said about it and did not decide: comments and tracked changes, each in a sentence. */
    readonly remarks: readonly string[];
    /** How many columns its row has, also those without words. */
    readonly width?: number;
}

/** Several lines as one text: points that follow each other are one list. */
export function markdownOfLines(lines: readonly Pick<WordLine, 'markdown' | 'isPoint'>[]): string {
    return lines
        .map(({ markdown, isPoint }) => (isPoint ? `- ${markdown}` : markdown))
        .join('\n\n')
        .replaceAll(/\n\n(?<=^- .*\n\n)(?=- )/gm, '\n');
}

/** What people see in a Word file, and what they said about it. */
export interface SeenInWord {
    readonly lines: readonly WordLine[];
    /** Remarks that are at no line. */
    readonly remarks: readonly string[];
    readonly margins: readonly string[];
    readonly told: readonly string[];
    readonly kept: readonly string[];
    readonly leftOut: readonly LeftOut[];
}

/** Where a paragraph is. */
interface Cell extends Pick<WordLine, 'row' | 'column' | 'table' | 'width'> {
    /** Whether it has a colour, so that white words can be seen in it. */
    readonly isOnColour?: boolean;
}
type Line = Omit<WordLine, 'remarks'> & { readonly remarks: string[] };

/** The bookmarks that Carewright puts around blocks. */
const BOOKMARK = /^carewright_[0-9a-f]{16}$/;

/** Reads the lines that people see in a Word file: without the tracked changes that have not been accepted. */
export function seenInWord(file: WordFile, limits: Limits): SeenInWord {
    const reading = readingOf(file, limits);
    const { findings } = reading;
    const rejecting = new Rejecting();
    const root = rejecting.node(file.main.root);
    const reader = new LineReader({ ...file, main: { ...file.main, root } }, root, reading);
    for (const body of childrenOf(root).filter(each => each.name === 'w:body')) reader.blocks(body, {});
    const margins = marginLines(file.margins, reading, findings);
    const comments = new Map(commentsOf(file, reading).map(({ id, line }) => [id, line]));
    for (const { at, ids, numbers } of reader.marks) {
        const said = [
            ...ids.flatMap(id => comments.get(id) ?? []),
            ...numbers.flatMap(number => rejecting.changes[number] ?? []).map(changeInWords),
        ];
        for (const id of ids) comments.delete(id);
        const line = reader.lines[Math.min(at, reader.lines.length - 1)];
        for (const each of said) if (line && !line.remarks.includes(each)) line.remarks.push(each);
    }
    findings.finish(true);
    return {
        lines: reader.lines,
        remarks: [...comments.values()],
        margins,
        told: findings.told,
        kept: findings.kept,
        leftOut: findings.leftOut,
    };
}

class LineReader {
    readonly lines: Line[] = [];
    /** Where comments and changes are: the number of the line. */
    readonly marks: { readonly at: number; readonly ids: readonly string[]; readonly numbers: readonly number[] }[] = [];
    private readonly reading: WordReading;
    private text: TextReader;
    private begun: readonly WordPiece[] = [];
    private rows = 0;
    private tables = 0;

    constructor(file: WordFile, root: XmlNode, reading: WordReading) {
        this.reading = reading;
        this.text = new TextReader(file.main, root, reading);
    }

    blocks(node: XmlNode, cell: Cell): void {
        for (const each of childrenOf(node)) this.block(each, cell);
    }

    private block(node: XmlNode, cell: Cell): void {
        switch (node.name) {
            case 'w:p':
                this.paragraph(node, cell);
                break;
            case 'w:tbl':
                this.table(node);
                break;
            case 'w:sdt':
                if (isGallery(node, /^table of contents$/i)) this.text.isLeftOut(node);
                else this.blocks(child(node, 'w:sdtContent') ?? node, cell);
                break;
            case 'w:sectPr':
            case 'w:tcPr':
            case 'w:pPr':
            case 'w:sdtPr':
                break;
            case CHANGE:
                this.note(node, this.lines.length - 1);
                break;
            case 'mc:AlternateContent':
                for (const each of chosenBranch(node)) this.block(each, cell);
                break;
            default:
                if (findNode(node, each => each.name === 'w:p' || each.name === 'w:tbl')) this.blocks(node, cell);
                else this.paragraph(node, cell);
        }
    }

    private table(node: XmlNode): void {
        const isStyled = child(node, 'w:tblPr', 'w:tblStyle') !== undefined || isColoured(child(node, 'w:tblPr', 'w:shd'));
        const table = this.tables++;
        for (const row of tableRows(node, this.reading.findings)) {
            const place = this.rows++;
            const width = row.reduce((sum, { columns }) => sum + columns, 0);
            let column = 0;
            for (const { cell, columns } of row) {
                const isOnColour = isStyled || (cell !== undefined && isColoured(child(cell, 'w:tcPr', 'w:shd')));
                if (cell) this.blocks(cell, { row: place, column, table, width, isOnColour });
                column += columns;
            }
        }
    }

    /** Notes the comments and changes in a paragraph. @param at the number of the line that they are at */
    private note(node: XmlNode, at: number): void {
        const ids: string[] = [];
        const numbers: number[] = [];
        const walk = (each: XmlNode): void => {
            const id = each.attributes['w:id'] ?? '';
            if (each.name === 'w:commentRangeStart' || each.name === 'w:commentReference') ids.push(id);
            if (each.name === CHANGE) numbers.push(Number(each.attributes.number));
            for (const inner of childrenOf(each)) walk(inner);
        };
        walk(node);
        if (ids.length || numbers.length) this.marks.push({ at: Math.max(0, at), ids, numbers });
    }

    private paragraph(node: XmlNode, cell: Cell): void {
        const { styles } = this.reading;
        const style = styles.ofParagraph(node);
        const { pieces, boxes } = this.text.paragraph(node, cell.isOnColour);
        const all = [...this.begun, ...pieces];
        this.begun = [];
        const shown = all.filter(({ isContents }) => !isContents);
        const words = withoutLayout(shown.map(piece => (piece.isTab ? ' ' : piece.words)).join(''));
        this.note(node, words ? this.lines.length : this.lines.length - 1);
        const mark = child(node, 'w:pPr', 'w:rPr');
        if (child(mark, 'w:del') || child(mark, 'w:moveFrom') || (switched(mark, 'w:specVanish') && switched(mark, 'w:vanish'))) {
            this.begun = all;
            return;
        }
        const isContents =
            /^toc( heading| \d)|^contents heading/i.test(style?.name ?? '') ||
            /^toc(heading|\d)$/i.test(valOf(node, 'w:pPr', 'w:pStyle') ?? '');
        const left = all
            .filter(piece => piece.isContents || isContents)
            .map(piece => piece.words)
            .join('');
        if (left.trim()) this.reading.findings.leaveOut('the list of contents', left);
        if (words && !isContents) this.add(node, words, asPhrases(shown), style?.level, cell);
        for (const box of boxes) {
            if (typeof box === 'string') this.push(withoutLayout(box), [text(box)], cell);
            else this.inBox(box, cell);
        }
    }

    /** The fields of a box are its own. */
    private inBox(box: XmlNode, cell: Cell): void {
        const { text: outer } = this;
        this.text = outer.boxReader(box);
        this.blocks(box, { ...cell, isOnColour: true });
        this.text = outer;
    }

    private add(node: XmlNode, words: string, phrases: PhrasingContent[], level: number | undefined, cell: Cell): void {
        const name = this.reading.styles.ofParagraph(node)?.name ?? '';
        const number = valOf(node, 'w:pPr', 'w:numPr', 'w:numId');
        const bookmarks = childrenOf(node).flatMap(each =>
            each.name === 'w:bookmarkStart' && BOOKMARK.test(each.attributes['w:name'] ?? '') ? [each.attributes['w:name'] ?? ''] : [],
        );
        this.push(words, phrases, cell, {
            isPoint: (number !== undefined && number !== '0') || /^list (bullet|number)/i.test(name),
            isHeading: level !== undefined || /^title$/i.test(name),
            bookmarks,
        });
    }

    private push(words: string, phrases: PhrasingContent[], { isOnColour: _, ...cell }: Cell, more: Partial<Line> = {}): void {
        const markdown = markdownOf([{ type: 'paragraph', children: phrases }]);
        this.lines.push({
            words,
            markdown,
            isPoint: false,
            isHeading: false,
            bookmarks: [],
            remarks: [],
            ...cell,
            ...more,
        });
    }
}
