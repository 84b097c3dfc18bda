import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Span } from '../../language/model/values.ts';
import type { Checker } from '../../language/workspace/check-workspace.ts';
import type { PlainRange } from '../protocol.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

/** What a board's view reads of services and reviews; everything else is let go of. */
const KINDS: ReadonlySet<string> = new Set(ALL_ELEMENTS.flatMap(([key, { isOnBoard }]) => (isOnBoard ? [key] : [])));

/** The services and reviews of one document, as far as a board's view is made of them. */
export interface BoardDocument {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly PlacedSubject[];
    /** Where a place of the document stands. */
    rangeOf(at: Span): PlainRange;
}

function slim(subject: SubjectFacts): SubjectFacts {
    return { ...subject, elements: subject.elements.filter(({ kind }) => KINDS.has(kind)), lines: [], blocks: [], claims: [], looks: [] };
}

/** Outcomes without what they rest on: why is worded nowhere in the view. */
function outcomesOf({ uri, guidance, results }: Assessment, subject: SubjectFacts): Assessment {
    const plain = results.map(
        ({ requirement, outcome, at }): RequirementResult => ({ requirement, outcome, at, reason: '', evidence: [], lacking: [] }),
    );
    return { subject, uri, guidance, results: plain };
}

/** What a board's view is made of in a document. */
export function boardDocument({ uri, facts, text }: LoadedDocument, checker: Checker): BoardDocument {
    const all = facts.services.length ? checker.assessments({ ...facts, reviews: [] }, false) : [];
    const services = facts.services.map(service => {
        const subject = slim(service);
        const assessments = all.filter(each => each.subject === service).map(each => outcomesOf(each, subject));
        return { subject, uri, assessments };
    });
    const reviews = facts.reviews.map(review => ({ uri, subject: slim(review) }));
    return { services, reviews, rangeOf: at => rangeOf(text, at) };
}
