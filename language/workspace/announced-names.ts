import { canonicalName, NAME, withoutUnseen } from '../model/written-words.ts';

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
