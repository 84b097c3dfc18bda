import type { Blank, Part } from './suggestion.ts';

/** Words to write over, in quotation marks. */
export function text(words: string): Part[] {
    return ['"', { blank: `[${words}]` }, '"'];
}

/** Names to write over: words of one's own until then, which are reported as not yet written. */
export function names(words: string): Part[] {
    return [{ blank: `"[${words}]"` }];
}

export function blank(words: string, choices?: readonly string[]): Blank {
    return choices?.length ? { blank: choices[0] as string, choices } : { blank: words };
}

/** Prose over several lines. */
export function prose(words: string): Part[] {
    return ['"""\n  ', { blank: `[${words}]` }, '\n"""'];
}
