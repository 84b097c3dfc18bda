import type { DocumentFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';

/**
 * Whether nothing went wrong in reading a block, so that its end is where it seems to be and lines can be put in front of it.
 *
 * @param whole where the block stands
 */
export function isSound({ problems }: Pick<DocumentFacts, 'problems'>, whole: Span): boolean {
    return !problems.some(({ line, at }) => at[1] >= whole[0] && line[0] <= whole[1]);
}
