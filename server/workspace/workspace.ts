import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../language/assess/assessment.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { Finding } from '../../language/model/findings.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../../language/model/findings.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import { Configs } from '../../language/workspace/config.ts';
import { configured } from '../../language/workspace/configured.ts';
import type { BoardDocument } from '../coverage/board-documents.ts';
import type { Files } from '../files/files.ts';
import type { Plan } from '../reviews/plan.ts';
import { rangeOf } from '../support/places.ts';
import { VERSION } from '../version.ts';
import { type NameKey, nameKey } from './changed-names.ts';
import type { CheckedDocument } from './checked-document.ts';
import { DocumentIndex } from './index-of-documents.ts';
import { libraryText } from './library-text.ts';
import { type LoadedDocument, loadText } from './loaded-document.ts';
import { Recent } from './recent.ts';
import { type SubjectSummary, summarise } from './summary.ts';

/** How many documents that no editor has open are kept whole for the next request. */
const RECENT = 16;

/** How many documents with services that reviews cover are remembered. */
const COVERED = 256;

/** All rules; other findings are about requirements. */
const RULE_CODES: ReadonlySet<string> = new Set([SYNTAX_CODE, FAULT_CODE, ...RULES.map(({ code }) => code)]);

/** Rules that can't speak before all names are known. */
const READ_WORKSPACE: ReadonlySet<string> = new Set(RULES.filter(({ reads }) => reads === 'workspace').map(({ code }) => code));

export interface WorkspaceOptions {
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
export interface AssessedDocument {
    readonly document: LoadedDocument;
    readonly assessments: readonly Assessment[];
}

/** What a document is checked with: the names that it may use, and who checks. */
export interface View {
    readonly names: NameIndex;
    readonly checker: Checker;
}

/** How an open document that is not of the workspace is seen. */
interface Outside extends View {
    readonly facts: DocumentFacts;
    readonly key: string;
    /** The names that it declares itself. */
    readonly own: ReadonlySet<NameKey>;
    /** Up to which change of the workspace its names are known. */
    readonly revision: number;
}

/**
 * The documents that the server knows: those that are open whole, the others as far as names and figures need.
 *
 * A document is of the workspace while a search of its folders finds it. Another that is open is checked against the workspace
 * and never changes what is said of it. Where no folder is open, the open documents are the workspace.
 */
export class Workspace {
    readonly index = new DocumentIndex();
    /** What is known of services and reviews, by document. */
    readonly summaries = new Map<Address, readonly SubjectSummary[]>();
    /** The actions of reviews that no editor has open, by document, where somebody has asked for them. */
    readonly plans = new Map<Address, Plan>();
    /** What a board's view is made of in documents that no editor has open, where somebody has asked for it. */
    readonly boardDocuments = new Map<Address, BoardDocument>();
    /** The configurations of the workspace. */
    configs: Configs;
    /** Whether all documents that declare names for others have been read: only then is a name unknown. */
    complete = false;
    private readonly options: WorkspaceOptions;
    /** What a search of the folders found; nothing where no folder is open. */
    private found: ReadonlySet<Address> | undefined = new Set();
    private readonly open = new Map<Address, LoadedDocument>();
    private readonly outside = new Map<Address, Outside>();
    private readonly closed = new Recent<LoadedDocument>(RECENT);
    private readonly checked = new Recent<{
        readonly loaded: LoadedDocument;
        readonly checker: Checker;
        readonly isExplained: boolean;
        readonly document: CheckedDocument;
    }>(4 * RECENT);
    /** Services that reviews cover, against what they follow; by document. */
    private readonly covered = new Recent<readonly Assessment[]>(COVERED);
    private last = new Map<string, Checker>();
    private lastKey = '';

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
        const { today } = this;
        this.forgetOldNames();
        const key = JSON.stringify(guidance);
        let checker = this.last.get(key);
        if (!checker) {
            const assessments = (service: string): readonly Assessment[] => this.assessmentsOf(service);
            checker = new Checker(this.names, { today, guidance, explain: true, assessments });
            this.last.set(key, checker);
        }
        return checker;
    }

    /** What was assessed with other names, or on another day, is not asked for again. */
    private forgetOldNames(): void {
        const key = `${this.names.version} ${this.today}`;
        if (this.lastKey === key) return;
        this.lastKey = key;
        this.last.clear();
        this.covered.clear();
    }

    /** A document from outside sees the names of the workspace, and its own in the place of those that are called the same. */
    private viewFromOutside({ uri, facts }: Pick<LoadedDocument, 'uri' | 'facts'>, guidance: readonly string[]): View {
        const { today } = this;
        const { revision } = this.index;
        const key = JSON.stringify([revision, today, guidance, this.complete]);
        const known = this.outside.get(uri);
        if (known?.facts === facts && known.key === key) return known;
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
                : this.assessmentsOf(service);
        const checker: Checker = new Checker(names, { today, guidance, explain: true, assessments });
        const view = { names, checker, facts, key, own, revision };
        this.outside.set(uri, view);
        return view;
    }

