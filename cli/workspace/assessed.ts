import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { unknownGuidance } from '../../language/workspace/config.ts';
import type { CheckSettings, Workspace } from '../../language/workspace/workspace.ts';
import { usageError } from '../exit-code.ts';

/** Every service of some documents of a workspace, against the guidance that it follows. */
export function assessedServices(documents: readonly DocumentFacts[], workspace: Workspace): readonly AssessedService[] {
    return documents.flatMap(document => {
        const assessments = document.services.length ? workspace.checkerOf(document.uri).assessments(document) : [];
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

/**
 * Has a workspace check its documents for a day.
 *
 * @throws where a configuration names guidance that there is not
 */
export function checkAsOf(day: string, { explain = false, guidance }: Partial<CheckSettings>, workspace: Workspace): void {
    const { configs, names } = workspace;
    for (const folder of guidance ? [] : configs.folders) {
        for (const problem of unknownGuidance(configs.in(folder).guidance, names)) throw usageError(problem);
    }
    workspace.settings = { today: () => day, explain, ...(guidance && { guidance }) };
}
