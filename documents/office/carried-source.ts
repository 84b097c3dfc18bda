import { deflateSync, Inflate } from 'fflate';
import { isoDate } from '../../language/model/dates.ts';
import { fnv1a64 } from '../../language/model/text.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import { LIMITS, MEGABYTE, Refusal } from './limits.ts';
import { childrenOf, e, nodeText, type XmlNode, xmlCharacters, xmlPart } from './xml.ts';

/** What a Word file carries of what it was made from. */
export interface CarriedSource {
    /** The version of Carewright that made it. */
    readonly version: string;
    readonly type: 'service' | 'review';
    readonly name: string;
    /** The day for which it was made, as `YYYY-MM-DD`. */
    readonly day: string;
    /** The path of the file, as the document names it. */
    readonly path: string;
    /** Whether it has the annex about its sources, where that was said. */
    readonly annex?: boolean;
    /** The headings, as JSON. */
    readonly layout: string;
    /** The whole text of the `.care` file. */
    readonly text: string;
    /** What people saw when it was made; nothing where the file has only a copy of the text. */
    readonly lines: readonly SeenLine[];
}

export const SOURCE_NAMESPACE = 'urn:carewright:source:1';
/** The number of our data among those of a document: Word wants one, always the same. */
const ITEM = '{0C6F6E4B-9A43-4D0E-8B6B-CA8E3817C0DE}';
const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/** The parts of a package that hold a carried source, and what each is. */
export const SOURCE_PARTS = {
    item: 'customXml/item1.xml',
    properties: 'customXml/itemProps1.xml',
    relations: 'customXml/_rels/item1.xml.rels',
};
export const SOURCE_PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';

/** What XML can't hold is kept in another way, so that the file comes back byte for byte. */
function textNode(text: string): XmlNode {
    const sum = fnv1a64(text);
    if (xmlCharacters(text) === text) return e('text', { sum, 'xml:space': 'preserve' }, [text]);
    return e('text', { sum, encoding: 'json' }, [JSON.stringify(text).replaceAll(/[\u007F-\uFFFF]/g, inEscapes)]);
}

