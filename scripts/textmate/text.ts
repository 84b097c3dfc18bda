import { BRACKETS, EDITORIAL } from '../../language/model/placeholders.ts';
import { STRUCTURE } from '../../language/syntax/strings.ts';
import { captures, include, type Rule, SPACE, scope, toOniguruma } from './rule.ts';

/** The Markdown of texts, in the scopes that themes know from Markdown files. Nothing here spans a line, so nothing leaks. */

/** Bold where themes have no colour for it: words that are still to be written should be seen from afar. */
const PLACEHOLDER_SCOPE = 'markup.bold constant.character.escape.placeholder';

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
