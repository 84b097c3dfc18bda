import type { IToken } from 'chevrotain';
import type { AstNode, CstNode, GrammarAST } from 'langium';
import type { Span } from '../model/values.ts';

/**
 * Where the nodes of a tree and their values are in the text. There is one kind of tree: the quick reader makes it at once,
 * and what Langium's parser makes is turned into it (`placedTree`) as soon as it has been read.
 */

/** A node of a tree that was read quickly. It knows where it and its values are, and has no syntax tree. */
export interface QuickNode {
    readonly $type: string;
    $container?: QuickNode;
    readonly $start: number;
    $end: number;
    /** A property, where a value of it starts and where it ends; and so on, in the order of the text. */
    readonly $places: (string | number)[];
    // biome-ignore lint/suspicious/noExplicitAny: the grammar says what a property holds; `generated/ast.ts` has the types.
    [property: string]: any;
}

/** A text as tokens, and how far it has been read. */
export interface Tokens {
    readonly text: string;
    /** What each token is, as numbered in `generated/rules.ts`; 0 after the last. */
    readonly kinds: readonly number[];
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    /** Whether each token opens a line, or what is between braces. */
    readonly opens: readonly boolean[];
    /** The words that tokens hold, where that was needed to tell what they are. */
    readonly words: readonly (string | undefined)[];
    /** The token that is read next. */
    at: number;
}

/** A node that begins at the next token. */
export function begin($type: string, tokens: Tokens): QuickNode {
    const start = tokens.starts[tokens.at] as number;
    return { $type, $start: start, $end: start, $places: [] };
}

/** Notes where the value of a property is: from a token to the last one that was read. */
export function place(node: QuickNode, property: string, from: number, tokens: Tokens): void {
    node.$places.push(property, tokens.starts[from] as number, tokens.ends[tokens.at - 1] as number);
}

/** Takes back what was assigned to a node since it had so many places, and goes back to a token. */
export function undo(node: QuickNode, places: number, at: number, tokens: Tokens): void {
    const all = node.$places;
    while (all.length > places) {
        const property = all[all.length - 3] as string;
        all.length -= 3;
        const value: unknown = node[property];
        if (!Array.isArray(value) || value.length === 1) delete node[property];
        else value.pop();
    }
    tokens.at = at;
}

