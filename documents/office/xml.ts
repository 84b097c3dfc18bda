import type { Element, ElementContent, Root } from 'xast';
import { toXml } from 'xast-util-to-xml';

export type XmlElement = Element;

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = ElementContent | string | undefined;

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly Child[]): Element {
    const nodes = children.flatMap((child): ElementContent[] => {
        if (child === undefined) return [];
        return [typeof child === 'string' ? { type: 'text', value: child } : child];
    });
    return { type: 'element', name, attributes, children: nodes };
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
export function w(name: string, attributes: Attributes = {}, children: readonly Child[] = []): Element {
    return element(`w:${name}`, given(attributes, 'w:'), children);
}

/** `<w:name w:val="value"/>` */
export function wVal(name: string, value: string | number): Element {
    return w(name, { val: value });
}

/** An element of another kind. */
export function e(name: string, attributes: Attributes = {}, children: readonly Child[] = []): Element {
    return element(name, given(attributes, ''), children);
}

/** Characters that no XML may hold. */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A part of a package as text. */
export function xmlPart(root: Element): string {
    const tree: Root = { type: 'root', children: [root] };
    // In text, these three characters would be the end of something that never began.
    const text = toXml(tree, { closeEmptyElements: true, tightClose: true }).replaceAll(ILLEGAL, '\uFFFD').replaceAll(']]>', ']]&gt;');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

export const NAMESPACES = {
    'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;
