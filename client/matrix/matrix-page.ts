import type { BoardView, Matrix, PlainRange } from '../../server/protocol.ts';
import { emptyPage, type PageParts } from '../support/page.ts';

/** The page of the matrix, empty: its script fills it in. */
export function matrixPage(parts: PageParts): string {
    return emptyPage(parts, 'Coverage Matrix', [
        '<h1 class="for-readers">Coverage Matrix</h1>',
        '<div id="tabs" role="tablist" aria-label="What to look at"></div>',
        '<section id="panel-matrix" role="tabpanel" aria-labelledby="tab-matrix">',
        '    <form id="filters" role="search" aria-label="What to show"></form>',
        '    <p id="status" role="status"></p>',
        '    <div id="grid"></div>',
        '</section>',
        '<section id="panel-board" role="tabpanel" aria-labelledby="tab-board" hidden>',
        '    <p id="board-status" role="status"></p>',
        '    <div id="board"></div>',
        '</section>',
    ]);
}

/** What the page of the matrix is told. */
export type ToPage =
    | { readonly type: 'all'; readonly matrix: Matrix }
    /** Only the rows of some documents: they take the place of those that were shown. */
    | { readonly type: 'some'; readonly uris: readonly string[]; readonly matrix: Matrix }
    | { readonly type: 'board'; readonly board: BoardView }
    /** Somebody asked for one of its views by a command. */
    | { readonly type: 'turn'; readonly tab: Tab };

/** The views of the page: services by requirements, and what is across services. */
export type Tab = 'matrix' | 'board';

/** What the page of the matrix asks for. */
export type FromPage =
    | { readonly type: 'ready'; readonly tab: Tab }
    | { readonly type: 'show'; readonly tab: Tab }
    | { readonly type: 'openSubject'; readonly uri: string; readonly range: PlainRange }
    | { readonly type: 'openRequirement'; readonly uri: string; readonly subject: string; readonly id: string }
    | { readonly type: 'explain'; readonly id: string };
