import type { LangiumParser } from 'langium';
import type { Assessment } from '../../language/assess/assessment.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import type { DocumentContext, SourceDocument } from './context.ts';

export interface World {
    readonly names: NameIndex;
    readonly parser: LangiumParser;
    readonly version: string;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
    /** The text of a file of the workspace or of the library. */
    textOf(uri: string): string | undefined;
    pathOf(uri: string): string;
}

/** What documents are made from, out of texts. A file is parsed when a document first needs it, and is kept. */
export function makeContext({ names, parser, version, today, textOf, pathOf }: World): DocumentContext {
    const checker = new Checker(names, { today, explain: true });
    const sources = new Map<string, SourceDocument | undefined>();
    const facts = new Map<string, DocumentFacts | undefined>();
    const assessed = new Map<string, readonly Assessment[]>();
    const source = (uri: string): SourceDocument | undefined => {
        if (!sources.has(uri)) {
            const text = textOf(uri);
            sources.set(uri, text === undefined ? undefined : { uri, text, ...parseCare(parser, text) });
        }
        return sources.get(uri);
    };
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
