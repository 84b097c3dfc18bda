import { SaxesParser } from 'saxes';
import { grouped } from '../../language/model/text.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { plainLine } from '../tree/prose.ts';
import { LIMITS, type Limits, Refusal } from './limits.ts';
import { childrenOf, e, type XmlNode, xmlPart } from './xml.ts';

const CORE = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;
const VARIANTS = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
/** The set of properties that people add to documents. */
const SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** What the file says about itself: title, subject, author and language. No names of people, unless one was given, and no times. */
export function coreProperties({ title, subject, author = 'Carewright' }: DocumentTree): string {
    const own = [
        e('dc:title', {}, [plainLine(title)]),
        e('dc:subject', {}, [plainLine(subject)]),
        e('dc:creator', {}, [plainLine(author)]),
        e('dc:language', {}, ['en-GB']),
    ];
    return xmlPart(e('cp:coreProperties', CORE, own));
}

export function appProperties(): string {
    return xmlPart(
        e('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' }, [
            e('Application', {}, ['Carewright']),
        ]),
    );
}

/** Properties for programs, such as what a form was made from. */
export function customProperties({ kind, properties }: DocumentTree, more: Readonly<Record<string, string>> = {}): string {
    const all = Object.entries({ Kind: kind, ...properties, ...more });
    const own = all.map(([name, value], index) =>
        e('property', { fmtid: SET, pid: index + 2, name: `Carewright ${name}` }, [e('vt:lpwstr', {}, [plainLine(value)])]),
    );
    return xmlPart(e('Properties', { xmlns: CUSTOM, 'xmlns:vt': VARIANTS }, own));
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'application/vnd.openxmlformats-package';

export interface Relationship {
    readonly id: string;
    /** The last word of its type: `styles`, `hyperlink`. */
    readonly type: string;
    readonly target: string;
    readonly isExternal?: boolean;
}

export function relationshipsPart(all: readonly Relationship[]): string {
    const own = all.map(({ id, type, target, isExternal }) => {
        const of = type.includes('/') ? type : `${OFFICE}/${type}`;
        return e('Relationship', { Id: id, Type: of, Target: target, TargetMode: isExternal ? 'External' : undefined });
    });
    return xmlPart(e('Relationships', { xmlns: RELATIONSHIPS }, own));
}

/** Where a package begins, and where its properties are. */
export function packageRelationships(main: string): string {
    return relationshipsPart([
        { id: 'rId1', type: 'officeDocument', target: main },
        {
            id: 'rId2',
            type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
            target: 'docProps/core.xml',
        },
        { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
        { id: 'rId4', type: 'custom-properties', target: 'docProps/custom.xml' },
    ]);
}

/** What the parts with properties are. */
export const PROPERTY_TYPES: Readonly<Record<string, string>> = {
    '/docProps/core.xml': `${PACKAGE}.core-properties+xml`,
    '/docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    '/docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
};

export function contentTypesPart(types: Readonly<Record<string, string>>, endings: Readonly<Record<string, string>>): string {
    const defaults = Object.entries({ rels: `${PACKAGE}.relationships+xml`, xml: 'application/xml', ...endings });
    return xmlPart(
        e('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
            ...defaults.map(([ending, type]) => e('Default', { Extension: ending, ContentType: type })),
            ...Object.entries(types).map(([name, type]) => e('Override', { PartName: name, ContentType: type })),
        ]),
    );
}

/** The namespaces of Word, those of today and the strict ones. */
const PREFIXES: Readonly<Record<string, string>> = {
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
    'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
    'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
    'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
    'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
    'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm:',
    'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm:',
    'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c:',
    'http://purl.oclc.org/ooxml/drawingml/chart': 'c:',
    'http://schemas.microsoft.com/office/drawing/2014/chartex': 'cx:',
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp:',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp:',
    'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
    'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
    'http://schemas.microsoft.com/office/word/2012/wordml': 'w15:',
    'urn:schemas-microsoft-com:vml': 'v:',
};

/** The declarations that an element needs for the names in it; nothing where a prefix is none of those that are known here. */
export function namespacesIn(root: XmlNode): Readonly<Record<string, string>> | undefined {
    const used = new Set<string>();
    const look = ({ name, attributes, children }: XmlNode): void => {
        for (const each of [name, ...Object.keys(attributes)]) used.add(each.slice(0, each.indexOf(':') + 1));
        for (const each of children) if (typeof each !== 'string') look(each);
    };
    look(root);
    const needed = [...used].filter(prefix => prefix && prefix !== 'xml:');
    const found = needed.map(prefix => Object.entries(PREFIXES).find(([, known]) => known === prefix)?.[0]);
    if (found.some(uri => uri === undefined)) return undefined;
    return Object.fromEntries(needed.map((prefix, at) => [`xmlns:${prefix.slice(0, -1)}`, found[at] ?? '']));
}

/** Elements that say nothing about what a text says. They are half of a file from Word, so they are not kept. */
const NEEDLESS = new Set(
    [
        'w:lang w:sz w:szCs w:bCs w:iCs w:kern w:spacing w:proofErr w:lastRenderedPageBreak w:noProof w:bookmarkEnd w:rPrChange w:pPrChange w:tcPrChange w:tblPrChange w:trPrChange w:sectPrChange',
        'w:tcW w:tcBorders w:tblBorders w:tblW w:tblLook w:tblCellMar w:tcMar w:tblInd w:tblLayout w:jc w:ind w:tabs w:pBdr w:widowControl w:keepNext w:keepLines w:contextualSpacing w:autoSpaceDE w:autoSpaceDN w:adjustRightInd w:snapToGrid w:vAlign w:tblpPr w:tblGrid w:trHeight w:u w:suppressAutoHyphens w:rsids w:latentStyles',
        'a:lnRef a:fillRef a:effectRef a:fontRef a:prstGeom a:custGeom a:xfrm a:ln a:effectLst a:extLst v:formulas v:handles v:path v:stroke',
    ].flatMap(names => names.split(' ')),
);

function named(uri: string, local: string, prefix: string): string {
    const known = PREFIXES[uri];
    if (known !== undefined) return known + local;
    return prefix ? `${prefix}:${local}` : local;
}

interface Open {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: (XmlNode | string)[];
}

function hasPosition(properties: Open | undefined): boolean {
    const last = properties?.children.at(-1);
    return last !== undefined && typeof last !== 'string' && last.name === 'w:position';
}

/** What reading a file has used of its limits, over all its parts, and what had to be guessed. */
class Usage {
    elements = 0;
    text = 0;
    /** Parts whose bytes are not in the encoding that they declare, with the encoding that was used. */
    readonly guessed: string[] = [];
}

/** How a part is to be read. */
interface Reading {
    readonly limits?: Limits;
    /** Counts over several parts. */
    readonly usage?: Usage;
    /** Whether what says nothing about the text is left away. */
    readonly isTextOnly?: boolean;
}

/** How many bytes are decoded at a time: reading stops at the limits, so the rest need not be decoded. */
const CHUNK = 1 << 16;

/**
 * Reads a part of a package, within limits. Its entities are refused: a few lines of them can stand for gigabytes.
 *
 * @throws Refusal where it is no XML, or more than the limits allow
 */
export function readXml(bytes: Uint8Array, { limits = LIMITS, usage = new Usage(), isTextOnly = false }: Reading = {}): XmlNode {
    const root: Open = { name: '', attributes: {}, children: [] };
    const open: Open[] = [root];
    /** How deep an element that is not kept is open. */
    let skipped = 0;
    let attributes = 0;
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('doctype', () => {
        throw new Refusal('This is not a normal Word file (it declares entities), so it was not read.');
    });
    parser.on('error', () => {
        throw new Refusal('The file is damaged: a part of it is not well-formed.');
    });
    parser.on('opentagstart', () => {
        attributes = 0;
    });
    parser.on('attribute', () => {
        if (++attributes > limits.attributes)
            throw new Refusal(`An element in this file has more than ${limits.attributes} attributes. It is not read.`);
    });
    parser.on('opentag', tag => {
        const name = named(tag.uri, tag.local, tag.prefix);
        // The size of letters counts only where they are raised or lowered.
        const isNeedless = NEEDLESS.has(name) && !(name === 'w:sz' && hasPosition(open.at(-1)));
        if (skipped || (isTextOnly && isNeedless)) {
            if (++skipped > limits.depth) throw new Refusal('Elements nest deeper in this file than in any document that people write.');
            return;
        }
        if (open.length > limits.depth)
            throw new Refusal('Tables or fields nest deeper in this file than in any document that people write.');
        if (++usage.elements > limits.elements)
            throw new Refusal(
                `The file is longer than any specification: it has more than ${grouped(limits.elements)} elements. Split it, and import each part.`,
            );
        const own: Record<string, string> = {};
        for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
            if (prefix !== 'xmlns' && local !== 'xmlns') own[named(uri, local, prefix)] = value;
        }
        const node: Open = { name, attributes: own, children: [] };
        open.at(-1)?.children.push(node);
        open.push(node);
    });
    parser.on('closetag', () => {
        if (skipped) skipped--;
        else open.pop();
    });
    const add = (text: string): void => {
        if (skipped) return;
        usage.text += text.length;
        if (usage.text > limits.text)
            throw new Refusal(`The file is longer than any specification: it has more than ${grouped(limits.text)} characters of text.`);
        open.at(-1)?.children.push(text);
    };
    parser.on('text', add);
    parser.on('cdata', add);
    const { encoding, isGuess } = encodingOf(bytes);
    if (isGuess) usage.guessed.push(encoding);
    const decoder = new TextDecoder(encoding);
    for (let at = 0; at < bytes.length; at += CHUNK)
        parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length }));
    parser.close();
    const [first] = root.children.filter(child => typeof child !== 'string');
    if (!first) throw new Refusal('The file is damaged: a part of it is empty.');
    return first;
}

