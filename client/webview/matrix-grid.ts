import { grouped, OUTCOME_WORDS, outcomeOfLetter } from '../../server/protocol.ts';
import {
    type FromMatrix,
    type GridCell,
    type GridSize,
    type MatrixColumn,
    type MatrixView,
    moveTo,
    type ShownRow,
    within,
} from '../matrix/matrix-page.ts';
import { make } from './page.ts';

/** The columns before those of the requirements: the title of a service, and its figures. */
const FIRST_COLUMNS = 2;

/** The id of a cell, by which the grid says which one is active. */
function cellId(row: number, column: number): string {
    return `cell-${row}-${column}`;
}

function place(row: number, column: number): Record<string, string> {
    return { id: cellId(row, column), 'aria-colindex': String(column + 1), 'data-column': String(column) };
}

/** The row of headings. */
function headings(columns: readonly MatrixColumn[]): HTMLElement {
    const cells = columns.map(({ id, title, section, open }, index) =>
        make(
            'div',
            { ...place(0, index + FIRST_COLUMNS), role: 'columnheader', class: 'cell', title: [section, title].filter(Boolean).join(': ') },
            make('span', { class: 'id' }, id),
            make('span', { class: 'title' }, title),
            make('span', { class: 'count' }, open ? `${grouped(open)} open` : 'none open'),
        ),
    );
    return make(
        'div',
        { role: 'row', class: 'row headings', 'aria-rowindex': '1', 'data-row': '0' },
        make('div', { ...place(0, 0), role: 'columnheader', class: 'cell service' }, 'Service or review'),
        make('div', { ...place(0, 1), role: 'columnheader', class: 'cell figures' }, 'Shown'),
        ...cells,
    );
}

function outcomeCell(row: number, column: number, letter: string | undefined): HTMLElement {
    const outcome = outcomeOfLetter(letter ?? '');
    const attributes = { ...place(row, column), role: 'gridcell' };
    if (!outcome) return make('div', { ...attributes, class: 'cell', title: 'not asked here', 'aria-label': 'not asked here' });
    return make(
        'div',
        { ...attributes, class: `cell outcome ${outcome.replaceAll(' ', '-')}`, title: outcome },
        make('span', { class: 'sign', 'aria-hidden': 'true' }, OUTCOME_WORDS[outcome].sign),
        ` ${OUTCOME_WORDS[outcome].short}`,
    );
}

/** The row of a service or a review. */
function bodyRow({ row, outcomes, done, of }: ShownRow, index: number, columns: readonly MatrixColumn[]): HTMLElement {
    const kind = row.type === 'review' ? [make('span', { class: 'kind' }, ' review')] : [];
    return make(
        'div',
        { role: 'row', class: 'row', 'aria-rowindex': String(index + 1), 'data-row': String(index) },
        make(
            'div',
            { ...place(index, 0), role: 'rowheader', class: 'cell service', title: `${row.title} (${row.status || row.type})` },
            make('span', { class: 'name' }, row.title, ...kind),
        ),
        make('div', { ...place(index, 1), role: 'gridcell', class: 'cell figures' }, `${done} of ${of}`),
        ...columns.map((column, at) => outcomeCell(index, at + FIRST_COLUMNS, outcomes[column.index])),
    );
}

/** The height of a row in pixels, as the style has it. */
const ROW = 40;
/** Rows that are drawn above and below those that are seen. */
const SPARE = 8;

interface GridOptions {
    send(message: FromMatrix): void;
    /** The active cell or the place of the scroll bars has changed. */
    changed(): void;
    readonly active?: GridCell;
    readonly scroll?: readonly [left: number, top: number];
}

/** The table of services and requirements. Only rows that are seen are in the page, so ten thousand of them cost no more than ten. */
export class Grid {
    active: GridCell;
    private readonly element: HTMLElement;
    private readonly options: GridOptions;
    private readonly body = make('div', { role: 'rowgroup', class: 'body' });
    private readonly head = make('div', { role: 'rowgroup', class: 'head' });
    private view: MatrixView = { guidance: '', columns: [], rows: [], following: 0 };
    /** The rows that are in the page, by their place. */
    private readonly drawn = new Map<number, HTMLElement>();
    private restore: readonly [left: number, top: number] | undefined;

    constructor(element: HTMLElement, options: GridOptions) {
        this.element = element;
        this.options = options;
        this.active = options.active ?? { row: 0, column: 0 };
        this.restore = options.scroll;
        const attributes = { role: 'grid', tabindex: '0', 'aria-label': 'What each service says to each requirement' };
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(this.head, this.body);
        element.addEventListener('scroll', () => {
            this.draw();
            options.changed();
        });
        element.addEventListener('keydown', event => this.key(event));
        element.addEventListener('click', event => this.activate(this.cellOf(event)));
        element.addEventListener('dblclick', event => {
            this.activate(this.cellOf(event));
            this.open();
        });
        new ResizeObserver(() => this.draw()).observe(element);
    }

