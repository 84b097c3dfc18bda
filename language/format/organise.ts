import type { AstNode } from 'langium';
import { fieldKey } from '../facts/field-places.ts';
import type { Field, Service } from '../generated/ast.ts';
import type { TextEdit } from '../model/findings.ts';
import { BLOCK_ORDER, SERVICE_ORDER } from '../model/service-order.ts';
import { applyEdits } from '../model/text-edits.ts';
import { wholeOf } from '../syntax/places.ts';
import type { ParsedText } from '../syntax/read.ts';
import { scan } from '../syntax/scan.ts';
import { movedLines, type Segment, segmentsOf } from './segments.ts';

/** The words by which the orders name the parts of a service that are no fields. */
const WORDS: Readonly<Record<string, string>> = {
    Population: 'population',
    Access: 'access',
    Team: 'team',
    Offers: 'offers',
    Measures: 'measures',
    Policy: 'policy',
    Partnership: 'works with',
    NotApplicable: 'not applicable',
    AcceptedGap: 'accepts gap',
    Role: 'role',
};

/**
 * Puts the blocks and lines of services into the order in which a specification is read. Comments and empty lines move
 * with what they stand above. A service that can't be read everywhere stays as it is.
 *
 * @returns edits in the order of the text
 */
export function organise(text: string, { document, problems }: ParsedText): readonly TextEdit[] {
    const blocks = document.blocks ?? [];
    return blocks.flatMap((block, index) => {
        if (block.$type !== 'Service') return [];
        const [from] = wholeOf(block);
        const next = blocks[index + 1];
        const to = next ? wholeOf(next)[0] : text.length;
        const isReadable = problems.every(({ at }) => at[1] < from || at[0] > to);
        return isReadable ? serviceEdits(text, block) : [];
    });
}

function serviceEdits(text: string, service: Service): readonly TextEdit[] {
    const inner = service.items.flatMap((item): readonly TextEdit[] => {
        const order = Object.hasOwn(BLOCK_ORDER, item.$type) ? BLOCK_ORDER[item.$type as keyof typeof BLOCK_ORDER] : undefined;
        return order && 'items' in item ? inOrder(text, item, item.items, order, []) : [];
    });
    return inOrder(text, service, service.items, SERVICE_ORDER, inner);
}

/** The edits that put the items of a block in order, with edits made in the items themselves. */
function inOrder(
    text: string,
    block: AstNode,
    items: readonly AstNode[],
    order: readonly string[],
    inner: readonly TextEdit[],
): readonly TextEdit[] {
    const ranks = ranksOf(items, order);
    const sorted = items.map((_, index) => index).toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
    const [from, to] = wholeOf(block);
    const tokens = scan(text.slice(from, to));
    const brace = tokens?.ends[tokens.starts.findIndex(start => text[from + start] === '{')];
    const spans = items.map(wholeOf);
    const segments =
        brace !== undefined && sorted.some((index, place) => index !== place) ? segmentsOf(text, from + brace, spans) : undefined;
    if (!segments) return inner;
    const edited = segments.map(({ at }): Segment => {
        const own = inner.filter(edit => edit.at[0] >= at[0] && edit.at[1] <= at[1]);
        const moved = own.map(edit => ({ ...edit, at: [edit.at[0] - at[0], edit.at[1] - at[0]] as const }));
        return { at, text: applyEdits(text.slice(...at), moved) };
    });
    return [movedLines(edited, sorted)];
}

/** Where each item belongs. What the order does not name stays behind what it stands behind. */
function ranksOf(items: readonly AstNode[], order: readonly string[]): readonly number[] {
    const keys = order.map(words => words.replaceAll(' ', ''));
    const ranks: number[] = [];
    for (const item of items) {
        const rank = keys.indexOf(wordsOf(item).replaceAll(' ', ''));
        ranks.push(rank >= 0 ? rank : (ranks.at(-1) ?? -1));
    }
    return ranks;
}

function wordsOf(item: AstNode): string {
    if (item.$type === 'Statements') return (item as AstNode & { readonly kind?: string }).kind ?? '';
    return WORDS[item.$type] ?? fieldKey(item as Field);
}
