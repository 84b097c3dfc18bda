/** Which paragraph of both versions ends a body or a cell, and which endings of paragraphs are added and removed. */
import type { Pair } from '../changes/compare-words.ts';
import { child, nodeText, type XmlNode } from '../office/xml.ts';
import { gap, isEmptyCaption, isGap } from '../word/blocks.ts';
import type { ParagraphPlan, Plan } from './plan.ts';

/** A paragraph of one version or of both, with the ending that it has there. */
export function paragraphPlan({ older, newer }: Pair<XmlNode>): ParagraphPlan {
    return {
        type: 'paragraph',
        ...(older && { older }),
        ...(newer && { newer }),
        ending: older && newer ? 'kept' : newer ? 'added' : 'removed',
        olderProperties: child(older, 'w:pPr'),
        newerProperties: child(newer, 'w:pPr'),
    };
}

/**
 * Where a table is between them, the last paragraph of one version is the last one of the other all the same, and no other is: its
 * ending has to stay, and no other ending can stay for it beyond a table.
 */
export function withEndPaired(pairs: readonly Pair<XmlNode>[]): readonly Pair<XmlNode>[] {
    const last = pairs.at(-1);
    if (!last || (last.older && last.newer)) return pairs;
    const [side, otherSide] = last.newer ? (['newer', 'older'] as const) : (['older', 'newer'] as const);
    const at = pairs.findLastIndex(pair => pair[otherSide]);
    const other = pairs[at];
    if (!other || !pairs.slice(at + 1).some(pair => pair[side]?.name === 'w:tbl')) return pairs;
    const left = other[side] ? [{ [side]: other[side] }] : [];
    return [...pairs.slice(0, at), ...left, ...pairs.slice(at + 1, -1), { ...last, [otherSide]: other[otherSide] }];
}

/**
 * The last paragraph of a body or a cell, and the one before a table, can neither be added nor removed by themselves: their ending has
 * to stay (and LibreOffice would leave an empty paragraph). So where paragraphs were added or removed there, it is the ending before
 * them that was, and each ending carries the properties that it has in its version. An empty caption may stay.
 */
export function withEndings(plans: readonly Plan[]): readonly Plan[] {
    const made: Plan[] = [];
    let run: ParagraphPlan[] = [];
    for (const plan of [...plans, undefined]) {
        if (plan?.type === 'paragraph' && plan.ending !== 'kept') {
            run.push(plan);
            continue;
        }
        const before = made.at(-1);
        const mayStay = !run.length || (plan && mayLeaveCaption(run, before));
        const isFixed = plan?.type !== 'paragraph' && !mayStay;
        if (before?.type === 'paragraph' && !mayStay && (isFixed || isChanged(before))) made.splice(-1, 1, ...shifted([before, ...run]));
        else made.push(...(isFixed ? withLastPaired(run) : run));
        run = [];
        if (plan) made.push(plan);
    }
    return withGapsLeft(made);
}

/** The properties of what LibreOffice leaves of a paragraph whose ending is before a table: a gap, which is hardly seen. */
const GAP_PROPERTIES = child(gap(), 'w:pPr');

/**
 * LibreOffice joins no paragraph with what follows a table, where that is gone: an empty one is left. It gets the look of a gap. So does one
 * that goes on with a gap: there, LibreOffice keeps the look of the first. In Word neither is there any more, so that their look is none.
 */
function withGapsLeft(plans: readonly Plan[]): readonly Plan[] {
    return plans.map((plan, at) => {
        if (plan.type !== 'paragraph' || plan.ending === 'kept' || isEmptyCaption(plan.newer ?? plan.older)) return plan;
        const next = plans.slice(at + 1).find(each => each.type === 'table' || each.ending !== plan.ending);
        const [side, properties] =
            plan.ending === 'added' ? (['older', 'olderProperties'] as const) : (['newer', 'newerProperties'] as const);
        return next && (next.type === 'table' || isGap(next[side])) ? { ...plan, [properties]: GAP_PROPERTIES } : plan;
    });
}

/** Whether the empty caption at the end may stay: it is not seen, and can't change its look in LibreOffice. After a gap it looks like that. */
function mayLeaveCaption(run: readonly ParagraphPlan[], before: Plan | undefined): boolean {
    const last = run.at(-1);
    return isEmptyCaption(last?.newer ?? last?.older) && !isGap(before?.newer ?? before?.older);
}

/** Whether words changed: LibreOffice takes those at the end and the next paragraph as one change, over an ending that stays. */
const isChanged = ({ older, newer }: ParagraphPlan): boolean => !!older && !!newer && nodeText(older) !== nodeText(newer);

/** Nothing is left of both versions: the last paragraph of each is the same one, with other words. */
function withLastPaired(run: readonly ParagraphPlan[]): readonly ParagraphPlan[] {
    const removed = run.findLast(({ older }) => older);
    const added = run.findLast(({ newer }) => newer);
    if (!removed?.older || !added?.newer) return run;
    const rest = run.filter(plan => plan !== removed && plan !== added);
    return [...rest, paragraphPlan({ older: removed.older, newer: added.newer })];
}

/** A paragraph that is in both versions, and some that are in one: each with the ending of the next. */
function shifted(all: readonly ParagraphPlan[]): readonly ParagraphPlan[] {
    const older = all.filter(plan => plan.older).map(plan => plan.olderProperties);
    const newer = all.filter(plan => plan.newer).map(plan => plan.newerProperties);
    return all.map((plan, at): ParagraphPlan => {
        const ending = all[at + 1]?.ending ?? 'kept';
        return {
            ...plan,
            ending,
            olderProperties: ending === 'added' ? undefined : older.shift(),
            newerProperties: ending === 'removed' ? undefined : newer.shift(),
        };
    });
}
