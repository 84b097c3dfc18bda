import type { RootContent } from 'mdast';
import { plainNodes } from '../formats/markdown.ts';
import { type DocumentTree, type FormField, fieldHint, fieldsIn, isField } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';

/** What makes two wordings the same in a form: letters and digits. */
export function wordsKey(words: string): string {
    return words
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/[^\p{L}\p{N} ]/gu, '')
        .trim()
        .toLowerCase();
}

/** The words of blocks, line by line. */
export function linesOf(nodes: readonly RootContent[]): readonly string[] {
    return nodes.flatMap(node => blockWords(node).split('\n'));
}

function withEarlier(field: FormField): readonly FormField[] {
    return [field, ...(field.earlier ?? [])];
}

/** All fields of a form, and those that earlier versions had in their place. */
export function allFields({ root }: Pick<DocumentTree, 'root'>): readonly FormField[] {
    return fieldsIn(root).flatMap(withEarlier);
}

/** Everything that a blank form says, so that what people added can be told from it. */
export function knownWords(tree: DocumentTree, more: readonly string[]): ReadonlySet<string> {
    const fields = allFields(tree).flatMap(field => [field.label, `${field.label} (required)`, field.help ?? '', fieldHint(field)]);
    const tables = tree.root.children.flatMap(node => {
        if (node.type === 'formTable') return [node.caption, ...node.columns.map(({ title }) => title)];
        if (node.type !== 'dataTable') return [];
        const cells = node.rows.flatMap(row => row.flatMap(cell => [linesOf(cell.children).join(' '), ...linesOf(cell.children)]));
        return [...cells, node.caption, ...node.columns.map(({ title }) => title)];
    });
    const all = [...linesOf(plainNodes(tree.root.children)), ...fields, ...tables, tree.title, tree.subject, ...more];
    return new Set(all.map(wordsKey));
}

/** The code of a requirement at the beginning of a heading or a row. */
export const CODE = /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)\b/;
/** The group of the fields of actions, of which a form has many. */
export const ACTIONS = 'actions';

/** What the fields after some words are about: a requirement, or actions. */
export function groupOf(words: string): string | undefined {
    return CODE.exec(words.trim())?.[1] ?? (/^action \d+$/i.test(words.trim()) ? ACTIONS : undefined);
}

/** The places of a form by what is written around them: the requirement that they are about, and their label. */
export class Places {
    private readonly tags = new Map<string, string[]>();

    constructor(tree: DocumentTree) {
        let group = '';
        for (const node of tree.root.children) {
            if (node.type === 'heading') group = groupOf(blockWords(node)) ?? '';
            if (node.type === 'formField') this.add(group, node);
            if (node.type !== 'formTable' || (node.names && node.repeats)) continue;
            let own = '';
            for (const row of node.rows) {
                const [first] = row;
                const words = first && 'words' in first ? linesOf(first.words)[0] : undefined;
                own = node.repeats ? ACTIONS : words === undefined ? own : (groupOf(words) ?? group);
                for (const cell of row) if (isField(cell)) this.add(own, cell);
            }
        }
    }

    private add(group: string, field: FormField): void {
        for (const { label, tag } of withEarlier(field))
            for (const each of [`${group}\n${wordsKey(label)}`, wordsKey(label)])
                this.tags.set(each, [...(this.tags.get(each) ?? []), tag]);
    }

    /** Whether fields are about a requirement, or about actions. */
    has(group: string): boolean {
        return [...this.tags.keys()].some(each => each.startsWith(`${group}\n`));
    }

    /** Whether fields of a requirement, or of actions, have a label. */
    isOf(group: string, label: string): boolean {
        return this.tags.has(`${group}\n${wordsKey(label)}`);
    }

    /** Whether a table with these titles is one of actions. */
    areActions(titles: readonly string[]): boolean {
        return titles.filter(title => this.tags.has(`${ACTIONS}\n${wordsKey(title)}`)).length > 2;
    }

    /** The tag of a place. @param times how often a place of that group and label was met before */
    find(group: string, label: string, times: number): string | undefined {
        const own = wordsKey(label);
        if (!own) return undefined;
        const all = this.tags.get(`${group}\n${own}`) ?? [];
        const elsewhere = this.tags.get(own) ?? [];
        return all[Math.min(times, all.length - 1)] ?? (elsewhere.length === 1 ? elsewhere[0] : undefined);
    }
}
