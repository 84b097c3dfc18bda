import type { Span } from '../model/values.ts';
import { isTextType } from '../syntax/strings.ts';
import { textFor } from './line-values.ts';
import { type Next, writtenFor } from './path.ts';

import type { Opaque } from './structure.ts';
import { RANKS, type Suggestion } from './suggestion.ts';
import { wordsFor } from './values-at.ts';

const EMPTY = /^["“”„‟](\[?\]?)["“”„‟]?$/;

/** What stands between the quotation marks of a text that says nothing yet; nothing for other text. */
export function emptyText(text: string, { kind, at }: Opaque): Span | undefined {
    if (kind !== 'text') return undefined;
    const inside = EMPTY.exec(text.slice(at[0], at[1]))?.[1];
    return inside === undefined ? undefined : [at[0] + 1, at[0] + 1 + inside.length];
}

/** Something to write over in a text that says nothing yet, so that it is reported until somebody has. */
export function placeholdersFor(nexts: readonly Next[], at: Span): Suggestion[] {
    const next = nexts.find(({ step }) => step.kind === 'terminal' && isTextType(step.terminal));
    if (!next) return [];
    const field = next.step.property === 'text' ? writtenFor(next.node, 'field') : undefined;
    const words = (field && textFor(field.replaceAll(' ', ''))) ?? wordsFor(next.step.property);
    const label = `[${words}]`;
    return [{ label, kind: 'text', detail: 'to write over later', parts: ['[', { blank: words }, ']'], at, rank: RANKS.usual }];
}
