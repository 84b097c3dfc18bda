import type { AssessedService, PlacedSubject } from '../../language/board/placed.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { Checker } from '../../language/workspace/check-workspace.ts';

/** Every service of some documents, against the guidance that it follows. */
export function assessedServices(documents: readonly DocumentFacts[], checker: Checker): readonly AssessedService[] {
    return documents.flatMap(document => {
        const assessments = document.services.length ? checker.assessments(document) : [];
        return document.services.map(subject => ({
            subject,
            uri: document.uri,
            assessments: assessments.filter(assessment => assessment.subject === subject),
        }));
    });
}

/** Every review of some documents. */
export function placedReviews(documents: readonly DocumentFacts[]): readonly PlacedSubject[] {
    return documents.flatMap(({ uri, reviews }) => reviews.map(subject => ({ subject, uri })));
}
