import { withoutLayout } from '../../language/model/text.ts';
import { BESIDE_FORM, columnName, type FormField, type FormSheet, isField, isOfEntry, LISTS, LOOKED_AT } from '../tree/document-tree.ts';
import { plainLine } from '../tree/prose.ts';
import { type FormAnswer, type FormReading, inWords } from './filled-form.ts';
import { wordsKey } from './form-places.ts';
import { type NamedEntry, rowOfTag } from './named-rows.ts';
import type { SheetCell, WorkbookSheet } from './workbook.ts';
import { writtenDate } from './written-answers.ts';

/** Titles of columns are in one of the first rows. */
const LAST_TITLE_ROW = 30;
/** Fewer titles than this may be chance. */
const LEAST_TITLES = 2;

type Row = ReadonlyMap<number, SheetCell>;

function titleKey(title: string): string {
    return wordsKey(title.replace(/ \(required\)\s*$/i, ''));
}

/** Where the titles of a sheet of the form are in a sheet that came back. */
interface Head {
    readonly form: FormSheet;
    readonly row: number;
    /** For each column of the form, the column that it is in now. */
    readonly columns: ReadonlyMap<number, number>;
}

class SheetsReading {
    readonly answers: FormAnswer[] = [];
    readonly kept: string[] = [];
    readonly notes: string[] = [];
    readonly own: string[] = [];
    readonly looks = new Map<string, string>();
    private readonly form: readonly FormSheet[];
    private readonly known: ReadonlySet<string>;
    private readonly before = new Map<string, string>();
    private rows = 0;

    constructor(form: readonly FormSheet[]) {
        this.form = form;
        const cells = form.flatMap(({ rows, earlier = [], columns, name }) => [
            name,
            ...columns.map(({ title }) => title),
            ...[...rows, ...earlier]
                .flat()
                .flatMap(cell => (typeof cell === 'string' ? [cell] : isField(cell) ? cell.choices.map(({ title }) => title) : [])),
        ]);
        this.known = new Set(cells.flatMap(words => [words, ...words.split('\n')]).map(wordsKey));
    }

    read(sheets: readonly WorkbookSheet[]): void {
        const taken = new Map<FormSheet, string>();
        for (const sheet of sheets) {
            const head = sheet.name === LISTS ? undefined : this.headOf(sheet);
            const other = head && taken.get(head.form);
            if (head && other === undefined) {
                taken.set(head.form, sheet.name);
                this.sheet(sheet, head);
            } else {
                if (head && other !== undefined && this.isFilledIn(sheet, head))
                    this.notes.push(
                        `The workbook has the sheet “${head.form.name}” twice: “${other}” and “${sheet.name}”. The first counts; what the second says is kept as comments.`,
                    );
                this.loose(sheet);
            }
            this.beside(sheet, head);
        }
    }

    /** The sheet of the form that a sheet is, by the titles of its columns. */
    private headOf({ rows }: WorkbookSheet): Head | undefined {
        const heads = this.form.flatMap((form): readonly Head[] => {
            if (form.columns.length < LEAST_TITLES || !form.rows.some(row => row.some(isField))) return [];
            return [...rows].flatMap(([row, cells]): readonly Head[] => {
                if (row > LAST_TITLE_ROW) return [];
                const titles = [...cells].map(([column, { words }]) => [titleKey(words), column] as const);
                const columns = new Map(
                    form.columns.flatMap(({ title }, at) => {
                        const found = titles.find(([words]) => words === titleKey(title));
                        return found ? [[at, found[1]] as const] : [];
                    }),
                );
                return columns.size >= LEAST_TITLES ? [{ form, row, columns }] : [];
            });
        });
        return heads.toSorted((a, b) => b.columns.size - a.columns.size || a.row - b.row)[0];
    }

    private isFilledIn({ rows }: WorkbookSheet, { form, row, columns }: Head): boolean {
        const fields = [...columns].flatMap(([at, column]) => (form.rows.some(cells => isField(cells[at])) ? [column] : []));
        return [...rows].some(([at, cells]) => at > row && fields.some(column => cells.has(column)));
    }

