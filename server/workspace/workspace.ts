import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../language/assess/assessment.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { FAULT_CODE, type Finding, SYNTAX_CODE } from '../../language/model/findings.ts';

import { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import { Configs } from '../../language/workspace/config.ts';
import { configured } from '../../language/workspace/configured.ts';
import { Derived, kindOf } from '../../language/workspace/derived.ts';
import { DocumentIndex, type NameKey, nameKey } from '../../language/workspace/document-index.ts';
import { asRead, type Files } from '../../language/workspace/files.ts';
import { rangeOf } from '../support/places.ts';
import { VERSION } from '../version.ts';
import { type CheckedDocument, LANGUAGE_ID, type LoadedDocument, libraryText, loadText } from './documents.ts';

import { type SubjectSummary, summarise } from './summary.ts';

/** All rules; other findings are about requirements. */
const RULE_CODES: ReadonlySet<string> = new Set([SYNTAX_CODE, FAULT_CODE, ...RULES.map(({ code }) => code)]);

/** Rules that can't speak before all names are known. */
const READ_WORKSPACE: ReadonlySet<string> = new Set(RULES.filter(({ reads }) => reads === 'workspace').map(({ code }) => code));

interface WorkspaceOptions {
    readonly files: Files;
    /** The text of a document that the editor has open. */
    opened(uri: Address): TextDocument | undefined;
    /** The documents that the editor has open. */
    allOpened(): readonly Address[];
    /** Is told of documents to check again because of a change in another. */
    concerned(uris: Iterable<Address>): void;
    /** The day of the check, as `YYYY-MM-DD`. */
    today(): string;
}

/** A document with services, and what the guidance that they follow makes of one of them. */
interface AssessedDocument {
    readonly document: LoadedDocument;
    readonly assessments: readonly Assessment[];
}

/** What a document is checked with: the names that it may use, and who checks. */
interface View {
    readonly names: NameIndex;
    readonly checker: Checker;
}

/** How an open document that is not of the workspace is seen. */
interface Outside extends View {
    /** The names that it declares itself. */
    readonly own: ReadonlySet<NameKey>;
    /** Up to which change of the workspace its names are known. */
    readonly revision: number;
}

/** Names, day and settings with which documents are checked. Another object where one of them has changed. */
interface Basis {
    readonly today: string;
}

/** How many documents that no editor has open are kept whole for the next request. */
const RECENT = 16;

const BASIS = kindOf<Basis>('basis', 'document');
/** Who checks, by the guidance that configurations name. */
const CHECKER = kindOf<Checker>('checker', 'document');
const OPEN = kindOf<LoadedDocument>('open document', 'text');
const CLOSED = kindOf<LoadedDocument>('closed document', 'text', RECENT);
const CHECKED = kindOf<{ readonly isExplained: boolean; readonly document: CheckedDocument }>('checked document', 'others', 4 * RECENT);
/** Services that reviews cover, against what they follow. */
const COVERED = kindOf<readonly Assessment[]>('covered services', 'others', 256);
/** Its names are brought up to date, and not gathered again, as its text changes. */
const OUTSIDE = kindOf<Outside>('view from outside', 'document');
const SUMMARY = kindOf<readonly SubjectSummary[]>('summary', 'document');
const LINES = kindOf<TextDocument>('lines', 'document');

/**
 * The documents that the server knows: those that are open whole, the others as far as names and figures need.
 *
 * A document is of the workspace while a search of its folders finds it. Another that is open is checked against the workspace
 * and never changes what is said of it. Where no folder is open, the open documents are the workspace.
 */
export class Workspace {
    readonly index = new DocumentIndex();
    /** All that was made of documents, and still holds. */
    readonly derived = new Derived();
    /** The configurations of the workspace. */
    configs: Configs;
    /** Whether all documents that declare names for others have been read: only then is a name unknown. */
    complete = false;
    private readonly options: WorkspaceOptions;
    /** What a search of the folders found; nothing where no folder is open. */
    private found: ReadonlySet<Address> | undefined = new Set();

    constructor(options: WorkspaceOptions) {
        this.options = options;
        this.configs = new Configs(options.files, VERSION);
    }

    get names(): NameIndex {
        return this.index.names;
    }

    /** The day of the check, as `YYYY-MM-DD`. */
    get today(): string {
        return this.options.today();
    }

    /** What a document is checked with, with all names as they are now. */
    viewOf(document: Pick<LoadedDocument, 'uri' | 'facts'>): View {
        const { guidance } = this.configs.of(document.uri);
        if (this.has(document.uri) || isLibrary(document.uri)) return { names: this.names, checker: this.checkerFor(guidance) };
        return this.viewFromOutside(document, guidance);
    }

    /** Who knows what guidance asks for, and what was made of the services of the workspace. */
    get checker(): Checker {
        return this.checkerFor([]);
    }

    /** Who checks a document of the workspace: the same for as long as no name changes. */
    checkerOf(uri: Address): Checker {
        return this.checkerFor(this.configs.of(uri).guidance);
    }

    /** Who checks the documents of the workspace that go by a configuration, with all names as they are now. */
    private checkerFor(guidance: readonly string[]): Checker {
        const { today, basis } = this;
        return this.derived.get(CHECKER, JSON.stringify(guidance), [basis], () => {
            const assessments = (service: string): readonly Assessment[] => this.assessmentsOf(service, basis);
            return new Checker(this.names, { today, guidance, explain: true, assessments });
        });
    }

    /** What all documents are checked with: the same object while names, day and settings are the same. */
    private get basis(): Basis {
        const { names, today, configs } = this;
        return this.derived.get(BASIS, '', [names.version, today, configs], () => ({ today }));
    }

    /** A document from outside sees the names of the workspace, and its own in the place of those that are called the same. */
    private viewFromOutside({ uri, facts }: Pick<LoadedDocument, 'uri' | 'facts'>, guidance: readonly string[]): View {
        const { today, basis, derived } = this;
        const { revision } = this.index;
        const inputs = [facts, basis, revision, this.complete, JSON.stringify(guidance)];
        const same = derived.known(OUTSIDE, uri, inputs);
        if (same) return same;
        const known = derived.last(OUTSIDE, uri);
        const own = new Set(facts.declarations.map(({ namespace, name }) => nameKey(namespace, name)));
        const keeps = known && own.size === known.own.size && own.isSubsetOf(known.own);
        const names = keeps ? known.names : new NameIndex(LIBRARY);
        for (const other of keeps ? this.index.changedSince(known.revision) : this.index.documents) {
            const document = this.names.document(other);
            const isHidden = document?.declarations.some(({ namespace, name }) => own.has(nameKey(namespace, name)));
            if (document && !isHidden) names.add(document);
            else names.remove(other);
        }
        names.add(facts);
        const assessments = (service: string): readonly Assessment[] =>
            own.has(nameKey('service', service))
                ? checker.assessments({ ...facts, reviews: [] }).filter(({ subject }) => subject.name === service)
                : this.assessmentsOf(service, basis);
        const checker: Checker = new Checker(names, { today, guidance, explain: true, assessments });
        const view = { names, checker, own, revision };
        derived.set(OUTSIDE, uri, inputs, view);
        return view;
    }

    /** Whether a document is of the workspace: whether what it says counts for the others. */
    has(uri: Address): boolean {
        return !isLibrary(uri) && (this.found?.has(uri) ?? this.isOpen(uri));
    }

    /**
     * Says what a search has found. What is no longer of the workspace is forgotten; it is still known where an editor has it open.
     *
     * @param found nothing where no folder is open: then what is open is the workspace
     * @returns the documents that were, and are no longer, of the workspace
     */
    setFound(found: ReadonlySet<Address> | undefined): readonly Address[] {
        this.found = found;
        const gone = [...this.index.documents].filter(uri => !this.has(uri));
        for (const uri of gone) this.forget(uri);
        return gone;
    }

    /** The documents that an editor has open. */
    get opened(): readonly Address[] {
        return this.options.allOpened();
    }

    /** Whether an editor has a document open. */
    isOpen(uri: Address): boolean {
        return this.options.opened(uri) !== undefined;
    }

    /** A document as it is now; read from its file if no editor has it open. Nothing where there is no such document. */
    async load(uri: Address): Promise<LoadedDocument | undefined> {
        const text = this.options.opened(uri);
        if (text) return this.current(uri, text);
        return this.derived.getLater(CLOSED, uri, [], async () => {
            const read = isLibrary(uri) ? asRead(await libraryText(uri)) : await this.options.files.read(uri);
            return 'text' in read ? loadText(uri, read.text, 0, read) : undefined;
        });
    }

    /** The text of a document with its lines. One of the library is not read for that: nobody has to know what it says. */
    async linesOf(uri: Address): Promise<TextDocument | undefined> {
        if (!isLibrary(uri)) return (await this.load(uri))?.text;
        return this.derived.getLater(LINES, uri, [], async () => {
            const text = await libraryText(uri);
            return text === undefined ? undefined : TextDocument.create(uri, LANGUAGE_ID, 0, text);
        });
    }

    /** What is known of the services and reviews of a document since it was last checked. */
    summariesOf(uri: Address): readonly SubjectSummary[] | undefined {
        return this.derived.last(SUMMARY, uri);
    }

    /** Forgets what was known of services and reviews that are no longer checked all the time. */
    forgetSummaries(uri: Address): void {
        this.derived.forget(SUMMARY, uri);
    }

    /** The text of an open document as it is now, and what was last read of it: for answers that must not wait for the parser. */
    peek(uri: Address): { readonly text: TextDocument; readonly last: LoadedDocument | undefined } | undefined {
        const text = this.options.opened(uri);
        return text && { text, last: this.derived.last(OPEN, uri) };
    }

    /**
     * A document with all that there is to say about it now.
     *
     * @param explain whether somebody may read why a requirement is met, too: that takes time for every requirement
     */
    async check(uri: Address, explain = true): Promise<CheckedDocument | undefined> {
        const loaded = await this.load(uri);
        if (loaded?.facts.reviews.length) await this.readCovered(loaded.facts);
        return loaded && this.checkLoaded(loaded, explain);
    }

    /** All that there would be to say about a document if it said something else. Nothing is changed by asking. */
    findingsOfChange(changed: DocumentFacts): readonly Finding[] {
        return this.shown(changed, this.viewOf({ uri: changed.uri, facts: changed }).checker.findingsOfChange(changed));
    }

    /** Findings as people want to see them, without those that may only be for want of what is not read yet. */
    private shown(facts: DocumentFacts, findings: readonly Finding[]): readonly Finding[] {
        const { uri, references } = facts;
        const { names } = this.viewOf({ uri, facts });
        // A name that nobody has declared yet may be a guidance that withdraws a requirement, or a term that meets one.
        const isOpenEnded = !this.complete && references.some(reference => reference.name && !names.has(reference));
        const isFinal = (code: string): boolean => !READ_WORKSPACE.has(code) && (RULE_CODES.has(code) || !isOpenEnded);
        return configured(
            findings.filter(({ code }) => this.complete || isFinal(code)),
            this.configs.of(uri).rules,
        );
    }

    /** Reads a document again that changed on the disk, or was closed. Returns nothing when it is gone. */
    async reread(uri: Address): Promise<LoadedDocument | undefined> {
        this.derived.textChanged(uri);
        const loaded = this.has(uri) || this.isOpen(uri) ? await this.load(uri) : undefined;
        // Meanwhile it may have been opened, or have left the workspace.
        if (!loaded || !(this.has(uri) || this.isOpen(uri))) this.forget(uri);
        // Of an open document, `load` has told the index already.
        else if (!this.isOpen(uri)) this.tell(this.index.update(loaded.facts, loaded.text.getText()));
        return this.has(uri) || this.isOpen(uri) ? loaded : undefined;
    }

    /** Forgets a document that is gone. */
    forget(uri: Address): void {
        this.derived.gone(uri);
        if (!isLibrary(uri)) this.tell(this.index.remove(uri));
    }

    /** A service with its document, and what the guidance that it follows makes of it; nothing where nobody has written it. */
    async service(name: string): Promise<AssessedDocument | undefined> {
        const uri = this.placeOf(name);
        const document = uri === undefined ? undefined : await this.load(uri);
        if (!document) return undefined;
        this.assessServices(document);
        return { document, assessments: this.assessmentsOf(name, this.basis) };
    }

    /** Reads the services that reviews cover: what is said of them is compared with what they say. */
    private async readCovered({ references }: DocumentFacts): Promise<void> {
        const names = references.filter(({ namespaces }) => namespaces.includes('service')).map(({ name }) => name);
        for (const uri of new Set(names.flatMap(name => this.placeOf(name) ?? []))) {
            if (this.derived.known(COVERED, uri, [this.basis])) continue;
            const document = await this.load(uri);
            if (document) this.assessServices(document);
        }
    }

    private assessServices({ uri, facts }: LoadedDocument): void {
        this.derived.get(COVERED, uri, [this.basis], () => this.checkerOf(uri).assessments({ ...facts, reviews: [] }));
    }

    /** Where a service stands: also one that nobody has read yet. */
    private placeOf(service: string): Address | undefined {
        return this.names.find(['service'], service)[0]?.uri;
    }

    /** @param basis with what they were assessed: that of who asks, also while names are looked at as they would be */
    private assessmentsOf(service: string, basis: Basis): readonly Assessment[] {
        const uri = this.placeOf(service);
        return (
            (uri === undefined ? undefined : this.derived.known(COVERED, uri, [basis]))?.filter(
                ({ subject }) => subject.name === service,
            ) ?? []
        );
    }

    /** Has documents checked again because of a change in another. */
    private tell(uris: ReadonlySet<Address>): void {
        // Who looks on from outside may use what has changed, or not: there are few of them.
        const outside = this.opened.filter(uri => !this.has(uri) && !isLibrary(uri));
        this.derived.othersChanged([...uris, ...outside]);
        if (uris.size || outside.length) this.options.concerned([...uris, ...outside]);
    }

    private checkLoaded(loaded: LoadedDocument, explain: boolean): CheckedDocument {
        const { checker } = this.viewOf(loaded);
        const inputs = [loaded, checker, this.configs];
        const known = this.derived.known(CHECKED, loaded.uri, inputs);
        if (known && (known.isExplained || !explain)) return known.document;
        const assessments = checker.assessments(loaded.facts, explain);
        const findings = this.shown(loaded.facts, checker.findings(loaded.facts, assessments));
        const document: CheckedDocument = { ...loaded, assessments, findings };
        if (!isLibrary(loaded.uri)) {
            const summaries = summarise(assessments, at => rangeOf(loaded.text, at));
            this.derived.set(SUMMARY, loaded.uri, [], summaries);
            if (this.has(loaded.uri)) this.index.noteUnresolved(loaded.facts);
        }
        // What was said before all names were known is not kept.
        if (this.complete) this.derived.set(CHECKED, loaded.uri, inputs, { isExplained: explain, document });
        return document;
    }

    /** An open document, parsed again where its text has changed. */
    private current(uri: Address, text: TextDocument): LoadedDocument {
        const content = text.getText();
        // Not every editor counts its versions: what is in it tells.
        const inputs = [text.version, content];
        const known = this.derived.known(OPEN, uri, inputs);
        if (known) return known;
        this.derived.textChanged(uri);
        // A copy: the editor's own changes with every keystroke.
        const loaded = loadText(uri, content, text.version);
        this.derived.set(OPEN, uri, inputs, loaded);
        if (this.has(uri)) this.tell(this.index.update(loaded.facts, content));
        return loaded;
    }
}
