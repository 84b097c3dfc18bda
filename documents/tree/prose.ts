import type {
    BlockContent,
    Definition,
    Heading,
    Link,
    List,
    ListItem,
    Nodes,
    Paragraph,
    Parents,
    PhrasingContent,
    RootContent,
    Strong,
    Text,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as wordsOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { MONTHS } from '../../language/model/dates.ts';
import { type SafeLink, safeLink, whereItGoes } from '../../language/model/links.ts';
import { withLinesJoined, withoutLayout } from '../../language/model/text.ts';
import type { Callout, Cell, Column, DataTable, DocumentTree, FieldType, FormField, Tone } from './document-tree.ts';

/** Invisible characters that make text look like something else; those that join letters of scripts stay. */
const UNSEEN =
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E007F}]/gu;

/**
 * Text from anywhere as text that any format can hold: invisible characters become one that is seen, half characters as well.
 * Line breaks and tabs stay.
 */
export function plainText(text: string): string {
    return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '\uFFFD').toWellFormed();
}

/** The same on one line. */
export function plainLine(text: string): string {
    return withoutLayout(plainText(text));
}

export const NO_BREAK = '\u00A0';

const MONTH = [...MONTHS, ...MONTHS.map(month => month.slice(0, 3))].join('|');
const DATE = new RegExp(`\\b(\\d{1,2}) (${MONTH}) (\\d{4})\\b`, 'g');

/** What a number counts: the end of a line comes before or after both. */
const COUNTED =
    /\b(\d[\d,.]*) ((?:people|person|WTE|actions?|minutes?|hours?|days?|weeks?|months?|years?|shown|claimed|partly|against|missing)\b)/g;

/** A text in which no date, and no number and what it counts, is torn apart at the end of a line. */
export function withUnbrokenValues(text: string): string {
    if (!/\d /.test(text)) return text;
    return text.replaceAll(DATE, `$1${NO_BREAK}$2${NO_BREAK}$3`).replaceAll(COUNTED, `$1${NO_BREAK}$2`);
}

/** A longer label may be torn apart, and from what it says. */
const SHORT_LABEL = 12;

function isLabel(phrase: PhrasingContent | undefined): phrase is Strong {
    const words = phrase?.type === 'strong' ? wordsOf(phrase) : '';
    return words.length <= SHORT_LABEL && words.endsWith(':');
}

/** Phrases in which short labels, such as “Review by:”, are on the line on which what they say begins. */
export function withLabelsBound(phrases: readonly PhrasingContent[]): readonly PhrasingContent[] {
    return phrases.map((phrase, at) => {
        if (isLabel(phrase)) return strong(wordsOf(phrase).replaceAll(' ', NO_BREAK));
        return phrase.type === 'text' && isLabel(phrases[at - 1])
            ? { ...phrase, value: phrase.value.replace(/^ (?=\S)/, NO_BREAK) }
            : phrase;
    });
}

/** Whether a caption says no more than the heading above it, which may have a number. */
export function isSaidAbove(caption: string, heading: string): boolean {
    return heading.replace(/^\d+(?:\.\d+)*\.?\s+/, '') === caption;
}

