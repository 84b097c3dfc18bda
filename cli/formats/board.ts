import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import type { Board } from '../../language/board/board.ts';
import { type BoardSection, type BoardWords, boardSections } from '../../language/board/sections.ts';

import type { TableView } from './tables.ts';

/** Where something stands, as people see it: a file and a line. */
export type Where = (place: { readonly uri: string; readonly at: readonly [number, number] }) => string;

function matrixTable({ matrix }: Board, wide: boolean): TableView {
    const { services, rows } = matrix;
    const title = (index: number): string => (wide ? (services[index]?.title ?? '') : `[${index + 1}]`);
    return {
        title: 'What each service says',
        columns: [{ title: 'Requirement' }, { title: 'Title', grows: 1 }, ...services.map((_, index) => ({ title: title(index) }))],
        rows: rows.map(({ id, title: words, cells }) => [
            id,
            words,
            ...services.map(({ name }) => {
                const outcome = cells[name]?.outcome;
                if (!outcome) return wide ? '' : '-';
                return wide ? outcome : OUTCOME_WORDS[outcome].short;
            }),
        ]),
        ...(wide ? {} : { note: services.map(({ title: words }, index) => `[${index + 1}] ${words}`).join('; ') }),
    };
}

/** A part of the board's view as a table, with the place of each line. */
function sectionTable({ title, columns, rows, note }: BoardSection, where: Where): TableView {
    const detail = columns.findIndex(({ type }) => type === 'long');
    return {
        title,
        columns: [
            ...columns.map(({ title: words, type }) =>
                type === 'number' ? { title: words, alignRight: true } : { title: words, grows: 1 },
            ),
            { title: 'Where', grows: 1 },
        ],
        ...(detail >= 0 && { detail, place: columns.length }),
        rows: rows.map(({ cells, place }) => [...cells, where(place)]),
        ...(note && { note }),
    };
}

/** A board's view as tables: the matrix first, and then what to act on. */
export function boardTables(
    board: Board,
    { where, wide, ...words }: BoardWords & { readonly where: Where; readonly wide: boolean },
): readonly TableView[] {
    return [matrixTable(board, wide), ...boardSections(board, words).map(section => sectionTable(section, where))];
}
