import { canonicalName, NAME, NAME_SIGNS, withoutUnseen } from '../model/written-words.ts';
import { followsWord } from './read.ts';

/**
 * The first glance at a text: what it may declare, found without parsing it. A glance sees at least what the parser would see,
 * also where it saves a broken text; it may see more.
 */

/** What comes after the beginning of a comment that is closed, not too far away. */
const COMMENT_GOES_ON = String.raw`(?:[^*]|\*(?!\/)){0,1000}\*\/`;
const COMMENT = String.raw`\/\*${COMMENT_GOES_ON}`;

/**
 * A word after `service` or `review`, whatever stands in between that is no word: space, comments, a title, or what the
 * parser passes over. Each part of it can be read in one way only and has an end, so that no text takes long. The search goes on
 * before the name, which may be such a word itself, in a comment.
 */
const ANNOUNCED = new RegExp(
    String.raw`(?:service|review)(?:[^\p{L}\p{N}_"/]|"[^"\n]{0,500}"|\/\/[^\n\r]{0,500}(?=[\n\r]|$)|${COMMENT}|\/\*(?!${COMMENT_GOES_ON})|\/(?![\/*])){1,1000}(?=(${NAME}))`,
    'gu',
);

/**
 * The names that a text may give to services and reviews, found without parsing it.
 *
 * @returns all that it gives, and some that it does not: every word that comes behind "service" in a sentence
 */
export function announcedNames(text: string): ReadonlySet<string> {
    const names = new Set<string>();
    for (const match of withoutUnseen(text).matchAll(ANNOUNCED)) names.add(canonicalName(match[1] as string));
    return names;
}

/** The word where a block can begin, and something after it. */
const BEGINS = /(?:^|[{}]|\*\/)[^\S\n\r\u2028\u2029]*(?:vocabulary|guidance|template)(?![\w-])(?!\s*:)/m;

/** The word anywhere. */
const HOLDS = new RegExp(`(?<![${NAME_SIGNS}-])(?:vocabulary|guidance|template)(?![${NAME_SIGNS}-])`, 'u');

const DEFINING: ReadonlySet<string> = new Set(['vocabulary', 'guidance', 'template']);

/**
 * Whether a text may hold terms, guidance or templates, which say what the words of all other documents mean. Such
 * documents are read first, and stay in memory; all others can be read, checked and made `slim` one after the other.
 *
 * Nearly always one look is enough. A word elsewhere than where a block begins is mostly part of what a text says, but the
 * parser may pass over what comes before it: then the words of the text are looked at, and where its quotation marks or
 * braces do not pair up, so that nobody knows yet what is a word of the language, it counts as one.
 *
 * @returns true for some texts that hold none, such as prose with a line that begins with "guidance": that does no harm
 */
export function mayDeclareForOthers(text: string): boolean {
    const seen = withoutUnseen(text);
    return BEGINS.test(seen) || (HOLDS.test(seen) && followsWord(seen, DEFINING));
}
