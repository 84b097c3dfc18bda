/** What a TextMate grammar is made of, as far as ours uses it. */
export interface Rule {
    readonly name?: string;
    readonly contentName?: string;
    readonly match?: string;
    readonly captures?: Captures;
    readonly begin?: string;
    readonly beginCaptures?: Captures;
    readonly end?: string;
    readonly endCaptures?: Captures;
    readonly patterns?: readonly Rule[];
    readonly include?: string;
}

export type Captures = Readonly<Record<string, { readonly name: string }>>;

export interface TextMateGrammar {
    readonly information_for_contributors: readonly string[];
    readonly name: string;
    readonly scopeName: string;
    readonly fileTypes: readonly string[];
    readonly patterns: readonly Rule[];
    readonly repository: Readonly<Record<string, Rule>>;
}

/** A reference to a rule of the repository. */
export function include(name: string): Rule {
    return { include: `#${name}` };
}

/** Names of scopes for the groups of a pattern, from the first on; an empty name is none. */
export function captures(...names: readonly (string | undefined)[]): Captures {
    return Object.fromEntries(names.flatMap((name, index) => (name ? [[String(index + 1), { name: scope(name) }]] : [])));
}

/** Scopes with the language at their end, as is the custom. */
export function scope(names: string): string {
    return names
        .split(' ')
        .map(name => `${name}.carewright`)
        .join(' ');
}
