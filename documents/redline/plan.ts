import { align, countWords, likenessOf, type Pair, piecesOf, type WordCounts } from '../changes/compare-words.ts';
import { child, childrenOf, nodeText, valOf, type XmlNode } from '../office/xml.ts';
import { paragraphPlan, withEndings, withEndPaired } from './endings.ts';

/** A link that words are in. */
interface Link {
    /** Where it goes; the same for two relationships with one address. */
    readonly target: string;
    readonly attributes: XmlNode['attributes'];
}

/** The smallest part of a paragraph that is compared: a word with its look, or what can't be taken apart, such as a field. */
export interface Token {
    readonly key: string;
    readonly text: string;
    /** The look of a word. */
    readonly look?: XmlNode;
    /** What it is, where it is no word: whole runs, or what is between runs. */
    readonly whole?: readonly XmlNode[];
    readonly link?: Link;
    /** Bookmarks that begin or end before it. */
    readonly marks: readonly XmlNode[];
}

/** A paragraph as its tokens, and the bookmarks after the last of them. */
export interface ParagraphTokens {
    readonly tokens: readonly Token[];
    readonly marksAtEnd: readonly XmlNode[];
}

const MARKS = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:permStart', 'w:permEnd']);
/** What says nothing. */
const EMPTY = new Set(['w:pPr', 'w:proofErr', 'w:lastRenderedPageBreak']);

function fieldDepth(run: XmlNode): number {
    let depth = 0;
    for (const { name, attributes } of childrenOf(run)) {
        if (name !== 'w:fldChar') continue;
        if (attributes['w:fldCharType'] === 'begin') depth++;
        if (attributes['w:fldCharType'] === 'end') depth--;
    }
    return depth;
}

class Tokeniser {
    readonly tokens: Token[] = [];
    marks: XmlNode[] = [];
    private field: XmlNode[] = [];
    private depth = 0;
    private readonly targetOf: (link: XmlNode) => string;

    constructor(targetOf: (link: XmlNode) => string) {
        this.targetOf = targetOf;
    }

    read(nodes: readonly XmlNode[], link?: Link): void {
        for (const node of nodes) {
            const isRun = node.name === 'w:r';
            const change = isRun ? fieldDepth(node) : 0;
            if (this.depth || change) {
                this.depth += change;
                this.field.push(node);
                if (!this.depth) this.whole(this.field.splice(0), link);
            } else if (isRun) this.run(node, link);
            else if (node.name === 'w:hyperlink') this.read(childrenOf(node), { target: this.targetOf(node), attributes: node.attributes });
            else if (MARKS.has(node.name)) this.marks.push(node);
            else if (!EMPTY.has(node.name)) this.whole([node], link);
        }
    }

    /** A field that never ends is kept as it is. */
    end(): void {
        if (this.field.length) this.whole(this.field.splice(0), undefined);
    }

    private run(run: XmlNode, link: Link | undefined): void {
        const look = child(run, 'w:rPr');
        for (const part of childrenOf(run)) {
            if (part === look || EMPTY.has(part.name)) continue;
            if (part.name === 'w:t') for (const text of piecesOf(nodeText(part))) this.add({ text, ...(look && { look }) }, link);
            else this.whole([{ ...run, children: look ? [look, part] : [part] }], link, part.name === 'w:br' ? '\n' : ' ');
        }
    }

    private whole(nodes: readonly XmlNode[], link: Link | undefined, text = nodes.map(nodeText).join('')): void {
        this.add({ text, whole: nodes }, link);
    }

    private add(token: Pick<Token, 'text' | 'look' | 'whole'>, link: Link | undefined): void {
        const key = JSON.stringify([token.text, token.look ?? 0, token.whole ?? 0, link?.target ?? 0]);
        this.tokens.push({ ...token, key, ...(link && { link }), marks: this.marks.splice(0) });
    }
}

/**
 * A paragraph of Word as tokens.
 *
 * @param targetOf where a link goes
 */
export function paragraphTokens(paragraph: XmlNode, targetOf: (link: XmlNode) => string): ParagraphTokens {
    const tokeniser = new Tokeniser(targetOf);
    tokeniser.read(childrenOf(paragraph));
    tokeniser.end();
    return { tokens: tokeniser.tokens, marksAtEnd: tokeniser.marks };
}

/** Whether the end of a paragraph is in both versions, or in one of them. */
type Ending = 'kept' | 'added' | 'removed';

/** A paragraph of one version or of both. */
export interface ParagraphPlan extends Pair<XmlNode> {
    readonly type: 'paragraph';
    readonly ending: Ending;
    /** The properties that the ending carries in each version where it is. */
    readonly olderProperties?: XmlNode | undefined;
    readonly newerProperties?: XmlNode | undefined;
    /** The number of a move; the other end of it has the same one. */
    readonly move?: number;
}

