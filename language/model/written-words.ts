/**
 * What people's words are made of: the names of things, and invisible signs inside words. The grammar's `ID`, the
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

/** Words in square brackets instead of a name that is not known yet: `[code]`. */
const BLANK_NAME = /\[[^[\]\n]+\]/y;

/** Where the placeholder ends that begins at an offset; the offset itself where none does. */
export function endOfBlank(text: string, offset: number): number {
    BLANK_NAME.lastIndex = offset;
    return text[offset] === '[' && BLANK_NAME.test(text) ? BLANK_NAME.lastIndex : offset;
}

/** Whether a placeholder is written instead of a name or a value. */
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
 * A text without the invisible signs that break a word in two for whoever looks for it: soft hyphens and the
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
