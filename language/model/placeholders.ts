/** Words in square brackets; not a link, a footnote, a box to tick or a number. */
export const BRACKETS = /(?<![\]\w])\[(?!\^)[^[\]\n]*\p{L}[^[\]\n]*\](?![([:])/gu;

/** What writers of quotations put in brackets: a word that stood differently in the source, or none. */
export const EDITORIAL =
    /^\[(?:x|sic|they|them|their|he|she|him|her|his|it|its|we|our|us|is|are|was|were|has|have|had|the|a|an|and|or|to|of|in|for|my|me|i|you|your|that|this|who)\]$/i;

/** A text that says only that it is still to be written. */
export const NOTHING_YET =
    /^\s*(?:tbc|tbd|to be (?:confirmed|added|agreed|completed|decided)|to ?do|xx+|\.{3}|…|\?+|\[(?:\.{3}|…)\]|lorem ipsum\b.*)\s*\.?\s*$/i;

/** The placeholders of a skeleton that still stand in a text. */
export function placeholdersIn(text: string): readonly RegExpExecArray[] {
    return text.includes('[') ? [...text.matchAll(BRACKETS)].filter(match => !EDITORIAL.test(match[0])) : [];
}

/** Whether a text, or a part of it, is still to be written. */
export function isUnwritten(text: string): boolean {
    return placeholdersIn(text).length > 0 || NOTHING_YET.test(text);
}

/** Whether all of a text is one placeholder, so that nothing of it is written. */
export function isPlaceholder(text: string): boolean {
    const [only] = placeholdersIn(text);
    return NOTHING_YET.test(text) || only?.[0] === text.trim();
}
