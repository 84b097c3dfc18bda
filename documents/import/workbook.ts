import { daysBetween } from '../../language/model/dates.ts';
import { grouped } from '../../language/model/text.ts';
import { LIMITS, type Limits, Refusal } from '../office/limits.ts';
import { PackageParts } from '../office/package.ts';
import { childrenOf, nodeText, type XmlNode } from '../office/xml.ts';
import { unzipped } from '../office/zip.ts';

/** A cell as a spreadsheet shows it. */
export interface SheetCell {
    /** Its words; a date as `YYYY-MM-DD`. */
    readonly words: string;
    /** What of its words is struck out: not among the words. */
    readonly struck?: string;
    /** Whether it is a formula that no program has worked out. */
    readonly hasNoResult?: boolean;
}

/** A sheet of a workbook: its cells by row and column, from 1 and from 0. */
export interface WorkbookSheet {
    readonly name: string;
    readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
    /** Cells that are one: the first and last row, and the first and last column. */
    readonly merged: readonly (readonly [top: number, bottom: number, left: number, right: number])[];
    /** Notes and comments at cells. */
    readonly notes: readonly { readonly row: number; readonly column: number; readonly author: string; readonly words: string }[];
    /** The words of boxes and shapes. */
    readonly boxes: readonly string[];
}

/** A workbook, as far as it says something. */
interface Workbook {
    readonly sheets: readonly WorkbookSheet[];
    readonly properties: Readonly<Record<string, string>>;
    readonly parts: ReadonlyMap<string, Uint8Array>;
}

const UNOPENED = /(^|\/)(media|theme|embeddings|fonts|activeX|charts|pivot\w+|externalLinks|printerSettings|customXml)\//i;

/** Whether a file is a workbook of Excel, by the type of its main part: workbooks within a Word file are of another. @throws Refusal where it can't be unpacked */
export function isWorkbook(bytes: Uint8Array): boolean {
    const types = unzipped(bytes, name => name === '[Content_Types].xml').get('[Content_Types].xml');
    const declared = new TextDecoder().decode(types);
    // What follows the beginning is read once, however often it begins again within.
    const hasMain = (beginning: RegExp): boolean => [...declared.matchAll(beginning)].some(([, rest = '']) => /\.main\b/i.test(rest));
    return hasMain(/(?:spreadsheetml|ms-excel)\.(?:sheet|template)([\w.]*)/gi) && !hasMain(/wordprocessingml([\w.]*)/gi);
}

/** The name of an element without its prefix: programs choose their own. */
function local({ name }: XmlNode): string {
    return name.slice(name.indexOf(':') + 1);
}

function all(node: XmlNode | undefined, name: string): readonly XmlNode[] {
    return childrenOf(node).filter(each => local(each) === name);
}

function first(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
    return path.reduce<XmlNode | undefined>((at, name) => all(at, name)[0], node);
}

function isOn(node: XmlNode | undefined, attribute = 'val'): boolean {
    return node !== undefined && !/^(0|false|off|none)$/.test(node.attributes[attribute] ?? '1');
}

/** Characters that XML can't hold, as Excel writes them. */
function unescaped(words: string): string {
    return words.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll(/\r\n?/g, '\n');
}

/** A text in parts, of which some may be struck out. */
function richText(node: XmlNode, isStruck: boolean): SheetCell {
    const runs = childrenOf(node).flatMap((each): readonly { words: string; struck: boolean }[] => {
        if (local(each) === 't') return [{ words: nodeText(each), struck: isStruck }];
        if (local(each) !== 'r') return [];
        const struck = all(each, 'rPr').length ? isOn(first(each, 'rPr', 'strike')) : isStruck;
        return all(each, 't').map(text => ({ words: nodeText(text), struck }));
    });
    const of = (struck: boolean): string => unescaped(runs.flatMap(run => (run.struck === struck ? [run.words] : [])).join(''));
    return { words: of(false), ...(of(true).trim() && { struck: of(true) }) };
}

/** Formats of Excel that show a number as a date, by their number. */
function isDateFormat(id: number, code: string | undefined): boolean {
    if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    const plain = code.replaceAll(/"[^"]*"?|\\.|\[[^\]]*\]?/g, '');
    return /[dy]/i.test(plain) && !/general/i.test(plain);
}

