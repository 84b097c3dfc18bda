/** Text and comments: where they end is said by language/parser/strings.ts and by the grammar's hidden terminals. */
import { STRUCTURE } from '../../language/parser/strings.ts';
import { inlineMarkdown, PROSE_LINES } from './markdown.ts';
import { SPACE, toOniguruma } from './oniguruma.ts';
import { include, type Rule, scope } from './rule.ts';

const QUOTE = '["“”„‟]';
export const FENCE = `${QUOTE}{3}`;

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
