import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { rankInService } from '../model/elements.ts';
import { quoted } from '../model/text.ts';
import { labelIn } from '../syntax/lines.ts';
import { emptyBlock, linesOf, type Merged, mergeInto, splitItems } from './items.ts';

interface ServiceSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance that it follows. */
    readonly follows: readonly string[];
    /** What that guidance asks for, in its order. */
    readonly requirements: readonly EffectiveRequirement[];
    /** A model of care, by its name. */
    readonly model?: string;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

const REVIEW_BLOCKS = /^(finding|action)\b/;

function head({ follows, model }: ServiceSkeleton): string {
    return [
        'status: draft',
        `follows: ${follows.join(', ')}`,
        'commissioner: [the integrated care board that commissions the service]',
        'provider: [the organisation that runs the service]',
        'team type: [code]',
        `model: ${model ?? '[model of care]'}`,
        'in force: [first date] to [last date]',
        'review by: [date]',
        'context: "[Who is the service for, how many people are they, and what is there for them now?]"',
    ].join('\n');
}

function ranked(block: Merged): Merged {
    return { lines: block.lines, blocks: new Map([...block.blocks].toSorted(([a], [b]) => rankInService(a) - rankInService(b))) };
}

/**
 * A specification to fill in, made of the examples of what its guidance asks for. It parses; what stands in square
 * brackets is reported until somebody has written it.
 */
export function serviceSkeleton(skeleton: ServiceSkeleton): string {
    const service = emptyBlock();
    mergeInto(service, splitItems(head(skeleton)));
    const fixed = new Set([...(skeleton.model ? ['model'] : []), 'team type', 'in force', 'review by']);
    for (const { example, subjects } of skeleton.requirements) {
        if (!example || !subjects.includes('services')) continue;
        const items = splitItems(example).filter(item => !REVIEW_BLOCKS.test(item.head) && !fixed.has(labelOf(item.head)));
        for (const item of items) replacePlaceholder(service, item.head);
        mergeInto(service, items);
    }
    const { lines, blocks } = ranked(service);
    const blank = [
        ...linesOf({ lines, blocks: new Map() }),
        ...[...blocks].flatMap(block => ['', ...linesOf({ lines: new Map(), blocks: new Map([block]) })]),
    ];
    return [
        '// Write over everything in [square brackets], and over numbers and dates that are not yours.',
        '// In VS Code, F4 goes to the next place. `carewright check` lists what is left.',
        '',
        `service ${skeleton.name} ${quoted(skeleton.title ?? '[Name of the service]')} {`,
        ...blank,
        '}',
        '',
    ].join('\n');
}

function labelOf(line: string): string {
    return labelIn(line)?.words ?? '';
}

/** An example that says something takes the place of our own placeholder. */
function replacePlaceholder(service: Merged, line: string): void {
    const label = labelOf(line);
    if (/"\[[^"]*\]"$/.test(service.lines.get(label) ?? '') && !/"\[[^"]*\]"$/.test(line.replace(/\S+\s+(?=")/, '')))
        service.lines.delete(label);
}
