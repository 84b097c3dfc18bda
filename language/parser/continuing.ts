/** Words after which a list goes on in the next line. */
export const CONTINUING: ReadonlySet<string> = new Set([',', 'or', 'and']);
