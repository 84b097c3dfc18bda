import type { Address } from '../model/address.ts';
import type { DocumentFacts } from '../model/facts.ts';
import { isOfDefinition } from '../names/name-index.ts';
import { glance } from '../syntax/glance.ts';
import type { Configs } from './config.ts';
import { detached, slim } from './document-index.ts';
import type { Unread, UnreadFile } from './files.ts';
import { type CheckSettings, type Glimpse, Workspace } from './workspace.ts';

/** How many documents are kept whole that had to be read before their turn, or again. The others are read once more. */
const MOST_KEPT = 200;

/** A text, and what it says. */
interface TextInTurn {
    readonly text: string;
    readonly facts: DocumentFacts;
}

/** The text of a file, and how to find out what it says; or why it can't be read. Nothing in it waits. */
export type ReadInTurn = (uri: Address) => { readonly text: string; facts(): DocumentFacts } | Unread;

/**
 * The documents of a workspace, one after the other, so that a large workspace need not be in memory at once.
 *
 * What says what words mean (terms, guidance, templates) is read first. Of any other document only its services and
 * reviews can matter to others. Which files may declare which of them is found without parsing; where a document uses
 * such a name, or declares it too, these files are read before it is handed out.
 */
export class WorkspaceInTurn extends Workspace {
    readonly unread: UnreadFile[] = [];
    private readonly uris: readonly Address[];
    private readonly reader: ReadInTurn;
    /** The files that may declare a service or a review of a name. */
    private readonly announcing = new Map<string, Address[]>();
    private readonly whole = new Map<Address, TextInTurn>();
    private readonly taken = new Set<Address>();

    /** @param uris all documents, in the order of their paths */
    constructor(uris: readonly Address[], read: ReadInTurn, configs: Configs, settings: CheckSettings) {
        super(configs, settings);
        this.uris = uris;
        this.reader = read;
    }

    /** Reads what documents depend on, and notes what the others may declare. Yields after each document. */
    prepare(): AsyncGenerator<unknown> {
        const look = (uri: Address): Glimpse | undefined => {
            const found = this.read(uri);
            return (
                found && {
                    text: found.text,
                    read: () => this.take(uri, { text: found.text, facts: found.facts() }),
                    wait: () => this.note(uri, found.text),
                }
            );
        };
        return this.readDefinitions(this.uris, look, 1, () => true);
    }

    /** Goes through some of the documents, in the order of their paths. The index knows all that each of them needs. */
    *inTurn(asked: ReadonlySet<Address>): Generator<DocumentFacts> {
        for (const uri of this.uris) {
            if (!asked.has(uri)) continue;
            const document = this.wholeOf(uri);
            if (!document) continue;
            const { facts } = document;
            this.take(uri, document);
            this.readNeeded(facts);
            yield facts;
            this.whole.delete(uri);
            this.names.add(slim(facts));
        }
    }

    /** All that a document says, whether its turn has been or is still to come. */
    document(uri: Address): DocumentFacts | undefined {
        return uri.startsWith('file:') ? this.wholeOf(uri)?.facts : this.names.document(uri);
    }

    /** The text of a document that is held as a whole. */
    textOf(uri: Address): string | undefined {
        return this.whole.get(uri)?.text;
    }

    protected override said(uri: Address): DocumentFacts | undefined {
        return this.document(uri);
    }

    private wholeOf(uri: Address): TextInTurn | undefined {
        const known = this.whole.get(uri);
        const found = known ? undefined : this.read(uri);
        return known ?? (found && { text: found.text, facts: found.facts() });
    }

    private read(uri: Address): Exclude<ReturnType<ReadInTurn>, Unread> | undefined {
        const found = this.reader(uri);
        if ('text' in found) return found;
        if (!this.unread.some(({ file }) => file === uri)) this.unread.push({ file: uri, reason: found.reason });
        return undefined;
    }

    private take(uri: Address, document: TextInTurn): void {
        this.whole.set(uri, document);
        this.names.add(document.facts);
        this.taken.add(uri);
    }

    private note(uri: Address, text: string): boolean {
        for (const name of glance(text).names) {
            const uris = this.announcing.get(name);
            if (uris) uris.push(uri);
            // A copy: a part of a text keeps all of it in memory.
            else this.announcing.set(detached(name), [uri]);
        }
        return true;
    }

    /** Reads before their turn the files that may declare a name that a document uses, or declares too. */
    private readNeeded({ declarations, references }: DocumentFacts): void {
        for (const { namespace, name } of declarations) if (!isOfDefinition(namespace)) this.readAnnouncing(name);
        for (const reference of references) {
            if (reference.namespaces.every(isOfDefinition)) continue;
            this.readAnnouncing(reference.name);
            // What was meant may be anywhere.
            if (!this.names.has(reference)) this.readAhead(this.uris);
        }
    }

    private readAnnouncing(name: string): void {
        this.readAhead(this.announcing.get(name) ?? []);
    }

    private readAhead(uris: readonly Address[]): void {
        for (const uri of uris) {
            if (this.taken.has(uri)) continue;
            const document = this.wholeOf(uri);
            if (!document) continue;
            const isKept = this.whole.size < MOST_KEPT;
            if (isKept) this.whole.set(uri, document);
            this.names.add(isKept ? document.facts : slim(document.facts));
            this.taken.add(uri);
        }
    }
}
