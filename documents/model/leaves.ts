import { type AstNode, CstUtils, isAstNode } from 'langium';
import { featureOf, quickPlaces, wholeOf, writtenOf } from '../../language/syntax/places.ts';
import { scan } from '../../language/syntax/scan.ts';

/** A word, sign or text of a line, as it stands there. */
export interface Leaf {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** Whether it is the line's own, and not a part of something that the line holds, such as a time. */
    readonly isOwn: boolean;
    /** The property that it gives a value to. */
    readonly property: string | undefined;
}

/** Whether the values of a property are nodes with words of their own. */
function holdsNodes(node: AstNode, property: string): boolean {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[property];
    return isAstNode(Array.isArray(value) ? value[0] : value);
}

function quickLeaves(node: AstNode, places: readonly (string | number)[]): readonly Leaf[] {
    const tokens = scan(writtenOf(node));
    if (!tokens) return [];
    const [from] = wholeOf(node);
    const leaves: Leaf[] = [];
    for (const [index, tokenEnd] of tokens.ends.entries()) {
        const [start, end] = [from + (tokens.starts[index] as number), from + tokenEnd];
        let at = 0;
        while (at < places.length && !((places[at + 1] as number) <= start && end <= (places[at + 2] as number))) at += 3;
        const property = places[at] as string | undefined;
        const isOwn = property === undefined || !holdsNodes(node, property);
        leaves.push({ text: tokens.text.slice(start - from, end - from), start, end, isOwn, property: isOwn ? property : undefined });
    }
    return leaves;
}

/** The words of a node, in their order; without comments. */
export function leavesOf(node: AstNode): readonly Leaf[] {
    const places = quickPlaces(node);
    if (places) return quickLeaves(node, places);
    if (!node.$cstNode) return [];
    return CstUtils.flattenCst(node.$cstNode)
        .filter(leaf => !leaf.hidden)
        .map(leaf => {
            const isOwn = leaf.astNode === node;
            return {
                text: leaf.text,
                start: leaf.offset,
                end: leaf.end,
                isOwn,
                property: (isOwn && leaf.grammarSource && featureOf(leaf.grammarSource)) || undefined,
            };
        })
        .toArray();
}
