import { type Assessment, type Outcome, tally } from '../../language/assess/assessment.ts';
import type { Span } from '../../language/model/values.ts';

/** What is kept of the assessment of a document: enough for a table of all services. */
export interface SubjectSummary {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly status: string | undefined;
    readonly at: Span;
    readonly guidance: readonly GuidanceSummary[];
}

export interface GuidanceSummary {
    readonly guidance: string;
    /** One letter a requirement, in the order of the guidance. */
    readonly outcomes: string;
    readonly tally: Readonly<Record<Outcome, number>>;
}

const LETTERS: Readonly<Record<Outcome, string>> = {
    met: 'm',
    stated: 's',
    failing: 'f',
    missing: 'x',
    'not applicable': 'n',
    'gap accepted': 'g',
};
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome as Outcome]));

/** The outcomes that a summary holds, in the order of the guidance's requirements. */
export function outcomesOf(summary: GuidanceSummary): readonly Outcome[] {
    return [...summary.outcomes].map(letter => OUTCOMES.get(letter) ?? 'missing');
}

/** The summaries of a document's services and reviews. */
export function summarise(assessments: readonly Assessment[]): readonly SubjectSummary[] {
    return [...Map.groupBy(assessments, ({ subject }) => subject)].map(([{ type, name, title, status, at }, of]) => ({
        type,
        name,
        title,
        status,
        at,
        guidance: of.map(({ guidance, results }) => ({
            guidance,
            outcomes: results.map(({ outcome }) => LETTERS[outcome]).join(''),
            tally: tally(results),
        })),
    }));
}
