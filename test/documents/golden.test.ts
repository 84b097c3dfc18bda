import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { type DataTable, type DocumentTree, type FormField, isField } from '../../documents/tree/document-tree.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import { generated, OLDER } from './generated.ts';
import { fixture, worldOf } from './world.ts';

/** How many characters of a text an outline shows. */
const SHOWN = 70;

function shown(words: string): string {
    const line = words.replaceAll(/\s+/g, ' ').trim();
    return line.length > SHOWN ? `${line.slice(0, SHOWN)}… (${line.length})` : line;
}

function tableLines(table: DataTable, indent: string): string[] {
    const rows = table.rows.map(
        row =>
            `${indent}  | ${row.map(({ children, tone }) => shown(children.map(blockWords).join(' ')) + (tone ? ` [${tone}]` : '')).join(' | ')}`,
    );
    return [`${indent}dataTable ${table.name} “${table.caption}”: ${table.columns.map(({ title }) => title).join(', ')}`, ...rows];
}

function fieldLine({ tag, field, label, required, choices }: FormField, indent: string): string {
    const allowed = choices.length ? ` (${choices.length}: ${shown(choices.map(({ value }) => value).join(', '))})` : '';
    return `${indent}formField ${tag} ${field}${allowed} “${label}”${required ? ' required' : ''}`;
}

function lines(node: Nodes, indent: string): string[] {
    if (node.type === 'dataTable') return tableLines(node, indent);
    if (node.type === 'formField') return [fieldLine(node, indent)];
    if (node.type === 'formTable') {
        const head = `${indent}formTable “${node.caption}”${node.repeats ? ' repeats' : ''}: ${node.columns.map(({ title }) => title).join(', ')}`;
        const inner = `${indent}  `;
        const cells = node.rows.flat();
        return [
            head,
            ...cells.flatMap(cell => (isField(cell) ? [fieldLine(cell, inner)] : (cell?.words ?? []).flatMap(each => lines(each, inner)))),
        ];
    }
    if (node.type === 'heading') return [`${indent}${'#'.repeat(node.depth)} ${shown(blockWords(node))}`];
    if (node.type === 'paragraph') return [`${indent}${shown(blockWords(node))}`];
    if (!('children' in node)) return [`${indent}${node.type}`];
    return [`${indent}${node.type}`, ...(node.children as Nodes[]).flatMap(child => lines(child, `${indent}  `))];
}

/** A document tree as lines that a person can read and compare: one for each block, each cell's beginning, every field. */
function outlineOf({ kind, name, title, subject, properties, isWide, root }: DocumentTree): string {
    const head = [
        `kind: ${kind}`,
        `name: ${name}`,
        `title: ${title}`,
        `subject: ${subject}`,
        `wide: ${isWide ?? false}`,
        `properties: ${JSON.stringify(properties)}`,
        '',
    ];
    return `${[...head, ...root.children.flatMap(node => lines(node, ''))].join('\n')}\n`;
}

const GOLDEN = new URL('golden/', import.meta.url);

/** `UPDATE_GOLDEN=1` writes the trees anew; read the difference before you commit it. */
function compare(name: string, outline: string): void {
    const file = new URL(`${name}.txt`, GOLDEN);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, outline);
    assert.ok(existsSync(file), `${name}.txt is missing`);
    assert.equal(outline, readFileSync(file, 'utf8'));
}

describe('trees of documents', () => {
    const world = worldOf({ 'small.care': fixture('small.care'), 'review.care': fixture('small-review.care') });
    const selection = { services: ['small'], reviews: ['small-2026'], guidance: ['SMALL'], template: 'small-form' };

    for (const kind of DOCUMENT_KINDS) {
        it(`${kind} is as it was`, () => compare(kind, outlineOf(generated(kind, world, selection).tree)));
    }

    it('specification in the older layout is as it was', () =>
        compare('specification-older', outlineOf(generated('specification', world, { ...selection, layout: OLDER }).tree)));
});
