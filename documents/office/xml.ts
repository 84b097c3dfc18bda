/** An element of XML, read or in the making. Names have the prefixes that Word uses, whatever a file calls them. */
export interface XmlNode {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly (XmlNode | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = XmlNode | string | undefined;

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly Child[]): XmlNode {
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
export function w(name: string, attributes: Attributes = {}, children: readonly Child[] = []): XmlNode {
    return element(`w:${name}`, given(attributes, 'w:'), children);
}

/** `<w:name w:val="value"/>` */
export function wVal(name: string, value: string | number): XmlNode {
    return w(name, { val: value });
}

/** An element of another kind. */
export function e(name: string, attributes: Attributes = {}, children: readonly Child[] = []): XmlNode {
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

/** What XML can hold of a text: half of a character, left by a cut, is none. */
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
function written({ name, attributes, children }: XmlNode): string {
    let text = `<${name}`;
    for (const key in attributes) text += ` ${key}="${xmlAttribute(attributes[key] ?? '')}"`;
    if (!children.length) return `${text}/>`;
    text += '>';
    for (const child of children) text += typeof child === 'string' ? xmlText(child) : written(child);
    return `${text}</${name}>`;
}

/** A part of a package as text. */
export function xmlPart(root: XmlNode): string {
    const text = xmlCharacters(written(root));
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

export const NAMESPACES = {
    'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;

/** The elements in an element. */
export function childrenOf(node: XmlNode | undefined): readonly XmlNode[] {
    return (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string');
}

/** The first element of a name in an element. */
export function child(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
    let at = node;
    for (const name of path) {
        const found: XmlNode | string | undefined = at?.children.find(each => typeof each !== 'string' && each.name === name);
        at = typeof found === 'string' ? undefined : found;
    }
    return at;
}

/** The `w:val` of an element in an element. */
export function valOf(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
    return child(node, ...path)?.attributes['w:val'];
}

/** All text in an element. */
export function nodeText(node: XmlNode): string {
    return node.children.map(each => (typeof each === 'string' ? each : nodeText(each))).join('');
}

/** Whether a property is there and not switched off; nothing where it is not there. */
export function switched(properties: XmlNode | undefined, name: string): boolean | undefined {
    const found = child(properties, name);
    return found && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}

/** The first element in a tree that is wanted, itself included. */
export function findNode(node: XmlNode, is: (node: XmlNode) => boolean): XmlNode | undefined {
    if (is(node)) return node;
    for (const each of node.children) {
        const inner = typeof each === 'string' ? undefined : findNode(each, is);
        if (inner) return inner;
    }
    return undefined;
}

/** The branch of alternatives that Word shows: the newer one, unless only the older has words. */
export function chosenBranch(alternatives: XmlNode): readonly XmlNode[] {
    const choice = child(alternatives, 'mc:Choice');
    const fallback = child(alternatives, 'mc:Fallback');
    const hasWords = (node: XmlNode | undefined): boolean =>
        node !== undefined &&
        findNode(node, each => each.name === 'w:t' || each.name === 'a:t' || each.name === 'v:textpath') !== undefined;
    return childrenOf(choice && (hasWords(choice) || !hasWords(fallback)) ? choice : fallback);
}
