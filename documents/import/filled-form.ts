import type { RootContent } from 'mdast';
import { withoutLayout } from '../../language/model/text.ts';
import { plainNodes } from '../formats/markdown.ts';
import { bookmarkOf, type DocumentTree, type FormField, fieldHint } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import type { FilledField } from './word-blocks.ts';

function key(words: string): string {
    return words
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/[^\p{L}\p{N} ]/gu, '')
        .trim()
        .toLowerCase();
}

function linesOf(nodes: readonly RootContent[]): readonly string[] {
    return nodes.flatMap(node => blockWords(node).split('\n'));
}

/** Everything that a blank form says, so that what people added can be told from it. */
function known(tree: DocumentTree): ReadonlySet<string> {
    const fields = tree.root.children.flatMap(node =>
        node.type === 'formField' ? [node.label, `${node.label} (required)`, node.help ?? '', fieldHint(node)] : [],
    );
    const tables = tree.root.children.flatMap(node =>
        node.type === 'dataTable'
            ? node.rows
                  .flatMap(row => row.map(cell => linesOf(cell.children).join(' ')))
                  .concat(
                      node.caption,
                      node.columns.map(({ title }) => title),
                  )
            : [],
    );
    const all = [...linesOf(plainNodes(tree.root.children)), ...fields, ...tables, tree.title, tree.subject];
    return new Set(all.map(key));
}

/** What people wrote into a form outside its fields, headers and footers too. */
export function extraText(blocks: readonly RootContent[], margins: readonly string[], form: DocumentTree): readonly string[] {
    const expected = known(form);
    const cells = (node: RootContent): readonly string[] =>
        node.type === 'table' ? node.children.flatMap(row => row.children.flatMap(cell => blockWords(cell).split(' / '))) : linesOf([node]);
    const isNew = (words: string): boolean => {
        const own = key(words);
        return own !== '' && !expected.has(own);
    };
    // The footer of a form has its title and the number of the page.
    const title = key(form.title);
    return blocks
        .flatMap(cells)
        .concat(margins.filter(line => !key(line).startsWith(title)))
        .filter(isNew)
        .map(words => withoutLayout(words));
}

/** Fields with their tags, where some were lost: then the bookmark around a field tells which it is. */
export function withTags(fields: readonly FilledField[], form: readonly FormField[]): readonly FilledField[] {
    const byBookmark = new Map(form.map(({ tag, label }) => [bookmarkOf(tag), { tag, label }]));
    return fields.map(field => ({ ...field, ...(field.tag ? {} : byBookmark.get(field.bookmark ?? '')) }));
}