    /** The rows of a sheet of the form, wherever they are now. */
    private sheet(sheet: WorkbookSheet, head: Head): void {
        const { form, row: titleRow, columns } = head;
        const gone = form.columns.filter((_, at) => !columns.has(at) && form.rows.some(row => isField(row[at])));
        if (gone.length)
            this.notes.push(
                `The sheet “${sheet.name}” does not have ${gone.map(({ title }) => `“${titleOf(title)}”`).join(', ')} any more.`,
            );
        for (const column of columns.values()) this.own.push(sheet.rows.get(titleRow)?.get(column)?.words ?? '');
        const filled = this.unmerged(sheet, head);
        let above: readonly FormSheet['rows'][number][number][] | undefined;
        for (const [at, cells] of [...filled].toSorted(([a], [b]) => a - b)) {
            if (at <= titleRow) {
                this.looseRow(
                    sheet,
                    at,
                    new Map([...cells].filter(([column]) => at !== titleRow || ![...columns.values()].includes(column))),
                );
                continue;
            }
            const found = form.keys.length ? this.rowOf(cells, head) : form.rows[0];
            const isMore = !found && above !== undefined && this.isActionOnly(cells, head);
            const row = found ?? (isMore ? above : undefined);
            if (isMore)
                this.notes.push(
                    `Row ${at} of “${sheet.name}” has no code. Its action is read as one of the row above (${String(above?.[0])}): check it.`,
                );
            if (row) this.row(sheet, at, cells, head, row);
            else this.looseRow(sheet, at, cells);
            above = found ?? above;
        }
    }

    /** The row of the form that a row is: by its code, else by another of the words that only this row has. */
    private rowOf(cells: Row, { form: { keys, rows, earlier = [] }, columns }: Head): FormSheet['rows'][number] | undefined {
        for (const key of keys) {
            const words = wordsKey(cells.get(columns.get(key) ?? -1)?.words ?? '').replace(/ \(required\)$/, '');
            const short = words.replace(/(\D)0(?=\d$)/, '$1');
            const isIt = (row: FormSheet['rows'][number]): boolean => {
                const own = typeof row[key] === 'string' ? titleKey(row[key]) : '';
                return words !== '' && (own === words || own.replace(/(\D)0(?=\d$)/, '$1') === short);
            };
            const found = rows.filter(isIt);
            const [only, ...others] = found.length ? found : earlier.filter(isIt);
            if (only && !others.length) return only;
        }
        return undefined;
    }

    /** Whether a row says nothing but an action: a second one of the requirement above it. */
    private isActionOnly(cells: Row, { form, columns }: Head): boolean {
        const actions = new Set(
            [...columns].flatMap(([at, column]) => {
                const field = form.rows[0]?.[at];
                return isField(field) && field.tag.startsWith('action.') ? [column] : [];
            }),
        );
        return actions.size > 0 && [...cells.keys()].every(column => actions.has(column));
    }

    private row(sheet: WorkbookSheet, at: number, cells: Row, { form, columns }: Head, row: FormSheet['rows'][number]): void {
        const number = this.rows++;
        const about = form.keys.length && typeof row[0] === 'string' && columns.has(0) ? row[0] : '';
        const byColumn = new Map([...columns].map(([formColumn, column]) => [column, formColumn]));
        let hasAction = false;
        for (const [column, { words, hasNoResult }] of cells) {
            const expected = row[byColumn.get(column) ?? -1];
            const place = `${columnName(column)}${at}`;
            if (hasNoResult)
                this.notes.push(`The formula in ${place} of “${sheet.name}” has no result yet. Open the workbook, save it and try that.`);
            if (!words.trim()) continue;
            if (isField(expected)) {
                const isEntry = isOfEntry(expected.tag);
                hasAction ||= expected.tag.startsWith('action.');
                this.answer(expected, words, isEntry ? number : undefined);
            } else if (typeof expected === 'string') {
                if (wordsKey(expected) === wordsKey(words)) this.own.push(words);
                else this.keep(`${sheet.name}, ${place} (${form.columns[byColumn.get(column) ?? 0]?.title})`, words);
            } else {
                const title = [...sheet.rows]
                    .find(([first]) => first < at && byColumn.size && first <= LAST_TITLE_ROW)?.[1]
                    .get(column)?.words;
                this.keep([about, title ?? `${sheet.name}, ${place}`].filter(Boolean).join(', '), words);
            }
        }
        const [code] = row;
        if (hasAction && form.keys.length && typeof code === 'string')
            this.answers.push({
                tag: `action.${code}.addresses`,
                label: 'Requirements whose gap it closes',
                text: code,
                row: number,
                before: 0,
            });
    }

