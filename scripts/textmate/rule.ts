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

type Captures = Readonly<Record<string, { readonly name: string }>>;

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

/** `\w` of JavaScript: that of Oniguruma knows all letters of the world. */
const WORD = '0-9A-Za-z_';

/**
 * Writes a JavaScript pattern for Oniguruma, which reads TextMate grammars: what differs are the classes, that a `[` in a
 * class opens a class of its own, and how a character is written by its number.
 *
 * @param pattern the pattern, or its source
 */
export function toOniguruma(pattern: RegExp | string): string {
    const source = typeof pattern === 'string' ? pattern : pattern.source;
    let inClass = false;
    return source.replaceAll(/\\u([\da-fA-F]{4})|\\(.)|[[\]]/g, (found, code: string | undefined, escaped: string | undefined) => {
        if (code) return String.fromCharCode(Number.parseInt(code, 16));
        if (escaped === 'w') return inClass ? WORD : `[${WORD}]`;
        if (escaped === 'd') return inClass ? '0-9' : '[0-9]';
        if (escaped === '/') return '/';
        if (escaped) return found;
        if (found === ']') inClass = false;
        else if (inClass) return '\\[';
        else inClass = true;
        return found;
    });
}

/** Words with whatever space between them, of several the longest first. */
export function anyOf(phrases: Iterable<string>): string {
    return [...new Set(phrases)]
        .sort((a, b) => b.length - a.length || a.localeCompare(b))
        .map(phrase => phrase.split(' ').join(`${SPACE}+`))
        .join('|');
}

export const SPACE = '[ \\t\u00A0]';

/**
 * The scopes that are given to what the grammar tells apart: names that the themes of editors colour.
 * The language server's semantic tokens refine names further.
 */
export const SCOPES = {
    block: 'keyword.control.block',
    statement: 'keyword.other.statement',
    word: 'keyword.other.word',
    // Not `support.type.property-name`: Light+ paints that red, and a form full of red looks like a form full of errors.
    field: 'variable.other.property',
    // Without a colour, so that a slip in a label shows.
    unknownLabel: 'meta.label.unknown',
    colon: 'punctuation.separator.key-value',
    comma: 'punctuation.separator.list',
    open: 'punctuation.section.block.begin',
    close: 'punctuation.section.block.end',
    dash: 'punctuation.definition.list.begin',
    declared: 'entity.name.type',
    requirement: 'variable.other.constant.requirement',
    term: 'support.class.term',
    unit: 'keyword.other.unit',
    number: 'constant.numeric',
    money: 'constant.numeric.money',
    // Few themes colour `constant.other`; where one does, it is the inner one and wins.
    date: 'constant.numeric.date constant.other.date',
    time: 'constant.numeric.time constant.other.time',
    link: 'markup.underline.link',
    bracket: 'punctuation.definition.link',
} as const;

/** Words that mean more than a keyword, by the property of the grammar that they are the value of, or by their rule. */
export const SCOPE_OF_ORIGIN: Readonly<Record<string, string>> = {
    obligation: 'constant.language.obligation',
    quantifier: SCOPES.statement,
    ElementKind: SCOPES.field,
    Weekday: 'constant.language.weekday',
    Subject: 'constant.language.subject',
};