interface RowPlan extends Pair<XmlNode> {
    /** What is in each cell, where the row is in both versions. */
    readonly cells?: readonly (readonly Plan[])[];
}

export interface TablePlan extends Pair<XmlNode> {
    readonly type: 'table';
    /** Its rows, where it is in both versions. */
    readonly rows?: readonly RowPlan[];
}

/** What becomes of a block of a document, or of a cell. */
export type Plan = ParagraphPlan | TablePlan;

/** Reads the paragraphs of both versions. */
export interface Readers {
    readonly older: (paragraph: XmlNode) => ParagraphTokens;
    readonly newer: (paragraph: XmlNode) => ParagraphTokens;
}

/** A block with the side that it is of, and what is compared of it. */
interface Block {
    readonly node: XmlNode;
    readonly key: string;
    readonly counts: WordCounts;
}

/** The paragraphs and tables of a body or a cell, without the content controls around them. */
function blocksIn(container: XmlNode): readonly XmlNode[] {
    return childrenOf(container).flatMap(node => {
        if (node.name === 'w:p' || node.name === 'w:tbl') return [node];
        const content = node.name === 'w:sdt' ? child(node, 'w:sdtContent') : undefined;
        return content ? blocksIn(content) : [];
    });
}

function named(node: XmlNode, name: string): readonly XmlNode[] {
    return childrenOf(node).filter(each => each.name === name);
}

/** From how alike two tables or rows are that have the same caption or first cell: they are the same, whatever else they say. */
const SAME_HEAD = 0.7;
/** How much less alike two paragraphs are that have different styles. */
const OTHER_STYLE = 0.8;

/** Plans what is compared with what, in both versions of a document. */
export class Planner {
    private readonly readers: Readers;
    private readonly known = new Map<XmlNode, Block>();
    /** Paragraphs that are in one version only, and could be the ends of moves. */
    private readonly single: ParagraphPlan[] = [];
    private moves = 0;

    constructor(readers: Readers) {
        this.readers = readers;
    }

    /** The blocks of a body, a header or a cell of both versions as one sequence. */
    plan(older: XmlNode, newer: XmlNode): readonly Plan[] {
        const pairs = this.aligned(blocksIn(older), blocksIn(newer), (one, other) => this.likeness(one, other));
        const plans = withEndings(withEndPaired(pairs).map(pair => this.planOf(pair)));
        for (const plan of plans)
            if (plan.type === 'paragraph' && plan.ending !== 'kept' && !(plan.older && plan.newer)) this.single.push(plan);
        return plans;
    }

    /** The same plans, in which paragraphs that are removed in one place and added in another were moved. */
    withMoves(plans: readonly Plan[]): readonly Plan[] {
        const moved = new Map<ParagraphPlan, number>();
        const isWhole = ({ ending, older, newer }: ParagraphPlan): boolean => ending === (older ? 'removed' : 'added') && !(older && newer);
        const candidates = this.single.filter(isWhole);
        for (const from of candidates) {
            if (!from.older || this.block(from.older).counts.size < FEW_WORDS) continue;
            const { key } = this.block(from.older);
            const to = candidates.find(each => each.newer && !moved.has(each) && this.block(each.newer).key === key);
            if (!to) continue;
            this.move(from, to, moved);
        }
        // A heading of one word goes with the paragraph below it.
        const pairs = Map.groupBy(moved.keys(), plan => moved.get(plan));
        const isNext = (plan: Plan | undefined): plan is ParagraphPlan =>
            plan?.type === 'paragraph' && candidates.includes(plan) && !moved.has(plan);
        for (const [from, to] of pairs.values()) {
            const [start, end] = [from, to].map(each => plans.indexOf(each as Plan)) as [number, number];
            if (start < 0 || end < 0) continue;
            for (const step of [-1, 1]) {
                for (let away = step; ; away += step) {
                    const [one, other] = [plans[start + away], plans[end + away]];
                    if (!isNext(one) || !isNext(other) || !one.older || !other.newer) break;
                    if (this.block(one.older).key !== this.block(other.newer).key) break;
                    this.move(one, other, moved);
                }
            }
        }
        const inPlan = (plan: Plan): Plan => {
            if (plan.type === 'table')
                return plan.rows
                    ? {
                          ...plan,
                          rows: plan.rows.map(row => (row.cells ? { ...row, cells: row.cells.map(each => each.map(inPlan)) } : row)),
                      }
                    : plan;
            const move = moved.get(plan);
            return move === undefined ? plan : { ...plan, move };
        };
        return plans.map(inPlan);
    }

