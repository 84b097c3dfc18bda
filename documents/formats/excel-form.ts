import { daysBetween, isoDate } from '../../language/model/dates.ts';
import { e, type XmlNode, xmlPart } from '../office/xml.ts';
import {
    columnName,
    type DocumentTree,
    type FieldChoice,
    type FormField,
    type FormSheet,
    isField,
    LISTS,
    type Tone,
} from '../tree/document-tree.ts';
import { columnsPart, DAY_ZERO, LOOK, MAIN, printedPage, rowHeight, TONES, textCell, titlesRow, workbookOf } from './excel-parts.ts';

type FormCell = FormSheet['rows'][number][number];

function lookOf({ field, isNumber }: FormField): number {
    return field === 'date' ? LOOK.day : isNumber ? LOOK.count : LOOK.answer;
}

/** A field with its answer: a day and a number as such, so that people can sort by them. */
function filledCell(at: string, field: FormField, answer: string): XmlNode {
    const day = field.field === 'date' ? isoDate(answer) : undefined;
    const number = field.isNumber ? /^(\d[\d,]*)( people| person)?$/.exec(answer)?.[1]?.replaceAll(',', '') : undefined;
    const value = day === undefined ? number : String(daysBetween(DAY_ZERO, day));
    return value === undefined ? textCell(at, answer, lookOf(field)) : e('c', { r: at, s: lookOf(field) }, [e('v', {}, [value])]);
}

function cellXml(at: string, cell: FormCell): XmlNode {
    if (typeof cell === 'string') return textCell(at, cell, LOOK.label);
    if (isField(cell)) return cell.answer ? filledCell(at, cell, cell.answer) : e('c', { r: at, s: lookOf(cell) });
    // Without a result, every program works it out when it opens the file.
    return e('c', { r: at, s: LOOK.number }, [e('f', {}, [cell.formula])]);
}

/** The lists to choose from, each only once: its titles, with the column of the sheet of lists that has them. */
function listsOf(sheets: readonly FormSheet[]): ReadonlyMap<string, readonly FieldChoice[]> {
    const fields = sheets.flatMap(({ rows }) => rows.flat().filter(isField));
    return new Map(fields.flatMap(({ choices }) => (choices.length ? [[listName(choices), choices] as const] : [])));
}

function listName(choices: readonly FieldChoice[]): string {
    return choices.map(({ title }) => title).join('\n');
}

/** The cells of each field that are below each other, as ranges: `E2:E36`. */
function rangesOf({ rows }: FormSheet): readonly { readonly range: string; readonly field: FormField }[] {
    const found: { first: number; last: number; column: number; field: FormField }[] = [];
    for (const [at, row] of rows.entries())
        for (const [column, cell] of row.entries()) {
            if (!isField(cell)) continue;
            const above = found.find(
                each =>
                    each.column === column &&
                    each.last === at - 1 &&
                    (each.field.field === 'tick') === (cell.field === 'tick') &&
                    listName(each.field.choices) === listName(cell.choices),
            );
            if (above) above.last = at;
            else found.push({ first: at, last: at, column, field: cell });
        }
    return found.map(({ first, last, column, field }) => ({
        range: `${columnName(column)}${first + 2}:${columnName(column)}${last + 2}`,
        field,
    }));
}

/** The colours of what is chosen: never the only sign, as the words say it too. */
function conditions(sheet: FormSheet): readonly XmlNode[] {
    const order = Object.keys(TONES) as readonly Tone[];
    let priority = 0;
    return rangesOf(sheet).flatMap(({ range, field: { choices } }) => {
        const rules = choices.flatMap(({ title, tone }) =>
            tone
                ? [
                      e('cfRule', { type: 'cellIs', dxfId: order.indexOf(tone), priority: ++priority, operator: 'equal' }, [
                          e('formula', {}, [`"${title.replaceAll('"', '""')}"`]),
                      ]),
                  ]
                : [],
        );
        return rules.length ? [e('conditionalFormatting', { sqref: range }, rules)] : [];
    });
}

/** What a cell to tick offers. People may write another sign, or words. */
function tickValidation(range: string): XmlNode {
    return e('dataValidation', { type: 'list', allowBlank: 1, sqref: range }, [e('formula1', {}, ['"x"'])]);
}

function validations(sheet: FormSheet, lists: ReadonlyMap<string, readonly FieldChoice[]>): readonly XmlNode[] {
    const names = [...lists.keys()];
    const all = rangesOf(sheet).flatMap(({ range, field: { field, choices } }) => {
        if (field === 'tick') return [tickValidation(range)];
        if (!choices.length) return [];
        const column = columnName(names.indexOf(listName(choices)));
        const about = { errorTitle: 'Not in the list', error: 'Choose one from the list, or leave the cell empty.' };
        return [
            e('dataValidation', { type: 'list', allowBlank: 1, showInputMessage: 1, showErrorMessage: 1, ...about, sqref: range }, [
                e('formula1', {}, [`${LISTS}!$${column}$2:$${column}$${choices.length + 1}`]),
            ]),
        ];
    });
    return all.length ? [e('dataValidations', { count: all.length }, all)] : [];
}

