import type { Assessment } from '../../language/assess/assessment.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import type { DocumentContext } from './context.ts';

/** What a context is given as it is. */
export type ParsedWorld = Pick<DocumentContext, 'names' | 'version' | 'today' | 'source' | 'pathOf'>;

/** What documents are made from, out of files that somebody else reads and parses. */
export function contextOf({ names, version, today, source, pathOf }: ParsedWorld): DocumentContext {
    const checker = new Checker(names, { today, explain: true });
    const facts = new Map<string, DocumentFacts | undefined>();
    const assessed = new Map<string, readonly Assessment[]>();
    const factsOf = (uri: string | undefined): DocumentFacts | undefined => {
        if (uri === undefined) return undefined;
        if (!facts.has(uri)) {
            const read = source(uri);
            facts.set(uri, read && readDocument(uri, read.text, read));
        }
        return facts.get(uri);
    };
    const assessmentsOf = (uri: string): readonly Assessment[] => {
        let known = assessed.get(uri);
        if (!known) {
            const read = factsOf(uri);
            known = read ? checker.assessments(read) : [];
            assessed.set(uri, known);
        }
        return known;
    };
    const uriOf = (type: string, name: string): string | undefined => names.find([type], name)[0]?.uri;
    return {
        names,
        version,
        today,
        source,
        pathOf,
        requirementsOf: guidance => checker.requirementsOf(guidance),
        subject(type, name) {
            const read = factsOf(uriOf(type, name));
            return (type === 'service' ? read?.services : read?.reviews)?.find(subject => subject.name === name);
        },
        assessments(type, name) {
            const uri = uriOf(type, name);
            return uri ? assessmentsOf(uri).filter(({ subject }) => subject.type === type && subject.name === name) : [];
        },
    };
}
