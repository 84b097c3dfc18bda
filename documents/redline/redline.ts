import type { Layout } from '../content/layouts.ts';
import { documentsOf, type Generated, render } from '../generate.ts';
import type { DocumentContext } from '../model/context.ts';
import { LIMITS } from '../office/limits.ts';
import { namespacesIn, PackageParts } from '../office/package.ts';
import { child, childrenOf, NAMESPACES, valOf, w, wVal, type XmlNode, xmlPart } from '../office/xml.ts';
import { packed, unzipped } from '../office/zip.ts';
import { BULLETS } from '../word/phrases.ts';
import { type ParagraphTokens, type Plan, Planner, paragraphTokens, type Readers } from './plan.ts';
import { PlanWriter, type Revision } from './write-plan.ts';

const DOCUMENT = 'word/document.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const NUMBERING = 'word/numbering.xml';
const TYPES = '[Content_Types].xml';
const COMMENTS = 'word/comments.xml';

const opened = (bytes: Uint8Array): PackageParts => new PackageParts(unzipped(bytes, () => true, LIMITS));

/** What is looked up often is worked out once. */
function remembered(make: (paragraph: XmlNode) => ParagraphTokens): (paragraph: XmlNode) => ParagraphTokens {
    const known = new WeakMap<XmlNode, ParagraphTokens>();
    return paragraph => {
        const tokens = known.get(paragraph) ?? make(paragraph);
        known.set(paragraph, tokens);
        return tokens;
    };
}

