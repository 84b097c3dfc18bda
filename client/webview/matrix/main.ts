import type { Matrix } from '../../../server/protocol.ts';
import { grouped } from '../../../server/protocol.ts';
import type { Cell } from '../../matrix/grid-moves.ts';
import type { FromPage, Tab, ToPage } from '../../matrix/matrix-page.ts';
import { type MatrixFilter, type MatrixView, matrixView, mergeRows, NO_FILTER } from '../../matrix/matrix-view.ts';
import { byId, vsCodeApi } from '../page.ts';
import { showBoard } from './board.ts';
import { Filters, Tabs } from './controls.ts';
import { Grid } from './grid.ts';

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
    matrix = data.type === 'some' && matrix ? mergeRows(matrix, data.uris, data.matrix) : data.matrix;
    show();
});
byId('status').textContent = 'The matrix is being made.';
byId('board-status').textContent = 'The board’s view is being made.';
api.postMessage({ type: 'ready', tab: tabs.shown });
