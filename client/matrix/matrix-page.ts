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
