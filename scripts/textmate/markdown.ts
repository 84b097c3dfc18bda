/** The Markdown of texts, in the scopes that themes know from Markdown files. Nothing here spans a line, so nothing leaks. */
import { BRACKETS, EDITORIAL } from '../../language/model/placeholders.ts';
import { toOniguruma } from './oniguruma.ts';
import { captures, type Rule, scope } from './rule.ts';

/** Bold where themes have no colour for it: words that are still to be written should be seen from afar. */
const PLACEHOLDER_SCOPE = 'markup.bold constant.character.escape.placeholder';

/**
 * Emphasis, links and placeholders within a line.
 *
 * @param stop what ends the text, and so can't be inside of them
 */
export function inlineMarkdown(stop: string): readonly Rule[] {
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
export const PROSE_LINES: readonly Rule[] = [
    {
        match: '^\\s*(#{1,6})[ \\t]+((?:(?!["“”„‟]{3}).)*)',
        captures: captures('punctuation.definition.heading', 'markup.heading entity.name.section'),
    },
    { match: '^\\s*([-*+•]|\\d+[.)])(?=\\s)', captures: captures('markup.list punctuation.definition.list.begin') },
    { match: '^\\s*(>)(?=\\s)', captures: captures('markup.quote punctuation.definition.quote.begin') },
];
