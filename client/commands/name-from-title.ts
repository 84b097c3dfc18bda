const NAME = /^[\p{L}_][\p{L}\d_]*(-[\p{L}\d_]+)*$/u;

/** Whether the language takes a text as a name. */
export function canBeName(text: string): boolean {
    return NAME.test(text);
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
        .replaceAll(/['’]/g, '')
        .split(/[^\p{L}\d]+/u)
        .filter(Boolean);
    const name = words.join('-');
    if (canBeName(name)) return name;
    return [prefix, ...words].join('-');
}
