import { literally, withPlainSigns } from '../model/text.ts';

/** The phrases of the vocabulary `denials`, and the patterns that find them. */

/** The terms of the library's vocabulary `denials`; what a workspace adds says `within` which of these it is. */
export const DENIAL_KINDS = [
    'denies-what-follows',
    'denies-what-precedes',
    'denies-having',
    'denies-all',
    'denies-nothing',
    'says-it-is-so',
    'protects',
    'held-against',
    'kept-place',
    'kept-list',
    'ends-a-denial',
    'makes-an-exception',
    'excepts',
    'excepts-after-all',
    'excepts-right-after-all',
    'excepts-nothing',
    'own-wish',
    'for-safety',
    'needs-no-promise',
    'a-day-off',
    'those-served',
    'once-was',
    'long-ago',
    'came-to-its-end',
    'turns-away',
    'says-nothing',
    'fills-out',
    'awaits-writing',
    'goes-on-all-the-same',
    'does-not-apply',
    'refers-back',
    'comes-to-nothing',
    'stands-for-it',
    'is-over',
    'says-where',
    'leaves-to-others',
    'done-by-others',
    'who-else',
    'guidance-itself',
    'asks-of-others',
    'only-agrees',
    'gives-way',
    'no-person-there',
    'only-points-on',
    'somebody-there',
    'at-a-distance',
    'sets-a-condition',
    'demands-first',
    'help-yourself',
    'leaves-without',
    'as-far-as-it-goes',
    'runs-short',
    'looks-into-it',
    'is-used-elsewhere',
    'sends-people-on',
    'ought-to-be',
    'withdrawn-text',
    'left-from-a-form',
    'other-language',
    'other-people',
    'in-minutes',
    'about-staff',
    'done-alone',
] as const;

export type DenialKind = (typeof DENIAL_KINDS)[number];

/** The phrases of each kind, in lower case. */
export type DenialPhrases = Readonly<Record<DenialKind, readonly string[]>>;

/** A phrase as a pattern; one that begins with "not" is also found after a verb that denies: "isn't offered". */
function escaped(phrase: string): string {
    const pattern = literally(phrase.toLowerCase().replaceAll('’', "'"));
    return pattern.startsWith('not ') ? `(?:not|[a-z]+n't)${pattern.slice(3)}` : pattern;
}

/** Any of some phrases, the longest first, so that "not yet" is not read as "not"; nothing matches where there are none. */
function anyOf(phrases: readonly string[]): string {
    return [...new Set(phrases.map(escaped))].sort((a, b) => b.length - a.length).join('|') || '(?!)';
}

/** The source of a pattern for any of some phrases as whole words. */
export function sourceOfPhrases(phrases: readonly string[], before = '(?<![a-z0-9])'): string {
    return `${before}(?:${anyOf(phrases)})(?![a-z0-9])`;
}

/** The pattern for any of some phrases as whole words. */
export function patternOfPhrases(phrases: readonly string[], flags = 'g', before?: string): RegExp {
    return new RegExp(sourceOfPhrases(phrases, before), flags);
}

/** A part of a text made unreadable, letter for letter as long as it was. */
export function hide(part: string): string {
    return '\u0001'.repeat(part.length);
}

/** Plain words without the signs around them: a quotation mark or a dash before, a full stop or a bracket after. */
export function withoutEnds(words: string): string {
    return words.replace(/^[^a-z0-9]+/, '').replace(/(?<![.!"”’)\s])[.!"”’)\s]+$/, '');
}

/** Lower case with plain apostrophes, spaces and hyphens, letter for letter as long as the text. */
export function plain(text: string): string {
    const signs = withPlainSigns(text);
    const lower = signs.toLowerCase();
    return (lower.length === text.length ? lower : signs).replaceAll('’', "'").replaceAll('‘', "'");
}
