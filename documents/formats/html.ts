import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Heading, Link, Nodes, RootContent } from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { safeLink } from '../../language/model/links.ts';
import {
    type Callout,
    type Cell,
    type DataTable,
    type DocumentTree,
    type FormField,
    type FormTable,
    type FormTableCell,
    fieldHint,
    isBandOf,
    isField,
    type Tone,
} from '../tree/document-tree.ts';
import { blockWords, dataTable, forReading, isSaidAbove, paragraph, plainLine, withUnbrokenValues } from '../tree/prose.ts';

import nhsuk from './nhsuk-styles.json' with { type: 'json' };
import own from './own-styles.json' with { type: 'json' };

interface Anchor {
    readonly id: string;
    readonly words: string;
    readonly depth: number;
}

/** An address for each heading: its words, numbered where two are the same. */
function anchorsOf(nodes: readonly RootContent[]): ReadonlyMap<Heading, Anchor> {
    const used = new Map<string, number>();
    const anchors = new Map<Heading, Anchor>();
    for (const node of nodes) {
        if (node.type !== 'heading') continue;
        const words = blockWords(node);
        const slug =
            words
                .toLowerCase()
                .normalize('NFKD')
                .replaceAll(/[^a-z0-9]+/g, '-')
                .replaceAll(/^-|-$/g, '')
                .slice(0, 60) || 'part';
        const before = used.get(slug) ?? 0;
        used.set(slug, before + 1);
        // "s-" so that no heading has the name of a part of the page.
        anchors.set(node, { id: `s-${slug}${before ? `-${before + 1}` : ''}`, words, depth: node.depth });
    }
    return anchors;
}

const TAGS: Readonly<Record<Tone, string>> = {
    good: 'nhsuk-tag nhsuk-tag--green',
    attention: 'nhsuk-tag nhsuk-tag--yellow',
    poor: 'nhsuk-tag nhsuk-tag--red',
    quiet: 'nhsuk-tag nhsuk-tag--grey',
};

function blocks(state: State, nodes: readonly Nodes[]): ElementContent[] {
    return nodes.flatMap(node => state.one(node, undefined) ?? []) as ElementContent[];
}

/** A cell: the words alone where it has one paragraph. */
function cellContent(state: State, { children, tone }: Cell): ElementContent[] {
    const [only] = children;
    if (children.length !== 1 || only?.type !== 'paragraph') return blocks(state, children);
    const words = state.all(only) as ElementContent[];
    return tone ? [h('strong', { class: TAGS[tone] }, words)] : words;
}

const SHARES = [10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70];

/** The nearest of the widths that the styles know, in per cent. */
function share(part: number): number {
    return SHARES.reduce((best, each) => (Math.abs(each - part * 100) < Math.abs(best - part * 100) ? each : best), 10);
}

function table(state: State, node: DataTable): Element | undefined {
    const { columns, rows, rowHeaders, hideTitles, caption } = node;
    if (!rows.length) return undefined;
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const titles = columns.map(({ title, width }) =>
        h('th', { scope: 'col', class: `nhsuk-table__header care-w-${share(width / total)}`, role: 'columnheader' }, title),
    );
    // On a narrow screen each row becomes a block, and each of its cells says what it is: as the design system has it.
    // Where the titles are hidden, the label of the row is above what is said about it.
    const isResponsive = hideTitles || columns.length > 2;
    const before = (index: number): ElementContent[] =>
        isResponsive && !hideTitles
            ? [h('span', { class: 'nhsuk-table-responsive__heading', ariaHidden: 'true' }, `${columns[index]?.title ?? ''} `)]
            : [];
    const body = rows.map(row =>
        h(
            'tr',
            { class: 'nhsuk-table__row', ...(isResponsive && { role: 'row' }) },
            row.map((cell, index) =>
                index === 0 && rowHeaders
                    ? h(
                          'th',
                          {
                              scope: 'row',
                              class: hideTitles ? 'nhsuk-table__header nhsuk-u-font-weight-bold' : 'nhsuk-table__header',
                              ...(isResponsive && { role: 'rowheader' }),
                          },
                          [...before(index), ...cellContent(state, cell)],
                      )
                    : h(
                          'td',
                          { class: 'nhsuk-table__cell', ...(isResponsive && { role: 'cell' }), ...(cell.over && { colSpan: cell.over }) },
                          [...(cell.over ? [] : before(index)), ...cellContent(state, cell)],
                      ),
            ),
        ),
    );
    const head = h(
        'thead',
        {
            class: hideTitles ? 'nhsuk-table__head nhsuk-u-visually-hidden' : 'nhsuk-table__head',
            ...(isResponsive && { role: 'rowgroup' }),
        },
        [h('tr', isResponsive ? { role: 'row' } : {}, titles)],
    );
    // A wide table scrolls by itself, and can be reached without a mouse.
    return h('div', { class: 'care-table', role: 'region', 'aria-label': caption, tabIndex: 0 }, [
        h('table', isResponsive ? { class: 'nhsuk-table-responsive', role: 'table' } : { class: 'nhsuk-table' }, [
            h('caption', { class: hideTitles ? 'nhsuk-u-visually-hidden' : 'nhsuk-table__caption' }, caption),
            head,
            h('tbody', { class: 'nhsuk-table__body', ...(isResponsive && { role: 'rowgroup' }) }, body),
        ]),
    ]);
}

