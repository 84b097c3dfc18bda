/** A number with commas between its thousands: "1,200,000". */
export function grouped(number: number): string {
    // Not `toLocaleString`: it takes 40 ms to begin with.
    return String(number).replace(/^-?\d+/, whole => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
}

/** A number with its noun: "1 file", "3,000 files". */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A sum of money in whole pounds: "£1,200,000". */
export function pounds(amount: number): string {
    return `£${grouped(Math.round(amount))}`;
}

/** The source of a pattern that takes some words literally. */
export function escapeRegExp(words: string): string {
    return words.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The same, however the words are spaced or broken over lines. */
export function literally(words: string): string {
    return escapeRegExp(words).replaceAll(/\s+/g, '\\s+');
}

/** What people call something that has a name: its title, or its name with spaces for hyphens. */
export function titleOf({ name, title }: { readonly name: string; readonly title?: string | undefined }): string {
    return title ?? name.replaceAll('-', ' ');
}
