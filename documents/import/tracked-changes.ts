import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { child, childrenOf, textIn, type XmlNode } from '../office/xml.ts';
import { onOneLine } from '../tree/build.ts';

/** A tracked change that nobody has accepted or rejected yet. */
interface OpenChange {
    readonly author: string;
    /** In words; nothing where the file does not say it. */
    readonly date: string;
    readonly deleted: string;
    readonly inserted: string;
}

/** An element that is only here: where in a text a change is. */
export const CHANGE = 'carewright:change';

const INSERTED = new Set(['w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
/** What text and instructions are called in deletions. */
const LIVE: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };

function wordsOf(node: XmlNode): string {
    if (node.name === 'w:t' || node.name === 'w:delText') return textIn(node);
    if (node.name === 'w:tab' || node.name === 'w:br') return ' ';
    const words = childrenOf(node).map(wordsOf).join('');
    return node.name === 'w:p' || node.name === 'w:tc' ? `${words} ` : words;
}

/** Who made a change, and when. */
function madeBy(mark: XmlNode): Pick<OpenChange, 'author' | 'date'> {
    const date = isoDate(mark.attributes['w:date']?.slice(0, 10));
    return {
        author: onOneLine(mark.attributes['w:author'] ?? '') || 'an unnamed author',
        date: date === undefined ? '' : dateInWords(date),
    };
}

/** Reads a document as it was before the changes that nobody has accepted, and gathers these changes. */
export class Rejecting {
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
        // What would be a new row is told at the last one.
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
        const kept = this.node(row);
        if (!deleted) return [kept];
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

/** Puts marks at the end of the last paragraph of a row. */
function withMarks(node: XmlNode, marks: readonly XmlNode[]): XmlNode {
    if (node.name === 'w:p') return { ...node, children: [...node.children, ...marks] };
    const last = node.children.findLastIndex(each => typeof each !== 'string' && /^w:(tc|p|sdt|sdtContent)$/.test(each.name));
    const inner = node.children[last];
    if (inner === undefined || typeof inner === 'string') return { ...node, children: [...node.children, ...marks] };
    return { ...node, children: node.children.with(last, withMarks(inner, marks)) };
}

/** A change as a line of a comment. */
export function changeInWords({ author, date, deleted, inserted }: OpenChange): string {
    const [out, put] = [onOneLine(deleted), onOneLine(inserted)];
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
