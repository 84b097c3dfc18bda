import type { IToken } from 'chevrotain';
import type { AstNode, CstNode, GrammarAST } from 'langium';
import type { Span } from '../model/values.ts';
import type { QuickNode } from './tree.ts';

/**
 * Where the nodes of a tree and their values are in the text. There is one kind of tree: the quick reader makes it at once,
 * and what Langium's parser makes is turned into it (`placedTree`) as soon as it has been read.
 */

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
