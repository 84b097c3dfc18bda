import type { Span } from '../../language/model/values.ts';

/** Where a label stands that an offset is in, and what it says; nothing where it is in none. */
export function labelAt(text: string, offset: number): { readonly label: string; readonly at: Span } | undefined {
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('{', offset - 1)) + 1;
    const match = /^\s*(\p{L}[\p{L}\p{N} _-]*?)[ \t]*:/u.exec(text.slice(start, start + 80));
    const label = match?.[1];
    if (!label) return undefined;
    const from = start + match[0].indexOf(label);
    return offset <= from + label.length && offset >= from ? { label, at: [from, from + label.length] } : undefined;
}
