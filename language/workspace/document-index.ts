import { glancedFacts } from '../facts/read-document.ts';
import { LIBRARY } from '../library/library.ts';
import type { Address } from '../model/address.ts';
import type { Declaration, DocumentFacts, SubjectFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import { NameIndex } from '../names/name-index.ts';
import { mayDeclareForOthers } from '../syntax/glance.ts';

/** Text that was cut out of a document keeps all of the document in memory. A copy does not. */
export function detached<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

/** Who a service or a review is, without what it says. */
function slimSubject({ type, name, title, at, whole, status, follows, template }: SubjectFacts): SubjectFacts {
    const nothing = { elements: [], lines: [], blocks: [], notApplicable: [], acceptedGaps: [], claims: [] };
    return { type, name, title, at, whole, status, follows, ...(template && { template }), ...nothing };
}

/**
 * What other documents have to know of a document that has been checked: its names, its guidance and templates, and who
 * its services and reviews are. What they say is left out: elements, texts, dates, references and problems.
 *
 * @returns a document to `add` to the `NameIndex` in place of the whole one; it can't be checked itself
 */
export function slim(document: DocumentFacts): DocumentFacts {
    return {
        uri: document.uri,
        problems: [],
        declarations: detached(document.declarations),
        references: [],
        vocabularies: detached(document.vocabularies),
        guidance: document.guidance,
        services: detached(document.services.map(slimSubject)),
        templates: document.templates,
        reviews: detached(document.reviews.map(slimSubject)),
        texts: [],
        dates: [],
        strays: [],
        refusedLinks: [],
    };
}

/** A name and what it stands for, as one string. */
export type NameKey = string;

export function nameKey(namespace: Namespace, name: string): NameKey {
    return `${namespace} ${name}`;
}

function keyed(facts: DocumentFacts | undefined): ReadonlyMap<NameKey, readonly Declaration[]> {
    return Map.groupBy(facts?.declarations ?? [], ({ namespace, name }) => nameKey(namespace, name));
}

function same(a: unknown, b: unknown): boolean {
    return JSON.stringify(a) === JSON.stringify(b);
}

/** What is read as a whole by documents that name it. */
const WHOLES: ReadonlySet<Namespace> = new Set(['guidance', 'template', 'service']);

/** The names of what others read as a whole. */
function wholes(facts: DocumentFacts | undefined): readonly NameKey[] {
    const declared = (facts?.declarations ?? []).filter(({ namespace }) => WHOLES.has(namespace));
    return declared.map(({ namespace, name }) => nameKey(namespace, name));
}

/**
 * Which names of a document that changed mean something else now: declared or no longer, worded or placed differently; and
 * every guidance, template and service in it, since others read all of that.
 */
function changedNames(before: DocumentFacts | undefined, after: DocumentFacts | undefined): ReadonlySet<NameKey> {
    const changed = new Set<NameKey>([...wholes(before), ...wholes(after)]);
    const [old, now] = [keyed(before), keyed(after)];
    for (const [key, declarations] of old) if (!same(declarations, now.get(key))) changed.add(key);
    for (const key of now.keys()) if (!old.has(key)) changed.add(key);
    return changed;
}

/** What the words of every document are compared with: how terms are called. */
function wording(facts: DocumentFacts | undefined): unknown {
    return (facts?.declarations ?? []).flatMap(({ namespace, name, title, term }) =>
        term ? [namespace, name, title, term.also, term.instead, term.description] : [],
    );
}

/** Whether terms are called something else now, which the checks of wording of all documents read. */
function changedWording(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
    return !same(wording(before), wording(after));
}

/** The kinds of names of which one is new or gone: then the nearest name to a wrong one may be another, too. */
function namespacesThatGrewOrShrank(before: DocumentFacts | undefined, after: DocumentFacts | undefined): ReadonlySet<string> {
    const [old, now] = [keyed(before), keyed(after)];
    const either = [...[...old.keys()].filter(key => !now.has(key)), ...[...now.keys()].filter(key => !old.has(key))];
    return new Set(either.map(key => key.slice(0, key.indexOf(' '))));
}

/**
 * Which documents use a name. For ten thousand documents this is all that is kept of their references: documents and names
 * as numbers.
 */
class Dependents {
    private readonly numbers = new Map<Address, number>();
    private readonly uris: Address[] = [];
    private readonly users = new Map<NameKey, Set<number>>();
    private readonly uses: (readonly Set<number>[] | undefined)[] = [];

    /** Remembers what a document uses, in place of what it used before. */
    set(uri: Address, facts: Pick<DocumentFacts, 'references' | 'declarations'>): void {
        const number = this.numberOf(uri);
        this.forget(number);
        const sets = new Set<Set<number>>();
        for (const { namespaces, name } of facts.references) {
            for (const namespace of namespaces) sets.add(this.usersOf(nameKey(namespace, name)));
        }
        // Of two documents that give the same name to different things, each learns of the other.
        for (const { namespace, name } of facts.declarations) sets.add(this.usersOf(nameKey(namespace, name)));
        for (const set of sets) set.add(number);
        this.uses[number] = [...sets];
    }

    remove(uri: Address): void {
        this.forget(this.numberOf(uri));
    }

    /** The documents that use or declare any of these names. */
    of(keys: Iterable<NameKey>): ReadonlySet<Address> {
        const found = new Set<Address>();
        for (const key of keys) for (const number of this.users.get(key) ?? []) found.add(this.uris[number] as Address);
        return found;
    }

    private numberOf(uri: Address): number {
        let number = this.numbers.get(uri);
        if (number === undefined) {
            number = this.uris.push(uri) - 1;
            this.numbers.set(uri, number);
        }
        return number;
    }

    private usersOf(key: NameKey): Set<number> {
        let users = this.users.get(key);
        if (!users) {
            users = new Set();
            this.users.set(key, users);
        }
        return users;
    }

    private forget(number: number): void {
        for (const set of this.uses[number] ?? []) set.delete(number);
        this.uses[number] = undefined;
    }
}

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
    /** Those of which only what they declare is known. */
    private readonly unread = new Set<Address>();
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

    /** What a document declares at a first glance, until someone reads it. */
    addUnread(uri: Address, text: string): void {
        this.uris.add(uri);
        this.unread.add(uri);
        this.names.add(glancedFacts(uri, text));
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
        this.unread.delete(uri);
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
        this.unread.delete(uri);
        this.names.remove(uri);
        this.note(uri);
        this.dependents.remove(uri);
        this.unresolved.delete(uri);
        return this.concerned(uri, before, undefined);
    }

    /** The documents that use or declare a name, and those that may: they have only been glanced at. */
    usersOf(keys: Iterable<NameKey>): ReadonlySet<Address> {
        return this.dependents.of(keys).union(this.unread);
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
        // is informed because it looked in vain for the one that has come.
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
