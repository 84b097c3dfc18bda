import type { Address } from '../model/address.ts';
import type { AcceptedGapFacts, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';
import type { Outcome } from './outcome.ts';
import type { Evidence } from './verdict.ts';

/** The state of an accepted gap on the day of the assessment. */
export interface GapState {
    readonly gap: AcceptedGapFacts;
    readonly state: 'accepted' | 'ending' | 'ended' | 'not needed';
    /** Days until it ends; negative when it has. */
    readonly days: number | undefined;
}

export interface RequirementResult {
    readonly requirement: EffectiveRequirement;
    readonly outcome: Outcome;
    /** Why, in a sentence or two. */
    readonly reason: string;
    /** Where it is best reported: what breaks it, the block where something is missing, or the name of the document. */
    readonly at: Span;
    /** What the outcome rests on: places of the text, and their words. */
    readonly evidence: readonly Evidence[];
    /** Why a requirement with a condition applies here, or does not. */
    readonly applies?: string;
    readonly gap?: GapState;
    /** It would be answered but for a placeholder, which is reported where it is. */
    readonly unwritten?: boolean;
    /** The guidance that added what is lacking to a requirement that it inherited. */
    readonly askedBy?: string;
    /** What was looked for and not found. */
    readonly lacking: readonly ElementCheckFacts[];
}

/** One document against one guidance. */
export interface Assessment {
    readonly subject: SubjectFacts;
    readonly uri: Address;
    readonly guidance: string;
    /** The guidance is meant for services of other models: a rule says so, and the results are counted, but not reported one by one. */
    readonly isForOthers?: true;
    readonly results: readonly RequirementResult[];
}
