import type { Assessment } from '../assess/assessment.ts';
import { LIBRARY } from '../library/library.ts';
import { isLibrary } from '../library/scheme.ts';
import type { Address } from '../model/address.ts';
import type { DecodedText } from '../model/file-encoding.ts';
import { NameIndex } from '../names/name-index.ts';
import { Checker } from './checker.ts';
import type { Configs } from './config.ts';
import { kindOf } from './derived.ts';
import { DocumentIndex, type NameKey, nameKey } from './document-index.ts';
import { asRead, type Files } from './files.ts';
import { type CheckSettings, type Glimpse, type SaidDocument, type SaidOfDocument, type View, Workspace } from './workspace.ts';

/** A document that is kept whole for a while, with its text. */
interface KeptDocument extends SaidDocument {
    readonly text: { getText(): string };
}

/** A text that an editor has open. */
interface OpenText {
    readonly version: number;
    getText(): string;
}

/** What keeps a workspace: an editor's documents, and how they are read. */
export interface KeptOptions<Document> {
    readonly files: Files;
    readonly configs: Configs;
    readonly settings: CheckSettings;
    /** The text of a document that the editor has open. */
    opened(uri: Address): OpenText | undefined;
    /** The documents that the editor has open. */
    allOpened(): readonly Address[];
    /** Has documents checked again because of a change in another. */
    concerned(uris: Iterable<Address>): void;
    /**
     * Reads what a text says. Never throws.
     *
     * @param file how the text was read from its file; nothing for one that the editor has open
     */
    load(uri: Address, content: string, version: number, file?: DecodedText): Document;
}

/** How an open document that is not of the workspace is seen. */
interface Outside extends View {
    /** The names that it declares itself. */
    readonly own: ReadonlySet<NameKey>;
    /** Up to which change of the workspace its names are known. */
    readonly revision: number;
}

/** How many documents that no editor has open are kept whole for the next request. */
const RECENT = 16;

/** How many files are read at the same time. */
const TOGETHER = 32;

/** Its names are brought up to date, and not gathered again, as its text changes. */
const OUTSIDE = kindOf<Outside>('view from outside', 'document');

/** The text of a document of the library; nothing where the library has no such document. */
export async function libraryText(uri: string): Promise<string | undefined> {
    return (await import('../library/texts.ts')).LIBRARY_TEXTS[uri];
}

/**
 * A workspace that is kept up to date while people write in it: documents that are open whole, the others as far as names and
 * figures need.
 *
 * A document is of the workspace while a search of its folders finds it. Another that is open is checked against the workspace
 * and never changes what is said of it. Where no folder is open, the open documents are the workspace.
 */
export class KeptWorkspace<Document extends KeptDocument> extends Workspace {
    readonly index: DocumentIndex;
    private readonly options: KeptOptions<Document>;
    private readonly open = kindOf<Document>('open document', 'text');
    private readonly closed = kindOf<Document>('closed document', 'text', RECENT);
    private readonly checked = kindOf<{ readonly isExplained: boolean; readonly document: Document & SaidOfDocument }>(
        'checked document',
        'others',
        4 * RECENT,
    );
    /** What a search of the folders found; nothing where no folder is open. */
    private found: ReadonlySet<Address> | undefined = new Set();

    constructor(options: KeptOptions<Document>) {
        const index = new DocumentIndex();
        super(options.configs, options.settings, index.names, 16 * RECENT);
        this.index = index;
        this.options = options;
    }

    /** Documents are kept as they were read, and what is not read yet may declare a service. */
    protected override get version(): number {
        return this.names.version;
    }

    /** Reading has to wait: `readCovered` has done so. */
    protected override said(): undefined {
        return undefined;
    }

    override viewOf(document: SaidDocument): View {
        if (this.has(document.uri) || isLibrary(document.uri)) return super.viewOf(document);
        return this.viewFromOutside(document);
    }

