import { pathToFileURL } from 'node:url';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { isOfDefinition } from '../../language/names/changes.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { announcedNames } from '../../language/workspace/announced-names.ts';
import { mayDeclareForOthers } from '../../language/workspace/definitions.ts';
import { slim } from '../../language/workspace/slim.ts';
import type { FactsReader } from './facts-reader.ts';
import { type Read, readText } from './read-text.ts';

/** How many documents are kept whole that had to be read before their turn, or again. The others are read once more. */
const MOST_KEPT = 200;

/** A file that could not be read. */
export interface UnreadFile {
    readonly file: string;
    readonly reason: string;
}

/**
 * The documents of a workspace, one after the other, so that a large workspace need not be in memory at once.
 *
 * What says what words mean (terms, guidance, templates) is read first. Of any other document only its services and
 * reviews can matter to others. Which files may declare which of them is found without parsing; where a document uses
 * such a name, or declares it too, these files are read before it is handed out.
 */
export class DocumentsInTurn {
    readonly unread: UnreadFile[] = [];
    private readonly names: NameIndex;
    private readonly files: readonly string[];
    private readonly factsOf: FactsReader;
    /** The files that may declare a service or a review of a name. */
    private readonly announcing = new Map<string, string[]>();
    private readonly whole = new Map<string, DocumentFacts>();
    private readonly known = new Set<string>();

    /** @param factsOf reads a text; it is loaded before, since documents are read while they are written about */
    constructor(files: readonly string[], names: NameIndex, factsOf: FactsReader) {
        this.files = files;
        this.names = names;
        this.factsOf = factsOf;
        names.expect(files.map(uriOf));
    }

    /** Reads what documents depend on, and notes what the others may declare. */
    *prepare(): Generator<string> {
        for (const file of this.files) {
            const read = this.read(file);
            if (read && mayDeclareForOthers(read.text)) {
                const facts = this.factsOf(uriOf(file), read.text);
                this.whole.set(file, facts);
                this.add(file, facts);
            } else if (read) this.note(file, read.text);
            yield file;
        }
    }

    /** Goes through some of the documents, in the order of their paths. The index knows all that each of them needs. */
    *inTurn(asked: ReadonlySet<string>): Generator<DocumentFacts> {
        for (const file of this.files) {
            if (!asked.has(file)) continue;
            const facts = this.document(file);
            if (!facts) continue;
            this.add(file, facts);
            this.readNeeded(facts);
            yield facts;
            this.whole.delete(file);
            this.names.add(slim(facts));
        }
    }

    /** All that a document says, whether its turn has been or is still to come. */
    document(file: string): DocumentFacts | undefined {
        return this.whole.get(file) ?? this.parsed(file);
    }

    private parsed(file: string): DocumentFacts | undefined {
        const read = this.read(file);
        return read && this.factsOf(uriOf(file), read.text);
    }

    private read(file: string): Extract<Read, { text: string }> | undefined {
        const read = readText(file);
        if ('text' in read) return read;
        if (!this.unread.some(each => each.file === file)) this.unread.push({ file, reason: read.reason });
        return undefined;
    }

    private add(file: string, facts: DocumentFacts): void {
        this.names.add(facts);
        this.known.add(file);
    }

    private note(file: string, text: string): void {
        for (const name of announcedNames(text)) {
            const files = this.announcing.get(name);
            if (files) files.push(file);
            // A copy: a part of a text keeps all of it in memory.
            else this.announcing.set(Buffer.from(name).toString(), [file]);
        }
    }

    /** Reads before their turn the files that may declare a name that a document uses, or declares too. */
    private readNeeded({ declarations, references }: DocumentFacts): void {
        for (const { namespace, name } of declarations) if (!isOfDefinition(namespace)) this.readAnnouncing(name);
        for (const reference of references) {
            if (reference.namespaces.every(isOfDefinition)) continue;
            this.readAnnouncing(reference.name);
            // What was meant may be anywhere.
            if (!this.names.has(reference)) this.readAhead(this.files);
        }
    }

    private readAnnouncing(name: string): void {
        this.readAhead(this.announcing.get(name) ?? []);
    }

    private readAhead(files: readonly string[]): void {
        for (const file of files) {
            if (this.known.has(file)) continue;
            const facts = this.parsed(file);
            if (!facts) continue;
            if (this.whole.size < MOST_KEPT) this.whole.set(file, facts);
            this.add(file, this.whole.has(file) ? facts : slim(facts));
        }
    }
}

function uriOf(file: string): string {
    return pathToFileURL(file).href;
}
