import { SaxesParser } from 'saxes';
import { Refusal } from './refusal.ts';
import { LIMITS, type Limits } from './unzip.ts';

/** An element of XML. Names have the prefixes that Word uses, whatever the file calls them. */
export interface XmlNode {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly (XmlNode | string)[];
}

/** Word's namespaces: those that everybody writes, and the strict ones. */
const PREFIXES: Readonly<Record<string, string>> = {
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
    'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
    'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
};

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

/**
 * Reads a part of a package, within limits. Entities of its own are refused: a few lines of them can stand for gigabytes.
 */
export function readXml(bytes: Uint8Array, limits: Limits = LIMITS): XmlNode {
    const root: Open = { name: '', attributes: {}, children: [] };
    const open: Open[] = [root];
    let elements = 0;
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('doctype', () => {
        throw new Refusal('The file declares entities of its own. No Word file does that, and it is not read.');
    });
    parser.on('error', () => {
        throw new Refusal('The file is damaged: a part of it is not well-formed.');
    });
    parser.on('opentag', tag => {
        if (open.length > limits.depth)
            throw new Refusal('Tables or fields nest deeper in this file than in any document that people write.');
        if (++elements > limits.elements) throw new Refusal('The file is longer than any specification. It is not read.');
        const attributes: Record<string, string> = {};
        for (const { uri, local, prefix, value } of Object.values(tag.attributes)) attributes[named(uri, local, prefix)] = value;
        const node: Open = { name: named(tag.uri, tag.local, tag.prefix), attributes, children: [] };
        open.at(-1)?.children.push(node);
        open.push(node);
    });
    parser.on('closetag', () => void open.pop());
    parser.on('text', text => void open.at(-1)?.children.push(text));
    parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes)).close();
    const [first] = root.children.filter(child => typeof child !== 'string');
    if (!first) throw new Refusal('The file is damaged: a part of it is empty.');
    return first;
}

function encodingOf(bytes: Uint8Array): string {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
    return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The elements in an element. */
export function childrenOf(node: XmlNode | undefined): readonly XmlNode[] {
    return (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string');
}

/** The first element of a name in an element. */
export function child(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
    let at = node;
    for (const name of path) at = childrenOf(at).find(each => each.name === name);
    return at;
}

/** The `w:val` of an element in an element. */
export function valOf(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
    return child(node, ...path)?.attributes['w:val'];
}

/** All text in an element. */
export function textIn(node: XmlNode): string {
    return node.children.map(each => (typeof each === 'string' ? each : textIn(each))).join('');
}
