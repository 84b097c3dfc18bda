import type { Namespace } from '../model/namespaces.ts';
import type { Span } from '../model/values.ts';

/** A part of what is written: as it is, or something to write over. */
export type Part = string | Blank;

/** Something to write over: a placeholder, or what can be chosen. */
interface Blank {
    readonly blank: string;
    readonly choices?: readonly string[];
}

/** The explanation of a suggestion, looked up when it is wanted. */
export type Subject =
    | { readonly type: 'name'; readonly namespace: Namespace; readonly name: string }
    | { readonly type: 'requirements'; readonly ids: readonly string[] };

export type SuggestionKind = 'line' | 'block' | 'document' | 'word' | 'term' | 'requirement' | 'thing' | 'value' | 'text';

/** Something that can be written at a place. Plain data. */
export interface Suggestion {
    /** What is written, or how it begins. */
    readonly label: string;
    readonly kind: SuggestionKind;
    /** After the label, such as the title of a term. */
    readonly detail?: string;
    /** What may be typed to find it, besides the label. */
    readonly find?: readonly string[];
    readonly parts: readonly Part[];
    /** What it takes the place of. */
    readonly at: Span;
    /** Suggestions with a lower number are shown first. */
    readonly rank: number;
    readonly isRetired?: boolean;
    /** In words. */
    readonly about?: string;
    readonly subject?: Subject;
}

/** How suggestions are ranked, the best first. */
export const RANKS = { missing: 0, fitting: 1, usual: 2, possible: 3, later: 4, retired: 5 } as const;

/** What is written if the placeholders are left as they are. */
export function textOfParts(parts: readonly Part[]): string {
    return parts.map(part => (typeof part === 'string' ? part : part.blank)).join('');
}

const PLACEHOLDER = /\[[^\p{L}[\]\n]*\p{L}[^[\]\n]*\]/gu;

/** A text of the language with its `[placeholders]` as blanks. */
export function withBlanks(text: string): Part[] {
    const parts: Part[] = [];
    let last = 0;
    for (const match of text.matchAll(PLACEHOLDER)) {
        if (match.index > last) parts.push(text.slice(last, match.index));
        parts.push({ blank: match[0] });
        last = match.index + match[0].length;
    }
    if (last < text.length) parts.push(text.slice(last));
    return parts;
}

const escaped = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
const escapedChoice = (text: string): string => text.replaceAll(/[\\$},|]/g, '\\$&');

/** The parts in the snippet syntax of the Language Server Protocol. */
export function snippetOf(parts: readonly Part[]): string {
    let number = 0;
    return parts
        .map(part => {
            if (typeof part === 'string') return escaped(part);
            number++;
            if (part.choices?.length) return `\${${number}|${part.choices.map(escapedChoice).join(',')}|}`;
            return part.blank ? `\${${number}:${escaped(part.blank)}}` : `$${number}`;
        })
        .join('');
}

/** Words to write over, in quotation marks. */
export function inQuotes(words: string): Part[] {
    return ['"', { blank: `[${words}]` }, '"'];
}

export function blank(words: string, choices?: readonly string[]): Blank {
    return choices?.length ? { blank: choices[0] as string, choices } : { blank: words };
}
