import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { type NameKey, nameKey } from './changed-names.ts';

/**
 * Which documents use a name. For ten thousand documents this is all that is kept of their references: documents and names
 * as numbers.
 */
export class Dependents {
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
        // Two documents that give the same name to different things are told of each other.
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
