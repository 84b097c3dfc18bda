import type { BlockContent, Node, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { fnv1a64 } from '../../language/model/text.ts';
import { blockLines, blockWords } from './prose.ts';

/** A document, ready to be written in any format: its tree, and what a file says about itself. */
export interface DocumentTree {
    /** What sort of document it is: the word after `carewright generate`. */
    readonly kind: string;
    /** The name of its file, without an ending. */
    readonly name: string;
    readonly title: string;
    readonly subject: string;
    /** Who made it, as its properties say: the name that was given, else the board or provider that it is of, else Carewright. */
    readonly author?: string;
    /** Facts that a program may want to know of the file, such as what a form was made from. */
    readonly properties: Readonly<Record<string, string>>;
    /** What is said at the head of every page; nothing on a form. */
    readonly onEachPage?: PageMark;
    /** Whether its tables need a page that is wider than high. */
    readonly isWide?: boolean;
    /** Whether its first pages are higher than wide, and those from its first annex on wider than high. */
    readonly hasWideAnnexes?: boolean;
    /** What a spreadsheet has instead of the tables of its pages; the prose is then left to pages. */
    readonly sheets?: readonly DataTable[];
    /** Of a form: what a spreadsheet has, to be filled in there and read back. */
    readonly form?: readonly FormSheet[];
    readonly root: Root;
}

/** The sheet of a form with the choices of all its lists: a list can be longer than Excel takes beside a cell. */
export const LISTS = 'Lists';
/** The sheet with what a review says and its form has no cell for. */
export const BESIDE_FORM = 'Also in the review';
/** What the row of that sheet says after the code of a finding which services it looked at. */
export const LOOKED_AT = ', looked at';

/** A number that a spreadsheet works out. */
export interface Formula {
    readonly formula: string;
}

/** A sheet of a form: words that are protected, and fields. */
export interface FormSheet {
    readonly name: string;
    /** Widths are in characters. */
    readonly columns: readonly { readonly title: string; readonly width: number }[];
    readonly rows: readonly (readonly (string | FormField | Formula)[])[];
    /** Rows that earlier versions had: workbooks of theirs are still filled in. */
    readonly earlier?: FormSheet['rows'];
    /** The columns that say which row is which, the surest first; none where each row is an entry, such as an action. */
    readonly keys: readonly number[];
    /** How many columns stay in view. */
    readonly frozen: number;
    /** How many columns are printed; nothing: all. The others are for the program that reads the form back. */
    readonly printed?: number;
    /** Rows that only that program needs, by their place. */
    readonly hidden?: ReadonlySet<number>;
}

/** What tells a printed page from one of another version. */
export interface PageMark {
    /** Whether it is not approved: "DRAFT" is then on every page. */
    readonly isDraft: boolean;
    /** Its status, version and date. */
    readonly words: string;
}

/** What the head of each page says, with DRAFT where it is one. */
export function markWords({ isDraft, words }: PageMark): string {
    return isDraft ? ['DRAFT', words.replace(/^Draft(?:, )?/, '')].filter(Boolean).join(' ') : words;
}

/** What a cell is about, for colour. Never the only sign: the words say it too. */
export type Tone = 'good' | 'attention' | 'poor' | 'quiet';

export interface Column {
    readonly title: string;
    /** Its share of the width. */
    readonly width: number;
    /** What a spreadsheet takes its values for. */
    readonly type?: 'text' | 'date' | 'number';
    /** Whether a spreadsheet has the same in separate columns, as `forSheets`. */
    readonly pageOnly?: boolean;
}

export interface Cell {
    readonly children: readonly BlockContent[];
    /** What a spreadsheet shows: the words of the cell, where nothing else is said. Dates as `YYYY-MM-DD`. */
    readonly value?: string | number;
    readonly tone?: Tone;
    /** How many columns it goes over; nothing: its own. Only in forms. */
    readonly over?: number;
}

/** A table that is data: its rows have a meaning each, and become rows of a spreadsheet. */
export interface DataTable extends Node {
    readonly type: 'dataTable';
    /** For the name of a sheet or a file. */
    readonly name: string;
    readonly caption: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    /** Whether the first cell of a row is what the row is about. */
    readonly rowHeaders: boolean;
    /** Whether the titles of the columns are only for programs and readers of screens. */
    readonly hideTitles?: boolean;
    /** Columns that a page has no room for, and a spreadsheet has: one cell for each row. */
    readonly forSheets?: readonly (Column & { readonly cells: readonly Cell[] })[];
}

export interface FieldChoice {
    readonly value: string;
    readonly title: string;
    /** What choosing it means, for colour. */
    readonly tone?: Tone;
}

/** One of `choices`, or several of them: `choice` and `choices`. A `tick` is one of the latter, which a spreadsheet has in a cell by itself. */
export type FieldType = 'text' | 'prose' | 'date' | 'choice' | 'choices' | 'tick';

/** A place to fill in. */
export interface FormField extends Node {
    readonly type: 'formField';
    /** Where what is filled in belongs. Unique in its document. */
    readonly tag: string;
    readonly label: string;
    readonly field: FieldType;
    readonly choices: readonly FieldChoice[];
    readonly required: boolean;
    /** Whether its answer is a number. */
    readonly isNumber?: boolean;
    readonly help?: string;
    /** How earlier versions asked the same. Forms of theirs are still filled in. */
    readonly earlier?: readonly FormField[];
    /** What is filled in already; nothing in a blank form. */
    readonly answer?: string;
}

/** A cell of a table of a form: words, over as many columns as is said; a field; or nothing where the cell above goes on. */
export type FormTableCell = { readonly words: readonly BlockContent[]; readonly over?: number } | FormField | undefined;

/** What a service can have more of than its guidance asks for: people name each of these themselves. */
export type NamedKind = 'policy' | 'partner';

/** Fields of one kind in a table: a row for each thing that they are about. */
export interface FormTable extends Node {
    readonly type: 'formTable';
    readonly caption: string;
    readonly columns: readonly { readonly title: string; readonly width: number }[];
    /** A row of one cell goes over all columns: it says what the fields of the next row are about. */
    readonly rows: readonly (readonly FormTableCell[])[];
    /** Whether people add rows, and remove those that they do not need. */
    readonly repeats?: boolean;
    /** What each row is about, where its first cell names it and people add others: a policy, a partner. */
    readonly names?: NamedKind;
}

/** Words that are set apart from the rest. */
export interface Callout extends Parent {
    readonly type: 'callout';
    readonly tone: 'information' | 'warning';
    readonly children: BlockContent[];
}

/** Where the table of contents is. */
interface Contents extends Node {
    readonly type: 'contents';
    /** The deepest heading in it. */
    readonly depth: number;
}

declare module 'mdast' {
    interface HeadingData {
        /** Whether it begins a new page on paper: an annex. */
        newPage?: boolean;
        /** Whether it is the first on its page, as a section of pages begins with it. */
        beginsSection?: boolean;
        /** Whether it begins a new page because nothing of its text would be on the page before. */
        beginsPage?: boolean;
    }
    interface ParagraphData {
        /** Whether it is about the block before it, and on the same page. */
        staysWithBefore?: boolean;
    }
    interface BlockContentMap {
        dataTable: DataTable;
        formField: FormField;
        formTable: FormTable;
        callout: Callout;
        contents: Contents;
    }
    interface RootContentMap {
        dataTable: DataTable;
        formField: FormField;
        formTable: FormTable;
        callout: Callout;
        contents: Contents;
    }
}

export type { BlockContent, PhrasingContent, RootContent };

/** All fields of a form, in their order. */
export function fieldsIn({ children }: Root): readonly FormField[] {
    return children.flatMap(node => {
        if (node.type === 'formField') return [node];
        return node.type === 'formTable' ? node.rows.flat().filter(isField) : [];
    });
}

/** Whether a row of a form is one cell over all columns. */
export function isBandOf(row: readonly unknown[], columns: readonly unknown[]): boolean {
    return row.length === 1 && columns.length > 1;
}

/** Whether a cell of a form is a field. */
export function isField(cell: unknown): cell is FormField {
    return typeof cell === 'object' && cell !== null && 'tag' in cell;
}

/** The cells of a form in the order of reading. A cell that only asks what the field after it asks is left out: a page says it once. */
export function cellsToRead({ rows }: FormTable): readonly FormTableCell[] {
    return rows.flatMap(cells =>
        cells.filter((cell, at) => {
            const next = cells[at + 1];
            if (!cell || isField(cell) || !isField(next)) return true;
            const [first] = cell.words;
            return !(first?.type === 'paragraph' && blockWords(first).startsWith(next.label));
        }),
    );
}

/** What to do in a field, in a few words: what it shows until it is filled in. @param isNarrow whether there is room for few words only */
export function fieldHint(field: Pick<FormField, 'field'>, isNarrow = false): string {
    switch (field.field) {
        case 'date':
            return isNarrow ? 'Choose a date' : 'Choose or write a date, such as 30 September 2026';
        case 'choice':
            return 'Choose one';
        case 'choices':
            return 'Tick all that apply';
        case 'tick':
            return 'Write x if it applies';
        default:
            return 'Write here';
    }
}

/** All that a field may show until it is filled in, those of earlier versions too: what shows one of these was never filled in. */
export const HINTS: readonly string[] = [
    ...(['text', 'date', 'choice', 'choices', 'tick'] as const).flatMap(field => [fieldHint({ field }), fieldHint({ field }, true)]),
    'Write here. It can be several paragraphs',
];

/** A table with the columns that spreadsheets have. */
function whole(table: DataTable): DataTable {
    const { columns, rows, forSheets = [] } = table;
    const kept = [...columns.keys()].filter(index => !columns[index]?.pageOnly);
    const own = (row: readonly Cell[]): readonly Cell[] => kept.map(index => row[index] ?? { children: [] });
    const widened = rows.map((row, at) => [...own(row), ...forSheets.map(({ cells }) => cells[at] ?? { children: [] })]);
    return { ...table, columns: [...kept.flatMap(index => columns[index] ?? []), ...forSheets], rows: widened };
}

/** The tables of a document, for the formats that have nothing but tables. Those of one name and the same columns are one. */
export function tablesOf({ root, sheets }: DocumentTree): readonly DataTable[] {
    const all = sheets ?? root.children.filter((node): node is DataTable => node.type === 'dataTable');
    const tables = all.filter(({ rows }) => rows.length > 0).map(whole);
    const subjects = Map.groupBy(tables, ({ name, columns }) => [name, ...columns.map(({ title }) => title)].join('\n'));
    return [...subjects.values()].flatMap(([first, ...others]) =>
        first ? [{ ...first, rows: [first, ...others].flatMap(({ rows }) => rows) }] : [],
    );
}

/** The tables that say what a document is for; not the one that says which guidance it rests on. */
export function ownTables(tree: DocumentTree): readonly DataTable[] {
    return tablesOf(tree).filter(({ name }) => name !== 'guidance');
}

/** What a cell says, without markup: a line for each paragraph. */
export function cellWords({ value, children }: Cell): string | number {
    return value ?? children.map(child => blockLines(child).trim()).join('\n');
}

/** The letters of a column: A, B, … AA. */
export function columnName(index: number): string {
    return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** Word takes no longer tags. */
const LONGEST = 64;

/** The tag of the box of one choice, in a list of which several may apply. */
export function boxTag({ tag }: Pick<FormField, 'tag'>, { value }: FieldChoice): string {
    return tagOf(tag, value);
}

/** The tag of a field: where its answer goes, from the whole to the part. Names have no dots in them. */
export function tagOf(...parts: readonly (string | number)[]): string {
    const tag = parts.join('.');
    if (tag.length <= LONGEST) return tag;
    const end = `~${fnv1a64(tag)}`;
    return tag.slice(0, LONGEST - end.length) + end;
}

/** Whether a tag is one of the rows of a form of which people may add more: actions, and further policies and partners. */
export function isOfEntry(tag: string): boolean {
    return /^(action|further)\./.test(tag);
}

/**
 * The name of the bookmark around a field. Some programs lose the tags of fields when they save a form, and keep its
 * bookmarks: so each field can be found by either.
 */
export function bookmarkOf(tag: string): string {
    return `care_${fnv1a64(tag)}`;
}
