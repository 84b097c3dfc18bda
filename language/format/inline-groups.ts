import type { PiecedText } from './read-text.ts';

/**
 * The groups of checks that their writer put on one line, such as `any of { policy a policy b }`: they stay on it.
 *
 * @returns where the checks and the braces of such groups start
 */
export function inlineGroups({ text, pieces }: PiecedText): ReadonlySet<number> {
    const inline = new Set<number>();
    for (const { leaf, kind } of pieces) {
        if (kind !== '{' && kind !== '}') continue;
        const group = leaf?.astNode;
        if (group?.$type === 'CheckGroup' && group.$cstNode && !text.slice(group.$cstNode.offset, group.$cstNode.end).includes('\n')) {
            inline.add(leaf?.offset ?? -1);
        }
    }
    return inline;
}
