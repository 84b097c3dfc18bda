import { Refusal } from '../office/limits.ts';
import { type Relationship, readXml } from '../office/package.ts';

import { child, childrenOf, NAMESPACES, valOf, w, wVal, type XmlNode, xmlPart } from '../office/xml.ts';
import { unzipped } from '../office/zip.ts';
import { BULLETS } from './phrases.ts';

const BLUE = '005EB8';
const TEXT = '212B32';
const GREY = '4C6272';
const FONT = 'Arial';

/** A style of Word: its id, its name as Word knows it in every language, and what is special about it. */
interface Style {
    readonly id: string;
    readonly name: string;
    readonly type?: 'paragraph' | 'character';
    readonly basedOn?: string;
    readonly next?: string;
    readonly paragraph?: readonly XmlNode[];
    readonly text?: readonly XmlNode[];
}

function size(points: number): XmlNode[] {
    return [wVal('sz', points * 2), wVal('szCs', points * 2)];
}

function spacing(before: number, after: number, line = 264): XmlNode {
    return w('spacing', { before, after, line, lineRule: 'auto' });
}

function headingStyle(level: number, points: number, before: number): Style {
    return {
        id: `Heading${level}`,
        name: `heading ${level}`,
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: [w('keepNext'), w('keepLines'), spacing(before, 80), wVal('outlineLvl', level - 1)],
        text: [w('b'), wVal('color', level < 3 ? BLUE : TEXT), ...size(points)],
    };
}

function contentsStyle(level: number): Style {
    return {
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: [spacing(0, 40), w('ind', { left: 240 * (level - 1) })],
        text: level === 1 ? [w('b')] : [],
    };
}

function edged(id: string, name: string, colour: string, fill: string): Style {
    const border = w('left', { val: 'single', sz: 24, space: 8, color: colour });
    const shade = w('shd', { val: 'clear', color: 'auto', fill });
    return { id, name, basedOn: 'Normal', paragraph: [w('pBdr', {}, [border]), shade, spacing(80, 160), w('ind', { left: 200 })] };
}

const listed = { basedOn: 'Normal', paragraph: [w('ind', { left: 360, hanging: 360 }), w('contextualSpacing')] };

