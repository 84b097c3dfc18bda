import { type TABLE_FORMATS, type TableView, tablesText } from './formats/tables.ts';
import { type Io, painter, plain } from './io.ts';
import { writeResult } from './workspace/write-result.ts';

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
