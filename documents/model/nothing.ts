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
