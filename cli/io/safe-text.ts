import { csvText } from '../../documents/formats/csv.ts';
import { jsonText, withLinesJoined } from '../../language/model/text.ts';

// Control characters, and those that change the direction of text or are invisible: they can make a terminal or a
// reader see something else than what is written.
const UNSEEN =
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

function shown(character: string): string {
    const code = character.codePointAt(0) as number;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : '\uFFFD';
}

/**
 * Text from strangers, safe to show: characters that no one sees are replaced by one that everyone does, so that columns
 * stay where they are. Line breaks and tabs remain.
 */
export function neutralise(text: string): string {
    // A line that begins with two colons, or `##[`, would be a command to GitHub's and Azure's build logs.
    return text
        .replaceAll('\r\n', '\n')
        .replaceAll(UNSEEN, shown)
        .replaceAll(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1: ')
        .replaceAll('##[', '## [');
}

/** The same on one line. */
export function neutraliseLine(text: string): string {
    return withLinesJoined(neutralise(text));
}

/** A list as JSON, piece by piece. */
export function* jsonList(values: Iterable<unknown>, indent: string): Generator<string> {
    let first = true;
    for (const value of values) {
        yield `${first ? '[' : ','}\n${indent}  ${jsonText(value, `${indent}  `)}`;
        first = false;
    }
    yield first ? '[]' : `\n${indent}]`;
}

/** Text in which Markdown sees no marks. */
export function markdownText(text: string): string {
    return neutraliseLine(text).replaceAll(/[\\`*_[\]<>|#~&]/g, character => `\\${character}`);
}

/** A table in Markdown. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |\n`;
    return `${line(titles)}| ${titles.map(() => '---').join(' | ')} |\n${rows.map(line).join('')}`;
}

/** Rows as comma-separated values, as documents have them, without characters that no one sees. */
export function csv(rows: readonly (readonly string[])[]): string {
    return csvText(rows.map(row => row.map(neutralise)));
}