/** Whether some words end as a sentence does, or lead on to what follows. */
export function hasEnded(words: string): boolean {
    return /[.!?:;…][”’")]*\s*$/.test(words);
}

/** Words as they are: whatever they hold is only text. */
export function text(value: string): Text {
    return { type: 'text', value: plainText(value) };
}

export function strong(value: string): Strong {
    return { type: 'strong', children: [text(value)] };
}

/** A link that people may follow: nothing else in `documents` makes one. */
export function link(url: SafeLink, ...children: readonly PhrasingContent[]): Link {
    return { type: 'link', url, children: [...children] };
}

export function heading(depth: number, words: string): Heading {
    return { type: 'heading', depth: Math.min(6, Math.max(1, depth)) as Heading['depth'], children: [text(plainLine(words))] };
}

export function paragraph(...parts: readonly (string | PhrasingContent)[]): Paragraph {
    return { type: 'paragraph', children: parts.map(part => (typeof part === 'string' ? text(part) : part)) };
}

/** A list with a point for each of the contents: words, or blocks. */
export function list(points: readonly (string | readonly BlockContent[])[], ordered = false): List {
    const children = points.map((point): ListItem => {
        const blocks = typeof point === 'string' ? [paragraph(point)] : [...point];
        return { type: 'listItem', spread: blocks.length > 1, children: blocks };
    });
    return { type: 'list', ordered, spread: false, children };
}

export function callout(tone: Callout['tone'], ...children: readonly BlockContent[]): Callout {
    return { type: 'callout', tone, children: [...children] };
}

/** A cell with words on one line. */
export function cell(value: string | number, tone?: Tone): Cell {
    const words = plainLine(String(value));
    return { children: words ? [paragraph(words)] : [], value: typeof value === 'number' ? value : words, ...(tone && { tone }) };
}

/** A cell with more than words. */
export function blockCell(children: readonly BlockContent[], value?: string): Cell {
    return { children, ...(value !== undefined && { value: plainText(value) }) };
}

export function dataTable(
    name: string,
    caption: string,
    columns: readonly Column[],
    rows: readonly (readonly Cell[])[],
    options: { readonly rowHeaders?: boolean; readonly hideTitles?: boolean } = {},
): DataTable {
    return {
        type: 'dataTable',
        name,
        caption: plainLine(caption),
        columns: columns.map(column => ({ ...column, title: plainLine(column.title) })),
        rows,
        rowHeaders: options.rowHeaders ?? true,
        ...(options.hideTitles && { hideTitles: true }),
    };
}

/** What is known about one thing, in two columns: what, and what about it. */
export function keyValues(name: string, caption: string, rows: readonly (readonly [string, Cell])[]): DataTable {
    const columns = [
        { title: 'What', width: 2 },
        { title: 'Details', width: 8 },
    ];
    return dataTable(
        name,
        caption,
        columns,
        rows.map(([label, value]) => [cell(label), value]),
        { hideTitles: true },
    );
}

/** A field of a form. */
export function formField(
    tag: string,
    label: string,
    field: FieldType,
    {
        help,
        choices = [],
        required = false,
        isNumber,
        earlier,
    }: Partial<Pick<FormField, 'help' | 'choices' | 'required' | 'isNumber' | 'earlier'>>,
): FormField {
    const shown = choices.map(choice => ({ ...choice, title: plainLine(choice.title) }));
    const more = { ...(isNumber && { isNumber }), ...(help && { help: plainLine(help) }), ...(earlier?.length && { earlier }) };
    return { type: 'formField', tag, label: plainLine(label), field, choices: shown, required, ...more };
}

/** No prose that people write nests deeper; what does would only cost the stack. */
const DEEPEST = 40;

/** What may be a table, a box to tick, a footnote, an address or struck out: the extensions cost as much again. */
const GITHUBS_OWN = /[|~@]|www\.|https?:|\[[ xX]\]|\[\^/;
const EXTENSIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/** What joins one tree with others: its references are resolved, as names could mean something else there. */
class Cleaner {
    private readonly definitions: ReadonlyMap<string, Definition>;
    private readonly footnotes: ReadonlyMap<string, string>;
    private readonly depth: number;

    constructor(nodes: readonly RootContent[], depth: number) {
        this.definitions = new Map(nodes.flatMap(node => (node.type === 'definition' ? [[node.identifier, node]] : [])));
        this.footnotes = new Map(
            nodes.flatMap(node => (node.type === 'footnoteDefinition' ? [[node.identifier, plainLine(wordsOf(node))]] : [])),
        );
        this.depth = depth;
    }

    blocks(nodes: readonly RootContent[], level = 0): BlockContent[] {
        if (level > DEEPEST) return [paragraph(plainLine(wordsOf(nodes as Nodes[])))];
        return nodes.flatMap(node => this.block(node, level));
    }

    private block(node: RootContent, level: number): BlockContent[] {
        switch (node.type) {
            case 'definition':
            case 'footnoteDefinition':
            case 'yaml':
                return [];
            case 'html':
                return [paragraph(node.value)];
            case 'heading':
                return [{ ...heading(this.depth + node.depth, ''), children: this.phrases(node.children, level) }];
            case 'paragraph':
                return [{ type: 'paragraph', children: this.phrases(node.children, level) }];
            case 'blockquote':
                return [{ type: 'blockquote', children: this.blocks(node.children, level + 1) }];
            case 'list': {
                const children = node.children.map(item => ({
                    type: 'listItem' as const,
                    spread: item.spread ?? false,
                    ...(typeof item.checked === 'boolean' && { checked: item.checked }),
                    children: this.blocks(item.children, level + 1),
                }));
                return [
                    { type: 'list', ordered: node.ordered ?? false, start: node.start ?? null, spread: node.spread ?? false, children },
                ];
            }
            case 'table': {
                const children = node.children.map(row => ({
                    type: 'tableRow' as const,
                    children: row.children.map(cell => ({ type: 'tableCell' as const, children: this.phrases(cell.children, level) })),
                }));
                return [{ type: 'table', align: node.align ?? null, children }];
            }
            case 'code':
                return [{ type: 'code', value: node.value }];
            case 'thematicBreak':
                return [{ type: 'thematicBreak' }];
            default:
                return [paragraph(plainLine(wordsOf(node)))];
        }
    }

    private phrases(nodes: readonly PhrasingContent[], level: number): PhrasingContent[] {
        if (level > DEEPEST) return [text(plainLine(wordsOf(nodes as Nodes[])))];
        return nodes.flatMap(node => this.phrase(node, level + 1));
    }

    private phrase(node: PhrasingContent, level: number): PhrasingContent[] {
        switch (node.type) {
            case 'text':
            case 'html':
                return [text(node.value)];
            case 'inlineCode':
                return [{ type: 'inlineCode', value: node.value }];
            case 'break':
                return [{ type: 'break' }];
            case 'emphasis':
            case 'strong':
            case 'delete':
                return [{ type: node.type, children: this.phrases(node.children, level) }];
            case 'link':
                return this.linked(node.url, node, level);
            case 'linkReference':
                return this.linked(this.definitions.get(node.identifier)?.url ?? '', node, level);
            // A picture would be fetched from elsewhere by whoever opens the document: its words stand for it.
            case 'image':
            case 'imageReference':
                return [text(node.alt ? `[picture: ${node.alt}]` : '[picture]')];
            case 'footnoteReference': {
                const note = this.footnotes.get(node.identifier);
                return note ? [text(` (${note})`)] : [];
            }
            default:
                return [text(plainLine(wordsOf(node)))];
        }
    }

    private linked(url: string, node: Parents, level: number): PhrasingContent[] {
        const children = this.phrases(node.children as PhrasingContent[], level);
        const safe = safeLink(url);
        if (safe === undefined) return children;
        const where = whereItGoes(wordsOf(node), safe);
        return [link(safe, ...children), ...(where ? [text(where)] : [])];
    }
}

/**
 * Prose of a `.care` file as blocks of a document.
 *
 * Whatever it holds is text: HTML becomes words, pictures their description, and only links to the web stay links.
 *
 * @param markdown what the person wrote
 * @param depth how deep the heading above it is: headings in the prose are below that
 */
export function prose(markdown: string, depth = 2): BlockContent[] {
    const clean = plainText(markdown);
    // Most prose is a plain sentence: no need to parse that.
    if (!/[\n*_`[\]<>#&\\~|]|https?:|www\.|@|^\s*([-+>=]|\d+[.)]\s)|\s$/.test(clean)) return clean.trim() ? [paragraph(clean.trim())] : [];
    if (nesting(clean) > DEEPEST) return clean.split(/\n{2,}/).map(part => paragraph(plainLine(part)));
    const { children } = fromMarkdown(clean, GITHUBS_OWN.test(clean) ? EXTENSIONS : undefined);
    return new Cleaner(children, depth).blocks(children);
}

/** How deep quotes, brackets and lists of a text could nest: the parser would take long over thousands. */
function nesting(markdown: string): number {
    let deepest = 0;
    for (const line of markdown.split('\n')) {
        const markers = /^(?:\s*(?:>|[-*+]\s|\d+[.)]\s))*/.exec(line)?.[0].match(/>|[-*+]\s|(?<!\d)\d+[.)]/g)?.length ?? 0;
        const indent = (/^\s*/.exec(line)?.[0].length ?? 0) / 2;
        deepest = Math.max(deepest, markers, Math.min(indent, DEEPEST + 1), /[[(*_]{200,}/.test(line) ? DEEPEST + 1 : 0);
    }
    return deepest;
}

/** The words of prose, without its markup. */
export function proseWords(markdown: string): string {
    return prose(markdown)
        .map(block => plainLine(blockWords(block)))
        .join('\n');
}

/** The words of a block and of all in it, with spaces where one block ends. */
export function blockWords(node: Nodes): string {
    if (node.type === 'break') return '\n';
    if ('value' in node) return node.value;
    if (!('children' in node)) return '';
    const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const inline = isText || ['strong', 'emphasis', 'delete', 'link'].includes(node.type);
    return (node.children as Nodes[]).map(blockWords).join(inline ? '' : '\n');
}

/**
 * The words of a block as the lines of a cell: a paragraph is one, whatever lines it was written on, and each point of a list begins with
 * its number or its mark.
 */
export function blockLines(node: Nodes): string {
    if (node.type === 'list') {
        const first = node.start ?? 1;
        return node.children.map((item, at) => `${node.ordered ? `${first + at}.` : '•'} ${blockLines(item)}`).join('\n');
    }
    if (node.type === 'text') return withLinesJoined(node.value);
    if (!('children' in node)) return blockWords(node);
    const inline = node.type === 'paragraph' || !['listItem', 'blockquote', 'table'].includes(node.type);
    const parts = (node.children as Nodes[]).map(blockLines);
    return inline ? parts.join('') : parts.map(part => part.trim()).join('\n');
}

/** What begins a line of Markdown that does not go on from the line above. */
const BEGINS_ANEW = /^\s*(?:$|[-*+>#|]|\d+[.)]\s|`{3}|~{3})/;

/** Markdown whose paragraphs are on one line each, as people write into a cell; code and tables keep their lines. */
export function withLongLines(markdown: string): string {
    if (/^(?: {4}|\t| {0,3}(?:`{3}|~{3}|\|))/m.test(markdown)) return markdown;
    const lines: string[] = [];
    for (const line of markdown.split('\n')) {
        const above = lines.at(-1) ?? '';
        const goesOn = above.trim() !== '' && !/^\s*#|(?: {2}|\\)$/.test(above) && !BEGINS_ANEW.test(line);
        if (goesOn) lines[lines.length - 1] = `${above.trimEnd()} ${line.trim()}`;
        else lines.push(line);
    }
    return lines.join('\n');
}

const FOR_READING = 'This copy is for reading: it has no fields. To fill the form in, use its Word file, and send that back.';

/** A form as a page without fields, which says so below its title. Other documents are returned unchanged. */
export function forReading<Tree extends Pick<DocumentTree, 'properties' | 'root'>>(tree: Tree): Tree {
    if (tree.properties.Form === undefined) return tree;
    const [title, ...rest] = tree.root.children;
    const note = callout('warning', ...prose(FOR_READING));
    return { ...tree, root: { ...tree.root, children: [...(title ? [title] : []), note, ...rest] } };
}
