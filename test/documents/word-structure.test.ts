import assert from 'node:assert/strict';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { shownWords } from '../../documents/import/word-fields.ts';
import { child, childrenOf, valOf, type XmlNode } from '../../documents/office/xml.ts';
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
                    const cells = childrenOf(row).filter(each => each.name === 'w:tc');
                    const spans = cells.map(cell => Number(all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1));
                    assert.equal(
                        spans.reduce((sum, span) => sum + span, 0),
                        columns,
                    );
                }
            }
            for (const [name, part] of parts) {
                for (const { attributes } of name.endsWith('.rels') ? childrenOf(part) : []) {
                    if (attributes.TargetMode === 'External') assert.match(attributes.Type ?? '', /\/hyperlink$/);
                }
            }
        });
    }

    it('keeps on one page what belongs together, and has no second gap above a heading', () => {
        let [leads, owners, afterTables] = [0, 0, 0];
        for (const kind of DOCUMENT_KINDS) {
            const body = childrenOf(
                childrenOf(partsOf(renderWord(generated(kind, world, { annex: true }).tree)).get('word/document.xml'))[0],
            );
            const style = (node: XmlNode | undefined): string => valOf(child(node, 'w:pPr'), 'w:pStyle') ?? '';
            for (const [at, node] of body.entries()) {
                const [next, words] = [body[at + 1], shownWords(node).trim()];
                const isKept = child(node, 'w:pPr', 'w:keepNext') !== undefined;
                if (/^(Heading\d|Title)$/.test(style(next))) {
                    const endsSection = child(node, 'w:pPr', 'w:sectPr') !== undefined;
                    assert.ok(style(node) !== 'CareGap' || endsSection, shownWords(next as XmlNode));
                    if (node.name === 'w:tbl') afterTables++;
                }
                if (/:$/.test(words) && child(next, 'w:pPr', 'w:numPr')) {
                    assert.ok(isKept, words);
                    leads++;
                }
                if (/^Owner:\s.* Approved:\s/.test(shownWords(next ?? node)) && next) {
                    assert.ok(isKept, words);
                    owners++;
                }
            }
        }
        assert.ok(leads > 0 && owners > 0 && afterTables > 0);
    });
});
