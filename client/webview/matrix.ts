import {
    type BoardLine,
    type BoardPart,
    type BoardView,
    counted,
    grouped,
    type Matrix,
    type MatrixGuidance,
    OUTCOME_WORDS,
    OUTCOMES,
    type PlainRange,
} from '../../server/protocol.ts';
import {
    type FromMatrix,
    followedGuidance,
    type GridCell,
    type MatrixFilter,
    type MatrixView,
    matrixView,
    mergeRows,
    NO_FILTER,
    OPEN,
    type Tab,
    type ToMatrix,
} from '../matrix/matrix-page.ts';
import { Grid } from './matrix-grid.ts';
import { byId, make, vsCodeApi } from './page.ts';

type Open = (place: { readonly uri: string; readonly range: PlainRange }) => void;

/** The next line of a table in a direction, or the line itself at its end. */
function neighbour(row: Element, key: string): Element | null {
    switch (key) {
        case 'ArrowDown':
            return row.nextElementSibling;
        case 'ArrowUp':
            return row.previousElementSibling;
        case 'Home':
            return row.parentElement?.firstElementChild ?? null;
        case 'End':
            return row.parentElement?.lastElementChild ?? null;
        default:
            return null;
    }
}

const ID = /(?<![A-Z])([A-Z]{2,}(?:-[A-Z0-9]+)+)/;

/** The text of a cell, in which ids of requirements stay on one line. */
function words(text: string): (Node | string)[] {
    return text.split(ID).map((part, index) => (index % 2 ? make('span', { class: 'id' }, part) : part));
}

function line({ cells, uri, range, isUrgent }: BoardLine, open: Open): HTMLElement {
    const [first = '', ...others] = cells;
    // A button: it can be reached and pressed by any key and any reader.
    const button = make('button', { type: 'button', class: 'place' }, ...words(first || 'open'));
    const row = make(
        'tr',
        isUrgent ? { class: 'urgent' } : {},
        make('th', { scope: 'row' }, button),
        ...others.map(cell => make('td', {}, ...words(cell))),
    );
    row.addEventListener('click', () => open({ uri, range }));
    row.addEventListener('keydown', event => {
        const to = neighbour(row, event.key);
        if (!to) return;
        event.preventDefault();
        to.querySelector('button')?.focus();
    });
    return row;
}

function part({ id, title, columns, rows, note }: BoardPart, open: Open): HTMLElement {
    const heading = make('h2', { id: `part-${id}` }, title, make('span', { class: 'count' }, ` ${rows.length || 'none'}`));
    const content = rows.length
        ? [
              make(
                  'table',
                  { 'aria-labelledby': `part-${id}` },
                  make('thead', {}, make('tr', {}, ...columns.map(column => make('th', { scope: 'col' }, column)))),
                  make('tbody', {}, ...rows.map(row => line(row, open))),
              ),
          ]
        : [];
    return make('section', { class: 'part' }, heading, ...(note ? [make('p', { class: 'note' }, note)] : []), ...content);
}

/** What is shown, in a sentence. */
function boardStatus({ services, reviews, isComplete, isCut }: BoardView): string {
    const reading = isComplete ? '' : ' Documents are still being read: more will come.';
    if (!services && !reviews) return `There are no services and no reviews in this workspace.${reading}`;
    const cut = isCut ? ' There are more than are shown here: `carewright coverage --board` shows all of them.' : '';
    return `Made of ${counted(services, 'service')} and ${counted(reviews, 'review')}. Enter or a click opens a place.${cut}${reading}`;
}

/** Where the user is on the page, so that it is there again when the page has been made anew. */
function focusedLine(): readonly [part: number, line: number] | undefined {
    const row = document.activeElement?.closest('tbody tr');
    const table = row?.closest('table');
    if (!row || !table) return undefined;
    return [[...document.querySelectorAll('#board table')].indexOf(table), [...(row.parentElement?.children ?? [])].indexOf(row)];
}

/** Puts a board's view into the page. All of it is text. */
function showBoard(board: BoardView, open: Open): void {
    const element = byId('board');
    const focused = focusedLine();
    const { scrollTop } = element;
    byId('board-status').textContent = boardStatus(board);
    element.replaceChildren(...(board.services || board.reviews ? board.parts.map(each => part(each, open)) : []));
    element.scrollTop = scrollTop;
    if (!focused) return;
    const rows = document.querySelectorAll('#board table')[focused[0]]?.querySelectorAll<HTMLButtonElement>('tbody button');
    rows?.[Math.min(focused[1], rows.length - 1)]?.focus({ preventScroll: true });
}

type Options = readonly (readonly [value: string, words: string])[];

const CHOICES: Options = [
    ['', 'All outcomes'],
    [OPEN, 'Open: partly, against or missing'],
    ...OUTCOMES.map(outcome => [OUTCOME_WORDS[outcome].letter, `${OUTCOME_WORDS[outcome].sign} ${outcome}`] as const),
];
const ORDERS: Options = [
    ['name', 'By title'],
    ['open', 'Most open first'],
];

function fill(select: HTMLSelectElement, options: Options, value: string): void {
    select.replaceChildren(...options.map(([each, words]) => make('option', { value: each }, words)));
    select.value = value;
}

/** The fields above the matrix. */
class Filters {
    private readonly guidance = make('select');
    private offered = '';

