import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a part of the workbook. */
interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: Element[];
    text: string;
}

/** A sheet as spreadsheets show it. */
export interface Sheet {
    readonly name: string;
    /** Rows of cells from the first column on; what has a format of dates is a date. */
    readonly rows: readonly (readonly (string | number | Date | undefined)[])[];
    /** Of each row, in points. */
    readonly heights: readonly number[];
    /** Of each column, in characters. */
    readonly widths: readonly number[];
    readonly filtered: string | undefined;
    /** How many rows stay in sight. */
    readonly frozen: number;
}

function parse(xml: string): Element {
    const root: Element = { name: '', attributes: {}, children: [], text: '' };
    const open = [root];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
        const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
    });
    parser.on('text', text => {
        for (const element of open) element.text += text;
    });
    parser.on('closetag', () => void open.pop());
    parser.on('error', error => assert.fail(error));
    parser.write(xml).close();
    return root;
}

function all(element: Element, name: string): readonly Element[] {
    return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const first = (element: Element, name: string): Element | undefined => all(element, name)[0];

/** The number of a column, from 0: that of `AB12` is 27. */
function columnOf(cell: string): number {
    return [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The sheets of a workbook by name, in its order, read from its parts; as far as ours use what there is. */
export function sheetsOf(workbook: Uint8Array): ReadonlyMap<string, Sheet> {
    const parts = unzipSync(workbook);
    const part = (path: string): Element => {
        const bytes = parts[path];
        assert.ok(bytes, `the workbook has no ${path}`);
        return parse(strFromU8(bytes));
    };
    const styles = part('xl/styles.xml');
    const codes = new Map(all(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']));
    const formats = all(first(styles, 'cellXfs') as Element, 'xf').map(({ attributes }) => codes.get(attributes.numFmtId) ?? '');
    const targets = new Map(
        all(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [attributes.Id, `xl/${attributes.Target}`]),
    );
    const cellValue = ({ attributes, children, text }: Element): string | number | Date | undefined => {
        if (!children.length) return undefined;
        if (attributes.t === 'inlineStr') return text;
        assert.equal(attributes.t, undefined, 'a cell of another type than ours');
        const isDate = /y/.test(formats[Number(attributes.s)] ?? '');
        return isDate ? new Date(Date.UTC(1899, 11, 30 + Number(text))) : Number(text);
    };
    return new Map(
        all(part('xl/workbook.xml'), 'sheet').map(({ attributes: { name = '', 'r:id': id } }) => {
            const sheet = part(targets.get(id) ?? '');
            const rows = all(sheet, 'row').map((row, index) => {
                assert.equal(Number(row.attributes.r), index + 1);
                const cells: (string | number | Date | undefined)[] = [];
                for (const cell of all(row, 'c')) cells[columnOf(cell.attributes.r ?? '')] = cellValue(cell);
                return cells;
            });
            const pane = first(sheet, 'pane')?.attributes;
            return [
                name,
                {
                    name,
                    rows,
                    heights: all(sheet, 'row').map(({ attributes }) => Number(attributes.ht ?? 0)),
                    widths: all(sheet, 'col').map(({ attributes }) => Number(attributes.width)),
                    filtered: first(sheet, 'autoFilter')?.attributes.ref,
                    frozen: pane?.state === 'frozen' ? Number(pane.ySplit) : 0,
                },
            ] as const;
        }),
    );
}

/** Changes a part of a workbook as text. */
export function changedPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
    const files = unzipSync(bytes);
    const found = files[part];
    assert.ok(found, part);
    return zipSync({ ...files, [part]: strToU8(change(strFromU8(found))) });
}

/** The part of a sheet, by its number. */
export function sheetPath(number: number): string {
    return `xl/worksheets/sheet${number}.xml`;
}

/** Writes into cells that are empty: words, or numbers. */
export function filledSheet(bytes: Uint8Array, number: number, cells: Readonly<Record<string, string | number>>): Uint8Array {
    return changedPart(bytes, sheetPath(number), xml => {
        let done = xml;
        for (const [ref, value] of Object.entries(cells)) {
            const empty = new RegExp(`<c r="${ref}" s="(\\d+)"/>`);
            assert.match(done, empty, ref);
            done = done.replace(empty, (_, style) =>
                typeof value === 'number'
                    ? `<c r="${ref}" s="${style}"><v>${value}</v></c>`
                    : `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`,
            );
        }
        return done;
    });
}
