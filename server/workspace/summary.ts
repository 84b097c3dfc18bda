import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import type { Span } from '../../language/model/values.ts';
import { type Figures, figuresOf } from '../../language/reviews/themes.ts';
import type { PlainRange } from '../protocol.ts';

/** What is kept of the assessment of a document: enough for a table of all services. */
export interface SubjectSummary {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly status: string | undefined;
    /** Where its name stands. */
    readonly range: PlainRange;
    readonly guidance: readonly GuidanceSummary[];
}

interface GuidanceSummary {
    readonly guidance: string;
    /** One letter a requirement, in the order of the guidance. */
    readonly outcomes: string;
    readonly figures: Figures;
}

/**
 * The summaries of a document's services and reviews.
 *
 * @param rangeOf says where a span of the document stands: its text is not kept
 */
export function summarise(assessments: readonly Assessment[], rangeOf: (at: Span) => PlainRange): readonly SubjectSummary[] {
    return [...Map.groupBy(assessments, ({ subject }) => subject)].map(([{ type, name, title, status, at }, of]) => ({
        type,
        name,
        title,
        status,
        range: rangeOf(at),
        guidance: of.map(assessment => ({
            guidance: assessment.guidance,
            outcomes: assessment.results.map(({ outcome }) => OUTCOME_WORDS[outcome].letter).join(''),
            figures: figuresOf(assessment),
        })),
    }));
}
