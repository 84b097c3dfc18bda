import { type AstNode, AstUtils, type CstNode, GrammarAST, isCompositeCstNode } from 'langium';
import type { Span } from '../model/values.ts';

const features = new Map<GrammarAST.AbstractElement, string>();

/** The property that a part of the grammar gives a value to; an empty text where it gives none. */
function featureOf(source: GrammarAST.AbstractElement): string {
    let feature = features.get(source);
    if (feature === undefined) {
        feature = AstUtils.getContainerOfType(source, GrammarAST.isAssignment)?.feature ?? '';
        features.set(source, feature);
    }
    return feature;
}

export function spanOf(node: CstNode): Span {
    return [node.offset, node.end];
}

function firstIn(content: readonly CstNode[], property: string): CstNode | undefined {
    for (const child of content) {
        if (child.hidden || !child.grammarSource) continue;
        const feature = featureOf(child.grammarSource);
        if (feature === property) return child;
        if (feature || !isCompositeCstNode(child)) continue;
        const found = firstIn(child.content, property);
        if (found) return found;
    }
    return undefined;
}

function collect(content: readonly CstNode[], property: string, places: Span[]): void {
    for (const child of content) {
        if (child.hidden || !child.grammarSource) continue;
        const feature = featureOf(child.grammarSource);
        if (feature === property) places.push(spanOf(child));
        else if (!feature && isCompositeCstNode(child)) collect(child.content, property, places);
    }
}

function contentOf({ $cstNode }: AstNode): readonly CstNode[] {
    return $cstNode && isCompositeCstNode($cstNode) ? $cstNode.content : [];
}

/** Where the first value of a property stands. */
export function firstPlace(node: AstNode, property: string): Span | undefined {
    const found = firstIn(contentOf(node), property);
    return found && spanOf(found);
}

/** Where the values of a property stand, in their order. */
export function allPlaces(node: AstNode, property: string): readonly Span[] {
    const places: Span[] = [];
    collect(contentOf(node), property, places);
    return places;
}

/** Where a whole node stands; nowhere, when the parser could not read it. */
export function wholeOf(node: AstNode): Span {
    return node.$cstNode ? spanOf(node.$cstNode) : [0, 0];
}
