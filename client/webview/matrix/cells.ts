import type { MatrixColumn, ShownRow } from '../../matrix/matrix-view.ts';
import { outcomeOf } from '../../matrix/outcome-words.ts';
import { make } from './make.ts';

/** The columns before those of the requirements: the title of a service, and its figures. */
export const FIRST_COLUMNS = 2;

/** The id of a cell, by which the grid says which one is active. */
export function cellId(row: number, column: number): string {
    return `cell-${row}-${column}`;
}

function place(row: number, column: number): Record<string, string> {
    return { id: cellId(row, column), 'aria-colindex': String(column + 1), 'data-column': String(column) };
}

/** The row of headings. */
export function headings(columns: readonly MatrixColumn[]): HTMLElement {
    const cells = columns.map(({ id, title, section, open }, index) =>
        make(
            'div',
            { ...place(0, index + FIRST_COLUMNS), role: 'columnheader', class: 'cell', title: [section, title].filter(Boolean).join(': ') },
            make('span', { class: 'id' }, id),
            make('span', { class: 'title' }, title),
            make('span', { class: 'count' }, open ? `${open.toLocaleString('en-GB')} open` : 'none open'),
        ),
    );
    return make(
        'div',
        { role: 'row', class: 'row headings', 'aria-rowindex': '1', 'data-row': '0' },
        make('div', { ...place(0, 0), role: 'columnheader', class: 'cell service' }, 'Service or review'),
        make('div', { ...place(0, 1), role: 'columnheader', class: 'cell figures' }, 'Met or stated'),
        ...cells,
    );
}

function outcomeCell(row: number, column: number, letter: string | undefined): HTMLElement {
    const told = outcomeOf(letter);
    const attributes = { ...place(row, column), role: 'gridcell' };
    if (!told) return make('div', { ...attributes, class: 'cell', title: 'not asked here', 'aria-label': 'not asked here' });
    return make(
        'div',
        { ...attributes, class: `cell outcome ${told.outcome.replaceAll(' ', '-')}`, title: told.outcome },
        make('span', { class: 'sign', 'aria-hidden': 'true' }, told.sign),
        ` ${told.word}`,
    );
}

/** The row of a service or a review. */
export function bodyRow({ row, outcomes, done, of }: ShownRow, index: number, columns: readonly MatrixColumn[]): HTMLElement {
    const kind = row.type === 'review' ? [make('span', { class: 'kind' }, ' review')] : [];
    return make(
        'div',
        { role: 'row', class: 'row', 'aria-rowindex': String(index + 1), 'data-row': String(index) },
        make(
            'div',
            { ...place(index, 0), role: 'rowheader', class: 'cell service', title: `${row.title} (${row.status || row.type})` },
            row.title,
            ...kind,
        ),
        make('div', { ...place(index, 1), role: 'gridcell', class: 'cell figures' }, `${done} of ${of}`),
        ...columns.map((column, at) => outcomeCell(index, at + FIRST_COLUMNS, outcomes[column.index])),
    );
}
