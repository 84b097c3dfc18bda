import { type AstNode, AstUtils, type CstNode, GrammarAST, isCompositeCstNode } from 'langium';
import type { Span } from '../model/values.ts';

/** For each property of a node, where its values stand in the text, in their order. */
export type Places = Readonly<Record<string, readonly Span[] | undefined>>;

const features = new Map<GrammarAST.AbstractElement, string | undefined>();

function featureOf(source: GrammarAST.AbstractElement): string | undefined {
    if (!features.has(source)) {
        features.set(source, AstUtils.getContainerOfType(source, GrammarAST.isAssignment)?.feature);
    }
    return features.get(source);
}

export function spanOf(node: CstNode): Span {
    return [node.offset, node.end];
}

function collect(content: readonly CstNode[], places: Record<string, Span[]>): void {
    for (const child of content) {
        if (child.hidden || !child.grammarSource) continue;
        const feature = featureOf(child.grammarSource);
        if (feature) {
            places[feature] ??= [];
            places[feature].push(spanOf(child));
        } else if (isCompositeCstNode(child)) {
            collect(child.content, places);
        }
    }
}

/** Reads the places of all properties of a node in one pass over its part of the syntax tree. */
export function placesOf(node: AstNode): Places {
    const places: Record<string, Span[]> = {};
    if (node.$cstNode && isCompositeCstNode(node.$cstNode)) collect(node.$cstNode.content, places);
    return places;
}

/** Where a whole node stands; nowhere, when the parser could not read it. */
export function wholeOf(node: AstNode): Span {
    return node.$cstNode ? spanOf(node.$cstNode) : [0, 0];
}
