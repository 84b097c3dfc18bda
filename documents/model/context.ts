import type { Assessment } from '../../language/assess/assessment.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { factsOfText } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { ParsedText } from '../../language/syntax/read.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { keepRecent } from '../../language/workspace/derived.ts';

/** Of how many files the facts are kept, and how they were assessed: a document is made of its file and its guidance. */
const MOST_KEPT = 24;

/** A `.care` file that was read, and what it says. */
export interface SourceDocument {
    readonly uri: string;
    readonly text: string;
    readonly facts: DocumentFacts;
}

/** The world that documents are made from. Everything in it is given: the same world makes the same bytes. */
export interface DocumentContext {
    readonly names: NameIndex;
    /** The version of Carewright, and so of its library. */
    readonly version: string;
    /** The day for which something is assessed, as `YYYY-MM-DD`. */
    readonly today: string;
    /** A file of the workspace or of the library; nothing where it is not there. */
    source(uri: string): SourceDocument | undefined;
    /** What a guidance asks for, with what it inherits. */
    requirementsOf(guidance: string): readonly EffectiveRequirement[];
    /** What a service or a review says, as facts. */
    subject(type: 'service' | 'review', name: string): SubjectFacts | undefined;
    /** A service or a review against every guidance that it follows. */
    assessments(type: 'service' | 'review', name: string): readonly Assessment[];
    /** A file's path, as people see it. */
    pathOf(uri: string): string;
}

/** What was made last, by its key: a folder of a thousand documents does not stay in memory because each was looked at once. */
class Recent<Made> {
    private readonly made = new Map<string, Made>();
    private readonly most: number;

    /** @param most how many are kept */
    constructor(most: number) {
        this.most = most;
    }

    /** What was made for a key, or is made now. */
    get(key: string, make: (key: string) => Made): Made {
        const known = this.made.has(key) ? (this.made.get(key) as Made) : make(key);
        keepRecent(this.made, key, known, this.most);
        return known;
    }
}

/** What a context is given as it is. */
type Given = Pick<DocumentContext, 'names' | 'version' | 'today' | 'source' | 'pathOf'>;

/** What documents are made from, out of files that the caller has read. */
export function contextOf({ names, version, today, source, pathOf }: Given): DocumentContext {
    const checker = new Checker(names, { today, explain: true });
    const assessed = new Recent<readonly Assessment[]>(MOST_KEPT);
    const assessmentsOf = (uri: string): readonly Assessment[] =>
        assessed.get(uri, () => {
            const read = source(uri);
            return read ? checker.assessments(read.facts) : [];
        });
    const uriOf = (type: 'service' | 'review', name: string): string | undefined => names.find([type], name)[0]?.uri;
    return {
        names,
        version,
        today,
        source,
        pathOf,
        requirementsOf: guidance => checker.requirementsOf(guidance),
        subject(type, name) {
            const uri = uriOf(type, name);
            const facts = uri === undefined ? undefined : source(uri)?.facts;
            return (type === 'service' ? facts?.services : facts?.reviews)?.find(subject => subject.name === name);
        },
        assessments(type, name) {
            const uri = uriOf(type, name);
            return uri ? assessmentsOf(uri).filter(({ subject }) => subject.type === type && subject.name === name) : [];
        },
    };
}

interface World extends Omit<Given, 'source'> {
    /** Reads a text that is not written as the grammar wants it. */
    parse(text: string): ParsedText;
    /** The text of a file of the workspace or of the library. */
    textOf(uri: string): string | undefined;
}

/** What documents are made from, out of texts. A file is read when a document first needs it, and is kept for a while. */
export function makeContext({ parse, textOf, ...world }: World): DocumentContext {
    const sources = new Recent<SourceDocument | undefined>(MOST_KEPT);
    const read = (uri: string): SourceDocument | undefined => {
        const text = textOf(uri);
        return text === undefined ? undefined : { uri, text, facts: factsOfText(addressOf(uri), text, parse) };
    };
    return contextOf({ ...world, source: uri => sources.get(uri, read) });
}