/** A field of a form on paper: a page in a browser is for reading and printing. */
function field(_state: State, node: FormField): Element {
    const choices = node.choices.length
        ? h(
              'ul',
              { class: 'nhsuk-list care-choices' },
              boxesOf(node).map(words => h('li', words)),
          )
        : h('p', { class: node.field === 'prose' ? 'care-blank care-blank--tall' : 'care-blank' }, fieldHint(node));
    return h('div', { class: 'nhsuk-form-group' }, [
        h('p', { class: 'nhsuk-u-font-weight-bold nhsuk-u-margin-bottom-1' }, node.label + (node.required ? ' (required)' : '')),
        ...(node.help ? [h('p', { class: 'nhsuk-hint' }, node.help)] : []),
        choices,
    ]);
}

/** The choices of a list, each with a box to tick. */
function boxesOf({ choices }: FormField): readonly string[] {
    return choices.map(({ title }) => `☐ ${title}`);
}

/** A table of a form in which what is asked is beside the answers: a page in a browser is as wide as it needs. */
function withoutBands({ columns, rows }: FormTable): Pick<FormTable, 'columns' | 'rows'> {
    if (!rows.some(row => isBandOf(row, columns))) return { columns, rows };
    let asked: readonly FormTableCell[] = [];
    const beside = rows.flatMap(row => {
        if (!isBandOf(row, columns)) return [[...asked, ...row]];
        asked = row;
        return [];
    });
    return {
        columns: [{ title: 'What is asked', width: columns.reduce((sum, { width }) => sum + width, 0) / 2 }, ...columns],
        rows: beside,
    };
}

/** A table of a form as people read it: a hint in each cell to fill in; where the cell above goes on, its first words once more. */
function formAsData(table: FormTable): DataTable {
    const { columns, rows } = withoutBands(table);
    let above: Cell[] = [];
    const cells = rows.map(row => {
        above = row.map((each, at): Cell => {
            if (each === undefined) return { children: (above[at]?.children ?? []).slice(0, 1) };
            if (!isField(each)) return { children: each.words, ...(each.over && { over: each.over }) };
            return {
                children: each.field === 'choices' ? boxesOf(each).map(words => paragraph(words)) : [paragraph(fieldHint(each, true))],
            };
        });
        return above;
    });
    return dataTable('form', table.caption, columns, cells, { rowHeaders: !rows.every(([first]) => isField(first)) });
}

/** A table of a form, and below it what can be chosen in it: once for all rows that ask the same. */
function fields(state: State, node: FormTable): Element {
    const lists = new Map(
        node.rows
            .flat()
            .filter(isField)
            .filter(({ field, choices }) => field === 'choice' && choices.length > 1)
            .map(({ label, choices }) => [[label, ...choices.map(({ title }) => title)].join('\n'), { label, choices }]),
    );
    const choices = [...lists.values()].map(each =>
        h('li', [h('strong', each.label), `: ${each.choices.map(({ title }) => title).join('; ')}.`]),
    );
    return h('div', [
        table(state, formAsData(node)),
        ...(choices.length ? [h('p', 'What can be chosen:'), h('ul', { class: 'nhsuk-list nhsuk-list--bullet' }, choices)] : []),
    ]);
}

function callout(state: State, node: Callout): Element {
    if (node.tone === 'information') return h('div', { class: 'nhsuk-inset-text' }, blocks(state, node.children));
    return h('div', { class: 'nhsuk-warning-callout' }, blocks(state, node.children));
}

