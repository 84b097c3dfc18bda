import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { Checker, type CheckOptions } from '../../language/workspace/check-workspace.ts';
import { type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import { usageError } from '../exit-code.ts';

/** Every service of some documents, against the guidance that it follows. */
export function assessedServices(
    documents: readonly DocumentFacts[],
    checkerOf: (document: DocumentFacts) => Checker,
): readonly AssessedService[] {
    return documents.flatMap(document => {
        const assessments = document.services.length ? checkerOf(document).assessments(document) : [];
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
 * Who checks each document: with the guidance of its own configuration, unless the command was given some.
 *
 * @throws when a configuration names guidance that there is not
 */
export function checkersFor(
    { names, configs }: { readonly names: NameIndex; readonly configs: Configs },
    options: Omit<CheckOptions, 'guidance'>,
    given?: readonly string[],
): (document: Pick<DocumentFacts, 'uri'>) => Checker {
    for (const folder of given ? [] : configs.folders) {
        for (const problem of unknownGuidance(configs.in(folder).guidance, names)) throw usageError(problem);
    }
    const checkers = new Map<string, Checker>();
    return ({ uri }) => {
        const guidance = given ?? configs.of(uri).guidance;
        const key = JSON.stringify(guidance);
        const checker = checkers.get(key) ?? new Checker(names, { ...options, guidance });
        checkers.set(key, checker);
        return checker;
    };
}
