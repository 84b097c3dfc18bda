import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import type { Outcome } from '../assess/outcome.ts';
import type { DocumentFacts } from '../model/facts.ts';
import type { Rename } from './compare-guidance.ts';

/** What a change of guidance does to one service or review. */
export interface Effect {
    readonly id: string;
    readonly title: string;
    /** Nothing where the requirement was not asked, or is no longer asked. */
    readonly before?: Outcome;
    readonly after?: Outcome;
    /** Why, under the new version; under the old one where it is gone. */
    readonly reason: string;
}

const ANSWERED = new Set<Outcome | undefined>(['shown', 'claimed', 'not applicable']);

function byId(assessments: readonly Assessment[]): ReadonlyMap<string, RequirementResult> {
    return new Map(assessments.flatMap(({ results }) => results.map(result => [result.requirement.id, result] as const)));
}

/** Whether an effect leaves a service with a gap that it did not have. */
export function isNewGap({ before, after }: Effect): boolean {
    return after !== undefined && !ANSWERED.has(after) && (before === undefined || ANSWERED.has(before));
}

/** Whether an effect answers what was a gap. */
export function isGained({ before, after }: Effect): boolean {
    return before !== undefined && !ANSWERED.has(before) && after !== undefined && ANSWERED.has(after);
}

/**
 * The requirements whose outcome differs for a service between two versions of a guidance. A requirement that only has
 * another id is the same.
 */
export function effectsOn(before: readonly Assessment[], after: readonly Assessment[], renames: readonly Rename[]): readonly Effect[] {
    const former = new Map(renames.flatMap(({ from, to }) => to.map(id => [id, from] as const)));
    const [old, now] = [byId(before), byId(after)];
    const seen = new Set<string>();
    const effects: Effect[] = [];
    for (const [id, result] of now) {
        const known = old.has(id) ? id : (former.get(id) ?? id);
        seen.add(known);
        const outcome = old.get(known)?.outcome;
        if (outcome === result.outcome) continue;
        const { title, says } = result.requirement;
        effects.push({ id, title: title ?? says, ...(outcome && { before: outcome }), after: result.outcome, reason: result.reason });
    }
    for (const [id, { requirement, outcome, reason }] of old) {
        if (seen.has(id) || now.has(id)) continue;
        effects.push({ id, title: requirement.title ?? requirement.says, before: outcome, reason });
    }
    return effects;
}

/** A document as if it did not declare some guidance: so that one version can take the place of another in an index. */
export function withoutGuidance(document: DocumentFacts, name: string): DocumentFacts {
    if (!document.guidance.some(guidance => guidance.name === name)) return document;
    return {
        ...document,
        guidance: document.guidance.filter(guidance => guidance.name !== name),
        declarations: document.declarations.filter(
            ({ namespace, name: declared, within }) =>
                !(namespace === 'guidance' && declared === name) && !(namespace === 'requirement' && within === name),
        ),
    };
}
