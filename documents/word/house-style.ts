import { Refusal } from '../office/limits.ts';
import type { Relationship } from '../office/package.ts';
import { readXml } from '../office/read-xml.ts';
import { child, childrenOf, valOf, type XmlNode, xmlPart } from '../office/xml.ts';
import { unzipped } from '../office/zip.ts';
import { allStyles } from './styles.ts';

/** The same element with the names that another document has for its styles. */
export function restyled(element: XmlNode, ids: ReadonlyMap<string, string>): XmlNode {
    const isStyle = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next'].includes(element.name);
    const own = element.attributes['w:val'];
    const attributes = isStyle && own ? { ...element.attributes, 'w:val': ids.get(own) ?? own } : element.attributes;
    return { ...element, attributes, children: element.children.map(each => (typeof each === 'string' ? each : restyled(each, ids))) };
}

/** Our numbering beside that of the reference document, whose styles may number headings. */
export function joinedNumbering(theirs: string | undefined, ours: string): string {
    const end = theirs?.lastIndexOf('</w:numbering>') ?? -1;
    if (!theirs || end < 0) return ours;
    const inner = /<w:numbering[^>]*>([\s\S]*)<\/w:numbering>/.exec(ours)?.[1] ?? '';
    const split = inner.search(/<w:num /);
    const first = theirs.search(/<w:num[ >]/);
    const at = first < 0 ? end : first;
    // All abstract numberings stand before all others.
    return theirs.slice(0, at) + inner.slice(0, split) + theirs.slice(at, end) + inner.slice(split) + theirs.slice(end);
}

/** What a board's own Word document lends to others: styles, fonts, colours, headers, footers and their pictures. */
export interface HouseStyle {
    /** Its parts, as they are. */
    readonly parts: ReadonlyMap<string, Uint8Array>;
    /** Its styles, with those of ours that it does not have. */
    readonly styles: string;
    /** Our names of styles, and what it calls them. */
    readonly styleIds: ReadonlyMap<string, string>;
    readonly relationships: readonly Relationship[];
    readonly contentTypes: Readonly<Record<string, string>>;
    readonly endings: Readonly<Record<string, string>>;
    /** What stands on every page, and whether the first page has its own. */
    readonly page: readonly XmlNode[];
    readonly numbering: string | undefined;
}

const KEPT = /^word\/(theme\/[^/]+|fontTable\.xml|(header|footer)\d*\.xml|_rels\/(header|footer)\d*\.xml\.rels|media\/[^/]+)$/;
const READ = /^(\[Content_Types\]\.xml|word\/(document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels)$/;
const LENT = /\/(theme|fontTable|header|footer)$/;
const ON_EVERY_PAGE = new Set(['w:headerReference', 'w:footerReference', 'w:titlePg']);

function textOf(part: Uint8Array | undefined): string {
    return new TextDecoder().decode(part);
}

/** The styles of the document, and ours where it has none of that name. */
function joinedStyles(part: Uint8Array): { readonly text: string; readonly ids: ReadonlyMap<string, string> } {
    const text = textOf(part);
    const end = text.lastIndexOf('</w:styles>');
    if (end < 0) throw new Refusal('The styles of the reference document can’t be read. Open it in Word, save it again and try that.');
    const known = new Map<string, string>();
    for (const style of childrenOf(readXml(part))) {
        const name = valOf(style, 'w:name');
        if (name) known.set(name.toLowerCase(), style.attributes['w:styleId'] ?? '');
    }
    const ours = allStyles();
    const ids = new Map(ours.flatMap(({ id, name }) => (known.has(name.toLowerCase()) ? [[id, known.get(name.toLowerCase()) ?? id]] : [])));
    const taken = new Set(known.values());
    const missing = ours.filter(({ id }) => !ids.has(id) && !taken.has(id));
    const added = missing.map(({ xml }) => xmlPart(restyled(xml, ids)).replace(/^<\?xml[^>]*\?>\n/, '')).join('');
    return { text: text.slice(0, end) + added + text.slice(end), ids };
}

/**
 * Reads what a Word document lends to others.
 *
 * @throws Refusal where it can't or should not be read
 */
export function houseStyle(bytes: Uint8Array): HouseStyle {
    const all = unzipped(bytes, name => KEPT.test(name) || READ.test(name));
    const styles = all.get('word/styles.xml');
    const document = all.get('word/document.xml');
    if (!styles || !document) throw new Refusal('The reference document is not a Word file (.docx) with styles.');
    const relations = childrenOf(readXml(all.get('word/_rels/document.xml.rels') ?? new TextEncoder().encode('<Relationships/>')));
    for (const [name, part] of all) {
        const loads =
            name.endsWith('.rels') && name !== 'word/_rels/document.xml.rels' && /TargetMode\s*=\s*["']External/.test(textOf(part));
        if (loads)
            throw new Refusal(
                'A header or footer of the reference document loads something from elsewhere. Put the picture into the document itself.',
            );
    }
    const lent = relations.filter(({ attributes }) => LENT.test(attributes.Type ?? '') && attributes.TargetMode !== 'External');
    const relationships = lent.map(({ attributes }) => ({
        id: `House${attributes.Id ?? ''}`,
        type: attributes.Type ?? '',
        target: (attributes.Target ?? '').replace(/^\/word\//, ''),
    }));
    const known = new Set(relationships.map(({ id }) => id));
    const section = childrenOf(child(readXml(document), 'w:body')).findLast(each => each.name === 'w:sectPr');
    const page = childrenOf(section)
        .filter(each => ON_EVERY_PAGE.has(each.name))
        .map(each =>
            each.attributes['r:id'] ? { ...each, attributes: { ...each.attributes, 'r:id': `House${each.attributes['r:id']}` } } : each,
        )
        .filter(each => !each.attributes['r:id'] || known.has(each.attributes['r:id']));
    const types = childrenOf(readXml(all.get('[Content_Types].xml') ?? new TextEncoder().encode('<Types/>'))).map(each => each.attributes);
    const { text, ids } = joinedStyles(styles);
    const numbering = all.get('word/numbering.xml');
    return {
        parts: new Map([...all].filter(([name]) => KEPT.test(name))),
        styles: text,
        styleIds: ids,
        relationships,
        contentTypes: Object.fromEntries(
            types.flatMap(({ PartName: name = '', ContentType: type = '' }) => (KEPT.test(name.slice(1)) ? [[name, type]] : [])),
        ),
        endings: Object.fromEntries(
            types.flatMap(({ Extension: ending, ContentType: type = '' }) =>
                ending && !['rels', 'xml'].includes(ending) ? [[ending, type]] : [],
            ),
        ),
        page,
        numbering: numbering && textOf(numbering),
    };
}
