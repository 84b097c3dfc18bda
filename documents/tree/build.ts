import type { BlockContent, Heading, Link, List, ListItem, Paragraph, PhrasingContent, Strong, Text } from 'mdast';
import type { SafeLink } from '../../language/model/links.ts';
import { withoutLayout } from '../../language/model/text.ts';
import type { Callout, Cell, Choice, Column, DataTable, FieldType, FormField, Tone } from './document-tree.ts';

/** Characters that nobody sees, and that make text look like something else; those that join letters of scripts stay. */
const UNSEEN =
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E007F}]/gu;

/**
 * Text from anybody as text that any format can hold: invisible characters become one that is seen, half characters as well.
 * Line breaks and tabs stay.
 */
export function plainText(text: string): string {
    return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '\uFFFD').toWellFormed();
}

/** The same on one line. */
export function onOneLine(text: string): string {
    return withoutLayout(plainText(text));
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
    return { type: 'heading', depth: Math.min(6, Math.max(1, depth)) as Heading['depth'], children: [text(onOneLine(words))] };
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
    const words = onOneLine(String(value));
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
        caption: onOneLine(caption),
        columns: columns.map(column => ({ ...column, title: onOneLine(column.title) })),
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
    { help, choices = [], required = false }: { readonly help?: string; readonly choices?: readonly Choice[]; readonly required?: boolean },
): FormField {
    const shown = choices.map(({ value, title }) => ({ value, title: onOneLine(title) }));
    return { type: 'formField', tag, label: onOneLine(label), field, choices: shown, required, ...(help && { help: onOneLine(help) }) };
}
