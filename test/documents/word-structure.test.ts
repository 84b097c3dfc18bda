import assert from 'node:assert/strict';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { childrenOf, type XmlNode } from '../../documents/office/xml.ts';
import { renderWord } from '../../documents/word/document.ts';
import { ELEMENT_ORDER } from './element-order.ts';
import { all, generated, OLDER, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

/** Elements whose children stand in an order that Word does not read: `w:pPr: ind after contextualSpacing`. */
function disordered(node: XmlNode): readonly string[] {
    const order = ELEMENT_ORDER[node.name];
    const names = childrenOf(node).map(each => each.name.replace(/^w:/, ''));
    const rank = (name: string): number =>
        order?.includes(name) || !order?.includes('*') ? (order?.indexOf(name) ?? 0) : order.indexOf('*');
    const own = order
        ? names.flatMap((name, at) => {
              const before = names[at - 1];
              if (rank(name) < 0) return [`${node.name}: ${name} is not allowed`];
              return before !== undefined && rank(before) > rank(name) ? [`${node.name}: ${name} after ${before}`] : [];
          })
        : [];
    return [...own, ...childrenOf(node).flatMap(disordered)];
}

function repeated(values: readonly (string | undefined)[]): readonly (string | undefined)[] {
    return values.filter((value, at) => values.indexOf(value) !== at);
}

describe('the structure of a Word file', () => {
    for (const kind of [...DOCUMENT_KINDS, 'older' as const]) {
        it(`of a ${kind} is what Word reads: order, unique ids, whole grids, nothing from elsewhere`, () => {
            const { tree } = kind === 'older' ? generated('specification', world, { layout: OLDER }) : generated(kind, world);
            const parts = partsOf(renderWord(tree));
            for (const [name, part] of parts) assert.deepEqual([...new Set(disordered(part))], [], name);
            const document = parts.get('word/document.xml');
            const value = (name: string, attribute: string) => all(document, name).map(({ attributes }) => attributes[attribute]);
            assert.deepEqual(repeated(value('w:bookmarkStart', 'w:id')), []);
            assert.deepEqual(repeated(value('w:bookmarkStart', 'w:name')), []);
            assert.deepEqual(value('w:bookmarkStart', 'w:id').toSorted(), value('w:bookmarkEnd', 'w:id').toSorted());
            const controls = all(document, 'w:sdtPr');
            assert.deepEqual(repeated(controls.map(each => all(each, 'w:id')[0]?.attributes['w:val'])), []);
            assert.deepEqual(repeated(value('w:tag', 'w:val')), []);
            for (const name of value('w:bookmarkStart', 'w:name')) assert.match(name ?? '', /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u);
            for (const table of all(document, 'w:tbl')) {
                const columns = childrenOf(childrenOf(table).find(each => each.name === 'w:tblGrid')).length;
                for (const row of childrenOf(table).filter(each => each.name === 'w:tr')) {
                    assert.equal(childrenOf(row).filter(each => each.name === 'w:tc').length, columns);
                }
            }
            for (const [name, part] of parts) {
                for (const { attributes } of name.endsWith('.rels') ? childrenOf(part) : []) {
                    if (attributes.TargetMode === 'External') assert.match(attributes.Type ?? '', /\/hyperlink$/);
                }
            }
        });
    }
});