/** The encoding that a part declares, or, where its bytes are not in it, the one that older programs write. */
function encodingOf(bytes: Uint8Array): { readonly encoding: string; readonly isGuess: boolean } {
    const sure = (encoding: string): ReturnType<typeof encodingOf> => ({ encoding, isGuess: false });
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16le');
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16be');
    if (bytes[0] === 0x3c && bytes[1] === 0) return sure('utf-16le');
    if (bytes[0] === 0 && bytes[1] === 0x3c) return sure('utf-16be');
    const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
    const declared = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(begin)?.[1] ?? 'utf-8';
    for (const [encoding, isGuess] of [
        [/^utf-?16/i.test(declared) ? 'utf-8' : declared, false],
        ['utf-8', true],
    ] as const) {
        try {
            const decoder = new TextDecoder(encoding, { fatal: true });
            for (let at = 0; at < bytes.length; at += CHUNK)
                decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length });
            return { encoding, isGuess };
        } catch {
            // Not this one: the next is tried.
        }
    }
    return { encoding: 'windows-1252', isGuess: true };
}

/** The parts of an unpacked Office file, found by what refers to them, whatever the file calls them. */
export class PackageParts {
    readonly bytes: ReadonlyMap<string, Uint8Array>;
    /** What reading has used of the limits so far, over all parts. */
    readonly usage = new Usage();
    private readonly limits: Limits;
    private readonly isTextOnly: boolean;
    private readonly byLowerCase: ReadonlyMap<string, string>;
    private readonly relationships = new Map<string, readonly XmlNode[]>();

