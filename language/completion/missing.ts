import type { RequirementResult } from '../assess/assessment.ts';
import { isOpen } from '../assess/outcome.ts';
import { isSaidOnce } from '../model/elements.ts';
import type { Span } from '../model/values.ts';
import { emptyBlock, type Item, linesOf, mergeInto, splitItems } from '../skeletons/items.ts';

import { beginningOf } from '../syntax/lines.ts';
import { assessmentsOf, type Surroundings } from './at-place.ts';
import { nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { RANKS, type Suggestion, withBlanks } from './suggestion.ts';

/** Something that the guidance asks for and that is not there, and for which requirements. */
interface Lacking {
    readonly item: Item;
    readonly results: RequirementResult[];
}

const NAMED: Readonly<Record<string, string>> = { Policy: 'policy', Partnership: 'partner', Finding: 'requirement' };
const OPENING: Readonly<Record<string, string>> = {
    Population: 'population',
    Access: 'access',
    Team: 'team',
    Offers: 'offers',
    Measures: 'measures',
    Policy: 'policy',
    Partnership: 'works with',
    Finding: 'finding',
};

/** The words that open the block at a node, as examples write them; nothing in the body of the service or review itself. */
function headAt(node: PartialNode): string | undefined {
    const statements = nodeOfType(node, 'Statements');
    if (statements) return writtenFor(statements, 'kind');
    const block = nodeOfType(node, ...Object.keys(OPENING));
    if (!block) return undefined;
    const name = writtenFor(block, NAMED[block.type] ?? '');
    return `${OPENING[block.type]}${name ? ` ${name}` : ''}`;
}

/** What an example writes in the block at hand. */
function itemsFor(example: string, head: string | undefined): readonly Item[] {
    const items = splitItems(example);
    if (head === undefined) return items;
    return items
        .filter(item => item.body !== undefined && item.head.replace(/\s*".*$/, '') === head)
        .flatMap(item => splitItems(item.body ?? ''));
}

/** An item as it is written, with its lines below each other. */
function written({ head, body }: Item): string {
    if (body === undefined) return head;
    const block = emptyBlock();
    mergeInto(block, splitItems(body));
    return [`${head} {`, ...linesOf(block), '}'].join('\n');
}

/** The first words of an item, as a label. */
function shown({ head, body }: Item): string {
    if (body !== undefined) return head;
    const line = head.replaceAll(/\s+/g, ' ');
    return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function detailOf([first, ...others]: readonly RequirementResult[]): string {
    const { id = '', title = '' } = first?.requirement ?? {};
    return `${id} · ${title}${others.length ? ` and ${others.length} more` : ''}`;
}

/** Joins what several requirements ask for in the same block. */
function gather(found: Map<string, Lacking>, item: Item, result: RequirementResult): void {
    const key = item.body === undefined ? item.head : `${item.head} {`;
    const known = found.get(key);
    if (!known) {
        found.set(key, { item, results: [result] });
        return;
    }
    const body = item.body === undefined ? undefined : `${known.item.body}\n${item.body}`;
    found.set(key, { item: { head: item.head, ...(body !== undefined && { body }) }, results: [...known.results, result] });
}

/**
 * What the followed guidance asks for that the service does not say yet, as far as it belongs into the block at hand: the
 * examples of the requirements. Not for a review, where an example would be an answer that nobody has given.
 *
 * @param standing how the lines begin that stand in the block already
 */
export function missingAt(node: PartialNode, standing: ReadonlySet<string>, at: Span, surroundings: Surroundings): Suggestion[] {
    // Among criteria that are joined there are no lines.
    if (!nodeOfType(node, 'Service') || nodeOfType(node, 'CriteriaGroup')) return [];
    const head = headAt(node);
    const found = new Map<string, Lacking>();
    for (const { results } of assessmentsOf(node, surroundings)) {
        for (const result of results) {
            const { example } = result.requirement;
            if (!example || !isOpen(result.outcome) || result.unwritten) continue;
            for (const item of itemsFor(example, head)) gather(found, item, result);
        }
    }
    return [...found.values()].flatMap(({ item, results }): Suggestion[] => {
        const label = beginningOf(item.head) ?? '';
        if (standing.has(label) && (item.body !== undefined || isSaidOnce(label))) return [];
        const ids = results.map(({ requirement }) => requirement.id);
        return [
            {
                label: shown(item),
                kind: item.body === undefined ? 'line' : 'block',
                detail: detailOf(results),
                find: [...ids, ...results.map(({ requirement }) => requirement.title ?? '')],
                parts: withBlanks(written(item)),
                at,
                rank: RANKS.missing,
                subject: { type: 'requirements', ids },
            },
        ];
    });
}
