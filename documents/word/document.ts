import type { RootContent } from 'mdast';
import { quotable } from '../../language/model/text.ts';
import {
    type CarriedSource,
    copyInProperties,
    SOURCE_PARTS,
    SOURCE_PROPERTIES_TYPE,
    sourcePart,
    sourceProperties,
} from '../office/carried-source.ts';
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
import { type DocumentTree, markWords } from '../tree/document-tree.ts';
import { plainLine } from '../tree/prose.ts';
import { blocksXml, isGap } from './blocks.ts';
import { entriesOf, estimatedPages, LEAST_PAGES, type PageNumbers } from './contents.ts';
import { styled, textRun, Writing } from './phrases.ts';
import { type HouseStyle, joinedNumbering, numberingPart, restyled, stylesPart } from './styles.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What each part of the package is. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
    '/word/document.xml': `${MAIN}.document.main+xml`,
    '/word/styles.xml': `${MAIN}.styles+xml`,
    '/word/numbering.xml': `${MAIN}.numbering+xml`,
    '/word/settings.xml': `${MAIN}.settings+xml`,
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
    return w('fldSimple', { instr: ` ${instruction} ` }, [textRun('1')]);
}

/** Status, version and date of a document, for the head of each page. */
function markRuns({ onEachPage: mark }: DocumentTree): XmlNode[] {
    if (!mark) return [];
    const [, draft = '', words = ''] = /^(DRAFT ?)?(.*)$/s.exec(plainLine(markWords(mark))) ?? [];
    return [...(draft ? [textRun(draft, { style: 'CareDraft' })] : []), textRun(words)];
}

function rightTab(width: number): XmlNode {
    return w('tabs', {}, [w('tab', { val: 'right', pos: width })]);
}

/** What sort of document it is on the left, its status on the right. */
function headerPart(tree: DocumentTree, width: number): string {
    const words = [textRun(plainLine(tree.subject)), w('r', {}, [w('tab')]), ...markRuns(tree)];
    return xmlPart(w('hdr', NAMESPACES, [styled('Header', words, rightTab(width))]));
}