/** Every style that a document uses. The elements of each are in the order that the format asks for. */
const STYLES: readonly Style[] = [
    { id: 'Normal', name: 'Normal', paragraph: [spacing(0, 120)], text: [wVal('color', TEXT)] },
    {
        id: 'Title',
        name: 'Title',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: [w('keepNext'), spacing(0, 160, 240)],
        text: [w('b'), wVal('color', BLUE), ...size(20)],
    },
    headingStyle(1, 17, 400),
    headingStyle(2, 14, 280),
    headingStyle(3, 12, 220),
    headingStyle(4, 11, 180),
    headingStyle(5, 11, 140),
    {
        id: 'TOCHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: [w('keepNext'), spacing(240, 80)],
        text: [w('b'), wVal('color', BLUE), ...size(14)],
    },
    ...[1, 2, 3, 4].map(contentsStyle),
    { id: 'ListBullet', name: 'List Bullet', ...listed },
    { id: 'ListNumber', name: 'List Number', ...listed },
    { id: 'ListContinue', name: 'List Continue', basedOn: 'Normal', paragraph: [spacing(0, 120), w('ind', { left: 360 })] },
    {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: [w('keepNext'), spacing(160, 60)],
        text: [w('b'), wVal('color', GREY), ...size(10)],
    },
    { id: 'Quote', name: 'Quote', basedOn: 'Normal', paragraph: [w('ind', { left: 400, right: 400 })], text: [w('i')] },
    { id: 'Header', name: 'header', basedOn: 'Normal', paragraph: [spacing(0, 0)], text: [wVal('color', GREY), ...size(9)] },
    {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        paragraph: [spacing(0, 0)],
        text: [wVal('color', GREY), ...size(9)],
    },
    { id: 'Hyperlink', name: 'Hyperlink', type: 'character', text: [wVal('color', BLUE), wVal('u', 'single')] },
    { id: 'CareDraft', name: 'Carewright Draft', type: 'character', text: [w('b'), wVal('color', 'B3261E')] },
    { id: 'PlaceholderText', name: 'Placeholder Text', type: 'character', text: [wVal('color', '595959')] },
    {
        id: 'CareCode',
        name: 'Carewright Code',
        type: 'character',
        text: [w('rFonts', { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New' })],
    },
    {
        id: 'CareCodeBlock',
        name: 'Carewright Code Block',
        basedOn: 'Normal',
        text: [w('rFonts', { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New' }), ...size(9)],
    },
    { id: 'CareCell', name: 'Carewright Cell', basedOn: 'Normal', paragraph: [spacing(20, 40, 252)], text: [...size(10)] },
    // The colour is the style's and not the default of the document: LibreOffice would give that to links in tables as well.
    { id: 'CareTitle', name: 'Carewright Column Title', basedOn: 'CareCell', text: [w('b'), wVal('color', 'FFFFFF')] },
    // Bold by its style: LibreOffice makes a field of what is first in a frame, and forgets how its words look.
    { id: 'CareAsked', name: 'Carewright Question', basedOn: 'CareCell', text: [w('b')] },
    { id: 'CareHelp', name: 'Carewright Help', basedOn: 'CareCell', text: [wVal('color', GREY), ...size(9)] },
    { id: 'CareGap', name: 'Carewright Gap', basedOn: 'Normal', paragraph: [spacing(0, 60, 120)], text: [...size(6)] },
    edged('CareNote', 'Carewright Note', BLUE, 'EDF4FB'),
    edged('CareWarning', 'Carewright Warning', 'FFB81C', 'FFF9E5'),
];

function styleXml({ id, name, type = 'paragraph', basedOn, next, paragraph = [], text = [] }: Style): XmlNode {
    const isDefault = id === 'Normal' ? { default: 1 } : {};
    const isOwn = id.startsWith('Care') ? { customStyle: 1 } : {};
    return w('style', { type, styleId: id, ...isDefault, ...isOwn }, [
        wVal('name', name),
        basedOn ? wVal('basedOn', basedOn) : undefined,
        next ? wVal('next', next) : undefined,
        w('qFormat'),
        paragraph.length ? w('pPr', {}, paragraph) : undefined,
        text.length ? w('rPr', {}, text) : undefined,
    ]);
}

/** Thin lines between rows, a dark row of titles. */
function tableStyle(): XmlNode {
    const line = { val: 'single', sz: 4, space: 0, color: 'C4CDD3' };
    const margins = w('tblCellMar', {}, [
        w('top', { w: 40, type: 'dxa' }),
        w('left', { w: 108, type: 'dxa' }),
        w('bottom', { w: 40, type: 'dxa' }),
        w('right', { w: 108, type: 'dxa' }),
    ]);
    const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side => w(side, line));
    const titles = w('tblStylePr', { type: 'firstRow' }, [
        w('rPr', {}, [w('b'), wVal('color', 'FFFFFF')]),
        w('tcPr', {}, [w('shd', { val: 'clear', color: 'auto', fill: BLUE })]),
    ]);
    const first = w('tblStylePr', { type: 'firstCol' }, [w('rPr', {}, [w('b')])]);
    return w('style', { type: 'table', styleId: 'CareTable', customStyle: 1 }, [
        wVal('name', 'Carewright Table'),
        w('qFormat'),
        w('tblPr', {}, [w('tblBorders', {}, sides), margins]),
        titles,
        first,
    ]);
}

/** All styles by their ids, with the names by which another document may know them. */
function allStyles(): readonly { readonly id: string; readonly name: string; readonly xml: XmlNode }[] {
    const known = STYLES.map(style => ({ id: style.id, name: style.name, xml: styleXml(style) }));
    return [...known, { id: 'CareTable', name: 'Carewright Table', xml: tableStyle() }];
}

let written: string | undefined;

/** The part of the package with the styles: the same in every document. */
export function stylesPart(): string {
    written ??= stylesXml();
    return written;
}

function stylesXml(): string {
    const text = w('rPr', {}, [
        w('rFonts', { ascii: FONT, hAnsi: FONT, eastAsia: FONT, cs: FONT }),
        ...size(11),
        w('lang', { val: 'en-GB', eastAsia: 'en-GB', bidi: 'ar-SA' }),
    ]);
    const defaults = w('docDefaults', {}, [w('rPrDefault', {}, [text]), w('pPrDefault')]);
    return xmlPart(w('styles', NAMESPACES, [defaults, ...allStyles().map(({ xml }) => xml)]));
}

const SIGNS = ['•', '–', '•', '–', '•', '–', '•', '–', '•'];
const NUMBERS = ['decimal', 'lowerLetter', 'lowerRoman'];

function level(index: number, format: string, sign: string): XmlNode {
    return w('lvl', { ilvl: index }, [
        wVal('start', 1),
        wVal('numFmt', format),
        wVal('lvlText', sign),
        wVal('lvlJc', 'left'),
        w('pPr', {}, [w('ind', { left: 360 * (index + 1), hanging: 360 })]),
    ]);
}

/** The part of the package with the numbering: bullets, and a separate count for each numbered list. */
export function numberingPart(starts: readonly number[]): string {
    const levels = [...SIGNS.keys()];
    const abstract = [
        w('abstractNum', { abstractNumId: BULLETS }, [
            wVal('multiLevelType', 'hybridMultilevel'),
            ...levels.map(index => level(index, 'bullet', SIGNS[index] ?? '•')),
        ]),
        w('abstractNum', { abstractNumId: BULLETS + 1 }, [
            wVal('multiLevelType', 'multilevel'),
            ...levels.map(index => level(index, NUMBERS[index % 3] ?? 'decimal', `%${index + 1}.`)),
        ]),
    ];
    const numbered = starts.map((start, index) =>
        w('num', { numId: BULLETS + 1 + index }, [
            wVal('abstractNumId', BULLETS + 1),
            ...levels.map(ilvl => w('lvlOverride', { ilvl }, [wVal('startOverride', ilvl ? 1 : start)])),
        ]),
    );
    return xmlPart(w('numbering', NAMESPACES, [...abstract, w('num', { numId: BULLETS }, [wVal('abstractNumId', BULLETS)]), ...numbered]));
}

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
    // All abstract numberings come before all others.
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
    /** What is on every page, and whether the first page has its own. */
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
