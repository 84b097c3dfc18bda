import type { Blank, Part } from './suggestion.ts';

/** Words to write over, in quotation marks. */
export function text(words: string): Part[] {
    return ['"', { blank: `[${words}]` }, '"'];
}

export function blank(words: string, choices?: readonly string[]): Blank {
    return choices?.length ? { blank: choices[0] as string, choices } : { blank: words };
}