    /** @param isTextOnly whether what says nothing about a text is left away */
    constructor(bytes: ReadonlyMap<string, Uint8Array>, limits: Limits = LIMITS, isTextOnly = false) {
        this.bytes = bytes;
        this.limits = limits;
        this.isTextOnly = isTextOnly;
        this.byLowerCase = new Map([...bytes.keys()].map(name => [name.toLowerCase(), name]));
    }

    get names(): readonly string[] {
        return [...this.bytes.keys()];
    }

    /** The tree of a part; nothing where there is no such part. @throws Refusal where it is no XML, or more than the limits allow */
    tree(name: string): XmlNode | undefined {
        const part = this.bytes.get(name);
        return part && readXml(part, { limits: this.limits, usage: this.usage, isTextOnly: this.isTextOnly });
    }

    /** The name of a part as the package writes it. @param folder that of the part whose relationship names the target */
    resolved(folder: string, target: string): string | undefined {
        const path = target.startsWith('/') || !folder ? target : `${folder}/${target}`;
        const steps: string[] = [];
        for (const step of path.replaceAll('\\', '/').split('/')) {
            if (step === '..') steps.pop();
            else if (step && step !== '.') steps.push(step);
        }
        const name = steps.join('/');
        return this.bytes.has(name) ? name : this.byLowerCase.get(name.toLowerCase());
    }

    /** What a part refers to, as the package lists it; of the package itself for an empty name. */
    relationshipsOf(name: string): readonly XmlNode[] {
        const known = this.relationships.get(name);
        if (known) return known;
        const at = name.lastIndexOf('/') + 1;
        const rels = this.byLowerCase.get(`${name.slice(0, at)}_rels/${name.slice(at)}.rels`.toLowerCase());
        const found = rels === undefined ? [] : childrenOf(this.tree(rels));
        this.relationships.set(name, found);
        return found;
    }

    /** The parts that a part refers to, each with the last word of its type. */
    relatedTo(name: string): readonly { readonly type: string; readonly name: string }[] {
        const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
        return this.relationshipsOf(name).flatMap(({ attributes }) => {
            const target = attributes.TargetMode === 'External' ? undefined : this.resolved(folder, attributes.Target ?? '');
            return target === undefined ? [] : [{ type: (attributes.Type ?? '').replace(/^.*\//, ''), name: target }];
        });
    }

    /** The local name of a part's first element, as far as its first bytes say. */
    rootOf(name: string): string {
        const begin = new TextDecoder('latin1').decode(this.bytes.get(name)?.subarray(0, 2000));
        return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(begin.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
    }

    /** The first part whose first element has a name. */
    withRoot(element: string): string | undefined {
        return this.names.find(name => this.rootOf(name) === element);
    }
}