    constructor(form: HTMLElement, filter: MatrixFilter, changed: (filter: MatrixFilter) => void) {
        const services = make('input', { type: 'search', placeholder: 'Words of the title' });
        const requirements = make('input', { type: 'search', placeholder: 'Id or words' });
        const outcome = make('select');
        const order = make('select');
        services.value = filter.services;
        requirements.value = filter.requirements;
        fill(outcome, CHOICES, filter.outcome);
        fill(order, ORDERS, filter.order);
        form.append(
            make('label', {}, 'Guidance ', this.guidance),
            make('label', {}, 'Services ', services),
            make('label', {}, 'Requirements ', requirements),
            make('label', {}, 'Outcome ', outcome),
            make('label', {}, 'Order ', order),
        );
        form.addEventListener('submit', event => event.preventDefault());
        form.addEventListener('input', () =>
            changed({
                guidance: this.guidance.value,
                services: services.value,
                requirements: requirements.value,
                outcome: outcome.value,
                order: order.value === 'open' ? 'open' : 'name',
            }),
        );
    }

    /** Says which guidance can be chosen, and which is shown. */
    offer(guidance: readonly MatrixGuidance[], shown: string): void {
        const options = guidance.map(({ name, title }) => [name, `${name}: ${title}`] as const);
        const offered = JSON.stringify(options);
        if (offered !== this.offered) fill(this.guidance, options, shown);
        this.offered = offered;
        this.guidance.value = shown;
    }
}

const TITLES: Readonly<Record<Tab, string>> = { matrix: 'Services by requirements', board: 'Across services' };
const TABS = Object.keys(TITLES) as readonly Tab[];

/** The views of the page to choose from: one of them is shown. */
class Tabs {
    shown: Tab;
    private readonly buttons: ReadonlyMap<Tab, HTMLButtonElement>;
    private readonly changed: (tab: Tab) => void;

    constructor(list: HTMLElement, shown: Tab, changed: (tab: Tab) => void) {
        this.shown = shown;
        this.changed = changed;
        const button = (tab: Tab): HTMLButtonElement =>
            make('button', { id: `tab-${tab}`, type: 'button', role: 'tab', 'aria-controls': `panel-${tab}` }, TITLES[tab]);
        this.buttons = new Map(TABS.map(tab => [tab, button(tab)]));
        for (const [tab, each] of this.buttons) each.addEventListener('click', () => this.choose(tab));
        list.append(...this.buttons.values());
        list.addEventListener('keydown', event => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (!step) return;
            event.preventDefault();
            this.choose(TABS[(TABS.indexOf(this.shown) + step + TABS.length) % TABS.length] as Tab);
            this.buttons.get(this.shown)?.focus();
        });
        this.mark();
    }

    /** Turns to a view. */
    choose(tab: Tab): void {
        if (tab === this.shown) return;
        this.shown = tab;
        this.mark();
        this.changed(tab);
    }

    private mark(): void {
        for (const [tab, button] of this.buttons) {
            button.setAttribute('aria-selected', String(tab === this.shown));
            button.tabIndex = tab === this.shown ? 0 : -1;
            byId(`panel-${tab}`).hidden = tab !== this.shown;
        }
    }
}

/** What is shown, in a sentence. */
function statusOf({ rows, isComplete }: Matrix, { following, rows: shown, columns }: MatrixView): string {
    const reading = isComplete ? '' : ' Documents are still being read: more will come.';
    if (!rows.length) return `There are no services or reviews in this workspace that follow a guidance.${reading}`;
    const services = `${grouped(shown.length)} of ${grouped(following)} services and reviews`;
    const help = shown.length ? ' Enter or a double click opens a place.' : ' Nothing is left: take a word out of the filter.';
    return `${services}, ${columns.length} requirements.${help}${reading}`;
}

/** What is kept while the page is hidden, and when VS Code is started again. */
interface State {
    readonly tab: Tab;
    readonly filter: MatrixFilter;
    readonly active: GridCell;
    readonly scroll: readonly [left: number, top: number];
}

const api = vsCodeApi<State, FromMatrix>();
const kept = api.getState();
let matrix: Matrix | undefined;
let filter: MatrixFilter = { ...NO_FILTER, ...kept?.filter };

const grid = new Grid(byId('grid'), {
    send: message => api.postMessage(message),
    changed: () => keep(),
    ...(kept && { active: kept.active, scroll: kept.scroll }),
});
const filters = new Filters(byId('filters'), filter, changed => {
    filter = changed;
    grid.toTop();
    show();
    keep();
});

const tabs = new Tabs(byId('tabs'), kept?.tab ?? 'matrix', tab => {
    keep();
    api.postMessage({ type: 'show', tab });
});

function keep(): void {
    api.setState({ tab: tabs.shown, filter, active: grid.active, scroll: grid.scroll });
}

function show(): void {
    if (!matrix) return;
    const view = matrixView(matrix, filter);
    filters.offer(matrix.guidance, view.guidance);
    byId('status').textContent = statusOf(matrix, view);
    grid.show(view);
}

window.addEventListener('message', ({ data }: MessageEvent<ToMatrix>) => {
    if (data.type === 'turn') {
        tabs.choose(data.tab);
        return;
    }
    if (data.type === 'board') {
        showBoard(data.board, place => api.postMessage({ type: 'openSubject', ...place }));
        return;
    }
    // What people chose stays chosen.
    if (data.type === 'all' && data.front && !filter.guidance)
        filter = { ...filter, guidance: followedGuidance(data.matrix, data.front) ?? '' };
    matrix = data.type === 'some' && matrix ? mergeRows(matrix, data.uris, data.matrix) : data.matrix;
    show();
});
byId('status').textContent = 'The matrix is being made.';
byId('board-status').textContent = 'The board’s view is being made.';
api.postMessage({ type: 'ready', tab: tabs.shown });
