import { compareAsRead, type Stretch } from '../changes/compare-words.ts';
import { child, childrenOf, w, type XmlNode } from '../office/xml.ts';
import type { ParagraphPlan, ParagraphTokens, Plan, Readers, TablePlan, Token } from './plan.ts';

/** Who made the changes, and when: what Word shows beside them. */
export interface Revision {
    readonly author: string;
    /** As `YYYY-MM-DD`. */
    readonly date: string;
}

type Way = 'same' | 'added' | 'removed';

/** The numbers of marks begin far from those of bookmarks. */
const FIRST_MARK = 100_000;

/** What differs between the two packages, and has other names in each. */
interface Renaming {
    /** A paragraph's properties of the older version, as the newer one has to write them. */
    readonly properties: (older: XmlNode) => XmlNode;
    /** The attributes of a link of the older version, as the newer one has to write them. */
    readonly link: (attributes: XmlNode['attributes']) => XmlNode['attributes'];
}

/** Writes planned blocks as WordprocessingML with tracked changes. */
export class PlanWriter {
    private readonly readers: Readers;
    private readonly revision: Revision;
    private readonly renaming: Renaming;
    private ids = FIRST_MARK;

    constructor(readers: Readers, revision: Revision, renaming: Renaming) {
        this.readers = readers;
        this.revision = revision;
        this.renaming = renaming;
    }

    blocks(plans: readonly Plan[]): readonly XmlNode[] {
        return plans.flatMap(plan => (plan.type === 'paragraph' ? this.paragraph(plan) : [this.table(plan)]));
    }

    /** A mark of a change: its author, its day, and its number. */
    private mark(name: string, children: readonly XmlNode[] = [], more: Readonly<Record<string, string>> = {}): XmlNode {
        const { author, date } = this.revision;
        return w(name, { id: this.ids++, author, date: `${date}T00:00:00Z`, ...more }, children);
    }

    private paragraph(plan: ParagraphPlan): readonly XmlNode[] {
        const { older, newer, ending, olderProperties, newerProperties, move } = plan;
        const before = older && this.readers.older(older);
        const after = newer && this.readers.newer(newer);
        const stretches = compareAsRead(before?.tokens ?? [], after?.tokens ?? [], ({ text }) => text);
        const names = move === undefined ? { added: 'ins', removed: 'del' } : { added: 'moveTo', removed: 'moveFrom' };
        const properties = this.properties(
            olderProperties && this.renaming.properties(olderProperties),
            newerProperties,
            ending,
            ending === 'kept' ? undefined : names[ending],
        );
        const node = w('p', {}, [properties, ...this.words(stretches, names), ...(after?.marksAtEnd ?? [])]);
        if (move === undefined) return [node];
        const range = older ? 'moveFromRange' : 'moveToRange';
        const start = this.mark(`${range}Start`, [], { 'w:name': `move${move}` });
        return [start, node, w(`${range}End`, { id: start.attributes['w:id'] })];
    }

    /** The properties of a paragraph, with what became of its ending, and what they were. */
    private properties(
        older: XmlNode | undefined,
        newer: XmlNode | undefined,
        ending: ParagraphPlan['ending'],
        mark: string | undefined,
    ): XmlNode | undefined {
        const isEnded = ending !== 'kept';
        const own = (ending === 'removed' ? (newer ?? older) : newer) ?? w('pPr');
        const parts = childrenOf(own).filter(({ name }) => name !== 'w:rPr');
        const look = childrenOf(child(own, 'w:rPr'));
        const ofEnding = mark ? [w('rPr', {}, [this.mark(mark), ...look])] : look.length ? [w('rPr', {}, look)] : [];
        const was = childrenOf(older).filter(({ name }) => name !== 'w:rPr');
        const isOther = (!isEnded || (older && newer)) && JSON.stringify(was) !== JSON.stringify(parts);
        const all = [...parts, ...ofEnding, ...(isOther ? [this.mark('pPrChange', [w('pPr', {}, was)])] : [])];
        return all.length ? w('pPr', {}, all) : undefined;
    }

    /** Words of both versions as runs: links outside, marks of changes inside. */
    private words(stretches: readonly Stretch<Token>[], names: Readonly<Record<'added' | 'removed', string>>): readonly XmlNode[] {
        const all = stretches.flatMap(({ kind, items }) => items.map(token => ({ way: kind as Way, token })));
        const made: XmlNode[] = [];
        for (const group of groupsOf(all, (a, b) => a.token.link?.target === b.token.link?.target && !startsMark(b))) {
            const [first] = group;
            if (!first) continue;
            if (first.way !== 'removed') made.push(...first.token.marks);
            const inner = groupsOf(group, (a, b) => a.way === b.way).flatMap(same => {
                const way = same[0]?.way ?? 'same';
                const runs = runsOf(same.map(({ token }) => token));
                if (way === 'same') return runs;
                return [
                    this.mark(
                        names[way],
                        runs.flatMap(withoutFields).map(node => (names[way] === 'del' ? deleted(node) : node)),
                    ),
                ];
            });
            const { link } = first.token;
            // Attributes of a link that only the older version has name relationships of that one.
            const inNew = group.find(({ way }) => way !== 'removed')?.token.link;
            if (link)
                made.push({ name: 'w:hyperlink', attributes: inNew?.attributes ?? this.renaming.link(link.attributes), children: inner });
            else made.push(...inner);
        }
        return made;
    }

