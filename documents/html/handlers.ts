import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Link, Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { safeLink } from '../../language/model/links.ts';
import type { Callout, Cell, DataTable, FormField, Tone } from '../tree/document-tree.ts';
import { fieldHint } from '../tree/field-words.ts';

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
        h('th', { scope: 'col', class: `nhsuk-table__header care-w-${share(width / total)}` }, title),
    );
    const body = rows.map(row =>
        h(
            'tr',
            { class: 'nhsuk-table__row' },
            row.map((cell, index) =>
                index === 0 && rowHeaders
                    ? h('th', { scope: 'row', class: 'nhsuk-table__header' }, cellContent(state, cell))
                    : h('td', { class: 'nhsuk-table__cell' }, cellContent(state, cell)),
            ),
        ),
    );
    const head = h('thead', { class: hideTitles ? 'nhsuk-table__head nhsuk-u-visually-hidden' : 'nhsuk-table__head' }, [h('tr', titles)]);
    // A wide table scrolls by itself, and can be reached without a mouse.
    return h('div', { class: 'care-table', role: 'region', 'aria-label': caption, tabIndex: 0 }, [
        h('table', { class: 'nhsuk-table' }, [
            h('caption', { class: hideTitles ? 'nhsuk-u-visually-hidden' : 'nhsuk-table__caption' }, caption),
            head,
            h('tbody', body),
        ]),
    ]);
}

/** A field of a form on paper: a page in a browser is for reading and printing. */
function field(_state: State, node: FormField): Element {
    const choices =
        node.field === 'choice'
            ? h(
                  'ul',
                  { class: 'nhsuk-list care-choices' },
                  node.choices.map(({ title }) => h('li', `☐ ${title}`)),
              )
            : h('p', { class: node.field === 'prose' ? 'care-blank care-blank--tall' : 'care-blank' }, fieldHint(node));
    return h('div', { class: 'nhsuk-form-group' }, [
        h('p', { class: 'nhsuk-u-font-weight-bold nhsuk-u-margin-bottom-1' }, node.label + (node.required ? ' (required)' : '')),
        ...(node.help ? [h('p', { class: 'nhsuk-hint' }, node.help)] : []),
        choices,
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
export const HANDLERS: Handlers = { link: anchor, dataTable: table, formField: field, callout, contents: () => undefined };
