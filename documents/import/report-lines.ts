import { comment } from './care-text.ts';

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