    get scroll(): readonly [left: number, top: number] {
        return [this.element.scrollLeft, this.element.scrollTop];
    }

    /** Shows other rows and columns, at the same place as before. */
    show(view: MatrixView): void {
        this.view = view;
        this.element.setAttribute('aria-rowcount', String(view.rows.length + 1));
        this.element.setAttribute('aria-colcount', String(view.columns.length + FIRST_COLUMNS));
        this.head.replaceChildren(headings(view.columns));
        this.body.style.height = `${view.rows.length * ROW}px`;
        this.drawn.clear();
        this.body.replaceChildren();
        if (this.restore) this.element.scrollTo(...this.restore);
        this.restore = undefined;
        this.active = within(this.active, this.size);
        this.draw();
        this.mark();
    }

    toTop(): void {
        this.element.scrollTop = 0;
        this.active = { ...this.active, row: 0 };
    }

    private get size(): GridSize {
        const page = Math.max(1, Math.floor((this.element.clientHeight - this.head.offsetHeight) / ROW) - 1);
        return { rows: this.view.rows.length + 1, columns: this.view.columns.length + FIRST_COLUMNS, page };
    }

    /** Puts the rows that are seen into the page, and takes the others out. */
    private draw(): void {
        const first = Math.floor(this.element.scrollTop / ROW);
        const from = Math.max(0, first - SPARE);
        const to = Math.min(this.view.rows.length, first + Math.ceil(this.element.clientHeight / ROW) + SPARE);
        for (const [index, row] of this.drawn) {
            if (index >= from && index < to) continue;
            row.remove();
            this.drawn.delete(index);
        }
        const added: HTMLElement[] = [];
        for (const [offset, row] of this.view.rows.slice(from, to).entries()) {
            const index = from + offset;
            if (this.drawn.has(index)) continue;
            const drawn = bodyRow(row, index + 1, this.view.columns);
            drawn.style.top = `${index * ROW}px`;
            this.drawn.set(index, drawn);
            added.push(drawn);
        }
        if (!added.length) return;
        this.body.append(...added);
        this.mark();
    }

    private mark(): void {
        this.element.querySelector('.active')?.classList.remove('active');
        const id = cellId(this.active.row, this.active.column);
        const cell = document.getElementById(id);
        cell?.classList.add('active');
        if (cell) this.element.setAttribute('aria-activedescendant', id);
        else this.element.removeAttribute('aria-activedescendant');
    }

    private activate(cell: GridCell | undefined): void {
        if (!cell) return;
        this.active = cell;
        this.reveal();
        this.mark();
        this.options.changed();
    }

    /** Scrolls so that the active cell is seen: not below the headings, nor under the first columns. */
    private reveal(): void {
        const { row, column } = this.active;
        const { element } = this;
        if (row > 0) {
            const top = (row - 1) * ROW;
            const room = element.clientHeight - this.head.offsetHeight - ROW;
            if (top < element.scrollTop) element.scrollTop = top;
            else if (top > element.scrollTop + room) element.scrollTop = top - room;
        }
        this.draw();
        if (column < FIRST_COLUMNS) return;
        const cell = document.getElementById(cellId(row, column)) ?? document.getElementById(cellId(0, column));
        const fixed = document.getElementById(cellId(0, FIRST_COLUMNS - 1));
        if (!cell || !fixed) return;
        const seen = fixed.getBoundingClientRect().right;
        const { left, right } = cell.getBoundingClientRect();
        const end = element.getBoundingClientRect().left + element.clientWidth;
        if (left < seen) element.scrollLeft -= seen - left;
        else if (right > end) element.scrollLeft += right - end;
    }

    private key(event: KeyboardEvent): void {
        if (event.key === 'Enter') {
            event.preventDefault();
            this.open();
            return;
        }
        const to = moveTo(event, this.active, this.size);
        if (!to) return;
        event.preventDefault();
        this.activate(to);
    }

    private cellOf({ target }: Event): GridCell | undefined {
        if (!(target instanceof Element)) return undefined;
        const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
        const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
        return column === undefined || row === undefined ? undefined : { row: Number(row), column: Number(column) };
    }

    /** Opens what the active cell is about: a place in a document, or what a requirement asks for. */
    private open(): void {
        const shown = this.view.rows[this.active.row - 1]?.row;
        const column = this.view.columns[this.active.column - FIRST_COLUMNS];
        if (shown && column) this.options.send({ type: 'openRequirement', uri: shown.uri, subject: shown.name, id: column.id });
        else if (shown) this.options.send({ type: 'openSubject', uri: shown.uri, range: shown.range });
        else if (column) this.options.send({ type: 'explain', id: column.id });
    }
}
