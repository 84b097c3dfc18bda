import { BRACKETS, EDITORIAL } from '../../language/model/placeholders.ts';
import { STRUCTURE } from '../../language/syntax/strings.ts';

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
 * class opens a nested class, and how a character is written by its number.
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
    Weekday: 'keyword.other.unit.weekday',
    Subject: 'constant.language.subject',
};

/** The Markdown of texts, in the scopes that themes know from Markdown files. Nothing here spans a line, so nothing leaks. */

/** Bold where themes have no colour for it: words that are still to be written should be seen from afar. */
const PLACEHOLDER_SCOPE = 'variable.parameter.placeholder';

/**
 * Emphasis, links and placeholders within a line.
 *
 * @param stop what ends the text, and so can't be inside of them
 */
function inlineMarkdown(stop: string): readonly Rule[] {
    const until = (mark: string, more = '*'): string => `(?:(?!${stop})[^\\n${mark}])${more}`;
    const marked = (name: string, mark: string, char: string): Rule => ({
        name: scope(name),
        match: `(?<!${mark})(${mark})(?![\\s${char}])${until(char, '+')}(?<!\\s)(${mark})(?![${char}])`,
        captures: captures('punctuation.definition.emphasis', 'punctuation.definition.emphasis'),
    });
    const word = (name: string, mark: string): Rule => ({
        name: scope(name),
        match: `(?<![\\w_])(${mark})(?![\\s_])${until('_', '+')}(?<!\\s)(${mark})(?![\\w_])`,
        captures: captures('punctuation.definition.emphasis', 'punctuation.definition.emphasis'),
    });
    return [
        {
            name: scope('markup.inline.raw.string'),
            match: `(\`+)${until('`', '+')}(\\1)`,
            captures: captures('punctuation.definition.raw', 'punctuation.definition.raw'),
        },
        marked('markup.bold', '\\*\\*', '*'),
        marked('markup.italic', '\\*', '*'),
        word('markup.bold', '__'),
        word('markup.italic', '_'),
        {
            name: scope('meta.link.inline'),
            match: `(\\[)(${until('\\[\\]', '+')})(\\]\\()(${until('\\s()', '*')})(\\))`,
            captures: captures(
                'punctuation.definition.link',
                'string.other.link.title',
                'punctuation.definition.link',
                'markup.underline.link',
                'punctuation.definition.link',
            ),
        },
        {
            match: `(<)([A-Za-z][\\w+.-]*:${until('<>\\s')})(>)`,
            captures: captures('punctuation.definition.link', 'markup.underline.link', 'punctuation.definition.link'),
        },
        {
            match: `(?=\\[${until('\\[\\]', '+')}\\])(?!${editorial()})(${toOniguruma(BRACKETS)})`,
            captures: captures(PLACEHOLDER_SCOPE),
        },
    ];
}

function editorial(): string {
    return `(?i:${toOniguruma(EDITORIAL).replace(/^\^/, '').replace(/\$$/, '')})`;
}

/** What begins a line of prose: headings, lists and quotations. */
const PROSE_LINES: readonly Rule[] = [
    {
        match: '^\\s*(#{1,6})[ \\t]+((?:(?!["“”„‟]{3}).)*)',
        captures: captures('punctuation.definition.heading', 'markup.heading entity.name.section'),
    },
    { match: '^\\s*([-*+•]|\\d+[.)])(?=\\s)', captures: captures('markup.list punctuation.definition.list.begin') },
    { match: '^\\s*(>)(?=\\s)', captures: captures('markup.quote punctuation.definition.quote.begin') },
];

/** Text and comments: where they end is said by language/syntax/strings.ts and by the grammar's hidden terminals. */

const QUOTE = '["“”„‟]';
const FENCE = `${QUOTE}{3}`;

/** A line that opens or closes a block, from its beginning: prose that reaches it has lost its closing quotes. */
export const STRUCTURE_LINE = toOniguruma(STRUCTURE).replace(/^\\n/, '');

const STRING = 'string.quoted.double';
const quotes = (side: 'begin' | 'end', kind = ''): Rule['beginCaptures'] => ({
    0: { name: scope(`${kind} punctuation.definition.string.${side}`.trim()) },
});

/** Text on one line; `end` says where it ends. */
function lineText(begin: string, end: string, patterns: readonly Rule[]): Rule {
    return {
        name: scope(STRING),
        begin,
        beginCaptures: quotes('begin'),
        end,
        endCaptures: quotes('end'),
        patterns: [...patterns, include('line-markdown')],
    };
}

const ESCAPED: Rule = { match: '(\\\\")|\\\\.', captures: { 1: { name: scope('constant.character.escape') } } };

/**
 * The lexer asks whether all fences of the rest of the file pair up before it decides where prose ends. A TextMate grammar
 * sees one line at a time, so here prose ends at the next fence, or at a line that opens or closes a block and is indented
 * no deeper than the line in which the prose began. Blocks that prose quotes as an example are indented deeper.
 */
const PROSE: Rule = {
    begin: `(?=${FENCE})(?<=^(${SPACE}*)[^\\n]*)${FENCE}`,
    beginCaptures: quotes('begin', 'string.quoted.triple'),
    // Themes leave it in the colour of text; editors see `string` in the name, and treat it as one.
    contentName: scope('meta.string.prose'),
    end: `${FENCE}|^(?!\\1${SPACE})(?=${STRUCTURE_LINE})`,
    endCaptures: quotes('end', 'string.quoted.triple'),
    patterns: [...PROSE_LINES, include('prose-markdown')],
};

const CLOSED_CURLY = '(?<balanced>(?:[^“”\\n]|“\\g<balanced>”)*)”';

/** Rules of the repository for text and comments, by name. */
export const TEXT_RULES: Readonly<Record<string, Rule>> = {
    comment: {
        patterns: [
            { name: scope('comment.block'), begin: '/\\*', end: '\\*/' },
            { name: scope('comment.line.double-slash'), match: '//.*$' },
        ],
    },
    text: {
        patterns: [
            PROSE,
            // What is never closed ends at the last quotation mark of another kind, or with the line.
            lineText('"(?=(?:\\\\.|[^"\\\\\\n])*")', '"', [ESCAPED]),
            lineText('"(?=(?:\\\\.|[^\\\\\\n])*[“”„‟])', '[“”„‟](?!(?:\\\\.|[^\\\\\\n])*[“”„‟])', [ESCAPED]),
            lineText('"', '$', [ESCAPED]),
            lineText(`[“”„‟](?=${CLOSED_CURLY})`, '”', [include('curly')]),
            lineText('[“”„‟](?=.*["„‟])', '["„‟](?!.*["„‟])', []),
            lineText('[“”„‟]', '$', []),
        ],
    },
    curly: { begin: '“', end: '”', patterns: [include('curly'), include('line-markdown')] },
    'line-markdown': { patterns: inlineMarkdown(QUOTE) },
    'prose-markdown': { patterns: inlineMarkdown(FENCE) },
};
