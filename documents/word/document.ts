import {
    appProperties,
    contentTypesPart,
    coreProperties,
    customProperties,
    PROPERTY_TYPES,
    packageRelationships,
    type Relationship,
    relationshipsPart,
} from '../office/package.ts';
import { NAMESPACES, w, wVal, type XmlNode, xmlPart } from '../office/xml.ts';
import { packed } from '../office/zip.ts';
import { onOneLine } from '../tree/build.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { blocksXml, entriesOf, styled } from './blocks.ts';
import { type HouseStyle, joinedNumbering, restyled } from './house-style.ts';
import { run, Writing } from './phrases.ts';
import { numberingPart, stylesPart } from './styles.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What each part of the package is. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
    '/word/document.xml': `${MAIN}.document.main+xml`,
    '/word/styles.xml': `${MAIN}.styles+xml`,
    '/word/numbering.xml': `${MAIN}.numbering+xml`,
    '/word/settings.xml': `${MAIN}.settings+xml`,
    '/word/header1.xml': `${MAIN}.header+xml`,
    '/word/footer1.xml': `${MAIN}.footer+xml`,
    ...PROPERTY_TYPES,
};

/** British English, and the layout of today's Word; nothing is updated, asked or loaded when the document is opened. */
function settingsPart(): string {
    const compatibility = { name: 'compatibilityMode', uri: 'http://schemas.microsoft.com/office/word', val: 15 };
    return xmlPart(
        w('settings', NAMESPACES, [
            wVal('defaultTabStop', 720),
            wVal('characterSpacingControl', 'doNotCompress'),
            w('compat', {}, [w('compatSetting', compatibility)]),
            w('themeFontLang', { val: 'en-GB' }),
            wVal('decimalSymbol', '.'),
            wVal('listSeparator', ','),
        ]),
    );
}

function field(instruction: string): XmlNode {
    return w('fldSimple', { instr: ` ${instruction} ` }, [run('1')]);
}

function headerPart({ subject }: DocumentTree): string {
    return xmlPart(w('hdr', NAMESPACES, [styled('Header', [run(onOneLine(subject))])]));
}

/** Title on the left, page on the right. */
function footerPart({ title }: DocumentTree, width: number): string {
    const words = [run(onOneLine(title)), w('r', {}, [w('tab')]), run('Page '), field('PAGE'), run(' of '), field('NUMPAGES')];
    return xmlPart(w('ftr', NAMESPACES, [styled('Footer', words, w('tabs', {}, [w('tab', { val: 'right', pos: width })]))]));
}

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

function page(isWide: boolean): XmlNode[] {
    const [width, height] = isWide ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
    return [
        w('pgSz', { w: width, h: height, orient: isWide ? 'landscape' : undefined }),
        w('pgMar', { top: MARGIN + 200, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567, gutter: 0 }),
    ];
}

/** Header, footer, size and margins: those of the house where it has them. */
function section(isWide: boolean, style: HouseStyle | undefined): XmlNode {
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
