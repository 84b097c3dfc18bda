import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../language/assess/assessment.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import { type EditorConfig, NO_CONFIG } from '../../language/workspace/config.ts';
import { configured } from '../../language/workspace/configured.ts';
import type { BoardDocument } from '../coverage/board-documents.ts';
import type { Files } from '../files/files.ts';
import type { Plan } from '../reviews/plan.ts';
import { rangeOf } from '../support/places.ts';
import { type CheckedDocument, checkedDocument } from './checked-document.ts';
import { DocumentIndex } from './index-of-documents.ts';
import { libraryText } from './library-text.ts';
import { type LoadedDocument, loadText } from './loaded-document.ts';
import { Recent } from './recent.ts';
import { type SubjectSummary, summarise } from './summary.ts';

/** How many documents that no editor has open are kept whole for the next request. */
const RECENT = 16;

/** How many documents with services that reviews cover are remembered. */
const COVERED = 256;

/** Rules that can't speak before all names are known. */
const READ_WORKSPACE: ReadonlySet<string> = new Set(RULES.filter(({ reads }) => reads === 'workspace').map(({ code }) => code));

export interface WorkspaceOptions {
    readonly files: Files;
    /** The text of a document that the editor has open. */
    opened(uri: string): TextDocument | undefined;
    /** Is told of documents to check again because of a change in another. */
    concerned(uris: Iterable<string>): void;
    /** The day of the check, as `YYYY-MM-DD`. */
    today(): string;
}

/** A document with services, and what the guidance that they follow makes of one of them. */
export interface AssessedDocument {
    readonly document: LoadedDocument;
    readonly assessments: readonly Assessment[];
}

/** The documents that the server knows: those that are open whole, the others as far as names and figures need. */
export class Workspace {
    readonly index = new DocumentIndex();
    /** What is known of services and reviews, by document. */
    readonly summaries = new Map<string, readonly SubjectSummary[]>();
    /** The actions of reviews that no editor has open, by document, where somebody has asked for them. */
    readonly plans = new Map<string, Plan>();
    /** What a board's view is made of in documents that no editor has open, where somebody has asked for it. */
    readonly boardDocuments = new Map<string, BoardDocument>();
    config: EditorConfig = NO_CONFIG;
    /** Whether all documents that declare names for others have been read: only then is a name unknown. */
    complete = false;
    private readonly options: WorkspaceOptions;
    private readonly open = new Map<string, LoadedDocument>();
    private readonly closed = new Recent<LoadedDocument>(RECENT);
    private readonly checked = new Recent<{
        readonly loaded: LoadedDocument;
        readonly checker: Checker;
        readonly isExplained: boolean;
        readonly document: CheckedDocument;
    }>(4 * RECENT);
    /** Services that reviews cover, against what they follow; by document. */
    private readonly covered = new Recent<readonly Assessment[]>(COVERED);
    private last: { readonly checker: Checker; readonly key: string } | undefined;

    constructor(options: WorkspaceOptions) {
        this.options = options;
    }

    get names(): NameIndex {
        return this.index.names;
    }

    /** The day of the check, as `YYYY-MM-DD`. */
    get today(): string {
        return this.options.today();
    }

    /** Who checks, with all names as they are now. */
    get checker(): Checker {
        const { today } = this;
        const key = JSON.stringify([this.names.version, today, this.config.guidance]);
        if (this.last?.key !== key) {
            const assessments = (service: string): readonly Assessment[] => this.assessmentsOf(service);
            this.last = { key, checker: new Checker(this.names, { today, guidance: this.config.guidance, explain: true, assessments }) };
            this.covered.clear();
        }
        return this.last.checker;
    }

    /** Whether an editor has a document open. */
    isOpen(uri: string): boolean {
        return this.options.opened(uri) !== undefined;
    }

