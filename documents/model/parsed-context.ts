import type { Assessment } from '../../language/assess/assessment.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import type { DocumentContext } from './context.ts';
import { Recent } from './recent.ts';

/** The facts of how many documents are kept, and how they were assessed. */
const MOST_KEPT = 24;

/** What a context is given as it is. */
export type ParsedWorld = Pick<DocumentContext, 'names' | 'version' | 'today' | 'source' | 'pathOf'>;

/** What documents are made from, out of files that somebody else reads and parses. */
export function contextOf({ names, version, today, source, pathOf }: ParsedWorld): DocumentContext {
    const checker = new Checker(names, { today, explain: true });
    const facts = new Recent<DocumentFacts | undefined>(MOST_KEPT);
    const assessed = new Recent<readonly Assessment[]>(MOST_KEPT);
    const factsOf = (uri: string): DocumentFacts | undefined =>
        facts.get(uri, () => {
            const read = source(uri);
            return read && readDocument(addressOf(uri), read.text, read);
        });
    const assessmentsOf = (uri: string): readonly Assessment[] =>
        assessed.get(uri, () => {
            const read = factsOf(uri);
            return read ? checker.assessments(read) : [];
        });
    const uriOf = (type: string, name: string): string | undefined => names.find([type], name)[0]?.uri;
    return {
        names,
        version,
        today,
        source,
        pathOf,
        requirementsOf: guidance => checker.requirementsOf(guidance),
        subject(type, name) {
            const uri = uriOf(type, name);
            const read = uri === undefined ? undefined : factsOf(uri);
            return (type === 'service' ? read?.services : read?.reviews)?.find(subject => subject.name === name);
        },
        assessments(type, name) {
            const uri = uriOf(type, name);
            return uri ? assessmentsOf(uri).filter(({ subject }) => subject.type === type && subject.name === name) : [];
        },
    };
}