function inEscapes(character: string): string {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A carried source as the part of a package. */
export function sourcePart({ version, type, name, day, path, annex, layout, text, lines }: CarriedSource): string {
    const seen = lines.map(({ words, row, column, bookmark, isDerived }) =>
        e('line', { row, column, bookmark, derived: isDerived ? 1 : undefined }, [words]),
    );
    return xmlPart(
        e('source', { xmlns: SOURCE_NAMESPACE, version, type, name, day, path, annex: annex === undefined ? undefined : String(annex) }, [
            textNode(text),
            e('layout', {}, [layout]),
            e('seen', {}, seen),
        ]),
    );
}

/** The part that says what the part with the source is. */
export function sourceProperties(): string {
    return xmlPart(
        e('ds:datastoreItem', { 'ds:itemID': ITEM, 'xmlns:ds': PROPERTIES }, [
            e('ds:schemaRefs', {}, [e('ds:schemaRef', { 'ds:uri': SOURCE_NAMESPACE })]),
        ]),
    );
}

/** More than this was not written by Carewright. */
const MOST_LINES = 10_000;
const LONGEST_NAME = 500;

function wholeNumber(written: string | undefined): number | undefined {
    return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}

function lineOf(node: XmlNode): SeenLine {
    const { row, column, bookmark, derived } = node.attributes;
    const [inRow, inColumn] = [wholeNumber(row), wholeNumber(column)];
    return {
        words: nodeText(node),
        ...(inRow !== undefined && { row: inRow }),
        ...(inColumn !== undefined && { column: inColumn }),
        ...(derived !== undefined && { isDerived: true }),
        ...(bookmark !== undefined && /^carewright_[0-9a-f]{16}$/.test(bookmark) && { bookmark }),
    };
}

function textOf(node: XmlNode | undefined): string | undefined {
    if (!node) return undefined;
    const written = nodeText(node);
    if (node.attributes.encoding !== 'json') return written;
    try {
        const text: unknown = JSON.parse(written);
        return typeof text === 'string' ? text : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Reads a carried source.
 *
 * @returns nothing where the part is another, is damaged, or is not as Carewright writes it
 */
export function readSource(root: XmlNode): CarriedSource | undefined {
    const { version, type, name, day, path, annex } = root.attributes;
    const part = (wanted: string): XmlNode | undefined => childrenOf(root).find(each => each.name.replace(/^.*:/, '') === wanted);
    const written = part('text');
    const text = textOf(written);
    const layout = part('layout');
    if (text === undefined || fnv1a64(text) !== written?.attributes.sum) return undefined;
    const has = annex === 'true' || annex === 'false' ? { annex: annex === 'true' } : {};
    const seen = childrenOf(part('seen'));
    if (seen.length > MOST_LINES) return undefined;
    return checked({ version, type, name, day, path, ...has, layout: layout ? nodeText(layout) : '', text, lines: seen.map(lineOf) });
}

/** A carried source, where all that it says is as Carewright writes it. */
function checked(read: { readonly [Key in keyof CarriedSource]?: unknown }): CarriedSource | undefined {
    const { version, type, name, day, path, layout, text, lines } = read;
    const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_NAME;
    const isOurs =
        (type === 'service' || type === 'review') &&
        [version, name, path].every(isShort) &&
        /^[A-Za-z][\w-]*$/.test(String(name)) &&
        typeof day === 'string' &&
        isoDate(day) !== undefined &&
        typeof layout === 'string' &&
        typeof text === 'string' &&
        text.length <= LIMITS.written &&
        Array.isArray(lines) &&
        lines.length <= MOST_LINES;
    return isOurs ? (read as CarriedSource) : undefined;
}

/** How long a property of a document may be in Word. */
const LONGEST_PROPERTY = 250;
/** What a copy may be when it is unpacked, in bytes. */
const LONGEST_COPY = 8 * MEGABYTE;
const COPY = 'Source ';

/**
 * A copy of a carried source as properties of a document, packed: programs that lose all parts but those of the document, as on the way through
 * OpenDocument, keep them. It has no bookmarks.
 */
export function copyInProperties({ lines, ...source }: CarriedSource): Readonly<Record<string, string>> {
    const seen = lines.map(({ words, row, column, isDerived }) => [words, row ?? -1, column ?? -1, isDerived ? 1 : 0]);
    const packed = deflateSync(new TextEncoder().encode(JSON.stringify({ ...source, lines: seen })), { level: 9 });
    const written = btoa(Array.from(packed, byte => String.fromCharCode(byte)).join(''));
    const pieces = written.match(new RegExp(`.{1,${LONGEST_PROPERTY}}`, 'g')) ?? [];
    return Object.fromEntries(pieces.map((piece, at) => [`${COPY}${at + 1}`, piece]));
}

/** Unpacks bytes, in steps, until they are more than may be. */
function inflated(packed: Uint8Array): string | undefined {
    const chunks: string[] = [];
    const decoder = new TextDecoder();
    let size = 0;
    const inflate = new Inflate(chunk => {
        size += chunk.length;
        if (size > LONGEST_COPY) throw new Refusal('The copy of the text is larger than any.');
        chunks.push(decoder.decode(chunk, { stream: true }));
    });
    for (let at = 0; at < packed.length; at += STEP) inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    return chunks.join('');
}

const STEP = 1 << 10;

/** Reads the copy of a carried source that properties of a document hold; nothing where there is none, or it is not as Carewright writes it. */
export function sourceInProperties(properties: Readonly<Record<string, string>>): CarriedSource | undefined {
    let written = '';
    for (let at = 1; properties[`Carewright ${COPY}${at}`] !== undefined; at++) written += properties[`Carewright ${COPY}${at}`];
    if (!written) return undefined;
    try {
        const text = inflated(Uint8Array.from(atob(written), character => character.charCodeAt(0)));
        const value = JSON.parse(text ?? '') as { readonly lines?: unknown };
        const lines = Array.isArray(value.lines) && value.lines.length <= MOST_LINES ? value.lines.map(lineOfCopy) : undefined;
        return lines?.every(line => line !== undefined) ? checked({ ...value, lines }) : undefined;
    } catch {
        // Cut off, changed by another program, or meant to do harm: it is not needed.
        return undefined;
    }
}

function lineOfCopy(value: unknown): SeenLine | undefined {
    if (!Array.isArray(value)) return undefined;
    const [words, row, column, isDerived] = value as readonly unknown[];
    if (typeof words !== 'string' || !Number.isInteger(row) || !Number.isInteger(column)) return undefined;
    const [inRow, inColumn] = [row as number, column as number];
    return {
        words,
        ...(inRow >= 0 && { row: inRow }),
        ...(inColumn >= 0 && { column: inColumn }),
        ...(isDerived === 1 && { isDerived: true }),
    };
}
