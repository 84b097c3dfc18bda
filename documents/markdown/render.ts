import type { BlockContent, Link, Parents } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { safeLink } from '../../language/model/links.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { plainNodes } from './plain-nodes.ts';

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
export function renderMarkdown({ root }: DocumentTree): string {
    return toMarkdown({ type: 'root', children: plainNodes(root.children) }, OPTIONS);
}

/** Some blocks as Markdown, without a line break at the end. */
export function renderBlocks(blocks: readonly BlockContent[]): string {
    return toMarkdown({ type: 'root', children: plainNodes(blocks) }, OPTIONS).trimEnd();
}
