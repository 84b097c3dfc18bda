import type { Span } from '../model/values.ts';
import { canonicalName, NAME, NAME_SIGNS, withoutUnseen } from '../model/written-words.ts';
import { followsWord } from './read.ts';

/**
 * The first glance at a text: what it may declare, found without parsing it. A glance sees at least what the parser would see,
 * also where it saves a broken text; it may see more.
 */

/** What comes after the beginning of a comment that is closed, not too far away. */
const COMMENT_GOES_ON = String.raw`(?:[^*]|\*(?!\/)){0,1000}\*\/`;
const COMMENT = String.raw`\/\*${COMMENT_GOES_ON}`;
const LINE_COMMENT = String.raw`\/\/[^\n\r]{0,500}(?=[\n\r]|$)`;

/**
 * A word after `service` or `review`, whatever is in between that is no word: space, comments, a title, or what the
 * parser passes over. Each part of it can be read in one way only and has an end, so that no text takes long. The search goes on
 * before the name, which may be such a word itself, in a comment.
 */
const ANNOUNCED = new RegExp(
    String.raw`(?:service|review)(?:[^\p{L}\p{N}_"/]|"[^"\n]{0,500}"|${LINE_COMMENT}|${COMMENT}|\/\*(?!${COMMENT_GOES_ON})|\/(?![\/*])){1,1000}(?=(${NAME}))`,
    'gu',
);

/** White space and comments. Each sign of it can be read in one way only. */
const GAP = String.raw`(?:\s|${COMMENT}|${LINE_COMMENT})`;
const TITLE = String.raw`"([^"\r\n]{0,500})"`;

/** What is announced where a line begins, on that line. `review by: …` is no name: what would be one ends with a colon. */
const ON_A_LINE = new RegExp(
    String.raw`(?<=^[ \t]{0,500})(service|review)[ \t]+(${NAME})(?![${NAME_SIGNS}-]|[ \t]*:)(?:[ \t]+${TITLE})?`,
    'muy',
);

/** The same where it is written otherwise: over several lines, with comments, or after something on the line; then a brace has to follow. */
const BEFORE_BRACE = new RegExp(
    String.raw`(?<=(?:^|[{}]|\*\/|""")[^\S\n\r]{0,50})(service|review)${GAP}{1,100}(${NAME})${GAP}{0,100}(?:${TITLE})?(?:${GAP}{1,100}using${GAP}{1,100}${NAME})?${GAP}{0,100}\{`,
    'muy',
);

/** A service or a review that a text declares, as far as a glance shows. */
interface Glimpse {
    readonly kind: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
}

/** What a glance at a text shows of its services and reviews. */
interface Glance {
    /** All names that it gives to them, and some that it does not: every word that comes after “service” in a sentence. */
    readonly names: ReadonlySet<string>;
    /** Those of them that it most likely declares, each once. */
    readonly declared: readonly Glimpse[];
}

function declaredAt(text: string, offset: number): Glimpse | undefined {
    for (const pattern of [ON_A_LINE, BEFORE_BRACE]) {
        pattern.lastIndex = offset;
        const match = pattern.exec(text);
        if (!match) continue;
        const [whole, kind, name = '', title] = match;
        return { kind: kind as Glimpse['kind'], name: canonicalName(name), title, at: [offset, offset + whole.length] };
    }
    return undefined;
}

/**
 * Which services and reviews a text may declare, found without parsing it: for a text that has not been read yet, and for one
 * that is too long to be read.
 */
export function glance(text: string): Glance {
    const seen = withoutUnseen(text);
    const names = new Set<string>();
    const declared = new Map<string, Glimpse>();
    for (const match of seen.matchAll(ANNOUNCED)) {
        names.add(canonicalName(match[1] as string));
        const found = declaredAt(seen, match.index);
        const key = found && `${found.kind} ${found.name}`;
        if (key && !declared.has(key)) declared.set(key, found);
    }
    return { names, declared: [...declared.values()] };
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
 * braces do not pair up, so that it is not yet clear what is a word of the language, it counts as one.
 *
 * @returns true for some texts that hold none, such as prose with a line that begins with "guidance": that does no harm
 */
export function mayDeclareForOthers(text: string): boolean {
    const seen = withoutUnseen(text);
    return BEGINS.test(seen) || (HOLDS.test(seen) && followsWord(seen, DEFINING));
}
