import type { BlockContent } from 'mdast';
import { renderBlocks } from '../formats/markdown.ts';

/** What the renderer writes so that no reader of Markdown mistakes it, and what it may be as it is where people read the text itself. */
const READABLE: readonly (readonly [RegExp, string | ((whole: string, inner: string) => string)])[] = [
    // A letter beside a mark of emphasis, as a number. Ampersands of the text itself are escaped.
    [/(?<!\\)&#x([0-9A-F]{1,6});/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))],
    // A ticked box, and an address that is written out.
    [/\\\[([ x])\](?![([:])/g, '[$1]'],
    [/\b(https?)\\:(?=\/\/)/g, '$1:'],
    [/\bwww\\\./g, 'www.'],
    [/(?<=[\w.+-])\\@(?=\w)/g, '@'],
];

/** Blocks of a Word file as Markdown that people can read: each character is written as itself, wherever that means the same. */
export function markdownOf(blocks: readonly BlockContent[]): string {
    return READABLE.reduce((text, [found, better]) => text.replaceAll(found, better as string), renderBlocks(blocks));
}
