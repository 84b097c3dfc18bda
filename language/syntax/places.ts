import type { AstNode, CstNode, GrammarAST } from 'langium';
import type { Span } from '../model/values.ts';

/** A node that knows where its values stand: one that was read quickly (`tree.ts`). */
interface PlacedNode {
    readonly $start: number;
    readonly $end: number;
    readonly $places: readonly (string | number)[];
}

function placed(node: AstNode): PlacedNode | undefined {
    return '$places' in node ? (node as unknown as PlacedNode) : undefined;
}

/** The places of the values of a node that was read quickly: a property, where its value starts and where it ends, and so on. */
function quickPlaces(node: AstNode): readonly (string | number)[] | undefined {
    return placed(node)?.$places;
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

/** The parts of a part of a syntax tree; none where it is a token. */
function partsOf(node: CstNode | undefined): readonly CstNode[] {
    return node && 'content' in node ? (node.content as readonly CstNode[]) : [];
}

export function spanOf(node: CstNode): Span {
    return [node.offset, node.end];
}

function firstIn(content: readonly CstNode[], property: string): CstNode | undefined {
    for (const child of content) {
        if (child.hidden || !child.grammarSource) continue;
        const feature = featureOf(child.grammarSource);
        if (feature === property) return child;
        if (feature) continue;
        const found = firstIn(partsOf(child), property);
        if (found) return found;
    }
    return undefined;
}

function collect(content: readonly CstNode[], property: string, places: Span[]): void {
    for (const child of content) {
        if (child.hidden || !child.grammarSource) continue;
        const feature = featureOf(child.grammarSource);
        if (feature === property) places.push(spanOf(child));
        else if (!feature) collect(partsOf(child), property, places);
    }
}

/** Where the first value of a property stands. */
export function firstPlace(node: AstNode, property: string): Span | undefined {
    const places = quickPlaces(node);
    if (!places) {
        const found = firstIn(partsOf(node.$cstNode), property);
        return found && spanOf(found);
    }
    for (let at = 0; at < places.length; at += 3) {
        if (places[at] === property) return [places[at + 1] as number, places[at + 2] as number];
    }
    return undefined;
}

/** Where the values of a property stand, in their order. */
export function allPlaces(node: AstNode, property: string): readonly Span[] {
    const places = quickPlaces(node);
    const all: Span[] = [];
    if (!places) collect(partsOf(node.$cstNode), property, all);
    for (let at = 0; places && at < places.length; at += 3) {
        if (places[at] === property) all.push([places[at + 1] as number, places[at + 2] as number]);
    }
    return all;
}

/** Where a whole node stands; nowhere, when the parser could not read it. */
export function wholeOf(node: AstNode): Span {
    const known = placed(node);
    if (known) return [known.$start, known.$end];
    return node.$cstNode ? spanOf(node.$cstNode) : [0, 0];
}
