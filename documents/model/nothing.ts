/** What documents print where a file says nothing: an empty cell could have been forgotten. */
export const NOTHING = {
    said: 'Not stated',
    owner: 'No owner',
    date: 'No date',
    target: 'No target',
    posts: 'Posts not stated',
    answer: 'No answer yet',
} as const;

const ALL: ReadonlySet<string> = new Set(Object.values(NOTHING).map(words => words.toLowerCase()));

/** Whether words only say that nothing is written. */
export function saysNothing(words: string): boolean {
    return ALL.has(words.trim().toLowerCase().replace(/\.$/, ''));
}

/** What documents print under a heading that has nothing under it. */
export const EMPTY_SECTION = {
    unused: 'Not used in this specification.',
    unrecorded: 'Nothing is recorded here.',
    nothingFurther: 'Nothing further is recorded here.',
} as const;

/** What follows the words that a document prints under a heading without content; nothing for a line that does not begin with them. */
export function afterEmptySection(words: string): string | undefined {
    const own = words.trim().replaceAll(/\s+/g, ' ');
    const found = Object.values(EMPTY_SECTION).find(each => own.toLowerCase().startsWith(each.toLowerCase().replace(/\.$/, '')));
    return found && own.slice(found.length - 1).replace(/^[.\s]+/, '');
}

/** Words by which people say that they have nothing to say. */
const SAYS_NONE =
    /^(?:none|nil|nothing|n\s?\/\s?a|not (?:applicable|used|relevant|required)|tbc|tba|to be (?:confirmed|agreed|written))\b[^.;:]{0,40}\.?$/i;

/** Whether words that people typed only say that there is nothing, or that it comes later. */
export function saysNone(words: string): boolean {
    return SAYS_NONE.test(words.trim());
}
