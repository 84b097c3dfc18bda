import type { XmlElement } from '../office/xml.ts';

/** The same element with the names that another document has for its styles. */
export function restyled(element: XmlElement, ids: ReadonlyMap<string, string>): XmlElement {
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
    // All abstract numberings stand before all others.
    return theirs.slice(0, at) + inner.slice(0, split) + theirs.slice(at, end) + inner.slice(split) + theirs.slice(end);
}
