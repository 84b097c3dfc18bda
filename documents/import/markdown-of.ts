import type { BlockContent } from 'mdast';
import { renderBlocks } from '../markdown/render.ts';

/**
 * Blocks of a Word file as Markdown, in which each character is written as itself. Where a mark of emphasis could be misread, the renderer
 * writes the letter beside it as a number, which nobody can read in a `.care` file; ampersands of the text itself are escaped.
 */
export function markdownOf(blocks: readonly BlockContent[]): string {
    return renderBlocks(blocks).replaceAll(/(?<!\\)&#x([0-9A-F]{1,6});/g, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
    );
}
