import { LIBRARY } from '../../language/library/library.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { mayDeclareForOthers } from '../../language/workspace/definitions.ts';
import { slim } from '../../language/workspace/slim.ts';
import { changedNames, changedWording, type NameKey, namespacesThatGrewOrShrank, wholes } from './changed-names.ts';
import { Dependents } from './dependents.ts';
import { stubOf } from './stub.ts';

/**
 * What is known of all documents, and which of them a change concerns. Of documents that only say things (services, reviews)
 * little is kept; of those that declare things for others (vocabularies, guidance, templates), all.
 */
export class DocumentIndex {
    readonly names = new NameIndex(LIBRARY);
    private readonly dependents = new Dependents();
    /** Documents with names that are declared nowhere, and of which kinds these would be. */
    private readonly unresolved = new Map<Address, ReadonlySet<string>>();
    private readonly uris = new Set<Address>();
    private readonly changes = new Map<Address, number>();
    private latest = 0;

    /** The documents of the workspace; not those of the library. */
    get documents(): ReadonlySet<Address> {
        return this.uris;
    }

    /** Changes with everything that is taken in: also where no name is another. */
    get revision(): number {
        return this.latest;
    }

    /** The documents that were taken in, or forgotten, after a revision. */
    changedSince(revision: number): readonly Address[] {
        return [...this.changes].flatMap(([uri, changed]) => (changed > revision ? [uri] : []));
    }

    private note(uri: Address): void {
        this.changes.set(uri, ++this.latest);
    }

    /** What a document declares at a first glance, until somebody reads it. */
    addUnread(uri: Address, text: string): void {
        this.uris.add(uri);
        this.names.add(stubOf(uri, text));
        this.note(uri);
    }

    /**
     * Takes in what a document says now.
     *
     * @returns the other documents that this concerns
     */
    update(facts: DocumentFacts, text: string): ReadonlySet<Address> {
        const { uri } = facts;
        const before = this.names.document(uri);
        const after = mayDeclareForOthers(text) ? facts : slim(facts);
        this.uris.add(uri);
        this.names.add(after);
        this.note(uri);
        this.dependents.set(uri, facts);
        return this.concerned(uri, before, after);
    }

    /** Forgets a document. Returns the others that this concerns. */
    remove(uri: Address): ReadonlySet<Address> {
        const before = this.names.document(uri);
        if (!before) return new Set();
        this.uris.delete(uri);
        this.names.remove(uri);
        this.note(uri);
        this.dependents.remove(uri);
        this.unresolved.delete(uri);
        return this.concerned(uri, before, undefined);
    }

    /** The documents that use or declare a name. */
    usersOf(keys: Iterable<NameKey>): ReadonlySet<Address> {
        return this.dependents.of(keys);
    }

    /** Remembers which kinds of names a document looks for in vain. */
    noteUnresolved(facts: DocumentFacts): void {
        const namespaces = facts.references.filter(({ name }) => name).filter(reference => !this.names.has(reference));
        if (namespaces.length) this.unresolved.set(facts.uri, new Set(namespaces.flatMap(reference => reference.namespaces)));
        else this.unresolved.delete(facts.uri);
    }

    private concerned(uri: Address, before: DocumentFacts | undefined, after: DocumentFacts | undefined): ReadonlySet<Address> {
        if (changedWording(before, after)) return new Set([...this.uris].filter(other => other !== uri));
        const grown = namespacesThatGrewOrShrank(before, after);
        const inVain = grown.size ? [...this.unresolved].filter(([, kinds]) => !kinds.isDisjointFrom(grown)).map(([other]) => other) : [];
        const told = new Set<Address>();
        const followed = new Set<NameKey>(changedNames(before, after));
        let next: Iterable<Address> = [...inVain, ...this.dependents.of(followed)];
        // Who follows a guidance that extends the changed one is concerned as well, and so on; also where the guidance in between
        // is told because it looked in vain for the one that has come.
        do {
            const keys = new Set<NameKey>();
            for (const other of next) {
                if (other === uri || told.has(other)) continue;
                told.add(other);
                for (const key of wholes(this.names.document(other))) if (!followed.has(key)) keys.add(key);
            }
            for (const key of keys) followed.add(key);
            next = keys.size ? this.dependents.of(keys) : [];
        } while (next !== undefined && [...next].some(other => other !== uri && !told.has(other)));
        return told;
    }
}
