import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { child, childrenOf, nodeText, type XmlNode } from '../office/xml.ts';
import { plainLine } from '../tree/prose.ts';

/** A tracked change that has not been accepted or rejected yet. */
interface OpenChange {
    readonly author: string;
    /** In words; nothing where the file does not say it. */
    readonly date: string;
    readonly deleted: string;
    readonly inserted: string;
    /** Of a row of a table: the first words of the row that it is to follow, if there is one. */
    readonly row?: { readonly after: string };
}

/** An element that is only here: where in a text a change is. */
export const CHANGE = 'carewright:change';

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

function nodeWords(node: XmlNode): string {
    return plainLine(wordsOf(node));
}

/** The words of a row, cell by cell. */
function rowWords(row: XmlNode): string {
    const cells = childrenOf(row).filter(({ name }) => name === 'w:tc');
    return cells.length ? cells.map(nodeWords).join(' | ') : nodeWords(row);
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
export class Rejecting {
    readonly changes: OpenChange[] = [];

    /** An element without the changes in it. Where one was, an element `CHANGE` has its number. */
    node(node: XmlNode): XmlNode {
        return { ...node, children: this.inner(node) };
    }

    private inner(node: XmlNode): readonly (XmlNode | string)[] {
        const out: (XmlNode | string)[] = [];
        const first: XmlNode[] = [];
        let after = '';
        for (const each of node.children) {
            if (typeof each === 'string') out.push(each);
            else if (each.name !== 'w:tr') out.push(...this.one(each, out));
            else {
                const inserted = child(each, 'w:trPr', 'w:ins');
                const marks = inserted ? this.markRow(inserted, '', rowWords(each), after) : [];
                after = nodeWords(childrenOf(each).find(({ name }) => name === 'w:tc') ?? each);
                // What would be a new row is reported at the row before it; one before all others at the first.
                const last = out.findLastIndex(one => typeof one !== 'string' && one.name === 'w:tr');
                const row = out[last];
                if (!inserted) out.push(withMarks(this.row(each), first.splice(0)));
                else if (row !== undefined && typeof row !== 'string') out[last] = withMarks(row, marks);
                else first.push(...marks);
            }
        }
        return [...out, ...first];
    }

    private markRow(by: XmlNode, deleted: string, inserted: string, after: string): readonly XmlNode[] {
        const marks = this.mark(by, deleted, inserted, []);
        const number = this.changes.length - 1;
        const made = this.changes[number];
        if (marks.length && made) this.changes[number] = { ...made, row: { after } };
        return marks;
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

    /** A row that is there before the changes. */
    private row(row: XmlNode): XmlNode {
        const deleted = child(row, 'w:trPr', 'w:del');
        if (!deleted) return this.node(row);
        // The row is one change: what is marked in its cells is a part of it.
        const kept = withoutChanges(new Rejecting().node(row));
        const children = kept.children.filter(each => typeof each === 'string' || each.name !== 'w:trPr');
        return withMarks({ ...kept, children }, this.markRow(deleted, rowWords(row), '', ''));
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

/** The marks of changes in a table that are in none of its rows. */
export function outsideOfRows(node: XmlNode): readonly XmlNode[] {
    return childrenOf(node).flatMap(each => (each.name === CHANGE ? [each] : each.name === 'w:tr' ? [] : outsideOfRows(each)));
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
export function changeInWords({ author, date, deleted, inserted, row }: OpenChange): string {
    const [out, put] = [plainLine(deleted), plainLine(inserted)];
    const what =
        row !== undefined
            ? out
                ? `delete the row “${out}”`
                : `insert the row “${put}”${row.after ? ` after “${row.after}”` : ''}`
            : out === '¶'
              ? 'join this paragraph with the next'
              : out && put
                ? `“${out}” becomes “${put}”`
                : out
                  ? `delete “${out}”`
                  : `insert “${put}”`;
    return `Tracked change by ${author}${date && `, ${date}`}, neither accepted nor rejected: ${what}`;
}
