import { type BesideText, besideText } from './beside-text.ts';
import { child, childrenOf, readXml, textIn, valOf, type XmlNode } from './read-xml.ts';
import { Refusal } from './refusal.ts';
import { LIMITS, type Limits, unzipped } from './unzip.ts';

/** A style of paragraphs: its name as Word knows it in every language, and its level in the table of contents. */
export interface WordStyle {
    readonly name: string;
    readonly level?: number;
}

/** A Word file, opened with care. */
export interface WordFile {
    readonly body: XmlNode;
    readonly styles: ReadonlyMap<string, WordStyle>;
    /** The numberings that have bullets and not numbers. */
    readonly bullets: ReadonlySet<string>;
    /** Addresses of links, by their relationship. */
    readonly links: ReadonlyMap<string, string>;
    /** Properties that a program left in it. */
    readonly properties: Readonly<Record<string, string>>;
    /** What it holds beside its text: notes, comments, headers and footers. */
    readonly beside: BesideText;
}

const OPENED =
    /^(\[Content_Types\]\.xml|docProps\/custom\.xml|word\/(document\.xml|styles\.xml|numbering\.xml|_rels\/document\.xml\.rels|comments\.xml|footnotes\.xml|endnotes\.xml|header\d*\.xml|footer\d*\.xml))$/;

const BESIDE = /^word\/(comments|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** Opens a Word file. What could harm whoever opens it, or holds more than a document, is refused. */
export function openWord(bytes: Uint8Array, limits: Limits = LIMITS): WordFile {
    let hasMacros = false;
    const parts = unzipped(
        bytes,
        name => {
            hasMacros ||= /vbaProject|vbaData/i.test(name);
            return OPENED.test(name);
        },
        limits,
    );
    const read = (name: string): XmlNode | undefined => {
        const part = parts.get(name);
        return part && readXml(part, limits);
    };
    const types = read('[Content_Types].xml');
    if (
        hasMacros ||
        /macroEnabled/i.test(
            childrenOf(types)
                .map(each => each.attributes.ContentType)
                .join(),
        )
    )
        throw new Refusal('The file holds macros. Save it as .docx, which has none, and try that.');
    const document = read('word/document.xml');
    const body = child(document, 'w:body');
    if (!body) throw new Refusal('This is not a Word file (.docx): it holds no document.');
    const beside = [...parts.keys()].filter(name => BESIDE.test(name)).toSorted();
    return {
        body,
        styles: stylesIn(read('word/styles.xml')),
        bullets: bulletsIn(read('word/numbering.xml')),
        links: linksIn(read('word/_rels/document.xml.rels')),
        properties: propertiesIn(read('docProps/custom.xml')),
        beside: besideText(new Map(beside.map(name => [name, readXml(parts.get(name) ?? new Uint8Array(), limits)]))),
    };
}

function stylesIn(part: XmlNode | undefined): ReadonlyMap<string, WordStyle> {
    const styles = new Map<string, WordStyle>();
    for (const style of childrenOf(part).filter(each => each.name === 'w:style')) {
        const name = valOf(style, 'w:name') ?? '';
        const outline = valOf(style, 'w:pPr', 'w:outlineLvl');
        const level =
            /^heading (\d)$/i.exec(name)?.[1] ?? (outline !== undefined && outline < '9' ? String(Number(outline) + 1) : undefined);
        styles.set(style.attributes['w:styleId'] ?? '', { name, ...(level && { level: Number(level) }) });
    }
    return styles;
}

function bulletsIn(part: XmlNode | undefined): ReadonlySet<string> {
    const all = childrenOf(part);
    const bulleted = new Set(
        all
            .filter(each => each.name === 'w:abstractNum' && valOf(each, 'w:lvl', 'w:numFmt') === 'bullet')
            .map(each => each.attributes['w:abstractNumId']),
    );
    const numbers = all.filter(each => each.name === 'w:num' && bulleted.has(valOf(each, 'w:abstractNumId')));
    return new Set(numbers.map(each => each.attributes['w:numId'] ?? ''));
}

function linksIn(part: XmlNode | undefined): ReadonlyMap<string, string> {
    const links = new Map<string, string>();
    for (const { attributes } of childrenOf(part)) {
        if (attributes.TargetMode !== 'External') continue;
        if (!/\/hyperlink$/.test(attributes.Type ?? '')) {
            throw new Refusal(
                'The file loads something from elsewhere (a picture, a template or a part). Open it in Word, break the links, and try again.',
            );
        }
        links.set(attributes.Id ?? '', attributes.Target ?? '');
    }
    return links;
}

function propertiesIn(part: XmlNode | undefined): Readonly<Record<string, string>> {
    return Object.fromEntries(childrenOf(part).map(property => [property.attributes.name ?? '', textIn(property)]));
}
