import type { ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import type { Title } from './wording.ts';

/** Whether a check holds; if not, whether something breaks it or nothing is there; and where, and why in words. */
export interface Verdict {
    readonly state: 'holds' | 'broken' | 'absent';
    readonly reason: string;
    /** What it rests on: the elements that hold, or the one that breaks it. */
    readonly at: readonly Span[];
    /** What was looked for and not found, so that a fix can write it. */
    readonly lacking: readonly ElementCheckFacts[];
}

/** What an assessment is made of: a document, what people call things, and the day. */
export interface Evaluation {
    readonly subject: SubjectFacts;
    readonly title: Title;
    /** The day on which the assessment is made, as `YYYY-MM-DD`. */
    readonly today: string;
}

export function holds(at: readonly Span[], reason: string): Verdict {
    return { state: 'holds', reason, at, lacking: [] };
}

export function broken(at: readonly Span[], reason: string, lacking: readonly ElementCheckFacts[] = []): Verdict {
    return { state: 'broken', reason, at, lacking };
}

export function absent(reason: string, lacking: readonly ElementCheckFacts[]): Verdict {
    return { state: 'absent', reason, at: [], lacking };
}