    /** A document as it is now; read from its file if no editor has it open. Nothing where there is no such document. */
    async load(uri: string): Promise<LoadedDocument | undefined> {
        const text = this.options.opened(uri);
        if (text) return this.current(text);
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
    peek(uri: string): { readonly text: TextDocument; readonly last: LoadedDocument | undefined } | undefined {
        const text = this.options.opened(uri);
        return text && { text, last: this.open.get(uri) };
    }

    /**
     * A document with all that there is to say about it now.
     *
     * @param explain whether somebody may read why a requirement is met, too: that takes time for every requirement
     */
    async check(uri: string, explain = true): Promise<CheckedDocument | undefined> {
        const loaded = await this.load(uri);
        if (loaded?.facts.reviews.length) await this.readCovered(loaded.facts);
        return loaded && this.checkLoaded(loaded, explain);
    }

    /** Reads a document again that changed on the disk, or was closed. Returns nothing when it is gone. */
    async reread(uri: string): Promise<LoadedDocument | undefined> {
        this.drop(uri);
        const loaded = await this.load(uri);
        if (!loaded || isLibrary(uri)) this.forget(uri);
        // Of an open document, `load` has told the index already.
        else if (!this.isOpen(uri)) this.tell(this.index.update(loaded.facts, loaded.text.getText()));
        return loaded;
    }

    /** Forgets a document that is gone. */
    forget(uri: string): void {
        this.drop(uri);
        this.summaries.delete(uri);
        this.checked.delete(uri);
        if (!isLibrary(uri)) this.tell(this.index.remove(uri));
    }

    /** Lets go of what was read of a document. */
    private drop(uri: string): void {
        this.open.delete(uri);
        this.closed.delete(uri);
        this.covered.delete(uri);
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

    private isAssessed(uri: string): boolean {
        // To ask for the checker first forgets what was assessed with other names.
        return this.checker !== undefined && this.covered.get(uri) !== undefined;
    }

    private assessServices({ uri, facts }: LoadedDocument): void {
        if (!this.isAssessed(uri)) this.covered.set(uri, this.checker.assessments({ ...facts, reviews: [] }));
    }

    /** Where a service stands: also one that nobody has read yet. */
    private placeOf(service: string): string | undefined {
        return this.names.find(['service'], service)[0]?.uri;
    }

    private assessmentsOf(service: string): readonly Assessment[] {
        const uri = this.placeOf(service);
        return (uri === undefined ? undefined : this.covered.get(uri))?.filter(({ subject }) => subject.name === service) ?? [];
    }

    /** Has documents checked again because of a change in another. */
    private tell(uris: ReadonlySet<string>): void {
        for (const uri of uris) this.checked.delete(uri);
        for (const uri of uris) this.covered.delete(uri);
        if (uris.size) this.options.concerned(uris);
    }

    private checkLoaded(loaded: LoadedDocument, explain: boolean): CheckedDocument {
        const { checker } = this;
        const known = this.checked.get(loaded.uri);
        if (known?.loaded === loaded && known.checker === checker && (known.isExplained || !explain)) return known.document;
        const assessments = checker.assessments(loaded.facts, explain);
        const all = checker.findings(loaded.facts, assessments).filter(({ code }) => this.complete || !READ_WORKSPACE.has(code));
        const findings = configured(all, this.config.rules);
        const document = checkedDocument(loaded, assessments, findings);
        if (!isLibrary(loaded.uri)) {
            this.summaries.set(
                loaded.uri,
                summarise(assessments, at => rangeOf(loaded.text, at)),
            );
            this.index.noteUnresolved(loaded.facts);
        }
        // What was said before all names were known is not kept.
        if (this.complete) this.checked.set(loaded.uri, { loaded, checker, isExplained: explain, document });
        return document;
    }

    /** An open document, parsed again where its text has changed. */
    private current(text: TextDocument): LoadedDocument {
        const known = this.open.get(text.uri);
        if (known?.text.version === text.version) return known;
        // A copy: the editor's own changes with every keystroke.
        const loaded = loadText(text.uri, text.getText(), text.version);
        this.open.set(text.uri, loaded);
        this.covered.delete(text.uri);
        if (!isLibrary(text.uri)) this.tell(this.index.update(loaded.facts, text.getText()));
        return loaded;
    }
}