    private answer({ tag, label }: FormField, written: string, row: number | undefined): void {
        const text = written.trim();
        this.own.push(text);
        const isoDay = /^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : {};
        if (row !== undefined) {
            this.answers.push({ tag, label, text, row, before: 0, ...isoDay });
            return;
        }
        const known = this.before.get(tag);
        // The same once more says nothing new.
        if (known !== undefined && wordsKey(known) === wordsKey(text)) return;
        this.answers.push({ tag, label, text, before: known === undefined ? 0 : 1, ...isoDay });
        if (known === undefined) this.before.set(tag, text);
    }

    private keep(place: string, words: string): void {
        this.kept.push(`${place}: ${withoutLayout(words)}`);
    }

    /** The rows of a sheet in which cells that are one over several rows have their words in each of them. */
    private unmerged(sheet: WorkbookSheet, { row: titleRow, form, columns }: Head): ReadonlyMap<number, Row> {
        const rows = new Map([...sheet.rows].map(([row, cells]) => [row, new Map(cells)]));
        const byColumn = new Map([...columns].map(([at, column]) => [column, at]));
        for (const [top, bottom, left, right] of sheet.merged) {
            const value = rows.get(top)?.get(left);
            const at = byColumn.get(left);
            if (!value || top <= titleRow || at === undefined) continue;
            const place = `${columnName(left)}${top}:${columnName(right)}${bottom}`;
            const others = [...rows.keys()].filter(row => row > top && row <= bottom);
            if (bottom > top && form.rows.some(row => isField(row[at]))) {
                for (const row of others) rows.get(row)?.set(left, value);
                this.notes.push(
                    `${place} of “${sheet.name}” is one cell over several rows. Its words are read for each of them: check them.`,
                );
            } else if (right > left)
                this.notes.push(
                    `${place} of “${sheet.name}” is one cell over several columns. It is read as “${titleOf(form.columns[at]?.title ?? '')}”.`,
                );
        }
        return rows;
    }

    /** A row that is none of the form: its words are kept, in one line. */
    private looseRow({ name }: WorkbookSheet, at: number, cells: Row): void {
        const words = [...cells]
            .toSorted(([a], [b]) => a - b)
            .map(([, cell]) => plainLine(cell.words))
            .filter(Boolean);
        if (!words.length) return;
        if (words.every(each => this.known.has(wordsKey(each)) || /^\d+$/.test(each))) for (const each of words) this.own.push(each);
        else {
            this.notes.push(`Row ${at} of “${name}” is not one of the form. It is kept as a comment at the end.`);
            this.keep(`${name}, row ${at}`, words.join(' | '));
        }
    }

    private loose(sheet: WorkbookSheet): void {
        if (sheet.name === LISTS) for (const cells of sheet.rows.values()) for (const { words } of cells.values()) this.own.push(words);
        else if (sheet.name === BESIDE_FORM) this.besideForm(sheet);
        else for (const [at, cells] of sheet.rows) this.looseRow(sheet, at, cells);
    }

    /** What a review says that its form does not ask for: the sheet says itself what each row is about. */
    private besideForm({ rows }: WorkbookSheet): void {
        for (const [at, cells] of rows) {
            const words = [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => plainLine(cell.words));
            const [about = '', said = ''] = words;
            if (about.endsWith(LOOKED_AT) && said) {
                this.looks.set(about.slice(0, -LOOKED_AT.length), said);
                this.own.push(...words);
            } else if (at > 1) this.kept.push(words.filter(Boolean).join(': '));
            else for (const each of words) this.own.push(each);
        }
    }

