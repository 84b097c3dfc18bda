import { type CarriedSource, readSource, SOURCE_NAMESPACE, sourceInProperties } from '../office/carried-source.ts';
import { LIMITS, type Limits, Refusal } from '../office/limits.ts';
import { PackageParts } from '../office/package.ts';
import { childrenOf, nodeText, type XmlNode } from '../office/xml.ts';

import { unzipped } from '../office/zip.ts';
import { noDocument } from './other-files.ts';
import { chartWords } from './word-drawings.ts';

/** A part of a Word file, with what it refers to. */
export interface WordPart {
    readonly name: string;
    readonly root: XmlNode;
    /** Addresses of links, by their relationship. */
    readonly links: ReadonlyMap<string, string>;
    /** Names of parts, by their relationship. */
    readonly targets: ReadonlyMap<string, string>;
}

/** A Word file, opened with care. */
export interface WordFile {
    /** The bodies of the document: one, in all files that Word writes. */
    readonly bodies: readonly XmlNode[];
    readonly main: WordPart;
    readonly styles: XmlNode | undefined;
    readonly numbering: XmlNode | undefined;
    readonly footnotes: WordPart | undefined;
    readonly endnotes: WordPart | undefined;
    readonly comments: WordPart | undefined;
    /** What is known about comments beside their words: which are resolved, and which answer which. */
    readonly threads: XmlNode | undefined;
    /** Headers and footers. */
    readonly margins: readonly WordPart[];
    /** The data of diagrams, by their names. */
    readonly diagrams: ReadonlyMap<string, XmlNode>;
    /** What charts say, by the names of their parts. */
    readonly charts: ReadonlyMap<string, string>;
    /** Properties that a program left in it. */
    readonly properties: Readonly<Record<string, string>>;
    /** What was left out or guessed when the file was opened, in sentences. */
    readonly told: readonly string[];
    /** What it carries of its source, where Carewright made it; what it says of itself is not yet compared with what people see. */
    readonly carried: CarriedSource | undefined;
    /** All parts that were unpacked, as bytes. */
    readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Parts that hold no text, or none that people see. */
const UNOPENED = /(^|\/)(media|theme|embeddings|fonts|glossary|activeX)\//i;
/** Parts with data of programs; only ours is read. */
const DATA = /(^|\/)customXml\//i;
const DATA_ITEM = /(^|\/)customXml\/item\d{0,4}\.xml$/i;
/** How far into a part its first element begins. */
const BEGINNING = 2000;
const OPENED = /\.(xml|rels)$/i;
/** How charts look, and what they are made from. */
const BESIDE_CHART = /(^|\/)charts\/(?!chart(ex)?\d*\.xml$|_rels\/)/i;
const LEFT_OUT = /(^|\/)(fontTable|webSettings|settings|stylesWithEffects|people|commentsIds|commentsExtensible|app|core)[^/]*\.xml$/i;

/** Opens a Word file. What could harm whoever opens it, or holds more than a document, is refused. */
export function openWord(bytes: Uint8Array, limits: Limits = LIMITS): WordFile {
    let hasMacros = false;
    const names: string[] = [];
    const parts = unzipped(
        bytes,
        name => {
            names.push(name);
            hasMacros ||= /vbaProject|vbaData/i.test(name);
            return (
                (DATA_ITEM.test(name) || (OPENED.test(name) && !DATA.test(name))) &&
                !UNOPENED.test(name) &&
                !LEFT_OUT.test(name) &&
                !BESIDE_CHART.test(name)
            );
        },
        limits,
    );
    const texts = new Map([...parts].filter(([name]) => !DATA.test(name)));
    const ours = new Map([...parts].filter(([name, part]) => DATA.test(name) && isSource(part)));
    return new Opening(new PackageParts(texts, limits, true), names).file(hasMacros, carriedIn(ours, limits));
}

function isSource(part: Uint8Array): boolean {
    return new TextDecoder('latin1').decode(part.subarray(0, BEGINNING)).includes(SOURCE_NAMESPACE);
}

/** What a file carries of its source; nothing where that is damaged, larger than may be, or there twice: it is never needed. */
function carriedIn(parts: ReadonlyMap<string, Uint8Array>, limits: Limits): CarriedSource | undefined {
    const [only, ...others] = [...parts.keys()];
    if (only === undefined || others.length) return undefined;
    try {
        const root = new PackageParts(parts, limits).tree(only);
        return root && readSource(root);
    } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
    }
}

/** Finds the parts of a Word file. */
class Opening {
    private readonly parts: PackageParts;
    /** The names of all parts, also of those that are not unpacked. */
    private readonly names: readonly string[];
    private readonly told: string[] = [];
    private readonly read = new Map<string, XmlNode | undefined>();

    constructor(parts: PackageParts, names: readonly string[]) {
        this.parts = parts;
        this.names = names;
    }

