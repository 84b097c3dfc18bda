import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { DocumentTree } from '../tree/document-tree.ts';
import { onOneLine } from '../tree/plain-text.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import { HANDLERS } from './handlers.ts';
import nhsuk from './nhsuk-styles.json' with { type: 'json' };
import own from './own-styles.json' with { type: 'json' };

const HEADINGS = ['', 'nhsuk-heading-xl', 'nhsuk-heading-l', 'nhsuk-heading-m', 'nhsuk-heading-s', 'nhsuk-heading-xs', 'nhsuk-heading-xs'];
const CLASSES: Readonly<Record<string, string>> = { ul: 'nhsuk-list nhsuk-list--bullet', ol: 'nhsuk-list nhsuk-list--number' };

/** The design system's classes on what Markdown makes. */
function withClasses(node: ElementContent): void {
    if (node.type !== 'element') return;
    const known = node.properties.className ?? node.properties.class;
    const made = CLASSES[node.tagName];
    if (made && !known) node.properties.className = made.split(' ');
    if (node.tagName === 'table' && !known) node.properties.className = ['nhsuk-table'];
    if (node.tagName === 'input') node.properties.ariaLabel = node.properties.checked ? 'done' : 'not done';
    for (const child of node.children) withClasses(child);
}

function contents(anchors: Iterable<Anchor>, deepest: number): Element {
    const items = [...anchors]
        .filter(({ depth }) => depth > 1 && depth <= deepest)
        .map(({ id, words, depth }) => h('li', { class: `care-contents__${depth}` }, [h('a', { href: `#${id}` }, words)]));
    return h('nav', { class: 'care-contents', 'aria-label': 'Contents' }, [
        h('h2', { class: 'nhsuk-heading-m' }, 'Contents'),
        h('ul', { class: 'nhsuk-list' }, items),
    ]);
}

/** Regions of a page have to be told apart by their names. */
function withOwnNames(elements: readonly ElementContent[], used: Map<string, number>): void {
    for (const element of elements) {
        if (element.type !== 'element') continue;
        if (element.properties.role === 'region') {
            const name = String(element.properties.ariaLabel ?? '');
            const count = (used.get(name) ?? 0) + 1;
            used.set(name, count);
            if (count > 1) element.properties.ariaLabel = `${name} (${count})`;
        }
        withOwnNames(element.children, used);
    }
}

function blockOf(node: RootContent, anchors: ReturnType<typeof anchorsOf>): Element[] {
    if (node.type === 'contents') return [contents(anchors.values(), node.depth)];
    const made = toHast({ type: 'root', children: [node] }, { handlers: HANDLERS });
    const children = 'children' in made ? made.children : [made];
    const elements = children.filter((child): child is Element => child.type === 'element');
    const anchor = node.type === 'heading' ? anchors.get(node) : undefined;
    for (const element of elements) {
        if (anchor) element.properties = { id: anchor.id, className: [HEADINGS[anchor.depth] ?? ''] };
        withClasses(element);
    }
    return elements;
}

/** The blocks of a document as HTML: what each node of its tree has become. */
function blocksOf({ root }: DocumentTree): readonly (readonly Element[])[] {
    const anchors = anchorsOf(root.children);
    const blocks = root.children.map(node => blockOf(node, anchors));
    withOwnNames(blocks.flat(), new Map());
    return blocks;
}

/**
 * What stands in the page of a document, for a page that somebody else makes around it. Each element says in `data-block` which
 * node of the tree it has become of.
 */
export function renderHtmlBlocks(tree: DocumentTree): string {
    const blocks = blocksOf(tree);
    for (const [index, elements] of blocks.entries()) for (const { properties } of elements) properties.dataBlock = String(index);
    return toHtml({ type: 'root', children: blocks.flat() });
}

/**
 * A document as one page of HTML in the look of the NHS.UK design system: no scripts, nothing loaded from elsewhere.
 */
export function renderHtml(tree: DocumentTree): string {
    const { title, subject, isWide } = tree;
    const blocks = blocksOf(tree).flat();
    const page = h(null, [
        { type: 'doctype' },
        h('html', { lang: 'en-GB' }, [
            h('head', [
                h('meta', { charSet: 'utf-8' }),
                h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
                h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
                h('title', onOneLine(title)),
                h('style', `${nhsuk.css}${own.css.join('\n')}\n@page{size:A4${isWide ? ' landscape' : ''}}`),
            ]),
            h('body', [
                h('a', { class: 'nhsuk-skip-link', href: '#main' }, 'Skip to main content'),
                h('header', { class: 'care-header' }, [h('div', { class: 'nhsuk-width-container' }, [h('p', onOneLine(subject))])]),
                h('div', { class: 'nhsuk-width-container' }, [h('main', { class: 'nhsuk-main-wrapper', id: 'main' }, blocks)]),
            ]),
        ]),
    ]);
    return `${toHtml(page)}\n`;
}
