import type { Exempted, Line } from './specification.ts';

/** The answer to a question of the template. */
export interface ReviewAnswer {
    readonly question: string;
    /** Names of choices, organisations and services, as written; for those, `value` has their titles. */
    readonly names: readonly string[];
    readonly value: string;
    readonly text?: string;
}

/** What somebody will do about a gap. */
export interface ReviewAction {
    readonly name: string;
    readonly title: string;
    /** The requirements whose gap it closes. */
    readonly requirements: readonly string[];
    /** `short-term` or `longer-term`. */
    readonly horizon: string;
    readonly owner: string;
    /** As `YYYY-MM-DD`. */
    readonly due?: string;
    readonly dueShown: string;
    readonly state: string;
    readonly stateTitle: string;
    readonly resource: string;
    readonly evidence: string;
    readonly progress: string;
    /** Lines and texts of other kinds. */
    readonly lines: readonly Line[];
    readonly texts: readonly string[];
}

export interface ReviewFinding {
    readonly requirement: string;
    readonly answers: readonly ReviewAnswer[];
    /** The services that it looked at. */
    readonly lookedAt: readonly string[];
}

/** The outcome of a review, in the order of its file. */
export interface ReviewModel {
    readonly name: string;
    readonly title: string;
    readonly uri: string;
    readonly template: string;
    readonly covers: readonly string[];
    readonly answers: readonly ReviewAnswer[];
    readonly findings: readonly ReviewFinding[];
    readonly actions: readonly ReviewAction[];
    readonly notApplicable: readonly Exempted[];
    readonly acceptedGaps: readonly Exempted[];
    readonly unplaced: readonly string[];
}
