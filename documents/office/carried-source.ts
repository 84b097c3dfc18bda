import { isoDate } from '../../language/model/dates.ts';
import { fnv1a64 } from '../../language/model/text.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import { childrenOf, e, textIn, type XmlNode, xmlCharacters, xmlPart } from './xml.ts';

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
        words: textIn(node),
        ...(inRow !== undefined && { row: inRow }),
        ...(inColumn !== undefined && { column: inColumn }),
        ...(derived !== undefined && { isDerived: true }),
        ...(bookmark !== undefined && /^carewright_[0-9a-f]{16}$/.test(bookmark) && { bookmark }),
    };
}

function textOf(node: XmlNode | undefined): string | undefined {
    if (!node) return undefined;
    const written = textIn(node);
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
    const { version = '', type, name = '', day = '', path = '', annex } = root.attributes;
    const part = (wanted: string): XmlNode | undefined => childrenOf(root).find(each => each.name.replace(/^.*:/, '') === wanted);
    const written = part('text');
    const text = textOf(written);
    const lines = childrenOf(part('seen'));
    const isOurs =
        (type === 'service' || type === 'review') &&
        /^[A-Za-z][\w-]*$/.test(name) &&
        isoDate(day) !== undefined &&
        [version, name, path].every(each => each.length <= LONGEST_NAME) &&
        lines.length <= MOST_LINES;
    const layout = part('layout');
    if (!isOurs || text === undefined || fnv1a64(text) !== written?.attributes.sum) return undefined;
    const has = annex === 'true' || annex === 'false' ? { annex: annex === 'true' } : {};
    return { version, type, name, day, path, ...has, layout: layout ? textIn(layout) : '', text, lines: lines.map(lineOf) };
}
