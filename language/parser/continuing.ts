/** Words after which a list goes on in the next line. */
export const CONTINUING: ReadonlySet<string> = new Set([',', 'or', 'and']);

/** Signs and words behind which text goes on in the next line. Text that opens any other line begins something of its own. */
export const BEFORE_TEXT: ReadonlySet<string> = new Set([
    ...CONTINUING,
    ...[':', 'because', 'by', 'source', 'instead', 'also', 'code', 'mentioning', 'indicator'],
]);

/** Signs that show the text before them to be a title, wherever it stands. */
export const BEHIND_TITLE: ReadonlySet<string> = new Set(['{', ':']);
