import type { Element, LookFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { findingsIn } from './answers.ts';
import { type Covered, type Sight, sightOf } from './covered.ts';
import { fingerprintOf } from './fingerprint.ts';
import { elementsReadBy } from './read-by.ts';

/** How what a finding looked at stands today. */
export interface Look {
    readonly finding: Element;
    readonly sight: Sight;
    /** The fingerprint of what the service says today. */
    readonly now: string;
    /** `same`: as it was; `changed`: another text than the finding looked at; `unseen`: no fingerprint was kept. */
    readonly state: 'same' | 'changed' | 'unseen';
    /** What the finding has kept of it; nothing where it does not name the service. */
    readonly kept?: LookFacts;
    /** What of the service the requirement reads. */
    readonly places: readonly Span[];
}

function lookAt(finding: Element, sight: Sight, kept: LookFacts | undefined): Look {
    const { requirement } = sight.result;
    const now = fingerprintOf(requirement, sight.service);
    const state = kept?.fingerprint ? (kept.fingerprint.text === now ? 'same' : 'changed') : 'unseen';
    const places = elementsReadBy(requirement, sight.service).map(({ at }) => at);
    return { finding, sight, now, state, ...(kept && { kept }), places };
}

/** Each finding of a review on each covered service that can be compared, and whether the service still says what it said. */
export function looksIn(review: SubjectFacts, covered: readonly Covered[]): readonly Look[] {
    return findingsIn(review).flatMap(finding =>
        covered.flatMap(({ name, assessments }) => {
            const sight = sightOf(finding.term ?? '', assessments);
            const kept = review.looks?.find(look => look.requirement === finding.term && look.service.name === name);
            return sight ? [lookAt(finding, sight, kept)] : [];
        }),
    );
}
