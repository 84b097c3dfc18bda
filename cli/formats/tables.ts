import { jsonText } from '../../language/model/text.ts';
import { type Io, type Paint, painter, plain } from '../io/io.ts';
import { csv, markdownTable, markdownText, neutraliseLine } from '../io/safe-text.ts';
import { indented, type TextColumn, table, wrap } from '../io/terminal.ts';
import { writeResult } from '../workspace/write.ts';

const TABLE_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

/** A table with a heading, in whatever format it is wanted. */
export interface TableView {
    readonly title: string;
    readonly columns: readonly TextColumn[];
    readonly rows: readonly (readonly string[])[];
    /** The column whose cells are too long for a terminal: there, each is below its row. */
    readonly detail?: number;
    /** The column with a file and a line: in a terminal it comes after the detail, where it is never cut. */
    readonly place?: number;
    /** A sentence below it. */
    readonly note?: string;
}

interface TableFormat {
    readonly format: (typeof TABLE_FORMATS)[number];
    readonly paint: Paint;
    readonly width: number;
}

/** Rows as people see them: programs get an empty cell as it is. */
function filled({ columns, rows }: TableView): readonly (readonly string[])[] {
    return rows.map(row => row.map((cell, index) => cell || (columns[index]?.blank ?? '')));
}

/** A table for a terminal, with what is too long for a column below its row. */
function textTable({ columns, rows, detail, place }: TableView, { paint, width }: TableFormat): string {
    const look = (line: string, row: number): string => (row < 0 ? paint('underline', line) : line);
    if (detail === undefined) return table(columns, rows, width, look);
    const beside = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, index) => index !== detail && index !== place);
    const [heading = '', ...lines] = table(beside(columns), rows.map(beside), width, look).split(/(?<=\n)/);
    const below = (row: number): string => {
        const where = place === undefined ? '' : rows[row]?.[place];
        const text = neutraliseLine([rows[row]?.[detail], where && `(${where})`].filter(Boolean).join(' '));
        return text ? `${indented(text, '    ', width)}\n` : '';
    };
    return heading + lines.map((line, row) => line + below(row)).join('');
}

function textOf(view: TableView, format: TableFormat): string {
    const { title, rows, note } = view;
    const told = note ? `${wrap(neutraliseLine(note), format.width).join('\n')}\n` : '';
    return `${format.paint('bold', neutraliseLine(title))}\n\n${rows.length ? textTable({ ...view, rows: filled(view) }, format) : ''}${rows.length && told ? '\n' : ''}${told}`;
}

function markdownOf(view: TableView): string {
    const { title, columns, note } = view;
    const rows = filled(view);
    const titles = columns.map(column => column.title);
    return `## ${markdownText(title)}\n\n${rows.length ? markdownTable(titles, rows) : ''}${rows.length && note ? '\n' : ''}${note ? `${markdownText(note)}\n` : ''}`;
}

/**
 * Tables in one of the formats. Pure.
 *
 * @param views for CSV, which holds one table, only the first is written
 * @param data what JSON has in place of the tables
 */
function tablesText(views: readonly TableView[], data: Readonly<Record<string, unknown>>, format: TableFormat): string[] {
    switch (format.format) {
        case 'json':
            return [`${jsonText(data)}\n`];
        case 'csv': {
            const [first] = views;
            const rows = first ? [first.columns.map(({ title }) => title), ...first.rows] : [];
            return [csv(rows)];
        }
        case 'markdown':
            return [views.map(markdownOf).join('\n')];
        default:
            return [views.map(view => textOf(view, format)).join('\n')];
    }
}

export interface TableOptions {
    readonly format: (typeof TABLE_FORMATS)[number];
    readonly output?: string;
}

/** Writes tables to the standard output or a file, in the format that was asked for. */
export async function writeTables(
    views: readonly TableView[],
    data: Readonly<Record<string, unknown>>,
    { format, output }: TableOptions,
    io: Io,
): Promise<void> {
    const isFile = output !== undefined;
    const paint = isFile ? plain : painter(io.out, io.env);
    await writeResult(tablesText(views, data, { format, paint, width: isFile ? 120 : (io.out.columns ?? 100) }), output, io);
}
