import { BLOCKS, type Written } from '../../language/model/elements/element-kind.ts';
import { elementOf, isElementKey } from '../../language/model/elements.ts';
import type { Element, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import { isVocabularyKind } from '../../language/model/namespaces.ts';
import { titleOf } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { SourceDocument } from '../model/context.ts';
import { labelInWords, Said } from '../model/said.ts';

/** The smallest part of a service or a review that is compared: a line, an entry of a list, a paragraph of a policy. */
export interface Unit {
    /** What it is in, and what it is: the same in two versions for what may be the same part. */
    readonly key: string;
    /** The block that it is in, as people call it: “Team”, “Policy: Engagement”. Empty at the top. */
    readonly place: string;
    /** Its label: “Caseload”, the title of its role. Empty for a text. */
    readonly label: string;
    /** All that it says, on one line: names by their titles, dates in words. */
    readonly words: string;
}

/** A service or a review as its parts, in the order of the text. No word of it is in none, apart from comments. */
export interface Units {
    readonly units: readonly Unit[];
    /** Its blocks with a name, such as policies, by key, in the order of the text. */
    readonly named: ReadonlyMap<string, NamedBlock>;
}

interface NamedBlock {
    readonly place: string;
    /** All of its words. */
    readonly words: string;
    /** Which of the parts is its first. */
    readonly index: number;
}

/** A stretch of the text that facts are about, with the stretches inside it. */
interface Node {
    readonly whole: Span;
    readonly line?: LineFacts;
    readonly element?: Element;
    readonly block?: string;
    readonly inner: Node[];
}

/** The stretches of a subject, each in the smallest that holds it. A stretch that is said of twice (a list of names) is one. */
function treeOf({ whole, lines, elements, blocks }: SubjectFacts): Node {
    const all = new Map<string, Node>();
    const add = (span: Span, about: Partial<Node>): void => {
        const key = span.join(' ');
        all.set(key, { ...about, ...all.get(key), whole: span, inner: [] });
    };
    for (const line of lines) add(line.whole, { line });
    for (const element of elements) add(element.whole, { element });
    for (const { block, whole: span } of blocks) add(span, { block });
    const root: Node = { whole, inner: [] };
    const open = [root];
    const inOrder = [...all.values()].toSorted((a, b) => a.whole[0] - b.whole[0] || b.whole[1] - a.whole[1]);
    for (const node of inOrder) {
        while (open.length > 1 && (open.at(-1)?.whole[1] ?? 0) <= node.whole[0]) open.pop();
        const parent = open.at(-1) as Node;
        // What only overlaps with another stretch is a part of neither: its words are found between the others.
        if (node.whole[1] > parent.whole[1] || node.whole[0] < parent.whole[0]) continue;
        if (node.whole[0] === whole[0] && node.whole[1] === whole[1]) continue;
        parent.inner.push(node);
        open.push(node);
    }
    return root;
}

/** A word of the language as a heading: `workswith` is “Works with”. */
function inWords(key: string): string {
    const words = isElementKey(key) ? elementOf(key).words : key;
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a node is: the key and the title of what it is in. */
interface Inside {
    readonly key: string;
    readonly place: string;
}

function nameOf({ term, name }: Element): string {
    return name ?? term ?? '';
}

class Reader {
    readonly units: Unit[] = [];
    readonly named = new Map<string, NamedBlock>();
    private readonly said: Said;
    private readonly names: NameIndex;

    constructor(source: SourceDocument, names: NameIndex) {
        this.said = new Said(source, names);
        this.names = names;
    }

    /** The words of a node that are in none of the nodes in it, and then these, in the order of the text. */
    read(node: Node, inside: Inside): void {
        let from = node.whole[0];
        for (const each of node.inner) {
            const isHead = !inside.key && from === node.whole[0];
            this.between([from, each.whole[0]], isHead ? { key: '', place: 'Name and title' } : inside);
            if (each.inner.length || (each.block && !each.line)) this.read(each, this.insideOf(each, inside));
            else this.leaf(each, inside);
            from = each.whole[1];
        }
        this.between([from, node.whole[1]], inside);
    }

    private insideOf({ element, block = '', line, whole }: Node, inside: Inside): Inside {
        const kind = element?.kind ?? (block || line?.key || '');
        const name = element && nameOf(element);
        if (!name) return { key: `${inside.key}/${kind}`, place: inWords(kind) };
        const key = `${inside.key}/${kind} ${name}`;
        const place = `${inWords(kind)}: ${this.titleOf(element)}`;
        this.named.set(key, { place, words: this.said.everythingIn(whole), index: this.units.length });
        return { key, place };
    }

    /** What people call an element: its own title, or that of its term. A requirement keeps its code. */
    private titleOf(element: Element): string {
        const { kind, title, term, name } = element;
        if (title !== undefined) return title;
        const { terms } = elementOf(kind) as Written;
        if (term === undefined || !isVocabularyKind(terms)) return term ?? titleOf({ name: name ?? '' });
        return this.names.title(terms, term);
    }

    private leaf({ line, element, whole }: Node, { key, place }: Inside): void {
        if (line) {
            const isText = line.key === 'prose';
            const words = isText ? this.said.everythingIn(whole) : this.said.everythingIn([line.at[1], whole[1]]).replace(/^:\s*/, '');
            const label = isText ? '' : labelInWords(this.said.written(line.at));
            this.units.push({ key: `${key}/${line.key}`, place, label, words });
            return;
        }
        if (!element) return;
        const name = nameOf(element);
        const [start, end] = whole;
        // The words after the name: the name itself is the label.
        const after = name && start <= element.at[0] ? element.at[1] : start;
        const words = this.said.everythingIn([after, end]).replace(/^[:-]\s*/, '');
        const label = name ? this.titleOf(element) : '';
        this.units.push({ key: `${key}/${element.kind}${name && ` ${name}`}`, place, label, words });
    }

    /** What the facts have no line for: the words that open a block, with a title, and lines that could not be read. */
    private between(span: Span, { key, place }: Inside): void {
        let from = span[0];
        for (const line of linesOf(this.said.written(span))) {
            const words = this.said.everythingIn([from, from + line.length]).replaceAll(/^[\s{},-]+|[\s{},-]+$/g, '');
            from += line.length;
            // The word that opens a block says nothing by itself.
            if (words && !OPENING.has(words)) this.units.push({ key: `${key}/`, place, label: '', words });
        }
    }
}

const OPENING: ReadonlySet<string> = new Set(Object.keys(BLOCKS));

/** The lines of what is between lines; a text over several lines, or a comment, is one. */
function linesOf(text: string): readonly string[] {
    return text.match(/(?:"""[\s\S]*?"""|\/\*[\s\S]*?\*\/|[^\n])*\n?/g)?.filter(Boolean) ?? [];
}

/** A service or a review of a file as the parts that are compared. */
export function unitsOf(source: SourceDocument, subject: SubjectFacts, names: NameIndex): Units {
    const reader = new Reader(source, names);
    reader.read(treeOf(subject), { key: '', place: '' });
    return { units: reader.units, named: reader.named };
}