    /** What is at cells and not in them: notes, struck-out words, boxes. */
    private beside({ name, rows, notes, boxes }: WorkbookSheet, head: Head | undefined): void {
        const at = (row: number, column: number): string => {
            const found = head?.form.keys.length ? this.rowOf(rows.get(row) ?? new Map(), head) : undefined;
            const title = head && [...head.columns].find(([, each]) => each === column)?.[0];
            const about = [
                typeof found?.[0] === 'string' ? found[0] : '',
                titleOf(title === undefined ? '' : (head?.form.columns[title]?.title ?? '')),
            ];
            return [`${name}, ${columnName(column)}${row}`, about.filter(Boolean).join(', ')].filter(Boolean).join(': ');
        };
        for (const { row, column, author, words } of notes)
            if (words.trim()) this.keep(`Note (${at(row, column)}${author.trim() ? `, by ${author.trim()}` : ''})`, words);
        for (const [row, cells] of rows)
            for (const [column, { struck }] of cells) if (struck) this.keep(`Struck out (${at(row, column)})`, struck);
        for (const words of boxes) this.keep(`Box on “${name}”`, words);
    }
}

function titleOf(title: string): string {
    return title.replace(/ \(required\)$/i, '');
}

/**
 * Finds the answers of a form that was filled in as a workbook, by the codes of its rows and the titles of its columns: however people
 * sorted it, and whatever they added or removed.
 *
 * @param form the sheets of the same form, blank
 */
export function readSheets(sheets: readonly WorkbookSheet[], form: readonly FormSheet[]): FormReading {
    const reading = new SheetsReading(form);
    reading.read(sheets);
    const { answers, kept, notes, own, looks } = reading;
    const many = kept.length;
    const told = many
        ? [
              `${many === 1 ? '1 piece of text has' : `${many} pieces of text have`} no place in the form. They are kept as comments at the end.`,
          ]
        : [];
    const [named, others] = [true, false].map(isNamed => answers.filter(({ tag }) => tag.startsWith('further.') === isNamed));
    return {
        answers: joined(others ?? []),
        named: namedIn(named ?? []),
        kept,
        notes: [...notes, ...told],
        own: [...own, ...answers.map(({ tag, label }) => inWords(tag, label))],
        looks,
    };
}

/** The policies and partners that people named themselves, each in a row. */
function namedIn(answers: readonly FormAnswer[]): readonly NamedEntry[] {
    return [...Map.groupBy(answers, ({ row }) => row).values()].map(own => {
        const of = rowOfTag(own[0]?.tag ?? '')?.of === 'partner' ? 'partner' : 'policy';
        const said = new Map(own.map(({ tag, label, text }) => [rowOfTag(tag)?.key ?? '', { label, text }] as const));
        const name = said.get('name')?.text ?? '';
        said.delete('name');
        return { of, name, said };
    });
}

/** The same action in the rows of several requirements is one that closes the gaps of all. */
function joined(answers: readonly FormAnswer[]): readonly FormAnswer[] {
    const rows = Map.groupBy(answers, ({ row }) => row);
    const first = new Map<string, number>();
    const same = new Map<number, number>();
    for (const [row, own] of rows) {
        if (row === undefined || !own.some(({ tag }) => tag.endsWith('.title'))) continue;
        const words = own
            .filter(({ tag }) => !tag.endsWith('.addresses'))
            // The same day is the same, as a date or in words.
            .map(({ tag, text }) => `${tag.replace(/^.*\./, '')} ${writtenDate(text) ?? wordsKey(text)}`)
            .toSorted()
            .join('\n');
        const known = first.get(words);
        if (known === undefined) first.set(words, row);
        else same.set(row, known);
    }
    const others = new Map<number, string[]>();
    for (const [row, into] of same)
        others.set(into, [
            ...(others.get(into) ?? []),
            ...(rows.get(row) ?? []).flatMap(({ tag, text }) => (tag.endsWith('.addresses') ? [text] : [])),
        ]);
    return answers
        .filter(({ row }) => row === undefined || !same.has(row))
        .map(answer => {
            const more = answer.row === undefined ? undefined : others.get(answer.row);
            return more && answer.tag.endsWith('.addresses') ? { ...answer, text: [answer.text, ...more].join(', ') } : answer;
        });
}
