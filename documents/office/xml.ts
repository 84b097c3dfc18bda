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

/** Characters that no XML may hold. */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** What would be more than text; the last is a carriage return, which a reader would take for a line feed. */
const SPECIAL = /[&<>"\r]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

function escaped(text: string): string {
    return text.replaceAll(SPECIAL, character => ENTITIES[character] ?? '');
}

/**
 * An element as text. Of our own, since it takes half of the time of a Word file: the packages for it make a regular
 * expression for each text that they write.
 */
function written({ name, attributes, children }: XmlElement): string {
    let text = `<${name}`;
    for (const key in attributes) text += ` ${key}="${escaped(attributes[key] ?? '')}"`;
    if (!children.length) return `${text}/>`;
    text += '>';
    for (const child of children) text += typeof child === 'string' ? escaped(child) : written(child);
    return `${text}</${name}>`;
}

/** A part of a package as text. */
export function xmlPart(root: XmlElement): string {
    // Half of a character, where somebody cut one, is none.
    const text = written(root).toWellFormed().replaceAll(ILLEGAL, '\uFFFD');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

export const NAMESPACES = {
    'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;
