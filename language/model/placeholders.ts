import { literally } from './text.ts';
import PHRASES from './unwritten.json' with { type: 'json' };

/** The definition of a link, at the beginning of a line: `[policy]: https://example.org`. */
const DEFINITION = /^[ \t]{0,3}\[([^[\]\n]+)\]:[ \t]*<?(?:https?|mailto):/gimu;

/**
 * Words in square brackets, whatever they touch: people click beside a placeholder and type, so that `the lead[Name of the
 * lead]` is what is left. Not a link, also of a number (`[policy][1]`), its definition, a footnote, a box to tick or a number such as `[1]`; and not letters by
 * which a writer changes a word that is quoted: `team[s]`, `[T]his`.
 */
export const BRACKETS =
    /(?=\[)(?!(?<=^[ \t]*)\[[^[\]\n]+\]:[ \t]*<?(?:https?|mailto):)\[(?!\^)(?!(?<=\p{L}\[)\p{Ll}{1,3}\])(?!\p{L}\]\p{L})[^\p{L}[\]\n]*\p{L}[^[\]\n]*\](?!\(|\[\d+\])/gmu;

/** What writers of quotations put in brackets: a word that stood differently in the source, or none. */
export const EDITORIAL =
    /^\[(?:x|sic|they|them|their|he|she|him|her|his|it|its|we|our|us|is|are|was|were|has|have|had|the|a|an|and|or|to|of|in|for|my|me|i|you|your|that|this|who)\]$/i;

/** The phrases of the library for what is still to be written, or signs for it. */
const NOTHING_YET = new RegExp(
    `^(?:(?:${PHRASES.map(literally).join('|')}|xx+|<[^<>]*>|\\{\\{[^{}]*\\}\\}|\\.{3}|…|\\?+|\\[(?:\\.{3}|…)\\])\\s*\\.?|lorem ipsum\\b.*)$`,
    'i',
);

/** Whether a text says only that it is still to be written: `TBC`. */
export function isNothingYet(text: string): boolean {
    return NOTHING_YET.test(text.trim());
}

const LETTER = /\p{L}/u;
const WHOLE = /^[^\n]+$/;

/**
 * A text that begins with the bracket of a placeholder and has no other, or ends with one: the second was deleted by a slip of the
 * hand. There are several words. Looked for step by step: one pattern for it takes seconds on a long text.
 */
function halfIn(text: string): RegExpExecArray | undefined {
    const opens = text.startsWith('[') && text.lastIndexOf('[') === 0 && !text.includes(']');
    const closes = text.endsWith(']') && text.indexOf(']') === text.length - 1 && !text.includes('[');
    const isHalf = opens
        ? text.lastIndexOf(' ') > text.search(LETTER) && LETTER.test(text)
        : closes && LETTER.test(text.slice(text.indexOf(' ') + 1)) && text.includes(' ');
    return (isHalf && WHOLE.exec(text)) || undefined;
}

/** The placeholders of a skeleton that are still in a text, also one that has only one of its brackets left. */
export function placeholdersIn(text: string): readonly RegExpExecArray[] {
    if (!text.includes('[') && !text.includes(']')) return [];
    const half = halfIn(text);
    if (half) return [half];
    const found = [...text.matchAll(BRACKETS)].filter(match => !EDITORIAL.test(match[0]));
    if (!found.length || !text.includes(']:')) return found;
    // Links whose address is at the end of the text: `[the policy][p]`, or only `[p]`.
    const defined = new Set(Array.from(text.matchAll(DEFINITION), ([, label]) => label?.toLowerCase()));
    return found.filter(match => {
        const end = match.index + match[0].length;
        const next = text[end] === '[' ? text.slice(end + 1, text.indexOf(']', end)) : match[0].slice(1, -1);
        return !defined.has(next.toLowerCase()) && !defined.has(match[0].slice(1, -1).toLowerCase());
    });
}

/** Whether a text, or a part of it, is still to be written. */
export function isUnwritten(text: string): boolean {
    return placeholdersIn(text).length > 0 || isNothingYet(text);
}

/** Whether all of a text is one placeholder, so that nothing of it is written. */
export function isPlaceholder(text: string): boolean {
    const [only] = placeholdersIn(text);
    return isNothingYet(text) || only?.[0] === text.trim();
}

/** What a placeholder ends with that was put off: at the end, so that it is still read as the same kind of value. */
const PUT_OFF = ' (not known yet)]';

/** Whether a placeholder was put off, so that people are asked for it last. */
export function isPutOff(placeholder: string): boolean {
    return placeholder.endsWith(PUT_OFF);
}

/** A placeholder that says that its answer is not known yet; nothing for what has no brackets, or says so already. */
export function putOff(placeholder: string): string | undefined {
    return placeholder.endsWith(']') && !isPutOff(placeholder) ? placeholder.slice(0, -1) + PUT_OFF : undefined;
}

/** What a placeholder asks for, without its brackets. */
export function askedBy(placeholder: string): string {
    const whole = isPutOff(placeholder) ? `${placeholder.slice(0, -PUT_OFF.length)}]` : placeholder;
    return /^\[(.*)\]$/s.exec(whole)?.[1] ?? whole;
}