/** Title on the left, page on the right. */
function footerPart({ title }: DocumentTree, width: number): string {
    const words = [
        textRun(quotable(plainLine(title))),
        w('r', {}, [w('tab')]),
        textRun('Page '),
        field('PAGE'),
        textRun(' of '),
        field('NUMPAGES'),
    ];
    return xmlPart(w('ftr', NAMESPACES, [styled('Footer', words, rightTab(width))]));
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
function page(isWide: boolean): XmlNode[] {
    const [width, height] = isWide ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
    return [
        w('pgSz', { w: width, h: height, orient: isWide ? 'landscape' : undefined }),
        w('pgMar', { top: MARGIN + 60, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567, gutter: 0 }),
    ];
}

/** The two shapes of a page, each with its head and foot, as their tabs are set by its width. */
const SHAPES = [
    { isWide: false, header: 'header1', footer: 'footer1' },
    { isWide: true, header: 'header2', footer: 'footer2' },
] as const;

function shapeOf(isWide: boolean): (typeof SHAPES)[number] {
    return SHAPES[isWide ? 1 : 0];
}

function widthOf(isWide: boolean): number {
    return (isWide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
}

/** Header, footer, size and margins: those of the house where it has them. */
function section(isWide: boolean, style: HouseStyle | undefined): XmlNode {
    const { header, footer } = shapeOf(isWide);
    const theirs = style?.page.filter(each => /Reference$/.test(each.name)) ?? [];
    const hasTheir = (name: string): boolean => theirs.some(each => each.name === name);
    const own = [
        ...(hasTheir('w:headerReference') ? [] : [w('headerReference', { type: 'default', 'r:id': header })]),
        ...(hasTheir('w:footerReference') ? [] : [w('footerReference', { type: 'default', 'r:id': footer })]),
    ];
    const isFirstDifferent = style?.page.find(each => each.name === 'w:titlePg');
    return w('sectPr', {}, [...theirs, ...own, ...page(isWide), isFirstDifferent]);
}

/** The blocks of each section: those before the first annex, and the annexes, where these need wider pages. */
function sectionsOf({ root, isWide = false, hasWideAnnexes }: DocumentTree): readonly (readonly [RootContent[], boolean])[] {
    const at = root.children.findIndex(block => block.type === 'heading' && block.data?.newPage);
    if (!hasWideAnnexes || at < 0) return [[root.children, isWide]];
    const [first, ...others] = root.children.slice(at);
    // The section begins a page: its first heading need not.
    const plain = first?.type === 'heading' ? { ...first, data: { beginsSection: true } } : first;
    return [
        [root.children.slice(0, at), isWide],
        [[...(plain ? [plain] : []), ...others], true],
    ];
}

function withBreaks(blocks: readonly RootContent[], breaks: ReadonlySet<number>): RootContent[] {
    let heading = -1;
    return blocks.map(block => {
        if (block.type !== 'heading' || block.depth === 1) return block;
        heading++;
        return breaks.has(heading) ? { ...block, data: { ...block.data, beginsPage: true } } : block;
    });
}

export interface WordLook {
    /** How a board's own documents look. */
    readonly style?: HouseStyle | undefined;
    /** On which pages its headings are, where a program has laid the document out. */
    readonly numbers?: PageNumbers | undefined;
    /** Headings that begin a page, by their place among the headings: only for documents that are no longer edited. */
    readonly breaks?: ReadonlySet<number>;
    /** Whether a gap stays between each table and what follows it: LibreOffice can remove no paragraph that is right after a table. */
    readonly keepsGaps?: boolean;
    /**
     * Whether the title is a heading of the first level, and its sections are of the second: so that a PDF has one. A Word file has it
     * as Word does, where a title is above all headings.
     */
    readonly outlinesTitle?: boolean;
}

/** What a Word file carries of what it was made from, and the names of the bookmarks around its blocks. */
export interface Carried {
    readonly source: CarriedSource;
    readonly bookmarks: ReadonlyMap<object, string>;
}

/** What rows that repeat and boxes to tick are written with: a Word before 2013 may ignore it. */
const OF_FORMS = {
    'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
    'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
    'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
    'mc:Ignorable': 'w14 w15',
};

/** The part with the text that a document was made from. */
const SOURCE: Relationship = { id: 'rIdSource', type: 'customXml', target: `../${SOURCE_PARTS.item}` };
const SOURCE_TYPES: Readonly<Record<string, string>> = { [`/${SOURCE_PARTS.properties}`]: SOURCE_PROPERTIES_TYPE };

function sourceParts(source: CarriedSource): readonly (readonly [string, string])[] {
    const properties = SOURCE_PARTS.properties.replace(/^.*\//, '');
    return [
        [SOURCE_PARTS.item, sourcePart(source)],
        [SOURCE_PARTS.properties, sourceProperties()],
        [SOURCE_PARTS.relations, relationshipsPart([{ id: 'rId1', type: 'customXmlProps', target: properties }])],
    ];
}

/**
 * A document as a file of Word.
 *
 * @param carried what it was made from; its bookmarks are written in any case
 * @param withoutSource whether the text itself is left out
 */
export function renderWord(
    tree: DocumentTree,
    { style, numbers, breaks, keepsGaps = false, outlinesTitle = false }: WordLook = {},
    carried?: Carried,
    withoutSource = false,
): Uint8Array {
    const writing = new Writing(carried?.bookmarks);
    const source = withoutSource ? undefined : carried?.source;
    const sections = sectionsOf(
        breaks?.size ? { ...tree, root: { ...tree.root, children: withBreaks(tree.root.children, breaks) } } : tree,
    );
    const entries = entriesOf(
        sections.flatMap(([blocks]) => blocks),
        numbers,
    );
    const hasContents = (numbers?.pages ?? estimatedPages(tree)) >= LEAST_PAGES;
    const body = sections.flatMap(([blocks, isWide], index) => {
        const made = blocksXml(blocks, { writing, width: widthOf(isWide), entries, hasContents, keepsGaps, outlinesTitle });
        const end = section(isWide, style);
        if (index === sections.length - 1) return [...made, end];
        // The small paragraph after a table ends the section, where there is one: another could begin a page by itself.
        return [...(isGap(made.at(-1)) ? made.slice(0, -1) : made), w('p', {}, [w('pPr', {}, [wVal('pStyle', 'CareGap'), end])])];
    });
    const isForm = tree.properties.Form !== undefined;
    const document = w('document', { ...NAMESPACES, ...(isForm && OF_FORMS) }, [w('body', {}, body)]);
    const links = [...writing.links].map(([target, id]): Relationship => ({ id, type: 'hyperlink', target, isExternal: true }));
    const used = new Set(sections.map(([, isWide]) => isWide));
    const shapes = SHAPES.filter(({ isWide }) => used.has(isWide));
    // A house style may have parts of the same names.
    const taken = new Set(style?.parts.keys());
    const ownParts = shapes.flatMap(({ isWide, header, footer }): (readonly [id: string, type: 'header' | 'footer', text: string])[] => [
        [header, 'header', headerPart(tree, widthOf(isWide))],
        [footer, 'footer', footerPart(tree, widthOf(isWide))],
    ]);
    const margins = ownParts.map(([id, type, part]) => ({
        id,
        type,
        part,
        target: taken.has(`word/${id}.xml`) ? `care-${id}.xml` : `${id}.xml`,
    }));
    const related = [
        ...OWN,
        ...margins.map(({ id, type, target }): Relationship => ({ id, type, target })),
        ...(source ? [SOURCE] : []),
        ...(style?.relationships ?? []),
        ...links,
    ];
    const marginTypes = Object.fromEntries(margins.map(({ type, target }) => [`/word/${target}`, `${MAIN}.${type}+xml`]));
    const types = { ...marginTypes, ...(source ? SOURCE_TYPES : {}) };
    return packed(
        new Map<string, Uint8Array | string>([
            ['[Content_Types].xml', contentTypesPart({ ...CONTENT_TYPES, ...style?.contentTypes, ...types }, style?.endings ?? {})],
            ['_rels/.rels', packageRelationships('word/document.xml')],
            ['word/document.xml', xmlPart(style ? restyled(document, style.styleIds) : document)],
            ['word/_rels/document.xml.rels', relationshipsPart(related)],
            ...[...(style?.parts ?? [])].map(([name, part]): [string, Uint8Array] => [name, marked(name, part, tree)]),
            ['word/styles.xml', style?.styles ?? stylesPart()],
            ['word/numbering.xml', joinedNumbering(style?.numbering, numberingPart(writing.numbered))],
            ['word/settings.xml', settingsPart()],
            ...margins.map(({ target, part }): [string, string] => [`word/${target}`, part]),
            ['docProps/core.xml', coreProperties(tree)],
            ['docProps/app.xml', appProperties()],
            ['docProps/custom.xml', customProperties(tree, source && copyInProperties(source))],
            ...(source ? sourceParts(source) : []),
        ]),
    );
}

/** A header of the house with the status of the document below what it says: a printed draft can be told from the approved one. */
function marked(name: string, part: Uint8Array, tree: DocumentTree): Uint8Array {
    if (!tree.onEachPage || !/^word\/header\d*\.xml$/.test(name)) return part;
    const header = new TextDecoder().decode(part);
    const end = header.lastIndexOf('</w:hdr>');
    if (end < 0) return part;
    const own = xmlPart(w('p', NAMESPACES, markRuns(tree))).replace(/^<\?xml[^>]*\?>\n/, '');
    return new TextEncoder().encode(header.slice(0, end) + own + header.slice(end));
}