/** A link, once more only where people may follow it: the tree's own type of a link knows no checked addresses. */
function anchor(state: State, node: Link): ElementContent[] {
    const href = safeLink(node.url);
    const words = state.all(node) as ElementContent[];
    return href === undefined ? words : [h('a', { href }, words)];
}

/** How the nodes that only documents have become HTML. */
const HANDLERS: Handlers = { link: anchor, dataTable: table, formField: field, formTable: fields, callout, contents: () => undefined };

const HEADINGS = ['', 'nhsuk-heading-xl', 'nhsuk-heading-l', 'nhsuk-heading-m', 'nhsuk-heading-s', 'nhsuk-heading-xs', 'nhsuk-heading-xs'];
const CLASSES: Readonly<Record<string, string>> = { ul: 'nhsuk-list nhsuk-list--bullet', ol: 'nhsuk-list nhsuk-list--number' };

/** The design system's classes on what Markdown makes, and dates and numbers that are not torn apart. */
function withClasses(node: ElementContent): void {
    if (node.type === 'text') node.value = withUnbrokenValues(node.value);
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

/** Leaves captions to readers of screens. */
function hideCaptions(elements: readonly ElementContent[]): void {
    for (const element of elements) {
        if (element.type !== 'element') continue;
        if (element.tagName === 'caption') element.properties.className = ['nhsuk-u-visually-hidden'];
        hideCaptions(element.children);
    }
}

/** The blocks of a document as HTML: what each node of its tree has become. */
function blocksOf({ root }: DocumentTree): readonly (readonly Element[])[] {
    const anchors = anchorsOf(root.children);
    const blocks = root.children.map((node, at) => {
        const made = blockOf(node, anchors);
        const before = root.children[at - 1];
        // A caption that only says the heading above once more is for readers of screens.
        const isTable = node.type === 'dataTable' || node.type === 'formTable';
        if (isTable && before?.type === 'heading' && isSaidAbove(node.caption, blockWords(before))) hideCaptions(made);
        return made;
    });
    withOwnNames(blocks.flat(), new Map());
    return blocks;
}

/**
 * The contents of the page of a document, for another page to show. Each element says in `data-block` which
 * node of the tree it has become of.
 */
export function renderHtmlBlocks(tree: DocumentTree): string {
    const blocks = blocksOf(tree);
    for (const [index, elements] of blocks.entries()) for (const { properties } of elements) properties.dataBlock = String(index);
    return toHtml({ type: 'root', children: blocks.flat() });
}

/** What sort of document it is, and its status. */
function headWords({ subject, onEachPage: mark }: DocumentTree): string {
    return [plainLine(subject), ...(mark?.isDraft ? ['DRAFT'] : []), ...(mark ? [mark.words] : [])].join(' · ');
}

/**
 * A document as one page of HTML in the look of the NHS.UK design system: no scripts, nothing loaded from elsewhere.
 */
export function renderHtml(tree: DocumentTree): string {
    const { title, isWide, hasWideAnnexes } = tree;
    const shown = forReading(tree);
    const made = blocksOf(shown);
    const annex = hasWideAnnexes ? shown.root.children.findIndex(node => node.type === 'heading' && node.data?.newPage) : -1;
    const body = made.slice(0, annex < 0 ? undefined : annex).flat();
    const annexes = annex < 0 ? [] : [h('div', { class: 'care-annexes' }, made.slice(annex).flat())];
    const page = h(null, [
        { type: 'doctype' },
        h('html', { lang: 'en-GB' }, [
            h('head', [
                h('meta', { charSet: 'utf-8' }),
                h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
                h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
                h('title', plainLine(title)),
                h('style', `${nhsuk.css}${own.css.join('\n')}\n@page{size:A4${isWide ? ' landscape' : ''}}`),
            ]),
            h('body', isWide || hasWideAnnexes ? { class: 'care-wide' } : {}, [
                h('a', { class: 'nhsuk-skip-link', href: '#main' }, 'Skip to main content'),
                h('header', { class: 'care-header' }, [h('div', { class: 'nhsuk-width-container' }, [h('p', headWords(tree))])]),
                h('div', { class: 'nhsuk-width-container' }, [
                    h('main', { class: 'nhsuk-main-wrapper', id: 'main' }, [...body, ...annexes]),
                ]),
            ]),
        ]),
    ]);
    return `${toHtml(page)}\n`;
}
