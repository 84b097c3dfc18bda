/** An element of XML in the making. */
export interface XmlElement {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly (XmlElement | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = XmlElement | string | undefined;

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly Child[]): XmlElement {
    return { name, attributes, children: children.filter(child => child !== undefined) };
}

function given(attributes: Attributes, prefix: string): Record<string, string> {
    const written: Record<string, string> = {};
    for (const key in attributes) {
        const value = attributes[key];
        if (value !== undefined) written[key.includes(':') ? key : prefix + key] = String(value);
    }
    return written;
}

/** An element of WordprocessingML: `w('p', …)` is `<w:p>`. Attributes without a prefix get the one of the element. */
export function w(name: string, attributes: Attributes = {}, children: readonly Child[] = []): XmlElement {
    return element(`w:${name}`, given(attributes, 'w:'), children);
}

/** `<w:name w:val="value"/>` */
export function wVal(name: string, value: string | number): XmlElement {
    return w(name, { val: value });
}

/** An element of another kind. */
export function e(name: string, attributes: Attributes = {}, children: readonly Child[] = []): XmlElement {
    return element(name, given(attributes, ''), children);
}

/** Characters that XML 1.0 can't hold, in whatever form. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\t': '&#9;',
    '\n': '&#10;',
    '\r': '&#13;',
};

function entity(character: string): string {
    return ENTITIES[character] ?? '';
}

/** What XML can hold of a text: half of a character, where somebody cut one, is none. */
export function xmlCharacters(text: string): string {
    return text.toWellFormed().replaceAll(FORBIDDEN, '\uFFFD');
}

/** Text between tags. `>` too, so that no text can end a CDATA section; a carriage return, which readers would make a line feed. */
export function xmlText(text: string): string {
    return text.replaceAll(/[&<>\r]/g, entity);
}

/** The value of an attribute: readers would make spaces of line breaks and tabs. */
export function xmlAttribute(text: string): string {
    return text.replaceAll(/[&<>"\t\n\r]/g, entity);
}

/**
 * An element as text. Of our own, since it takes half of the time of a Word file: the packages for it make a regular
 * expression for each text that they write.
 */
function written({ name, attributes, children }: XmlElement): string {
    let text = `<${name}`;
    for (const key in attributes) text += ` ${key}="${xmlAttribute(attributes[key] ?? '')}"`;
    if (!children.length) return `${text}/>`;
    text += '>';
    for (const child of children) text += typeof child === 'string' ? xmlText(child) : written(child);
    return `${text}</${name}>`;
}

/** A part of a package as text. */
export function xmlPart(root: XmlElement): string {
    const text = xmlCharacters(written(root));
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

export const NAMESPACES = {
    'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;