interface CellLook {
    readonly isDate: boolean;
    readonly isPercent: boolean;
    readonly currency: string;
    readonly isStruck: boolean;
}

/** Excel counts days from here. */
const DAY_ZERO = '1899-12-30';
const FROM_1904 = 1462;
const DAY = 86_400_000;

function numberWords(value: number, look: CellLook, is1904: boolean): string {
    if (look.isDate && value >= 1) {
        const day = Math.floor(value) + (is1904 ? FROM_1904 : 0);
        const date = new Date(Date.parse(DAY_ZERO) + day * DAY);
        if (!Number.isNaN(date.getTime()) && daysBetween(DAY_ZERO, date.toISOString().slice(0, 10)) === day)
            return date.toISOString().slice(0, 10);
    }
    const exact = Number((look.isPercent ? value * 100 : value).toPrecision(15));
    if (look.isPercent) return `${exact}%`;
    return look.currency ? `${look.currency}${grouped(exact)}` : String(exact);
}

class Opening {
    private readonly parts: PackageParts;
    private looks: readonly CellLook[] = [];
    private shared: readonly XmlNode[] = [];
    private is1904 = false;

    constructor(parts: PackageParts) {
        this.parts = parts;
    }

    sheets(): readonly WorkbookSheet[] {
        const [main] = this.parts.relatedTo('').filter(({ type }) => type === 'officeDocument');
        const root = main && this.parts.tree(main.name);
        if (!main || !root || local(root) !== 'workbook') throw new Refusal('This is not a workbook of Excel (.xlsx): it holds no sheets.');
        const related = this.parts.relatedTo(main.name);
        const part = (type: string): XmlNode | undefined => {
            const name = related.find(each => each.type === type)?.name;
            return name === undefined ? undefined : this.parts.tree(name);
        };
        this.looks = looksOf(part('styles'));
        this.shared = all(part('sharedStrings'), 'si');
        this.is1904 = isOn(first(root, 'workbookPr'), 'date1904') && first(root, 'workbookPr')?.attributes.date1904 !== undefined;
        const people = this.people(part('person'));
        const folder = main.name.slice(0, Math.max(0, main.name.lastIndexOf('/')));
        const targets = new Map(
            this.parts
                .relationshipsOf(main.name)
                .map(({ attributes }) => [attributes.Id, this.parts.resolved(folder, attributes.Target ?? '')]),
        );
        return all(first(root, 'sheets'), 'sheet').flatMap(({ attributes }): readonly WorkbookSheet[] => {
            const name = targets.get(attributes['r:id'] ?? '');
            const sheet = name === undefined ? undefined : this.parts.tree(name);
            return sheet && name !== undefined && local(sheet) === 'worksheet'
                ? [this.sheet(attributes.name ?? '', name, sheet, people)]
                : [];
        });
    }

    private people(part: XmlNode | undefined): ReadonlyMap<string, string> {
        return new Map(all(part, 'person').map(({ attributes }) => [attributes.id ?? '', attributes.displayName ?? '']));
    }

    private sheet(name: string, part: string, root: XmlNode, people: ReadonlyMap<string, string>): WorkbookSheet {
        const rows = new Map<number, Map<number, SheetCell>>();
        let row = 0;
        for (const each of all(first(root, 'sheetData'), 'row')) {
            row = Number(each.attributes.r ?? row + 1);
            let column = -1;
            for (const cell of all(each, 'c')) {
                column = cell.attributes.r === undefined ? column + 1 : placeOf(cell.attributes.r).column;
                const found = this.cell(cell);
                if (found.words.trim() || found.struck || found.hasNoResult) rows.set(row, (rows.get(row) ?? new Map()).set(column, found));
            }
        }
        const merged = all(first(root, 'mergeCells'), 'mergeCell').map(({ attributes }): WorkbookSheet['merged'][number] => {
            const [from = '', to = from] = (attributes.ref ?? '').split(':');
            const [a, b] = [placeOf(from), placeOf(to)];
            return [a.row, b.row, a.column, b.column];
        });
        const related = this.parts.relatedTo(part);
        const tree = (type: string): readonly XmlNode[] =>
            related.flatMap(each => (each.type === type ? (this.parts.tree(each.name) ?? []) : []));
        const threads = tree('threadedComment').flatMap(({ children }) => children.filter(each => typeof each !== 'string'));
        const threaded = new Set(threads.map(({ attributes }) => attributes.ref));
        const plain = tree('comments').flatMap(comments => {
            const authors = all(first(comments, 'authors'), 'author').map(nodeText);
            return all(first(comments, 'commentList'), 'comment').flatMap(comment => {
                const text = first(comment, 'text');
                const author = authors[Number(comment.attributes.authorId ?? 0)] ?? '';
                return text && !threaded.has(comment.attributes.ref)
                    ? [{ ...placeOf(comment.attributes.ref ?? ''), author, words: richText(text, false).words }]
                    : [];
            });
        });
        const answered = threads.map(thread => ({
            ...placeOf(thread.attributes.ref ?? ''),
            author: people.get(thread.attributes.personId ?? '') ?? '',
            words: all(thread, 'text').map(nodeText).join('\n'),
        }));
        const boxes = tree('drawing').flatMap(drawing => paragraphsIn(drawing));
        return { name, rows, merged, notes: [...plain, ...answered], boxes };
    }