    private table({ older, newer, rows }: TablePlan): XmlNode {
        if (!rows) return this.oneSided((newer ?? older) as XmlNode, newer ? 'added' : 'removed');
        const head = childrenOf(newer).filter(({ name }) => name !== 'w:tr');
        const made = rows.map(row => {
            if (!row.cells || !row.newer) return this.oneSided((row.newer ?? row.older) as XmlNode, row.newer ? 'added' : 'removed');
            const before = childrenOf(row.older).filter(({ name }) => name === 'w:tc');
            let at = 0;
            const children = childrenOf(row.newer).map(cell => {
                if (cell.name !== 'w:tc') return cell;
                const properties = this.cellProperties(before[at], cell);
                return { ...cell, children: [properties, ...this.blocks(row.cells?.[at++] ?? [])].filter(each => each !== undefined) };
            });
            return { ...row.newer, children };
        });
        return { name: 'w:tbl', attributes: {}, children: [...head, ...made] };
    }

    /** The properties of a cell. A colour that was another is a tracked change; widths follow from the words. */
    private cellProperties(older: XmlNode | undefined, newer: XmlNode): XmlNode | undefined {
        const [was, is] = [child(older, 'w:tcPr'), child(newer, 'w:tcPr')];
        const colour = (properties: XmlNode | undefined): string => JSON.stringify(child(properties, 'w:shd') ?? 0);
        if (!is || colour(was) === colour(is)) return is;
        const width = child(is, 'w:tcW');
        const before = childrenOf(was).map(each => (each.name === 'w:tcW' && width ? width : each));
        return { ...is, children: [...is.children, this.mark('tcPrChange', [w('tcPr', {}, before)])] };
    }

    /** A table or a row that only one version has: each row is marked, and all that is in it. */
    private oneSided(node: XmlNode, way: 'added' | 'removed'): XmlNode {
        if (node.name === 'w:p') {
            const properties = child(node, 'w:pPr');
            const side = way === 'added' ? { newer: node, newerProperties: properties } : { older: node, olderProperties: properties };
            return this.paragraph({ type: 'paragraph', ending: way, ...side })[0] as XmlNode;
        }
        if (node.name === 'w:tr') {
            const properties = child(node, 'w:trPr') ?? w('trPr');
            const marked = { ...properties, children: [...properties.children, this.mark(way === 'added' ? 'ins' : 'del')] };
            const rest = childrenOf(node).filter(each => each.name !== 'w:trPr');
            const [exceptions, cells] = [rest.filter(each => each.name === 'w:tblPrEx'), rest.filter(each => each.name !== 'w:tblPrEx')];
            return { ...node, children: [...exceptions, marked, ...cells.map(each => this.oneSided(each, way))] };
        }
        if (node.name !== 'w:tbl' && node.name !== 'w:tc') return node;
        return { ...node, children: childrenOf(node).map(each => this.oneSided(each, way)) };
    }
}

interface Said {
    readonly way: Way;
    readonly token: Token;
}

function startsMark({ way, token }: Said): boolean {
    return way !== 'removed' && token.marks.length > 0;
}

/** Neighbours that belong together. */
function groupsOf<T>(all: readonly T[], belong: (one: T, next: T) => boolean): readonly (readonly T[])[] {
    const groups: T[][] = [];
    for (const each of all) {
        const last = groups.at(-1)?.at(-1);
        if (last !== undefined && belong(last, each)) groups.at(-1)?.push(each);
        else groups.push([each]);
    }
    return groups;
}

/** Tokens as runs: words of one look share one. */
function runsOf(tokens: ParagraphTokens['tokens']): readonly XmlNode[] {
    const lookOf = ({ look }: Token): string => JSON.stringify(look ?? 0);
    return groupsOf(tokens, (a, b) => !a.whole && !b.whole && lookOf(a) === lookOf(b)).flatMap(group => {
        const [first] = group;
        if (!first || first.whole) return first?.whole ?? [];
        const text = w('t', { 'xml:space': 'preserve' }, [group.map(each => each.text).join('')]);
        return [w('r', {}, [first.look, text])];
    });
}

/** A field in one element as runs: a mark of a change can hold no such element. */
function withoutFields(node: XmlNode): readonly XmlNode[] {
    if (node.name !== 'w:fldSimple') return [node];
    const sign = (type: string): XmlNode => w('r', {}, [w('fldChar', { fldCharType: type })]);
    const instruction = w('instrText', { 'xml:space': 'preserve' }, [node.attributes['w:instr'] ?? '']);
    return [sign('begin'), w('r', {}, [instruction]), sign('separate'), ...childrenOf(node), sign('end')];
}

const DELETED: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' };

/** What is in a mark of deletion: its text has another name there. */
function deleted(node: XmlNode): XmlNode {
    const children = node.children.map(each => (typeof each === 'string' ? each : deleted(each)));
    return { ...node, name: DELETED[node.name] ?? node.name, children };
}
