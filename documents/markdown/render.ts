import type { BlockContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { DocumentTree } from '../tree/document-tree.ts';
import { plainNodes } from './plain-nodes.ts';

const OPTIONS: Options = { bullet: '-', rule: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] };

/** A document as Markdown, with the tables of GitHub's. */
export function renderMarkdown({ root }: DocumentTree): string {
    return toMarkdown({ type: 'root', children: plainNodes(root.children) }, OPTIONS);
}

/** Some blocks as Markdown, without a line break at the end. */
export function renderBlocks(blocks: readonly BlockContent[]): string {
    return toMarkdown({ type: 'root', children: plainNodes(blocks) }, OPTIONS).trimEnd();
}