    private cell(cell: XmlNode): SheetCell {
        const { t: type = 'n', s: style } = cell.attributes;
        const look = this.looks[Number(style ?? 0)] ?? { isDate: false, isPercent: false, currency: '', isStruck: false };
        const value = first(cell, 'v');
        const written = value ? nodeText(value) : '';
        if (first(cell, 'f') && !value) return { words: '', hasNoResult: true };
        if (type === 'inlineStr') return richText(first(cell, 'is') ?? cell, look.isStruck);
        if (type === 's') {
            const found = this.shared[Number(written)];
            return found ? richText(found, look.isStruck) : { words: '' };
        }
        const words =
            type === 'b'
                ? written === '1'
                    ? 'TRUE'
                    : 'FALSE'
                : type === 'd'
                  ? written.slice(0, 10)
                  : type === 'n' && written !== '' && Number.isFinite(Number(written))
                    ? numberWords(Number(written), look, this.is1904)
                    : unescaped(written);
        return look.isStruck ? { words: '', struck: words } : { words };
    }
}

/** The words of shapes, paragraph by paragraph. */
function paragraphsIn(node: XmlNode): readonly string[] {
    if (node.name === 'a:p') {
        const words = nodeText(node).trim();
        return words ? [words] : [];
    }
    return childrenOf(node).flatMap(paragraphsIn);
}

function looksOf(styles: XmlNode | undefined): readonly CellLook[] {
    const codes = new Map(
        all(first(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? '']),
    );
    const struck = all(first(styles, 'fonts'), 'font').map(font => isOn(first(font, 'strike')));
    return all(first(styles, 'cellXfs'), 'xf').map(({ attributes }): CellLook => {
        const id = Number(attributes.numFmtId ?? 0);
        const code = codes.get(id);
        return {
            isDate: isDateFormat(id, code),
            isPercent: id === 9 || id === 10 || /%/.test(code ?? ''),
            currency: /£/.test(code ?? '') ? '£' : '',
            isStruck: struck[Number(attributes.fontId ?? 0)] ?? false,
        };
    });
}

/** The row and column of a cell, from 1 and from 0: `AB12` is in row 12, column 27. */
function placeOf(ref: string): { readonly row: number; readonly column: number } {
    const [, letters = 'A', digits = '1'] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
    return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

/** Opens a workbook that was filled in. @throws Refusal where it can't or should not be read */
export function openWorkbook(bytes: Uint8Array, limits: Limits = LIMITS): Workbook {
    let hasMacros = false;
    const parts = unzipped(
        bytes,
        name => {
            hasMacros ||= /vbaProject|macrosheets/i.test(name);
            return /\.(xml|rels)$/i.test(name) && !UNOPENED.test(name);
        },
        limits,
    );
    if (hasMacros) throw new Refusal('The file holds macros. Save it as .xlsx, which has none, and try that.');
    const opened = new PackageParts(parts, limits);
    const sheets = new Opening(opened).sheets();
    const name = opened.names.find(each => /^docProps\/custom\.xml$/i.test(each));
    const custom = name === undefined ? undefined : opened.tree(name);
    const properties = Object.fromEntries(childrenOf(custom).map(property => [property.attributes.name ?? '', nodeText(property)]));
    return { sheets, properties, parts };
}
