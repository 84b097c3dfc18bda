import type { Block, DescribingLine, ElementKind } from './elements/element-kind.ts';
import { ALL_LINES, isLine } from './elements.ts';

/** Where a line or an element is written in a service. */
function isIn(line: ElementKind | DescribingLine, block: Block): boolean {
    return 'blocks' in line ? line.blocks.includes(block) && line.before !== undefined : line.of === 'service' && line.block === block;
}

/** What is written in a block of a service, in the order of the schema, each line that describes it before the line that it names. */
function orderIn(block: Block): readonly string[] {
    const all = ALL_LINES.filter(([, line]) => isIn(line, block));
    const own = all.filter(([, line]) => !('blocks' in line));
    return own.flatMap(([key, { words }]) => {
        const before = all.filter(([, line]) => 'blocks' in line && line.before === key);
        return [...before.map(([, line]) => line.words), words];
    });
}

function blocksInOrder(): readonly string[] {
    const blocks = ALL_LINES.flatMap(([, line]): string[] => {
        if ('blocks' in line || line.of !== 'service') return [];
        return line.block === 'service' ? (isLine(line) ? [] : [line.words]) : [line.block];
    });
    return [...new Set(blocks)];
}

/**
 * The order in which a specification says things.
 *
 * It is that of the fact base, section 5 (Schedule 2, part A of the NHS Standard Contract), as far as that has one for what
 * the language can say, and of docs/language.md where it has none:
 * - the heading row first: number, commissioner, provider, period, date of review;
 * - then the context ("population needs"), aims and outcomes (together, aims first, as in the newer short form);
 * - then the scope in its order 3.1 to 3.5: the pathway, the population with whom it leaves out, what the service does, and
 *   last the partners;
 * - then measures ("applicable quality requirements").
 * What the schedule does not know, such as exemptions and accepted gaps, comes last.
 */
export const SERVICE_ORDER: readonly string[] = [
    ...orderIn('service').filter(words => !blocksInOrder().includes(words)),
    ...blocksInOrder(),
    ...['not applicable', 'accepts gap'],
];

/**
 * The order of lines in those blocks of a service whose lines are of different kinds, by the rules of the grammar that read
 * them. Roles come after the lines of the team, in the order of their writer.
 */
export const BLOCK_ORDER = { Population: orderIn('population'), Access: orderIn('access'), Team: orderIn('team') } as const;

/** Lines that come before the others of a policy or an action. */
export const FIRST_LINES: readonly string[] = ALL_LINES.flatMap(([, line]) => ('isFirst' in line && line.isFirst ? [line.words] : []));

/** The place of a block in a service, by how it begins: `policy discharge`. What the order does not know comes last. */
export function rankInService(head: string): number {
    const index = SERVICE_ORDER.findIndex(each => head === each || head.startsWith(`${each} `));
    return index < 0 ? SERVICE_ORDER.length : index;
}
