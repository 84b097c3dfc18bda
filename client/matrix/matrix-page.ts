/** The page of the matrix as far as it needs neither VS Code nor a browser: its frame, its messages, what of a matrix is shown, and where keys lead. */
import {
    type BoardView,
    isOpen,
    type Matrix,
    type MatrixRow,
    NOT_ASKED,
    OUTCOME_WORDS,
    OUTCOMES,
    type PlainRange,
} from '../../server/protocol.ts';
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

/** What is sent to the page of the matrix. */
export type ToMatrix =
    /** Everything; and the document that was in front, so that the matrix opens on what it follows. */
    | { readonly type: 'all'; readonly matrix: Matrix; readonly front?: string }
    /** Only the rows of some documents: they take the place of those that were shown. */
    | { readonly type: 'some'; readonly uris: readonly string[]; readonly matrix: Matrix }
    | { readonly type: 'board'; readonly board: BoardView }
    /** A command asked for one of its views. */
    | { readonly type: 'turn'; readonly tab: Tab };

/** The views of the page: services by requirements, and what is across services. */
export type Tab = 'matrix' | 'board';

/** What the page of the matrix asks for. */
export type FromMatrix =
    | { readonly type: 'ready'; readonly tab: Tab }
    | { readonly type: 'show'; readonly tab: Tab }
    | { readonly type: 'openSubject'; readonly uri: string; readonly range: PlainRange }
    | { readonly type: 'openRequirement'; readonly uri: string; readonly subject: string; readonly id: string }
    | { readonly type: 'explain'; readonly id: string };

/** What people chose to see. */
export interface MatrixFilter {
    /** The name of a guidance; the one that most follow where nothing is chosen. */
    readonly guidance: string;
    /** Words in the name or the title of services. */
    readonly services: string;
    /** Words in the id, the title or the section of requirements. */
    readonly requirements: string;
    /** The letter of an outcome; `OPEN` for what fails or is missing; nothing for all. */
    readonly outcome: string;
    readonly order: 'name' | 'open';
}

export const NO_FILTER: MatrixFilter = { guidance: '', services: '', requirements: '', outcome: '', order: 'name' };

/** A sign for what is still to be done. */
export const OPEN = 'open';

export interface MatrixColumn {
    readonly id: string;
    readonly title: string;
    readonly section: string;
    /** Its place among the outcomes of a row. */
    readonly index: number;
    /** In how many of the rows shown it fails or is missing. */
    readonly open: number;
}

export interface ShownRow {
    readonly row: MatrixRow;
    readonly outcomes: string;
    readonly done: number;
    readonly of: number;
    readonly open: number;
}

/** What the matrix shows. */
export interface MatrixView {
    readonly guidance: string;
    readonly columns: readonly MatrixColumn[];
    readonly rows: readonly ShownRow[];
    /** How many services and reviews follow the guidance. */
    readonly following: number;
}

const SHOWN = OUTCOME_WORDS.shown.letter;
const OPEN_LETTERS: ReadonlySet<string | undefined> = new Set(OUTCOMES.filter(isOpen).map(outcome => OUTCOME_WORDS[outcome].letter));
const NOT_APPLICABLE = OUTCOME_WORDS['not applicable'].letter;

/** Whether an outcome, as a letter, is among those that are wanted. */
function isWanted(letter: string, outcome: string): boolean {
    if (outcome === '') return letter !== NOT_ASKED;
    return outcome === OPEN ? OPEN_LETTERS.has(letter) : letter === outcome;
}

function wordsOf(text: string): readonly string[] {
    return text.toLowerCase().split(/\s+/).filter(Boolean);
}

function holds(texts: readonly string[], words: readonly string[]): boolean {
    if (!words.length) return true;
    const all = texts.join(' ').toLowerCase();
    return words.every(word => all.includes(word));
}