/** What the token at an index says, as it is written. */
export function image(tokens: Tokens, index: number): string {
    return tokens.words[index] ?? tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** Thrown where only Langium's parser can tell how the text goes on. */
export class InDoubt extends Error {}

/** Some kinds of token, to be looked up by their number. */
export function setOf(kinds: readonly number[], size: number): Uint8Array {
    const set = new Uint8Array(size);
    for (const kind of kinds) set[kind] = 1;
    return set;
}

type Rule = (tokens: Tokens) => QuickNode | undefined;

/** For each kind of token the rules that may begin with it, in the order in which they are tried. */
type Ways = readonly (readonly Rule[])[];

export function waysOf(rules: readonly (readonly [rule: Rule, begins: Uint8Array])[]): Ways {
    const size = rules[0]?.[1].length ?? 0;
    return Array.from({ length: size }, (_, kind) => rules.filter(([, begins]) => begins[kind]).map(([rule]) => rule));
}

/** What the first rule reads that can read what follows. */
export function choose(ways: Ways, tokens: Tokens): QuickNode | undefined {
    const { at } = tokens;
    for (const rule of ways[tokens.kinds[at] as number] ?? []) {
        const node = rule(tokens);
        if (node) return node;
        tokens.at = at;
    }
    return undefined;
}

/** Every tree is made of nodes that know their places; the types of `generated/ast.ts` don't say so. */
function placed(node: AstNode): QuickNode {
    return node as unknown as QuickNode;
}

const features = new Map<GrammarAST.AbstractElement, string>();

/** The property that a part of the grammar gives a value to; an empty text where it gives none. */
function featureOf(source: GrammarAST.AbstractElement): string {
    let feature = features.get(source);
    if (feature === undefined) {
        let around: AstNode | undefined = source;
        while (around && around.$type !== 'Assignment') around = around.$container;
        feature = (around as GrammarAST.Assignment | undefined)?.feature ?? '';
        features.set(source, feature);
    }
    return feature;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null;
}

/** Makes the nodes of a tree out of Langium's. */
class TreeMaker {
    /** Where each token ends. Langium goes by what a token says, and the lexer leaves out of a name what has no width. */
    private readonly ends: ReadonlyMap<number, number>;

    constructor(tokens: readonly IToken[]) {
        this.ends = new Map(tokens.map(({ startOffset, endOffset = startOffset - 1 }) => [startOffset, endOffset + 1]));
    }

    private endOf(node: CstNode): number {
        let last = node;
        for (let parts = partsOf(last); parts.length; parts = partsOf(last)) last = parts.at(-1) as CstNode;
        return this.ends.get(last.offset) ?? node.end;
    }

    private addPlaces(node: CstNode | undefined, places: (string | number)[]): void {
        for (const part of partsOf(node)) {
            if (part.hidden || !part.grammarSource) continue;
            const feature = featureOf(part.grammarSource);
            if (feature) places.push(feature, part.offset, this.endOf(part));
            else this.addPlaces(part, places);
        }
    }

    private value(value: unknown, container: QuickNode, property: string): unknown {
        if (Array.isArray(value)) return value.map(each => this.value(each, container, property));
        if (!isObject(value)) return value;
        if ('$type' in value) return this.node(value as unknown as AstNode, container, property);
        return '$refText' in value ? { $refText: value.$refText } : value;
    }

    node(node: AstNode, container?: QuickNode, property?: string): QuickNode {
        const cst = node.$cstNode;
        const places: (string | number)[] = [];
        this.addPlaces(cst, places);
        const made: QuickNode = { $type: node.$type, $start: cst?.offset ?? 0, $end: cst ? this.endOf(cst) : 0, $places: places };
        if (container) {
            made.$container = container;
            made.$containerProperty = property;
        }
        for (const [name, value] of Object.entries(node)) if (!name.startsWith('$')) made[name] = this.value(value, made, name);
        return made;
    }
}

function partsOf(node: CstNode | undefined): readonly CstNode[] {
    return node && 'content' in node ? (node.content as readonly CstNode[]) : [];
}

/**
 * The tree that Langium's parser made of a text, as the quick reader would have made it: it keeps no syntax tree alive.
 * Nodes that the parser made up, since it could not read them, are nowhere: from 0 to 0.
 *
 * @param tokens those that the parser was given
 */
export function placedTree<T extends AstNode>(root: T, text: string, tokens: readonly IToken[]): T {
    const made = new TreeMaker(tokens).node(root);
    made.$text = text;
    return made as unknown as T;
}

/** The places of all values of a node: a property, where its value starts and where it ends; and so on, in the order of the text. */
function placesIn(node: AstNode): readonly (string | number)[] {
    return placed(node).$places;
}

/** Where the first value of a property is. */
export function firstPlace(node: AstNode, property: string): Span | undefined {
    const places = placesIn(node);
    for (let at = 0; at < places.length; at += 3) {
        if (places[at] === property) return [places[at + 1] as number, places[at + 2] as number];
    }
    return undefined;
}

/** Where the values of a property are, in their order. */
export function allPlaces(node: AstNode, property: string): readonly Span[] {
    const places = placesIn(node);
    const all: Span[] = [];
    for (let at = 0; at < places.length; at += 3) {
        if (places[at] === property) all.push([places[at + 1] as number, places[at + 2] as number]);
    }
    return all;
}

/** A whole node as it is written; an empty text, when the parser could not read it. */
export function writtenOf(node: AstNode): string {
    let root: AstNode & { readonly $text?: string } = node;
    while (root.$container) root = root.$container;
    return root.$text?.slice(...wholeOf(node)) ?? '';
}

/** Where a whole node is; from 0 to 0, when the parser could not read it. */
export function wholeOf(node: AstNode): Span {
    const { $start, $end } = placed(node);
    return [$start, $end];
}
