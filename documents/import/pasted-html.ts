import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Nodes as MarkdownNodes } from 'mdast';
import { safeLink } from '../../language/model/links.ts';
import { markdownOf } from './readable-markdown.ts';

/** More is pasted as plain text: a page of a specification has a hundredth of it. */
const LONGEST = 2 * 1024 * 1024;
/** What plain text does not say: lists and tables. Word’s lists are paragraphs with a style. */
const SAYS_MORE = /<(?:table|li)[\s>]|mso-list:\s*l\d/i;

const styleOf = (node: Element): string => String(node.properties.style ?? '');
const isElement = (node: Nodes): node is Element => node.type === 'element';

/** The number or the bullet that Word writes before an item, for programs that know no lists. */
function isMark(node: Nodes): boolean {
    return isElement(node) && /mso-list:\s*ignore/i.test(styleOf(node));
}

function textOf(node: Nodes): string {
    if (node.type === 'text') return node.value;
    return 'children' in node ? node.children.map(textOf).join('') : '';
}

interface Item {
    readonly level: number;
    readonly isNumbered: boolean;
    readonly content: ElementContent[];
}

/** An item of one of Word’s lists; nothing for any other paragraph. */
function itemOf(node: Nodes): Item | undefined {
    if (!isElement(node)) return undefined;
    const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(styleOf(node))?.[1];
    if (level === undefined) return undefined;
    const marks: string[] = [];
    const strip = (children: readonly ElementContent[]): ElementContent[] =>
        children.flatMap((child): ElementContent[] => {
            if (isMark(child)) {
                marks.push(textOf(child));
                return [];
            }
            return [isElement(child) ? { ...child, children: strip(child.children) } : child];
        });
    const content = strip(node.children);
    return { level: Number(level), isNumbered: /\d|^\s*[a-z][.)]/i.test(marks[0] ?? ''), content };
}

const element = (tagName: string, children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children });

/** Items as a list, those of a deeper level in the item above them. */
function listOf(items: readonly Item[]): Element {
    const level = items.reduce((least, item) => Math.min(least, item.level), Number.POSITIVE_INFINITY);
    const rows: Element[] = [];
    for (let at = 0; at < items.length; ) {
        const item = items[at] as Item;
        let end = at + 1;
        while (end < items.length && (items[end] as Item).level > level) end++;
        if (item.level > level) {
            const last = rows.at(-1);
            (last?.children ?? rows).push(listOf(items.slice(at, end)) as never);
        } else {
            const deeper = items.slice(at + 1, end);
            rows.push(element('li', [...item.content, ...(deeper.length ? [listOf(deeper)] : [])]));
        }
        at = end;
    }
    return element(items[0]?.isNumbered ? 'ol' : 'ul', rows);
}

/** Children with Word’s lists as lists, without pictures, comments and marks that mean nothing, and with no link but to pages and post. */
function tidied(children: readonly Nodes[]): Nodes[] {
    const made: Nodes[] = [];
    let items: Item[] = [];
    const endList = (): void => {
        if (items.length) made.push(listOf(items));
        items = [];
    };
    for (const child of children) {
        const item = itemOf(child);
        if (item) {
            items.push({ ...item, content: tidied(item.content) as ElementContent[] });
            continue;
        }
        if (child.type === 'text' && !child.value.trim() && items.length) continue;
        if (child.type === 'comment' || child.type === 'doctype') continue;
        endList();
        made.push(...tidiedNode(child));
    }
    endList();
    return made;
}

function tidiedNode(node: Nodes): Nodes[] {
    if (!('children' in node)) return [node];
    const children = tidied((node as Parents).children) as ElementContent[];
    if (!isElement(node)) return [{ ...node, children } as Root];
    if (/^(?:img|script|style|meta|link|input|button|svg|object|iframe)$/.test(node.tagName)) return [];
    // A page of Google’s is one bold element that is not bold.
    if (/^(?:b|strong|i|em)$/.test(node.tagName) && /font-(?:weight|style):\s*(?:normal|400)/i.test(styleOf(node))) return children;
    if (node.tagName === 'a' && !safeLink(String(node.properties.href ?? ''))) return children;
    return [{ ...node, children }];
}

/**
 * What is in square brackets as it is written: the brackets are not escaped, unless what follows makes a link of them. A stretch up
 * to a closing bracket is looked at once, however many open in it.
 */
function withBrackets(markdown: string): string {
    return markdown.replaceAll(/[^\]\n]+\]?/g, (stretch, at: number) => {
        const isClosed = stretch.endsWith(']') && !/[([:]/.test(markdown.charAt(at + stretch.length));
        return isClosed ? stretch.replaceAll('\\[', '[') : stretch;
    });
}

/** Items of one paragraph each are written without blank lines between them. */
function tighten(nodes: readonly MarkdownNodes[]): void {
    for (const node of nodes) {
        if (node.type === 'list' || node.type === 'listItem') node.spread = false;
        if ('children' in node) tighten(node.children);
    }
}

/**
 * A piece of a Word file or of a web page as Markdown.
 *
 * @param html as the clipboard has it
 * @returns nothing where the plain text beside it says the same
 */
export function markdownOfHtml(html: string): string | undefined {
    if (html.length > LONGEST || !SAYS_MORE.test(html)) return undefined;
    const [root] = tidiedNode(fromHtml(html, { fragment: true }));
    if (root?.type !== 'root') return undefined;
    const { children } = toMdast(root as Root) as { children: BlockContent[] };
    tighten(children);
    // What is in square brackets is still to be filled in, as in the file that it comes from.
    return withBrackets(markdownOf(children)).trim() || undefined;
}