/** Where the links of a part go, by their relationships. */
function targetsOf(parts: PackageParts, part: string): ReadonlyMap<string, string> {
    return new Map(parts.relationshipsOf(part).map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']));
}

function readerOf(targets: ReadonlyMap<string, string>): (paragraph: XmlNode) => ParagraphTokens {
    const targetOf = ({ attributes }: XmlNode): string => targets.get(attributes['r:id'] ?? '') ?? `#${attributes['w:anchor'] ?? ''}`;
    return remembered(paragraph => paragraphTokens(paragraph, targetOf));
}

/** Links of the older version, as relationships of the newer one. New ones are added as they are needed. */
class Links {
    readonly added = new Map<string, string>();
    private readonly older: ReadonlyMap<string, string>;
    private readonly byTarget: ReadonlyMap<string, string>;

    constructor(older: ReadonlyMap<string, string>, newer: ReadonlyMap<string, string>) {
        this.older = older;
        this.byTarget = new Map([...newer].map(([id, target]) => [target, id]));
    }

    readonly rename = (attributes: XmlNode['attributes']): XmlNode['attributes'] => {
        const { 'r:id': id, ...others } = attributes;
        const target = this.older.get(id ?? '');
        if (id === undefined || target === undefined) return attributes;
        const known = this.byTarget.get(target) ?? this.added.get(target) ?? `rIdOlderLink${this.added.size + 1}`;
        if (!this.byTarget.has(target)) this.added.set(target, known);
        return { 'r:id': known, ...others };
    };
}

function numberOf(properties: XmlNode | undefined): string | undefined {
    return valOf(properties, 'w:numPr', 'w:numId');
}

/** Numbered lists of the older version, as lists of the newer one: a list that both have is one list. */
class Lists {
    /** Numbers of lists that only the older version has, with those that they get. */
    readonly added = new Map<string, string>();
    private readonly both = new Map<string, string>();
    private next: number;

    constructor(plans: readonly Plan[], used: readonly string[]) {
        this.next = Math.max(BULLETS, ...used.map(Number)) + 1;
        const taken = new Set<string>();
        for (const { olderProperties, newerProperties } of paragraphsOf(plans)) {
            const [was, is] = [numberOf(olderProperties), numberOf(newerProperties)];
            if (was === undefined || is === undefined || this.both.has(was) || taken.has(is)) continue;
            this.both.set(was, is);
            taken.add(is);
        }
    }

    readonly rename = (properties: XmlNode): XmlNode => {
        const was = numberOf(properties);
        if (was === undefined || was === String(BULLETS)) return properties;
        const is = this.both.get(was) ?? this.added.get(was) ?? String(this.next++);
        if (!this.both.has(was)) this.added.set(was, is);
        const inList = (each: XmlNode): XmlNode => (each.name === 'w:numId' ? wVal('numId', is) : each);
        return {
            ...properties,
            children: childrenOf(properties).map(each =>
                each.name === 'w:numPr' ? { ...each, children: childrenOf(each).map(inList) } : each,
            ),
        };
    };
}

function paragraphsOf(plans: readonly Plan[]): readonly Extract<Plan, { type: 'paragraph' }>[] {
    return plans.flatMap(plan =>
        plan.type === 'paragraph' ? [plan] : (plan.rows ?? []).flatMap(({ cells = [] }) => cells.flatMap(paragraphsOf)),
    );
}

/** The numbering of the newer version, with the lists that only the older one has. */
function joinedNumbering(older: XmlNode | undefined, newer: XmlNode, added: ReadonlyMap<string, string>): XmlNode {
    const nums = childrenOf(older).filter(({ name }) => name === 'w:num');
    const more = [...added].flatMap(([was, is]) => {
        const found = nums.find(({ attributes }) => attributes['w:numId'] === was);
        return found ? [{ ...found, attributes: { ...found.attributes, 'w:numId': is } }] : [];
    });
    return { ...newer, children: [...newer.children, ...more] };
}

function withNamespaces(root: XmlNode): string | undefined {
    const needed = namespacesIn(root);
    return needed && xmlPart({ ...root, attributes: { ...NAMESPACES, ...needed, ...root.attributes } });
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationship(Id: string, Type: string, Target: string, isExternal: boolean): XmlNode {
    return { name: 'Relationship', attributes: { Id, Type, Target, ...(isExternal && { TargetMode: 'External' }) }, children: [] };
}

/** A part that a package lists: its list with more in it, as text. The lists have one namespace, which reading leaves out. */
function listed(list: XmlNode | undefined, namespace: string, more: readonly XmlNode[]): string {
    const root = list ?? { name: 'Relationships', attributes: {}, children: [] };
    return xmlPart({ ...root, attributes: { xmlns: namespace }, children: [...root.children, ...more] });
}

/** What Word shows beside the title: a comment, with a paragraph for each line. */
function commentPart(lines: readonly string[], { author, date }: Revision): string {
    const paragraphs = lines.map(line => w('p', {}, [w('r', {}, [w('t', { 'xml:space': 'preserve' }, [line])])]));
    return xmlPart(w('comments', NAMESPACES, [w('comment', { id: 0, author, date: `${date}T00:00:00Z` }, paragraphs)]));
}

/** The first paragraph with a comment on it. */
function commented(blocks: readonly XmlNode[]): readonly XmlNode[] {
    const at = blocks.findIndex(({ name }) => name === 'w:p');
    return blocks.map((block, index) => {
        if (index !== at) return block;
        const properties = child(block, 'w:pPr');
        const rest = block.children.filter(each => each !== properties);
        const reference = w('r', {}, [w('commentReference', { id: 0 })]);
        const marked = [w('commentRangeStart', { id: 0 }), ...rest, w('commentRangeEnd', { id: 0 }), reference];
        return { ...block, children: properties ? [properties, ...marked] : marked };
    });
}

/** Headers and footers that differ, with tracked changes. Pictures in them are those of the newer version. */
function headersOf(older: PackageParts, newer: PackageParts, revision: Revision): readonly (readonly [string, string])[] {
    return newer.relatedTo(DOCUMENT).flatMap(({ type, name }) => {
        const [before, after] = [older.bytes.get(name), newer.bytes.get(name)];
        if (!['header', 'footer'].includes(type) || !before || !after || isSame(before, after)) return [];
        const [was, is] = [older.tree(name), newer.tree(name)];
        if (!was || !is) return [];
        const readers = { older: readerOf(targetsOf(older, name)), newer: readerOf(targetsOf(newer, name)) };
        const plans = new Planner(readers).plan(was, is);
        const writer = new PlanWriter(readers, revision, { properties: each => each, link: each => each });
        const written = withNamespaces({ ...is, children: writer.blocks(plans) });
        return written === undefined ? [] : [[name, written] as const];
    });
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
    return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

interface RedlineOptions extends Revision {
    /** What is said in a comment on the title; no comment where there are no lines. */
    readonly comment?: readonly string[];
}

/**
 * Two Word files that Carewright made as one, in which everything that differs is a tracked change: accept all, and it is the newer
 * one; reject all, and it is the older one. The same files, author and day give the same bytes.
 *
 * Widths of columns, properties of the file and bookmarks are those of the newer one: nothing can track them.
 *
 * @throws Refusal where a file is larger than any that Carewright makes
 */
function redlined(olderBytes: Uint8Array, newerBytes: Uint8Array, { comment = [], ...revision }: RedlineOptions): Uint8Array {
    const [older, newer] = [opened(olderBytes), opened(newerBytes)];
    const [was, is] = [older.tree(DOCUMENT), newer.tree(DOCUMENT)];
    const [wasBody, isBody] = [child(was, 'w:body'), child(is, 'w:body')];
    if (!is || !wasBody || !isBody) throw new Error('A Word file without a body.');
    const targets = { older: targetsOf(older, DOCUMENT), newer: targetsOf(newer, DOCUMENT) };
    const readers: Readers = { older: readerOf(targets.older), newer: readerOf(targets.newer) };
    const planner = new Planner(readers);
    const plans = planner.withMoves(planner.plan(wasBody, isBody));
    const numbering = newer.tree(NUMBERING);
    const lists = new Lists(
        plans,
        childrenOf(numbering).flatMap(({ attributes }) => attributes['w:numId'] ?? []),
    );
    const links = new Links(targets.older, targets.newer);
    const written = new PlanWriter(readers, revision, { properties: lists.rename, link: links.rename }).blocks(plans);
    const blocks = comment.length ? commented(written) : written;
    const last = childrenOf(isBody).filter(({ name }) => name === 'w:sectPr');
    const body = { ...isBody, children: [...blocks, ...last] };
    const document = withNamespaces({ ...is, children: is.children.map(each => (each === isBody ? body : each)) });
    if (document === undefined) throw new Error('A Word file with elements of an unknown kind.');
    const parts = new Map<string, Uint8Array | string>(newer.bytes);
    parts.set(DOCUMENT, document);
    for (const [name, text] of headersOf(older, newer, revision)) parts.set(name, text);
    if (numbering && lists.added.size)
        parts.set(NUMBERING, withNamespaces(joinedNumbering(older.tree(NUMBERING), numbering, lists.added)) ?? '');
    const more = [
        ...[...links.added].map(([target, id]) => relationship(id, HYPERLINK, target, true)),
        ...(comment.length ? [relationship('rIdComments', `${OFFICE}/comments`, 'comments.xml', false)] : []),
    ];
    if (more.length)
        parts.set(RELATIONSHIPS, listed(newer.tree(RELATIONSHIPS), 'http://schemas.openxmlformats.org/package/2006/relationships', more));
    if (comment.length) {
        parts.set(COMMENTS, commentPart(comment, revision));
        const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
        const override: XmlNode = { name: 'Override', attributes: { PartName: `/${COMMENTS}`, ContentType: type }, children: [] };
        parts.set(TYPES, listed(newer.tree(TYPES), 'http://schemas.openxmlformats.org/package/2006/content-types', [override]));
    }
    return packed(parts);
}

/** A service or a review in one version of its file. */
interface Side {
    readonly name: string;
    readonly context: DocumentContext;
}

/**
 * The document of a service or a review without its list of contents: its page numbers would be those of neither version, and
 * half of a list can't be accepted.
 */
function withoutContents(generated: Generated): Generated {
    const { tree } = generated;
    const children = tree.root.children.filter(({ type }) => type !== 'contents');
    return { ...generated, tree: { ...tree, root: { ...tree.root, children } } };
}

/**
 * The Word document of a service or a review with all that has changed since an older version as tracked changes.
 *
 * @param layout the headings of a specification
 * @returns nothing where one of the two is not there
 */
export function wordChanges(
    type: 'service' | 'review',
    sides: { readonly older: Side; readonly newer: Side },
    layout: Layout,
    options: RedlineOptions,
): Uint8Array | undefined {
    const made = ({ name, context }: Side): Uint8Array | undefined => {
        const isService = type === 'service';
        const selection = { services: isService ? [name] : [], reviews: isService ? [] : [name], guidance: [], template: '', layout };
        const [generated] = documentsOf(isService ? 'specification' : 'review', selection, context);
        return generated && render(withoutContents(generated), 'docx', context, { keepsGaps: true });
    };
    const [older, newer] = [made(sides.older), made(sides.newer)];
    return older && newer && redlined(older, newer, options);
}
