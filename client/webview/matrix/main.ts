import { grouped, type Matrix, type MatrixGuidance, OUTCOME_WORDS, OUTCOMES } from '../../../server/protocol.ts';
import {
    type Cell,
    type FromPage,
    guidanceOf,
    type MatrixFilter,
    type MatrixView,
    matrixView,
    mergeRows,
    NO_FILTER,
    OPEN,
    type Tab,
    type ToPage,
} from '../../matrix/matrix-page.ts';
import { byId, make, vsCodeApi } from '../page.ts';
import { showBoard } from './board.ts';
import { Grid } from './grid.ts';

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
    readonly active: Cell;
    readonly scroll: readonly [left: number, top: number];
}

const api = vsCodeApi<State, FromPage>();
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

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.type === 'turn') {
        tabs.choose(data.tab);
        return;
    }
    if (data.type === 'board') {
        showBoard(data.board, place => api.postMessage({ type: 'openSubject', ...place }));
        return;
    }
    // What people chose stays chosen.
    if (data.type === 'all' && data.front && !filter.guidance) filter = { ...filter, guidance: guidanceOf(data.matrix, data.front) ?? '' };
    matrix = data.type === 'some' && matrix ? mergeRows(matrix, data.uris, data.matrix) : data.matrix;
    show();
});
byId('status').textContent = 'The matrix is being made.';
byId('board-status').textContent = 'The board’s view is being made.';
api.postMessage({ type: 'ready', tab: tabs.shown });
