import type { BlockContent, Link, ListItem, Paragraph, Parents, PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { safeLink } from '../../language/model/links.ts';
import { type Cell, cellsToRead, type DataTable, type DocumentTree, type FormField, fieldHint, isField } from '../tree/document-tree.ts';
import { blockWords, forReading, hasEnded, list, paragraph, strong, text } from '../tree/prose.ts';

/** The phrases of a cell: Markdown's tables have no room for blocks, so that each begins where the last one ends. */
function cellPhrases({ children }: Cell): PhrasingContent[] {
    return children.flatMap((block, index) => {
        const before = children[index - 1];
        return [...(before ? [text(hasEnded(blockWords(before)) ? ' ' : '. ')] : []), ...phrasesOf(block)];
    });
}

/** What comes between a point of a list and the next on one line: a sentence that has ended needs no semicolon. */
function afterItem(item: ListItem | undefined): string {
    if (!item) return '';
    return hasEnded(item.children.map(child => blockWords(child as BlockContent)).join(' ')) ? ' ' : '; ';
}

function phrasesOf(block: BlockContent): PhrasingContent[] {
    if (block.type === 'paragraph' || block.type === 'heading') return onOneLine(block.children);
    if (block.type !== 'list') return [text(blockWords(block).replaceAll(/\s+/g, ' '))];
    return block.children.flatMap((item, index) => [
        text(afterItem(block.children[index - 1])),
        ...item.children.flatMap((each, at) => [...(at ? [text(' ')] : []), ...phrasesOf(each as BlockContent)]),
    ]);
}

/** A line break in a cell would end its row. */
function onOneLine(phrases: readonly PhrasingContent[]): PhrasingContent[] {
    return phrases.map(phrase => {
        if (phrase.type === 'break') return text(' ');
        if (phrase.type === 'text') return text(phrase.value.replaceAll('\n', ' '));
        return 'children' in phrase ? { ...phrase, children: onOneLine(phrase.children as PhrasingContent[]) } : phrase;
    }) as PhrasingContent[];
}

function row(cells: readonly (readonly PhrasingContent[])[]): Table['children'][number] {
    return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children: [...children] })) };
}

function plainTable({ columns, rows, rowHeaders, hideTitles }: DataTable): Table {
    const cells = rows.map(each =>
        row(
            each.map((one, index): readonly PhrasingContent[] => {
                const phrases = cellPhrases(one);
                return index === 0 && rowHeaders && hideTitles && phrases.length ? [{ type: 'strong', children: phrases }] : phrases;
            }),
        ),
    );
    const titles = row(columns.map(({ title }) => (hideTitles ? [] : [text(title)])));
    return { type: 'table', align: columns.map(() => null), children: [titles, ...cells] };
}

function plainField(field: FormField): BlockContent[] {
    const head: Paragraph = paragraph(strong(field.label), ...(field.required ? [text(' (required)')] : []));
    return [
        head,
        ...(field.help ? [paragraph({ type: 'emphasis', children: [text(field.help)] })] : []),
        ...(field.choices.length ? [list(field.choices.map(({ title }) => `☐ ${title}`))] : [paragraph(`[${fieldHint(field)}]`)]),
    ];
}

/** The nodes of a document as nodes that Markdown has. */
export function plainNodes(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node): RootContent[] => {
        switch (node.type) {
            case 'contents':
                return [];
            case 'dataTable':
                return node.rows.length ? [plainTable(node)] : [];
            case 'formField':
                return plainField(node);
            case 'formTable':
                return cellsToRead(node).flatMap(cell => (isField(cell) ? plainField(cell) : plainNodes(cell?.words ?? [])));
            case 'callout':
                return [{ type: 'blockquote', children: plainNodes(node.children) as BlockContent[] }];
            default:
                return [node];
        }
    });
}

/** A link, once more only where people may follow it: the tree's own type of a link knows no checked addresses. */
function checkedLink(node: Link, parent: Parents | undefined, state: State, info: Info): string {
    return safeLink(node.url) === undefined ? state.containerPhrasing(node, info) : defaultHandlers.link(node, parent, state, info);
}
checkedLink.peek = defaultHandlers.link.peek;

const OPTIONS: Options = {
    bullet: '-',
    rule: '-',
    handlers: { link: checkedLink },
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** A document as Markdown, with the tables of GitHub's. */
export function renderMarkdown(tree: DocumentTree): string {
    return toMarkdown({ type: 'root', children: plainNodes(forReading(tree).root.children) }, OPTIONS);
}

/** Some blocks as Markdown, without a line break at the end. */
export function renderBlocks(blocks: readonly BlockContent[]): string {
    return toMarkdown({ type: 'root', children: plainNodes(blocks) }, OPTIONS).trimEnd();
}
