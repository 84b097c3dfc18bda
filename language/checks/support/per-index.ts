import type { NameIndex } from '../../names/name-index.ts';

/** Keeps what is made of all names until a name changes, so that a rule does not make it for every document. */
export function perIndex<T>(make: (names: NameIndex) => T): (names: NameIndex) => T {
    const made = new WeakMap<NameIndex, { readonly version: number; readonly value: T }>();
    return names => {
        const known = made.get(names);
        if (known?.version === names.version) return known.value;
        const value = make(names);
        made.set(names, { version: names.version, value });
        return value;
    };
}
