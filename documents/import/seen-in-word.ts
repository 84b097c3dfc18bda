import type { PhrasingContent } from 'mdast';
import { withoutLayout } from '../../language/model/text.ts';
import type { Limits } from '../office/limits.ts';
import { child, childrenOf, chosenBranch, findNode, switched, valOf, type XmlNode } from '../office/xml.ts';
import { text } from '../tree/prose.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import { commentsOf, marginLines, readingOf } from './beside-text.ts';
import type { LeftOut } from './findings.ts';
import { CHANGE, changeInWords, outsideOfRows, Rejecting } from './open-changes.ts';
import { asPhrases, type WordPiece } from './pieces.ts';
import { markdownOf } from './readable-markdown.ts';
import { isGallery } from './word-fields.ts';
import type { WordFile } from './word-file.ts';
import { isColoured } from './word-styles.ts';
import { tableRows } from './word-tables.ts';
import { TextReader, type WordReading } from './word-text.ts';

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
                // Of a table that would be new as a whole, only the changes are left.
                for (const each of outsideOfRows(node)) this.note(each, this.lines.length - 1);
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
