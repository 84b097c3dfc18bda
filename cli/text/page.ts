import type { Nodes, Root } from 'mdast';
import type { Paint } from '../io.ts';
import { neutralise, onOneLine } from './safe-text.ts';
import { indented } from './terminal.ts';

/** The words of a sentence; links with their addresses, since a terminal has nothing to click. */
function wordsOf(node: Nodes): string {
    if (node.type === 'inlineCode') return `\`${node.value}\``;
    if ('value' in node) return node.value;
    const words = 'children' in node ? node.children.map(wordsOf).join('') : '';
    if (node.type !== 'link') return words;
    return words === node.url ? `<${node.url}>` : `${words} <${node.url}>`;
}

/**
 * A page for a terminal: headings in bold, what is below them indented and wrapped between words.
 *
 * @param width in columns
 */
export function pageText({ children }: Root, paint: Paint, width: number): string {
    let text = '';
    let indent = '';
    let isFollowing = false;
    for (const node of children) {
        if (node.type === 'heading') {
            indent = node.depth > 1 ? '  ' : '';
            text += `${text && '\n'}${paint('bold', onOneLine(wordsOf(node)))}\n`;
            isFollowing = node.depth > 1;
            continue;
        }
        if (!isFollowing && text) text += '\n';
        isFollowing = false;
        if (node.type === 'code') text += `${neutralise(node.value).replaceAll(/^(?=.)/gm, indent)}\n`;
        else if (node.type === 'list')
            text += node.children.map(item => `${indented(neutralise(`- ${wordsOf(item)}`), indent, width)}\n`).join('');
        else text += `${indented(neutralise(wordsOf(node)), indent, width)}\n`;
    }
    return text;
}
