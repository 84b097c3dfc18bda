import type { Address } from '../model/address.ts';
import type { Declaration } from '../model/facts.ts';
import { canonicalName } from '../model/written-words.ts';

/** A declaration and the document that it stands in. */
export interface Found {
    readonly uri: Address;
    readonly declaration: Declaration;
}

/** The names of one namespace, each with everything that it stands for, in the order in which documents count. */
export class NamesOfNamespace {
    private names = new Map<string, Found[]>();
    private readonly placeOf: (uri: Address) => string;
    private lastPlace = '';
    private isInOrder = true;

    constructor(placeOf: (uri: Address) => string) {
        this.placeOf = placeOf;
    }

    /** What a name stands for; the first is the one that counts. */
    find(name: string): Found[] | undefined {
        const found = this.names.get(name);
        if (found) return found;
        // What a person types at the command may be spelt with other letters for the same: documents are read as this has it.
        const canonical = canonicalName(name);
        return canonical === name ? undefined : this.names.get(canonical);
    }

    /** Adds a declaration of the document with a place. */
    add(found: Found, place: string): void {
        const known = this.names.get(found.declaration.name);
        if (known) {
            let at = known.length;
            while (at > 0 && this.placeOf((known[at - 1] as Found).uri) > place) at--;
            known.splice(at, 0, found);
        } else this.names.set(found.declaration.name, [found]);
        if (place < this.lastPlace) this.isInOrder = false;
        else this.lastPlace = place;
    }

    /** Forgets what a document says about a name. */
    remove(name: string, uri: Address): void {
        const rest = this.names.get(name)?.filter(found => found.uri !== uri) ?? [];
        if (rest.length) this.names.set(name, rest);
        else this.names.delete(name);
        // Another declaration may be the first now, of a document further down.
        this.isInOrder &&= !rest.length;
    }

    /** What each name stands for. Names are put in order when somebody asks for all of them, not with every change. */
    all(): Iterable<readonly Found[]> {
        if (!this.isInOrder) {
            const place = ([first]: readonly Found[]): string => (first ? this.placeOf(first.uri) : '');
            this.names = new Map([...this.names].sort(([, a], [, b]) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0)));
            this.isInOrder = true;
        }
        return this.names.values();
    }
}
