/**
 * Keeps a value as the newest of a map, and drops the one that was not asked for longest where there are more than some: a folder
 * of a thousand documents does not stay in memory because each was looked at once.
 *
 * @param most how many are kept
 */
export function keepRecent<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
    // At the end of the order.
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
}

/**
 * How long something that was made of a document holds, if none of its inputs changes before:
 *
 * - `text`: as long as the document says the same;
 * - `others`: besides, as long as no document that it uses says something else;
 * - `document`: as long as there is the document, whatever it says. What is known of it may be out of date until it is made again.
 */
type Lifetime = 'text' | 'others' | 'document';

/** A kind of thing that is made of documents. Two kinds of the same name are two kinds. */
interface Kind<Value> {
    readonly name: string;
    readonly lifetime: Lifetime;
    /** How many are kept: those that were used last. */
    readonly most: number;
    /** Only for the compiler: what is kept. */
    readonly value?: Value;
}

/** @param most how many of the kind are kept: those that were used last; all of them where nothing is said */
export function kindOf<Value>(name: string, lifetime: Lifetime, most = Number.POSITIVE_INFINITY): Kind<Value> {
    return { name, lifetime, most };
}

interface Entry {
    /** What it was made of besides the text. It holds while all of them are the same. */
    readonly inputs: readonly unknown[];
    readonly value: unknown;
}

const NONE: readonly unknown[] = [];

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
    return one.length === other.length && one.every((each, index) => Object.is(each, other[index]));
}

/**
 * The one store of what is made of documents: trees, assessments, figures. What is made of names, of the day or of settings says so
 * by its inputs, which are compared; that a text has changed, or a document that others use, or that one is gone, is said here, once.
 */
export class Derived {
    private readonly kinds = new Map<Kind<unknown>, Map<string, Entry>>();
    /** How often each text has changed. */
    private readonly versions = new Map<string, number>();

    /** What is known, where it was made of the same inputs. */
    known<Value>(kind: Kind<Value>, document: string, inputs = NONE): Value | undefined {
        const entries = this.kinds.get(kind);
        const entry = entries?.get(document);
        if (!entries || !entry || !areSame(entry.inputs, inputs)) return undefined;
        if (kind.most !== Number.POSITIVE_INFINITY) {
            entries.delete(document);
            entries.set(document, entry);
        }
        return entry.value as Value;
    }

    /** What was last made, whatever it was made of. */
    last<Value>(kind: Kind<Value>, document: string): Value | undefined {
        return this.kinds.get(kind)?.get(document)?.value as Value | undefined;
    }

    /** What is known, or else is made now. Inputs are all that it is made of besides the text, and are compared by identity. */
    get<Value>(kind: Kind<Value>, document: string, inputs: readonly unknown[], make: () => Value): Value {
        const known = this.known(kind, document, inputs);
        if (known !== undefined) return known;
        const value = make();
        this.set(kind, document, inputs, value);
        return value;
    }

    /** The same where making it has to wait. If the text changes meanwhile, the value is returned and not kept. */
    async getLater<Value>(
        kind: Kind<Value>,
        document: string,
        inputs: readonly unknown[],
        make: () => Promise<Value | undefined>,
    ): Promise<Value | undefined> {
        const known = this.known(kind, document, inputs);
        if (known !== undefined) return known;
        const version = this.versions.get(document);
        const value = await make();
        if (value !== undefined && this.versions.get(document) === version) this.set(kind, document, inputs, value);
        return value;
    }

    /** Keeps a value, in place of any that was made of other inputs. */
    set<Value>(kind: Kind<Value>, document: string, inputs: readonly unknown[], value: Value): void {
        let entries = this.kinds.get(kind);
        if (!entries) {
            entries = new Map();
            this.kinds.set(kind, entries);
        }
        keepRecent(entries, document, { inputs, value }, kind.most);
    }

    /** Forgets one kind of thing for a document. */
    forget(kind: Kind<unknown>, document: string): void {
        this.kinds.get(kind)?.delete(document);
    }

    /** A document says something else now. */
    textChanged(document: string): void {
        this.versions.set(document, (this.versions.get(document) ?? 0) + 1);
        this.drop(document, ['text', 'others']);
    }

    /** A document that these use says something else now. */
    othersChanged(documents: Iterable<string>): void {
        for (const document of documents) this.drop(document, ['others']);
    }

    /** There is no such document any more. */
    gone(document: string): void {
        this.textChanged(document);
        this.drop(document, ['document']);
    }

    private drop(document: string, lifetimes: readonly Lifetime[]): void {
        for (const [kind, entries] of this.kinds) if (lifetimes.includes(kind.lifetime)) entries.delete(document);
    }
}