    /** Says which configurations hold now. */
    setConfigs(configs: Configs): void {
        this.configs = configs;
        this.checked.clear();
        this.outside.clear();
        this.lastKey = '';
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
        const recent = this.closed.get(uri);
        if (recent) return recent;
        const file = isLibrary(uri) ? undefined : await this.options.files.decode?.(uri);
        const content = file?.text ?? (isLibrary(uri) ? await libraryText(uri) : await this.options.files.read(uri));
        if (content === undefined) return undefined;
        const loaded = loadText(uri, content, 0, file);
        this.closed.set(uri, loaded);
        return loaded;
    }

    /** The text of an open document as it is now, and what was last read of it: for answers that must not wait for the parser. */
    peek(uri: Address): { readonly text: TextDocument; readonly last: LoadedDocument | undefined } | undefined {
        const text = this.options.opened(uri);
        return text && { text, last: this.open.get(uri) };
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
        this.drop(uri);
        const loaded = this.has(uri) || this.isOpen(uri) ? await this.load(uri) : undefined;
        // Meanwhile it may have been opened, or have left the workspace.
        if (!loaded || !(this.has(uri) || this.isOpen(uri))) this.forget(uri);
        // Of an open document, `load` has told the index already.
        else if (!this.isOpen(uri)) this.tell(this.index.update(loaded.facts, loaded.text.getText()));
        return this.has(uri) || this.isOpen(uri) ? loaded : undefined;
    }

    /** Forgets a document that is gone. */
    forget(uri: Address): void {
        this.drop(uri);
        this.summaries.delete(uri);
        this.checked.delete(uri);
        if (!isLibrary(uri)) this.tell(this.index.remove(uri));
    }

    /** Lets go of what was read of a document. */
    private drop(uri: Address): void {
        this.open.delete(uri);
        this.closed.delete(uri);
        this.covered.delete(uri);
        this.outside.delete(uri);
        this.plans.delete(uri);
        this.boardDocuments.delete(uri);
    }

    /** A service with its document, and what the guidance that it follows makes of it; nothing where nobody has written it. */
    async service(name: string): Promise<AssessedDocument | undefined> {
        const uri = this.placeOf(name);
        const document = uri === undefined ? undefined : await this.load(uri);
        if (!document) return undefined;
        this.assessServices(document);
        return { document, assessments: this.assessmentsOf(name) };
    }

    /** Reads the services that reviews cover: what is said of them is compared with what they say. */
    private async readCovered({ references }: DocumentFacts): Promise<void> {
        const names = references.filter(({ namespaces }) => namespaces.includes('service')).map(({ name }) => name);
        for (const uri of new Set(names.flatMap(name => this.placeOf(name) ?? []))) {
            const document = this.isAssessed(uri) ? undefined : await this.load(uri);
            if (document) this.assessServices(document);
        }
    }

    private isAssessed(uri: Address): boolean {
        this.forgetOldNames();
        return this.covered.get(uri) !== undefined;
    }

    private assessServices({ uri, facts }: LoadedDocument): void {
        if (!this.isAssessed(uri)) this.covered.set(uri, this.checkerOf(uri).assessments({ ...facts, reviews: [] }));
    }

    /** Where a service stands: also one that nobody has read yet. */
    private placeOf(service: string): Address | undefined {
        return this.names.find(['service'], service)[0]?.uri;
    }

    private assessmentsOf(service: string): readonly Assessment[] {
        const uri = this.placeOf(service);
        return (uri === undefined ? undefined : this.covered.get(uri))?.filter(({ subject }) => subject.name === service) ?? [];
    }

    /** Has documents checked again because of a change in another. */
    private tell(uris: ReadonlySet<Address>): void {
        for (const uri of uris) this.checked.delete(uri);
        for (const uri of uris) this.covered.delete(uri);
        // Who looks on from outside may use what has changed, or not: there are few of them.
        const outside = this.opened.filter(uri => !this.has(uri) && !isLibrary(uri));
        for (const uri of outside) this.checked.delete(uri);
        if (uris.size || outside.length) this.options.concerned([...uris, ...outside]);
    }

    private checkLoaded(loaded: LoadedDocument, explain: boolean): CheckedDocument {
        const { checker } = this.viewOf(loaded);
        const known = this.checked.get(loaded.uri);
        if (known?.loaded === loaded && known.checker === checker && (known.isExplained || !explain)) return known.document;
        const assessments = checker.assessments(loaded.facts, explain);
        const findings = this.shown(loaded.facts, checker.findings(loaded.facts, assessments));
        const document: CheckedDocument = { ...loaded, assessments, findings };
        if (!isLibrary(loaded.uri)) {
            this.summaries.set(
                loaded.uri,
                summarise(assessments, at => rangeOf(loaded.text, at)),
            );
            if (this.has(loaded.uri)) this.index.noteUnresolved(loaded.facts);
        }
        // What was said before all names were known is not kept.
        if (this.complete) this.checked.set(loaded.uri, { loaded, checker, isExplained: explain, document });
        return document;
    }

    /** An open document, parsed again where its text has changed. */
    private current(uri: Address, text: TextDocument): LoadedDocument {
        const known = this.open.get(uri);
        const content = text.getText();
        // Not every editor counts its versions: what is in it tells.
        if (known && known.text.version === text.version && known.text.getText() === content) return known;
        // A copy: the editor's own changes with every keystroke.
        const loaded = loadText(uri, content, text.version);
        this.open.set(uri, loaded);
        this.covered.delete(uri);
        if (this.has(uri)) this.tell(this.index.update(loaded.facts, content));
        return loaded;
    }
}
