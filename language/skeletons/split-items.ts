/** One thing in a block: a line (which a text may make long), or a block with its own items. */
export interface Item {
    /** The line, or what stands before the `{` of a block. */
    readonly head: string;
    /** What stands between the braces of a block. */
    readonly body?: string;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '‘': '’' };

/** Where the text that begins at `start` ends. */
function endOfText(text: string, start: number): number {
    const opening = text.startsWith('"""', start) ? '"""' : (text[start] as string);
    const closing = CLOSING[opening] ?? opening;
    const end = text.indexOf(closing, start + opening.length);
    return end < 0 ? text.length : end + closing.length;
}

/** Splits the text of a block into its items. Texts may hold braces and line breaks. */
export function splitItems(text: string): Item[] {
    const items: Item[] = [];
    let start = 0;
    let depth = 0;
    let brace = 0;
    const end = (at: number, body?: string): void => {
        const head = text.slice(start, body === undefined ? at : brace).trim();
        if (head) items.push(body === undefined ? { head } : { head, body });
        start = at + 1;
    };
    for (let at = 0; at < text.length; at++) {
        const character = text[at] as string;
        if (character in CLOSING && character !== '‘') at = endOfText(text, at) - 1;
        else if (character === '{') {
            if (depth++ === 0) brace = at;
        } else if (character === '}') {
            if (--depth === 0) end(at, text.slice(brace + 1, at));
        } else if (character === '\n' && depth === 0) end(at);
    }
    end(text.length);
    return items;
}