    /** A document from outside sees the names of the workspace, and its own in place of those that are called the same. */
    private viewFromOutside({ uri, facts }: SaidDocument): View {
        const { basis, derived } = this;
        const { revision } = this.index;
        const wanted = this.wantedFor(uri);
        const inputs = [facts, basis, revision, this.complete, JSON.stringify(wanted)];
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
        const { explain } = this.settings;
        const checker: Checker = new Checker(names, { today: basis.today, ...wanted, explain, assessments });
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

    /**
     * Reads of the documents that a search has found those that declare names for others, and glances at the rest. Yields, after
     * every few, those that are still to be read.
     */
    prepare(uris: readonly Address[], goesOn: () => boolean): AsyncGenerator<readonly Address[]> {
        return this.readDefinitions(uris, uri => this.glimpse(uri), TOGETHER, goesOn);
    }

    private async glimpse(uri: Address): Promise<Glimpse> {
        const read = this.isOpen(uri) ? undefined : await this.options.files.read(uri);
        const text = read && 'text' in read ? read.text : undefined;
        // What is open has been read, but may not have counted before. It may have been opened meanwhile.
        const readOpen = async (): Promise<boolean> => {
            if (!this.index.documents.has(uri)) await this.reread(uri);
            return false;
        };
        return {
            text,
            read: () => (this.isOpen(uri) ? readOpen() : this.reread(uri)),
            wait: () => {
                if (this.isOpen(uri)) return readOpen();
                // More may be known of it than a glance shows.
                if (text !== undefined && !this.index.documents.has(uri)) this.index.addUnread(uri, text);
                return this.index.documents.has(uri);
            },
        };
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
    async load(uri: Address): Promise<Document | undefined> {
        const text = this.options.opened(uri);
        if (text) return this.current(uri, text);
        return this.derived.getLater(this.closed, uri, [], async () => {
            const read = isLibrary(uri) ? asRead(await libraryText(uri)) : await this.options.files.read(uri);
            return 'text' in read ? this.options.load(uri, read.text, 0, read) : undefined;
        });
    }

    /** What was last read of a document that is open: its text may have changed since. */
    lastRead(uri: Address): Document | undefined {
        return this.derived.last(this.open, uri);
    }

    /**
     * A document with all that there is to say about it now.
     *
     * @param explain whether someone may read why a requirement is met, too: that takes time for every requirement
     */
    async check(uri: Address, explain = true): Promise<(Document & SaidOfDocument) | undefined> {
        const loaded = await this.load(uri);
        if (loaded?.facts.reviews.length) await this.readCovered(loaded);
        return loaded && this.checkLoaded(loaded, explain);
    }

    /** Reads a document again that changed on the disk, or was closed. Returns nothing when it is gone. */
    async reread(uri: Address): Promise<Document | undefined> {
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

    /** A service with its document, and what the guidance that it follows makes of it; nothing where no one has written it. */
    async service(name: string): Promise<{ readonly document: Document; readonly assessments: readonly Assessment[] } | undefined> {
        const uri = this.placeOf(name);
        const document = uri === undefined ? undefined : await this.load(uri);
        if (!document) return undefined;
        this.assessServices(document);
        return { document, assessments: this.assessmentsOf(name, this.basis) };
    }

    /** What else is to be kept of a document that has been checked. */
    protected whenChecked(_document: Document & SaidOfDocument): void {}

    /** Reads the services that reviews cover: what is said of them is compared with what they say. */
    private async readCovered({ facts: { references } }: SaidDocument): Promise<void> {
        const names = references.filter(({ namespaces }) => namespaces.includes('service')).map(({ name }) => name);
        for (const uri of new Set(names.flatMap(name => this.placeOf(name) ?? []))) {
            if (this.areAssessed(uri)) continue;
            const document = await this.load(uri);
            if (document) this.assessServices(document);
        }
    }

    /** Has documents checked again because of a change in another. */
    private tell(uris: ReadonlySet<Address>): void {
        // Who looks on from outside may use what has changed, or not: there are few of them.
        const outside = this.opened.filter(uri => !this.has(uri) && !isLibrary(uri));
        this.derived.othersChanged([...uris, ...outside]);
        if (uris.size || outside.length) this.options.concerned([...uris, ...outside]);
    }

    private checkLoaded(loaded: Document, explain: boolean): Document & SaidOfDocument {
        const { uri, facts } = loaded;
        const inputs = [loaded, this.viewOf(loaded).checker, this.configs];
        const known = this.derived.known(this.checked, uri, inputs);
        if (known && (known.isExplained || !explain)) return known.document;
        const document: Document & SaidOfDocument = { ...loaded, ...this.verdictOn(loaded, explain) };
        if (!isLibrary(uri)) this.whenChecked(document);
        if (this.has(uri)) this.index.noteUnresolved(facts);
        // What was said before all names were known is not kept.
        if (this.complete) this.derived.set(this.checked, uri, inputs, { isExplained: explain, document });
        return document;
    }

    /** An open document, parsed again where its text has changed. */
    private current(uri: Address, text: OpenText): Document {
        const content = text.getText();
        // Not every editor counts its versions: what is in it tells.
        const inputs = [text.version, content];
        const known = this.derived.known(this.open, uri, inputs);
        if (known) return known;
        this.derived.textChanged(uri);
        // A copy: the editor's own changes with every keystroke.
        const loaded = this.options.load(uri, content, text.version);
        this.derived.set(this.open, uri, inputs, loaded);
        if (this.has(uri)) this.tell(this.index.update(loaded.facts, content));
        return loaded;
    }
}