/** What people may do in a protected sheet: all but change what the form says. There is no password. */
const PROTECTION = {
    sheet: 1,
    objects: 1,
    scenarios: 1,
    formatCells: 0,
    formatColumns: 0,
    formatRows: 0,
    insertColumns: 0,
    insertRows: 0,
    sort: 0,
    autoFilter: 0,
};

/** What a cell has, for the height of its row. */
function wordsIn(cell: FormCell): string | number {
    return typeof cell === 'string' ? cell : isField(cell) ? (cell.answer ?? 0) : 0;
}

function sheetPart(sheet: FormSheet, lists: ReadonlyMap<string, readonly FieldChoice[]>, tree: DocumentTree, isFirst: boolean): string {
    const { columns, rows, frozen, hidden } = sheet;
    const widths = columns.map(({ width }) => width);
    const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
    const body = rows.map((row, at) =>
        e(
            'row',
            { r: at + 2, ht: rowHeight(row.map(wordsIn), widths), hidden: hidden?.has(at) ? 1 : undefined },
            row.map((cell, index) => cellXml(`${columnName(index)}${at + 2}`, cell)),
        ),
    );
    const top = `${columnName(frozen)}2`;
    const split = frozen
        ? { xSplit: frozen, ySplit: 1, topLeftCell: top, activePane: 'bottomRight' }
        : { ySplit: 1, topLeftCell: top, activePane: 'bottomLeft' };
    const conditional = conditions(sheet);
    return xmlPart(
        e('worksheet', { xmlns: MAIN }, [
            e('sheetPr', {}, [e('pageSetUpPr', { fitToPage: 1 })]),
            e('dimension', { ref: `A1:${last}` }),
            e('sheetViews', {}, [
                e('sheetView', { workbookViewId: 0, tabSelected: isFirst ? 1 : undefined }, [e('pane', { ...split, state: 'frozen' })]),
            ]),
            columnsPart(widths),
            e('sheetData', {}, [titlesRow(columns, widths, { customHeight: 1 }), ...body]),
            e('sheetProtection', PROTECTION),
            ...(isFiltered(sheet) ? [e('autoFilter', { ref: `A1:${last}` })] : []),
            ...conditional,
            ...validations(sheet, lists),
            ...printedPage(tree, widths),
        ]),
    );
}

/** Whether rows are worth a filter: those that are found again by a key. */
function isFiltered({ keys }: FormSheet): boolean {
    return keys.length > 0;
}

function listsSheet(lists: ReadonlyMap<string, readonly FieldChoice[]>, fields: readonly FormField[]): FormSheet {
    const all = [...lists].map(([name, choices]) => ({
        title: fields.find(field => listName(field.choices) === name)?.label ?? '',
        choices: choices.map(({ title }) => title),
    }));
    const rows = Array.from({ length: Math.max(0, ...all.map(({ choices }) => choices.length)) }, (_, at) =>
        all.map(({ choices }) => choices[at] ?? ''),
    );
    return { name: LISTS, columns: all.map(({ title }) => ({ title, width: 28 })), rows, keys: [], frozen: 0 };
}

/** A form as a workbook: lists to choose from, colours by what is chosen, and all that the form says itself protected. */
export function renderForm(tree: DocumentTree): Uint8Array {
    const sheets = tree.form ?? [];
    const lists = listsOf(sheets);
    const fields = sheets.flatMap(({ rows }) => rows.flat().filter(isField));
    const all = [...sheets, ...(lists.size ? [listsSheet(lists, fields)] : [])];
    return workbookOf(
        all.map((sheet, index) => ({
            name: sheet.name,
            xml: sheetPart(sheet, lists, tree, index === 0),
            filtered: isFiltered(sheet) ? `$A$1:$${columnName(sheet.columns.length - 1)}$${sheet.rows.length + 1}` : undefined,
            repeated: sheet.frozen ? `$A:$${columnName(sheet.frozen - 1)},$1:$1` : '$1:$1',
            printed: sheet.printed === undefined ? undefined : `$A$1:$${columnName(sheet.printed - 1)}$${sheet.rows.length + 1}`,
            isHidden: sheet.name === LISTS || (sheet.rows.length > 0 && sheet.hidden?.size === sheet.rows.length),
        })),
        tree,
    );
}
