import { wholeOf } from '../syntax/places.ts';
import type { PiecedText } from './read-text.ts';

/**
 * The groups of checks that their writer put on one line, such as `any of { policy a policy b }`: they stay on it.
 *
 * @returns where the checks and the braces of such groups start
 */
export function inlineGroups({ text, pieces }: PiecedText): ReadonlySet<number> {
    const inline = new Set<number>();
    for (const { node: group, kind, start } of pieces) {
        if (kind !== '{' && kind !== '}') continue;
        if (group?.$type === 'CheckGroup' && !text.slice(...wholeOf(group)).includes('\n')) inline.add(start);
    }
    return inline;
}
