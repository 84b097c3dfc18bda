import { onOneLine } from '../tree/plain-text.ts';
import { comment } from './care-text.ts';
import type { LeftOut } from './findings.ts';

function under(title: string, lines: readonly string[]): readonly string[] {
    return lines.length ? [`// ${title}`, ...lines.flatMap(text => comment(text, '')), ''] : [];
}

/** What had no place, as comments after the document. */
export function keptLines(kept: readonly string[]): readonly string[] {
    return under('Kept from the Word file without a place in it. Move each line to where it belongs, or delete it:', kept);
}

/** Where text went whose headings are not in the document, as comments after it. */
export function placeLines(places: readonly string[]): readonly string[] {
    return under('Headings and labels of the Word file, and where their text is:', places);
}

/** What was reported when the file was read, as comments after the document: whoever opens it later knows it too. */
export function reportLines(notes: readonly string[]): readonly string[] {
    return under('Reported when the Word file was read:', notes);
}

/** Numbers of pages, hints and headers that repeat others can be told from their number: their words would only be in the way. */
const TRIVIAL = /page numbers|hints|repeat others|symbol font/;

/** Words that were left out, by the reason, as comments after the document: whoever has only that can see what they were. */
export function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
    const byReason = new Map<string, Set<string>>();
    for (const { reason, words } of leftOut.filter(each => !TRIVIAL.test(each.reason)))
        byReason.set(reason, (byReason.get(reason) ?? new Set()).add(onOneLine(words)));
    const lines = [...byReason].map(
        ([reason, words]) => `${reason[0]?.toUpperCase()}${reason.slice(1)}: ${[...words].filter(Boolean).join(' · ')}`,
    );
    return under('Left out, as it says nothing of the service:', lines);
}
