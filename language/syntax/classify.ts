/** Words after which a list goes on in the next line. */
export const CONTINUING: ReadonlySet<string> = new Set([',', 'or', 'and']);

/** Signs and words behind which text goes on in the next line. Text that opens any other line begins something of its own. */
export const BEFORE_TEXT: ReadonlySet<string> = new Set([
    ...CONTINUING,
    ...[':', 'because', 'by', 'source', 'instead', 'also', 'code', 'mentioning', 'indicator'],
]);

/** Signs that show the text before them to be a title, wherever it stands. */
export const BEHIND_TITLE: ReadonlySet<string> = new Set(['{', ':']);

/** Lines in which a bound or a condition may stand behind a name. */
const OPENING: ReadonlySet<string> = new Set(['expects', 'applies']);

/** Words that begin a bound or a condition there, or join two. Behind a name they are never a second one. */
const JOINING: ReadonlySet<string> = new Set([
    ...['where', 'with', 'within', 'mentioning', 'in', 'by', 'at', 'every', 'exactly', 'reviewed'],
    ...['is', 'not', 'or', 'and'],
]);

/** Words behind which a name has to come, such as that of an attribute: `with reviewed`. */
const BEFORE_NAME: ReadonlySet<string> = new Set(['with', 'and', 'or']);

const KINDS_WITH: ReadonlySet<string> = new Set(['works', 'made']);

/**
 * Tells, word by word, whether a word of the grammar can only be that, and no name as well: `with` in
 * `expects policy with owner`. Anywhere else `with` may be a name, too. Without it, the parser would have to guess
 * how the line goes on.
 */
export class ExpectationWords {
    private isOpen = false;
    /** For each open brace, whether checks stand between it and its end: `all of {`. */
    private readonly groups: boolean[] = [];
    private last = '';

    /** Goes on to a sign or to a word. @param opens whether it opens a line. Returns whether it can't be a name. */
    next(image: string, opens: boolean): boolean {
        if (opens) this.isOpen = OPENING.has(image) || this.groups.at(-1) === true;
        if (image === '{') this.groups.push(this.isOpen && this.last === 'of');
        else if (image === '}') this.isOpen = this.groups.pop() ?? false;
        const isName = BEFORE_NAME.has(this.last);
        // `works with` and `made with` are kinds of element.
        this.last = image === 'with' && KINDS_WITH.has(this.last) ? '' : image;
        return !opens && this.isOpen && !isName && JOINING.has(image);
    }
}