    file(hasMacros: boolean, carried: CarriedSource | undefined): WordFile {
        const types = this.tree('[Content_Types].xml');
        const declared = childrenOf(types).map(({ attributes }) => attributes);
        if (hasMacros || declared.some(({ ContentType: type = '' }) => /\.main\b(?<=macroEnabled\w*\.main)/i.test(type)))
            throw new Refusal('The file holds macros. Save it as .docx, which has none, and try that.');
        const mainName = this.mainName(declared);
        const root = mainName === undefined ? undefined : this.parts.tree(mainName);
        const bodies = childrenOf(root).filter(each => each.name === 'w:body');
        if (!root || !bodies.length || mainName === undefined) throw noDocument(this.names);
        const main = this.withTargets(mainName, root);
        const related = this.parts.relatedTo(mainName);
        const one = (type: string, element: string): WordPart | undefined => {
            const name = related.find(each => each.type === type)?.name ?? this.parts.withRoot(element);
            const part = name === undefined ? undefined : this.tree(name);
            return part && name !== undefined ? this.withTargets(name, part) : undefined;
        };
        const margins = this.parts.names.filter(
            name =>
                related.some(each => each.name === name && /^(header|footer)$/.test(each.type)) ||
                /^(hdr|ftr)$/.test(this.parts.rootOf(name)),
        );
        const properties = this.properties();
        const file: WordFile = {
            bodies,
            main,
            styles: one('styles', 'styles')?.root,
            numbering: one('numbering', 'numbering')?.root,
            footnotes: one('footnotes', 'footnotes'),
            endnotes: one('endnotes', 'endnotes'),
            comments: one('comments', 'comments'),
            threads: one('commentsExtended', 'commentsEx')?.root,
            margins: margins.toSorted().flatMap(name => {
                const part = this.tree(name);
                return part ? [this.withTargets(name, part)] : [];
            }),
            diagrams: this.diagrams(),
            properties,
            told: this.told,
            carried: carried ?? sourceInProperties(properties),
            bytes: this.parts.bytes,
            // The last, as a text is worth more than any chart: a chart may use up the limits.
            charts: this.charts(),
        };
        const guessed = [...new Set(this.parts.usage.guessed)];
        if (guessed.length)
            this.told.push(
                `The file is not in the encoding that it declares. It was read as ${guessed.join(' and ')}: check pound signs, quotation marks and accents.`,
            );
        return file;
    }

    /** Where the package says that its document is; else where its types say so, or where Word puts it. */
    private mainName(declared: readonly Readonly<Record<string, string>>[]): string | undefined {
        const found = this.parts.relationshipsOf('').find(({ attributes }) => /\/officeDocument$/.test(attributes.Type ?? ''));
        const named = found && this.parts.resolved('', found.attributes.Target ?? '');
        const typed = declared.find(({ ContentType: type = '' }) =>
            /wordprocessingml\.(document|template)\.main\+xml$/.test(type),
        )?.PartName;
        return [named, typed && this.parts.resolved('', typed), this.parts.resolved('', 'word/document.xml')].find(
            name => name !== undefined && this.parts.bytes.has(name),
        );
    }

    private withTargets(name: string, root: XmlNode): WordPart {
        const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
        const links = new Map<string, string>();
        const targets = new Map<string, string>();
        for (const { attributes } of this.parts.relationshipsOf(name)) {
            const { Id: id = '', Target: target = '', Type: type = '' } = attributes;
            if (attributes.TargetMode !== 'External') {
                const part = this.parts.resolved(folder, target);
                if (part !== undefined) targets.set(id, part);
            } else if (/\/hyperlink$/.test(type)) links.set(id, target);
            else if (/\/attachedTemplate$/.test(type))
                throw new Refusal(
                    'The file loads something from elsewhere: a template. Open it in Word, remove the template, and try again.',
                );
            else if (/\/image$/.test(type))
                this.told.push('A picture that the file links to, and does not hold, was left out. Nothing was loaded.');
            else
                this.told.push(
                    `Something that the file links to, and does not hold (${type.replace(/^.*\//, '')}), was left out. Nothing was loaded.`,
                );
        }
        return { name, root, links, targets };
    }

    /** A part that the text can do without: where it can't be read, that is reported. */
    private tree(name: string): XmlNode | undefined {
        if (!this.read.has(name)) this.read.set(name, this.attempt(name));
        return this.read.get(name);
    }

    private attempt(name: string): XmlNode | undefined {
        const isNeeded =
            /\.rels$|Content_Types/.test(name) || /^(hdr|ftr|footnotes|endnotes|comments|styles|numbering)$/.test(this.parts.rootOf(name));
        if (isNeeded) return this.parts.tree(name);
        try {
            return this.parts.tree(name);
        } catch (error) {
            if (!(error instanceof Refusal) || !/damaged/.test(error.message)) throw error;
            this.told.push(`The part ${name} can’t be read and was left out. It holds no text of the document.`);
            return undefined;
        }
    }

    private diagrams(): ReadonlyMap<string, XmlNode> {
        const names = this.parts.names.filter(name => this.parts.rootOf(name) === 'dataModel');
        return new Map(names.flatMap(name => [[name, this.tree(name)] as const]).filter((each): each is [string, XmlNode] => !!each[1]));
    }

    private charts(): ReadonlyMap<string, string> {
        const names = this.parts.names.filter(name => this.parts.rootOf(name) === 'chartSpace');
        return new Map(
            names.flatMap((name): readonly (readonly [string, string])[] => {
                try {
                    const root = this.parts.tree(name);
                    return root ? [[name, chartWords(root)]] : [];
                } catch (error) {
                    if (!(error instanceof Refusal)) throw error;
                    this.told.push(`The chart ${name} can’t be read. What it says was left out.`);
                    return [];
                }
            }),
        );
    }

    private properties(): Readonly<Record<string, string>> {
        const name = this.parts.names.find(each => /^docProps\/custom\.xml$/i.test(each));
        const part = name === undefined ? undefined : this.tree(name);
        return Object.fromEntries(childrenOf(part).map(property => [property.attributes.name ?? '', nodeText(property)]));
    }
}
