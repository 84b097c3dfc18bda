import assert from 'node:assert/strict';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { childrenOf } from '../../documents/office/xml.ts';
import { renderWord } from '../../documents/word/document.ts';
import { disordered } from './element-order.ts';
import { all, generated, OLDER, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

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