    private move(from: ParagraphPlan, to: ParagraphPlan, moved: Map<ParagraphPlan, number>): void {
        this.moves++;
        moved.set(from, this.moves).set(to, this.moves);
    }

    private planOf({ older, newer }: Pair<XmlNode>): Plan {
        const pair = { ...(older && { older }), ...(newer && { newer }) };
        if ((newer ?? older)?.name === 'w:p') return paragraphPlan(pair);
        return { type: 'table', ...pair, ...(older && newer && { rows: this.rows(older, newer) }) };
    }

    private rows(older: XmlNode, newer: XmlNode): readonly RowPlan[] {
        const pairs = this.aligned(named(older, 'w:tr'), named(newer, 'w:tr'), (one, other) => this.rowLikeness(one, other));
        return pairs.map((pair): RowPlan => {
            if (!pair.older || !pair.newer) return pair;
            const before = named(pair.older, 'w:tc');
            return { ...pair, cells: named(pair.newer, 'w:tc').map((cell, at) => this.plan(before[at] ?? cell, cell)) };
        });
    }

    private aligned(
        older: readonly XmlNode[],
        newer: readonly XmlNode[],
        likeness: (one: Block, other: Block) => number,
    ): readonly Pair<XmlNode>[] {
        for (const node of older) this.read(node, this.readers.older);
        for (const node of newer) this.read(node, this.readers.newer);
        const ways = {
            keyOf: (node: XmlNode) => this.block(node).key,
            likeness: (one: XmlNode, other: XmlNode) => likeness(this.block(one), this.block(other)),
        };
        return align(older, newer, ways);
    }

    private block(node: XmlNode): Block {
        return this.known.get(node) as Block;
    }

    private read(node: XmlNode, tokens: Readers['older']): Block {
        const known = this.known.get(node) ?? this.readAnew(node, tokens);
        this.known.set(node, known);
        return known;
    }

    private readAnew(node: XmlNode, tokens: Readers['older']): Block {
        const paragraphs = paragraphsIn(node);
        const read = paragraphs.map(each => [valOf(each, 'w:pPr', 'w:pStyle') ?? '', tokens(each).tokens] as const);
        const key = JSON.stringify([node.name, shapeOf(node), read.map(([style, all]) => [style, all.map(token => token.key)])]);
        return { node, key, counts: countWords(read.map(([, all]) => all.map(({ text }) => text).join('')).join('\n')) };
    }

    private likeness(one: Block, other: Block): number {
        if (one.node.name !== other.node.name) return 0;
        const alike = likenessOf(one.counts, other.counts);
        if (one.node.name === 'w:tbl') {
            if (columnsOf(one.node) !== columnsOf(other.node)) return 0;
            const captions = [one, other].map(({ node }) => valOf(node, 'w:tblPr', 'w:tblCaption'));
            return captions[0] && captions[0] === captions[1] ? Math.max(SAME_HEAD, alike) : alike;
        }
        const isSameStyle = valOf(one.node, 'w:pPr', 'w:pStyle') === valOf(other.node, 'w:pPr', 'w:pStyle');
        return isSameStyle ? alike : alike * OTHER_STYLE;
    }

    private rowLikeness(one: Block, other: Block): number {
        if (shapeOf(one.node) !== shapeOf(other.node)) return 0;
        const alike = likenessOf(one.counts, other.counts);
        const heads = [one, other].map(({ node }, at) => {
            const cell = named(node, 'w:tc')[0];
            return cell && this.read(cell, at ? this.readers.newer : this.readers.older);
        });
        return heads[0]?.counts.size && heads[0].key === heads[1]?.key ? Math.max(SAME_HEAD, alike) : alike;
    }
}

/** A text of fewer words that is in two places is not called moved. */
const FEW_WORDS = 3;

/** All paragraphs in a block, itself included. */
function paragraphsIn(node: XmlNode): readonly XmlNode[] {
    return node.name === 'w:p' ? [node] : childrenOf(node).flatMap(paragraphsIn);
}

function columnsOf(table: XmlNode): number {
    return named(child(table, 'w:tblGrid') ?? table, 'w:gridCol').length;
}

/** How many cells a row has, and which of them are joined; of a table, its rows. */
function shapeOf(node: XmlNode): string {
    if (node.name === 'w:tbl') return named(node, 'w:tr').map(shapeOf).join('|');
    return named(node, 'w:tc')
        .map(cell => `${valOf(cell, 'w:tcPr', 'w:gridSpan') ?? 1}${child(cell, 'w:tcPr', 'w:vMerge') ? 'v' : ''}`)
        .join(' ');
}
