import { LAYOUTS, type Layout } from '../../documents/content/layouts.ts';
import { type DocumentKind, documentsOf, type Generated, type Selection } from '../../documents/generate.ts';
import type { DocumentContext } from '../../documents/model/context.ts';
import { readXml } from '../../documents/office/package.ts';
import type { XmlNode } from '../../documents/office/xml.ts';
import { unzipped } from '../../documents/office/zip.ts';

export const NEWER = LAYOUTS.find(({ name }) => name === 'newer') as Layout;
export const OLDER = LAYOUTS.find(({ name }) => name === 'older') as Layout;

const SELECTION: Selection = {
    services: ['city-outreach'],
    reviews: ['exampleshire-2026'],
    guidance: ['IACM'],
    template: 'icb-review-outcome',
    layout: NEWER,
};

/** The first document of a kind, made of the examples unless something else is said. */
export function generated(kind: DocumentKind, context: DocumentContext, selection: Partial<Selection> = {}): Generated {
    const [first] = documentsOf(kind, { ...SELECTION, ...selection }, context);
    if (!first) throw new Error(`no ${kind} was made`);
    return first;
}

/** The parts of an Office file that are XML, as trees. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, XmlNode> {
    return new Map([...unzipped(bytes, name => /\.(xml|rels)$/.test(name))].map(([name, part]) => [name, readXml(part)]));
}

/** Every element of a name, however deep. */
export function all(node: XmlNode | undefined, name: string): readonly XmlNode[] {
    if (!node) return [];
    const inner = node.children.flatMap(child => (typeof child === 'string' ? [] : all(child, name)));
    return node.name === name ? [node, ...inner] : inner;
}
