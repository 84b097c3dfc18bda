import type { BlockContent } from 'mdast';
import { placeholdersIn } from '../../language/model/placeholders.ts';
import { renderBlocks } from '../formats/markdown.ts';
import { prose } from '../tree/prose.ts';

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

/** A sign with a backslash before it, that only keeps it from being markup. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** In a longer text, or one with more of them, they are left as they are: each is tried out. */
const MOST = { characters: 4000, escapes: 60 };

/** What a text says, and whether any of it is still to be written. */
function meaningOf(markdown: string): string {
    return JSON.stringify([prose(markdown), placeholdersIn(markdown).length]);
}

/** A text without the backslashes that it does not need: `5 * 3` and `p < 0.05` are no markup. */
function withoutNeedlessEscapes(markdown: string): string {
    const all = [...markdown.matchAll(ESCAPED)];
    if (!all.length || all.length > MOST.escapes || markdown.length > MOST.characters) return markdown;
    const meaning = meaningOf(markdown);
    const bare = markdown.replaceAll(ESCAPED, '$1');
    if (meaningOf(bare) === meaning) return bare;
    // From the end, so that the places of those before stay.
    return all.reduceRight((text, { index }) => {
        const without = text.slice(0, index) + text.slice(index + 1);
        return meaningOf(without) === meaning ? without : text;
    }, markdown);
}

/** Blocks of a Word file as Markdown that people can read: each character is written as itself, wherever that means the same. */
export function markdownOf(blocks: readonly BlockContent[]): string {
    const readable = READABLE.reduce((text, [found, better]) => text.replaceAll(found, better as string), renderBlocks(blocks));
    // What is code has its backslashes itself.
    const isPlain = readable.includes('\\') && !/^(?:```|~~~| {4}|\t)/m.test(readable);
    return isPlain ? readable.split('\n\n').map(withoutNeedlessEscapes).join('\n\n') : readable;
}
