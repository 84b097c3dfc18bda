import { literally } from './text.ts';
import PHRASES from './unwritten.json' with { type: 'json' };

/**
 * What people's words are made of: the names of things, and signs inside words that nobody sees. The grammar's `ID`, the
 * formatter, completion, the editor's words and the commands all take it from here (`test/language/written-words.test.ts`).
 */

/** What names hold besides hyphens, for a class of a pattern with the flag `u`: letters of all languages, their marks, digits. */
export const NAME_SIGNS = String.raw`\p{L}\p{M}\p{N}_`;

/** Hyphens, for a class of a pattern: Word writes the second and third for one that must not break a line. */
const HYPHENS = String.raw`\-\u2010\u2011`;

/** Signs without width, for a class of a pattern: soft hyphen, zero-width space and joiners, word joiner, byte order mark. */
const UNSEEN = String.raw`\u00AD\u200B-\u200D\u2060\uFEFF`;

/** All signs that a name may hold, for a class of a pattern with the flag `u`. */
export const IN_NAMES = NAME_SIGNS + HYPHENS + UNSEEN;

/** What a name goes on with: a letter, or a hyphen and a letter. The terminal `ID` of the grammar is this pattern. */
export const NAME = String.raw`[\p{L}_](?:[${UNSEEN}]*(?:[${HYPHENS}][${UNSEEN}]*)?[${NAME_SIGNS}])*`;

const NAME_HERE = new RegExp(NAME, 'uy');
/** Most names, which are found in half the time: nothing follows that could belong to them. */
const PLAIN_NAME_HERE = /[A-Za-z_]\w*(?:-\w+)*(?![\w-]|[^\0-\x7F])/y;
const WHOLE_NAME = new RegExp(`^${NAME}$`, 'u');
const PLAIN = /^[ -~]*$/;
const ANY_UNSEEN = new RegExp(`[${UNSEEN}]`);
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]+`, 'g');
const ANY_HYPHEN = new RegExp(`[${HYPHENS}]`, 'g');

/** Whether a text can be a name, as a whole. */
export function isName(text: string): boolean {
    return WHOLE_NAME.test(text);
}

/** Where the name ends that begins at an offset; the offset itself where none does. */
export function endOfName(text: string, offset: number): number {
    PLAIN_NAME_HERE.lastIndex = offset;
    if (PLAIN_NAME_HERE.test(text)) return PLAIN_NAME_HERE.lastIndex;
    NAME_HERE.lastIndex = offset;
    return NAME_HERE.test(text) ? NAME_HERE.lastIndex : offset;
}

/** Words in square brackets in the place of a name that is not known yet: `[code]`. */
const BLANK_NAME = /\[[^[\]\n]+\]/y;

/** Where the placeholder ends that begins at an offset; the offset itself where none does. */
export function endOfBlank(text: string, offset: number): number {
    BLANK_NAME.lastIndex = offset;
    return text[offset] === '[' && BLANK_NAME.test(text) ? BLANK_NAME.lastIndex : offset;
}

/** Whether what is written in the place of a name or a value is a placeholder. */
export function isBlankValue(written: string): boolean {
    return written.startsWith('[');
}

/**
 * A name as everybody compares and writes it, however it was typed: letters with their accents in one (NFC), plain hyphens,
 * and nothing that has no width.
 */
export function canonicalName(written: string): string {
    return PLAIN.test(written) ? written : written.replace(ALL_UNSEEN, '').replace(ANY_HYPHEN, '-').normalize('NFC');
}

/**
 * A name for what has a title: `Dale Team (North)` becomes `dale-team-north`.
 *
 * @param prefix what it begins with where the title begins with a digit or holds nothing that a name can hold
 */
export function nameFromTitle(title: string, prefix: string): string {
    const words = title
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(ALL_UNSEEN, '')
        .replaceAll(/['’]/g, '')
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter(Boolean);
    const name = words.join('-').normalize('NFC');
    if (isName(name)) return name;
    return [prefix, ...words].join('-').normalize('NFC');
}

/** Letters of scripts, and emoji, that a joiner or a zero-width space may be needed between. */
const NEEDS = String.raw`[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{ASCII}\p{P}\p{Z}\p{Cf}]`;
const UNSEEN_IN_TEXT = new RegExp(`((?<=${NEEDS})[\\u200B-\\u200D]+(?=${NEEDS}))|[${UNSEEN}]+`, 'gu');

/**
 * A text without the signs that nobody sees and that break a word in two for whoever looks for it: soft hyphens and the
 * like, as Word and web pages leave them. Joiners stay where a script or an emoji needs them.
 */
export function withoutUnseen(text: string): string {
    return ANY_UNSEEN.test(text) ? text.replaceAll(UNSEEN_IN_TEXT, '$1') : text;
}

/** Where the signs are in a text that `withoutUnseen` leaves out, as offsets in their order. */
export function unseenIn(text: string): readonly number[] {
    if (!ANY_UNSEEN.test(text)) return [];
    return [...text.matchAll(UNSEEN_IN_TEXT)].flatMap(({ 0: run, 1: kept, index }) =>
        kept === undefined ? Array.from(run, (_, at) => index + at) : [],
    );
}

/** The definition of a link, at the beginning of a line: `[policy]: https://example.org`. */
const DEFINITION = /^[ \t]{0,3}\[([^[\]\n]+)\]:[ \t]*<?(?:https?|mailto):/gimu;

/**
 * Words in square brackets, whatever they touch: people click beside a placeholder and type, so that `the lead[Name of the
 * lead]` is what is left. Not a link, also of a number (`[policy][1]`), its definition, a footnote, a box to tick or a number such as `[1]`; and not letters by
 * which a writer changes a word that is quoted: `team[s]`, `[T]his`.
 */
export const BRACKETS =
    /(?!(?<=^[ \t]*)\[[^[\]\n]+\]:[ \t]*<?(?:https?|mailto):)\[(?!\^)(?!(?<=\p{L}\[)\p{Ll}{1,3}\])(?!\p{L}\]\p{L})[^\p{L}[\]\n]*\p{L}[^[\]\n]*\](?!\(|\[\d+\])/gmu;

/** What writers of quotations put in brackets: a word that stood differently in the source, or none. */
export const EDITORIAL =
    /^\[(?:x|sic|they|them|their|he|she|him|her|his|it|its|we|our|us|is|are|was|were|has|have|had|the|a|an|and|or|to|of|in|for|my|me|i|you|your|that|this|who)\]$/i;

/** The phrases of the library for what is still to be written, or signs for it. */
const NOTHING_YET = new RegExp(
    `^(?:(?:${PHRASES.map(literally).join('|')}|xx+|\\.{3}|…|\\?+|\\[(?:\\.{3}|…)\\])\\s*\\.?|lorem ipsum\\b.*)$`,
    'i',
);

/** Whether a text says only that it is still to be written: `TBC`. */
export function isNothingYet(text: string): boolean {
    return NOTHING_YET.test(text.trim());
}

/** The placeholders of a skeleton that still stand in a text. */
export function placeholdersIn(text: string): readonly RegExpExecArray[] {
    if (!text.includes('[')) return [];
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
