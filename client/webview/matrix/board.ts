import type { BoardLine, BoardPart, BoardView, PlainRange } from '../../../server/protocol.ts';
import { counted } from '../../../server/protocol.ts';
import { byId, make } from '../page.ts';

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

const ID = /([A-Z]{2,}(?:-[A-Z0-9]+)+)/;

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
function statusOf({ services, reviews, isComplete, isCut }: BoardView): string {
    const reading = isComplete ? '' : ' Documents are still being read: more will come.';
    if (!services && !reviews) return `There are no services and no reviews in this workspace.${reading}`;
    const cut = isCut ? ' There are more than are shown here: `carewright coverage --board` shows all of them.' : '';
    return `Made of ${counted(services, 'service')} and ${counted(reviews, 'review')}. Enter or a click opens a place.${cut}${reading}`;
}

/** Where somebody is on the page, so that it is there again when the page has been made anew. */
function focusedLine(): readonly [part: number, line: number] | undefined {
    const row = document.activeElement?.closest('tbody tr');
    const table = row?.closest('table');
    if (!row || !table) return undefined;
    return [[...document.querySelectorAll('#board table')].indexOf(table), [...(row.parentElement?.children ?? [])].indexOf(row)];
}

/** Puts a board's view into the page. All of it is text. */
export function showBoard(board: BoardView, open: Open): void {
    const element = byId('board');
    const focused = focusedLine();
    const { scrollTop } = element;
    byId('board-status').textContent = statusOf(board);
    element.replaceChildren(...(board.services || board.reviews ? board.parts.map(each => part(each, open)) : []));
    element.scrollTop = scrollTop;
    if (!focused) return;
    const rows = document.querySelectorAll('#board table')[focused[0]]?.querySelectorAll<HTMLButtonElement>('tbody button');
    rows?.[Math.min(focused[1], rows.length - 1)]?.focus({ preventScroll: true });
}
