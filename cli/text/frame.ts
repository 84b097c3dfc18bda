import type { Paint } from '../io.ts';
import { neutralised } from './neutralise.ts';
import type { Place, Source } from './source.ts';

const TAB = '    ';

/** What a terminal shows of a line, and of its part before a column. */
function shown(line: string): string {
    return neutralised(line).replaceAll('\t', TAB).replaceAll('\n', ' ');
}

/** The line of a place with its number, and a marker under what is meant. */
export function frame(source: Source, place: Place, paint: Paint, width: number): string[] {
    const line = source.line(place.line);
    const last = place.endLine > place.line ? line.trimEnd().length + 1 : place.endColumn;
    const number = String(place.line);
    const gutter = ' '.repeat(number.length);
    const room = Math.max(20, width - number.length - 5);
    // Of a very long line, only what may be seen is looked at.
    const column = place.column - 1;
    const start = Math.max(0, column - 2 * room);
    const end = column + 2 * room;
    let before = shown(line.slice(start, column));
    let whole = shown(line.slice(start, end));
    let marked = shown(line.slice(column, Math.min(last - 1, end))).length;
    // A long line is cut so that the marked part is seen.
    if (before.length > room - 20) {
        const cut = before.length - Math.min(20, room >> 2);
        whole = `…${whole.slice(cut + 1)}`;
        before = before.slice(cut);
    }
    if (whole.length > room) whole = `${whole.slice(0, room - 1)}…`;
    marked = Math.max(1, Math.min(marked, room - before.length));
    return [
        `${paint('dim', `${number} |`)} ${whole}`.trimEnd(),
        `${paint('dim', `${gutter} |`)} ${' '.repeat(before.length)}${paint('red', '^'.repeat(marked))}`,
    ];
}
