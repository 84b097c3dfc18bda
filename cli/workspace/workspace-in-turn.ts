import { fileURLToPath } from 'node:url';
import type { UnreadFile } from '../../files/find-documents.ts';
import { readText } from '../../files/read-file.ts';
import { factsOfText } from '../../language/facts/facts-of-text.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { type Address, addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { isOfDefinition, NameIndex } from '../../language/names/name-index.ts';
import { announcedNames, mayDeclareForOthers } from '../../language/syntax/glance.ts';

import { slim } from '../../language/workspace/slim.ts';
import type { Unreadable } from '../results.ts';
import { type FactsReader, FEW, factsOf, parserFor, readerOfMany } from './facts-reader.ts';
import { findFiles } from './find-files.ts';
import { Sources, shownPath } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** How many documents are kept whole that had to be read before their turn, or again. The others are read once more. */
const MOST_KEPT = 200;

/** What a file says, and the text that says it; or why it can't be read. */
type KeptDocument = { readonly text: string; readonly facts: DocumentFacts } | { readonly reason: string };

/**
 * The documents of a workspace, one after the other, so that a large workspace need not be in memory at once.
 *
 * What says what words mean (terms, guidance, templates) is read first. Of any other document only its services and
 * reviews can matter to others. Which files may declare which of them is found without parsing; where a document uses
 * such a name, or declares it too, these files are read before it is handed out.
 */
class DocumentsInTurn {
    readonly unread: UnreadFile[] = [];
    private readonly names: NameIndex;
    private readonly files: readonly string[];
    private readonly reader: FactsReader | ReadonlyMap<string, KeptDocument>;
    /** The files that may declare a service or a review of a name. */
    private readonly announcing = new Map<string, string[]>();
    private readonly whole = new Map<string, { readonly text: string; readonly facts: DocumentFacts }>();
    private readonly known = new Set<string>();

    /** @param reader reads files while they are written about; or what all of them say, where they are few and were read before */
    constructor(files: readonly string[], names: NameIndex, reader: FactsReader | ReadonlyMap<string, KeptDocument>) {
        this.files = files;
        this.names = names;
        this.reader = reader;
    }

    /** Reads what documents depend on, and notes what the others may declare. */
    *prepare(): Generator<string> {
        for (const file of this.files) {
            const found = this.read(file);
            if (found && mayDeclareForOthers(found.text)) {
                const document = found.document();
                this.whole.set(file, document);
                this.add(file, document.facts);
            } else if (found) this.note(file, found.text);
            yield file;
        }
    }

    /** Goes through some of the documents, in the order of their paths. The index knows all that each of them needs. */
    *inTurn(asked: ReadonlySet<string>): Generator<DocumentFacts> {
        for (const file of this.files) {
            if (!asked.has(file)) continue;
            const document = this.whole.get(file) ?? this.read(file)?.document();
            if (!document) continue;
            const { facts } = document;
            this.whole.set(file, document);
            this.add(file, facts);
            this.readNeeded(facts);
            yield facts;
            this.whole.delete(file);
            this.names.add(slim(facts));
        }
    }

    /** All that a document says, whether its turn has been or is still to come. */
    document(file: string): DocumentFacts | undefined {
        return (this.whole.get(file) ?? this.read(file)?.document())?.facts;
    }

    /** The text of a document that is held as a whole. */
    textOf(file: string): string | undefined {
        const kept = this.whole.get(file) ?? (typeof this.reader === 'function' ? undefined : this.reader.get(file));
        return kept && 'text' in kept ? kept.text : undefined;
    }

    /** The text of a file, and how to find out what it says. */
    private read(
        file: string,
    ): { readonly text: string; document(): { readonly text: string; readonly facts: DocumentFacts } } | undefined {
        const { reader } = this;
        if (typeof reader !== 'function') {
            const kept = reader.get(file);
            if (kept && 'text' in kept) return { text: kept.text, document: () => kept };
            this.tellUnread(file, kept?.reason ?? 'it was not there before');
            return undefined;
        }
        const read = readText(file);
        if ('text' in read) return { text: read.text, document: () => ({ text: read.text, facts: reader(uriOf(file), read) }) };
        this.tellUnread(file, read.reason);
        return undefined;
    }

    private tellUnread(file: string, reason: string): void {
        if (!this.unread.some(each => each.file === file)) this.unread.push({ file, reason });
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
            const document = this.read(file)?.document();
            if (!document) continue;
            if (this.whole.size < MOST_KEPT) this.whole.set(file, document);
            this.add(file, this.whole.has(file) ? document.facts : slim(document.facts));
        }
    }
}

function uriOf(file: string): Address {
    return addressOfPath(file);
}

/** What few files say: they are read once, and kept. */
async function readAll(files: readonly string[]): Promise<ReadonlyMap<string, KeptDocument>> {
    const kept = new Map<string, KeptDocument>();
    for (const file of files) {
        const read = readText(file);
        kept.set(file, 'reason' in read ? read : { text: read.text, facts: await factsOf(addressOfPath(file), read) });
    }
    return kept;
}

/** The documents of a run, of which each is read when it is its turn, and then forgotten but for its names. */
export interface WorkspaceInTurn extends Omit<Workspace, 'documents'> {
    /** How many documents the command is about. */
    readonly count: number;
    /** What the command is about, in the order of the paths. Can be gone through once. */
    readonly documents: Iterable<DocumentFacts>;
    /** All that a document of the workspace says, whether its turn has been or is still to come. */
    document(uri: string): DocumentFacts | undefined;
    /** Reads another text of a document of the workspace. */
    factsOfText(uri: Address, text: string): DocumentFacts;
}

/**
 * Finds the documents that paths are about, and reads what they depend on.
 *
 * @param progress is told how many documents have been looked at, and of how many
 */
export async function openInTurn(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
): Promise<WorkspaceInTurn> {
    const { all, asked, unread, folders, config, configs } = await findFiles(paths, cwd);
    const names = new NameIndex(LIBRARY);
    const documents = new DocumentsInTurn(all, names, all.length > FEW ? await readerOfMany() : await readAll(all));
    for (const each of unread) documents.unread.push(each);
    let done = 0;
    for (const _ of documents.prepare()) progress(++done, all.length);
    const parse = await parserFor(all.length <= FEW);
    const { pathOf, sourceOf, locate } = new Sources(cwd, file => documents.textOf(file));
    return {
        config,
        configs,
        files: all,
        folders,
        names,
        count: [...asked].filter(file => !documents.unread.some(each => each.file === file)).length,
        documents: documents.inTurn(asked),
        document: uri => (uri.startsWith('file:') ? documents.document(fileURLToPath(uri)) : names.document(uri)),
        factsOfText: (uri, text) => factsOfText(uri, text, parse),
        get unreadable(): readonly Unreadable[] {
            return documents.unread.map(({ file, reason }) => ({ path: shownPath(file, cwd), reason }));
        },
        pathOf,
        sourceOf,
        locate,
    };
}
