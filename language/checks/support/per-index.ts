import type { NameIndex } from '../../names/name-index.ts';

/** Keeps what is made of terms, guidance and templates until one of them changes, so that a rule does not make it for every document. */
export function perIndex<T>(make: (names: NameIndex) => T): (names: NameIndex) => T {
    const made = new WeakMap<NameIndex, { readonly definitions: number; readonly value: T }>();
    return names => {
        const known = made.get(names);
        if (known?.definitions === names.definitions) return known.value;
        const value = make(names);
        made.set(names, { definitions: names.definitions, value });
        return value;
    };
}
