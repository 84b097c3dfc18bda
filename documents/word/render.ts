import { packed } from '../office/package.ts';
import { appProperties, coreProperties, customProperties } from '../office/properties.ts';
import { contentTypesPart, packageRelationships, type Relationship, relationshipsPart } from '../office/relationships.ts';
import { NAMESPACES, w, type XmlElement, xmlPart } from '../office/xml.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { blocksXml } from './blocks.ts';
import { entriesOf } from './contents.ts';
import type { HouseStyle } from './house-style.ts';
import { numberingPart } from './numbering.ts';
import { CONTENT_TYPES, footerPart, headerPart, settingsPart } from './parts.ts';
import { joinedNumbering, restyled } from './restyle.ts';
import { stylesPart } from './styles.ts';
import { Writing } from './writing.ts';

/** A4, in twentieths of a point. */
const SHORT_SIDE = 11906;
const LONG_SIDE = 16838;
const MARGIN = 1134;

const OWN: readonly Relationship[] = [
    { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    { id: 'rIdNumbering', type: 'numbering', target: 'numbering.xml' },
    { id: 'rIdSettings', type: 'settings', target: 'settings.xml' },
];
const HEADERS: readonly Relationship[] = [
    { id: 'rIdHeader', type: 'header', target: 'header1.xml' },
    { id: 'rIdFooter', type: 'footer', target: 'footer1.xml' },
];

function page(isWide: boolean): XmlElement[] {
    const [width, height] = isWide ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
    return [
        w('pgSz', { w: width, h: height, orient: isWide ? 'landscape' : undefined }),
        w('pgMar', { top: MARGIN + 200, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567, gutter: 0 }),
    ];
}

/** Header, footer, size and margins: those of the house where it has them. */
function section(isWide: boolean, style: HouseStyle | undefined): XmlElement {
    const own = [
        w('headerReference', { type: 'default', 'r:id': 'rIdHeader' }),
        w('footerReference', { type: 'default', 'r:id': 'rIdFooter' }),
    ];
    const theirs = style?.page.filter(each => /Reference$/.test(each.name)) ?? [];
    const isFirstDifferent = style?.page.find(each => each.name === 'w:titlePg');
    return w('sectPr', {}, [...(theirs.length ? theirs : own), ...page(isWide), isFirstDifferent]);
}

/**
 * A document as a file of Word.
 *
 * @param style how a board's own documents look
 */
export function renderWord(tree: DocumentTree, style?: HouseStyle): Uint8Array {
    const writing = new Writing();
    const blocks = tree.root.children;
    const width = (tree.isWide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
    const body = blocksXml(blocks, { writing, width, entries: entriesOf(blocks) });
    const document = w('document', NAMESPACES, [w('body', {}, [...body, section(tree.isWide ?? false, style)])]);
    const links = [...writing.links].map(([target, id]): Relationship => ({ id, type: 'hyperlink', target, isExternal: true }));
    const hasHeaders = style?.page.some(each => /Reference$/.test(each.name)) ?? false;
    const headers: readonly (readonly [string, string])[] = hasHeaders
        ? []
        : [
              ['word/header1.xml', headerPart(tree)],
              ['word/footer1.xml', footerPart(tree, width)],
          ];
    const related = [...OWN, ...(hasHeaders ? [] : HEADERS), ...(style?.relationships ?? []), ...links];
    const { '/word/header1.xml': header = '', '/word/footer1.xml': footer = '', ...types } = CONTENT_TYPES;
    const ownHeaders: Readonly<Record<string, string>> = hasHeaders ? {} : { '/word/header1.xml': header, '/word/footer1.xml': footer };
    return packed(
        new Map<string, Uint8Array | string>([
            ['[Content_Types].xml', contentTypesPart({ ...types, ...style?.contentTypes, ...ownHeaders }, style?.endings ?? {})],
            ['_rels/.rels', packageRelationships('word/document.xml')],
            ['word/document.xml', xmlPart(style ? restyled(document, style.styleIds) : document)],
            ['word/_rels/document.xml.rels', relationshipsPart(related)],
            ...(style?.parts ?? []),
            ['word/styles.xml', style?.styles ?? stylesPart()],
            ['word/numbering.xml', joinedNumbering(style?.numbering, numberingPart(writing.numbered))],
            ['word/settings.xml', settingsPart()],
            ...headers,
            ['docProps/core.xml', coreProperties(tree)],
            ['docProps/app.xml', appProperties()],
            ['docProps/custom.xml', customProperties(tree)],
        ]),
    );
}