/** The guidance that most services and reviews follow. */
function mostFollowed({ guidance, rows }: Matrix): string {
    const counts = new Map(guidance.map(({ name }) => [name, 0]));
    for (const { outcomes } of rows) for (const name of Object.keys(outcomes)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** The guidance that a document follows, the first of several; nothing where it follows none. */
export function followedGuidance({ guidance, rows }: Matrix, uri: string): string | undefined {
    const followed = new Set(rows.filter(row => row.uri === uri).flatMap(({ outcomes }) => Object.keys(outcomes)));
    return guidance.find(({ name }) => followed.has(name))?.name;
}

/** The places of a row that are shown, counted. */
function shownRow(row: MatrixRow, outcomes: string): ShownRow {
    let done = 0;
    let of = 0;
    let open = 0;
    for (const letter of outcomes) {
        if (letter === NOT_ASKED || letter === NOT_APPLICABLE) continue;
        of++;
        if (letter === SHOWN) done++;
        if (OPEN_LETTERS.has(letter)) open++;
    }
    return { row, outcomes, done, of, open };
}

/** In how many rows each place fails or is missing. */
function countOpen(rows: readonly ShownRow[], places: number): readonly number[] {
    const counts = new Array<number>(places).fill(0);
    for (const { outcomes } of rows) {
        for (let at = 0; at < outcomes.length; at++) {
            if (OPEN_LETTERS.has(outcomes[at])) counts[at] = (counts[at] ?? 0) + 1;
        }
    }
    return counts;
}

/**
 * What of a matrix is shown. A row is shown when one of the requirements shown has a wanted outcome there, a requirement when
 * one of these rows has it.
 */
export function matrixView(matrix: Matrix, filter: MatrixFilter): MatrixView {
    const wanted = matrix.guidance.find(({ name }) => name === filter.guidance)?.name ?? mostFollowed(matrix);
    const guidance = matrix.guidance.find(({ name }) => name === wanted);
    const requirementWords = wordsOf(filter.requirements);
    const named = (guidance?.requirements ?? []).flatMap(({ id, title, section }, index) =>
        holds([id, title, section], requirementWords) ? [{ id, title, section, index }] : [],
    );
    const serviceWords = wordsOf(filter.services);
    const following = matrix.rows.filter(({ outcomes }) => outcomes[wanted] !== undefined);
    const rows = following
        .filter(({ name, title }) => holds([name, title], serviceWords))
        .map(row => shownRow(row, row.outcomes[wanted] ?? ''))
        .filter(({ outcomes }) => named.some(({ index }) => isWanted(outcomes[index] ?? NOT_ASKED, filter.outcome)));
    const ordered = rows.toSorted(
        (a, b) => (filter.order === 'open' ? b.open - a.open : 0) || a.row.title.localeCompare(b.row.title, 'en'),
    );
    const counts = countOpen(rows, guidance?.requirements.length ?? 0);
    const columns = named
        .filter(({ index }) => rows.some(({ outcomes }) => isWanted(outcomes[index] ?? NOT_ASKED, filter.outcome)))
        .map(column => ({ ...column, open: counts[column.index] ?? 0 }));
    return { guidance: wanted, columns, rows: ordered, following: following.length };
}

/** The matrix with new rows for some documents, and with guidance that came along. */
export function mergeRows(matrix: Matrix, uris: readonly string[], some: Matrix): Matrix {
    const changed = new Set(uris);
    const known = new Map(matrix.guidance.map(guidance => [guidance.name, guidance]));
    for (const guidance of some.guidance) known.set(guidance.name, guidance);
    const rows = [...matrix.rows.filter(({ uri }) => !changed.has(uri)), ...some.rows];
    const followed = new Set(rows.flatMap(({ outcomes }) => Object.keys(outcomes)));
    return { guidance: [...known.values()].filter(({ name }) => followed.has(name)), rows, isComplete: some.isComplete };
}

/** A place in the grid; row 0 is that of the headings. */
export interface GridCell {
    readonly row: number;
    readonly column: number;
}

export interface GridSize {
    /** With the row of headings. */
    readonly rows: number;
    readonly columns: number;
    /** How many rows are seen at a time. */
    readonly page: number;
}

interface Key {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
}

/** Where a key leads to, by the habits of grids; nothing where the key is not one that moves. */
export function moveTo({ key, ctrlKey, metaKey }: Key, { row, column }: GridCell, size: GridSize): GridCell | undefined {
    const whole = ctrlKey || metaKey;
    const moves: Readonly<Record<string, GridCell>> = {
        ArrowUp: { row: whole ? 0 : row - 1, column },
        ArrowDown: { row: whole ? size.rows : row + 1, column },
        ArrowLeft: { row, column: whole ? 0 : column - 1 },
        ArrowRight: { row, column: whole ? size.columns : column + 1 },
        PageUp: { row: row - size.page, column },
        PageDown: { row: row + size.page, column },
        Home: { row: whole ? 0 : row, column: 0 },
        End: { row: whole ? size.rows : row, column: size.columns },
    };
    const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
    return to && within(to, size);
}

/** The nearest cell that there is. */
export function within({ row, column }: GridCell, { rows, columns }: GridSize): GridCell {
    const limited = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
    return { row: limited(row, rows), column: limited(column, columns) };
}
