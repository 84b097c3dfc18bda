import assert from 'node:assert/strict';
import { blockPlaces } from '../../documents/model/source-places.ts';
import type { BlockContent, DocumentTree } from '../../documents/tree/document-tree.ts';
import { heading, paragraph } from '../../documents/tree/prose.ts';
import { processorTime } from '../support/processor-time.ts';

const treeOf = (...children: BlockContent[]): DocumentTree => ({
    ...{ kind: 'specification', name: 'x', title: 'X', subject: 'X', properties: {} },
    root: { type: 'root', children },
});
const shown = (text: string, tree: DocumentTree): string =>
    blockPlaces(text, tree)
        .map(({ line, block }) => `${line}:${block}`)
        .join(' ');

describe('places of lines in a document', () => {
    it('are found by words, whatever the layout, and by headings', () => {
        const tree = treeOf(
            heading(2, 'Who it is for'),
            paragraph('Adults who live by the sea.'),
            heading(2, 'Aims'),
            paragraph('No one waits long.'),
        );
        assert.equal(shown('aims {\n  "No one waits long."\n}\n\n"Adults who live by the sea."', tree), '0:2 1:3 4:1');
    });

    it('are not guessed where words stand in several blocks', () => {
        const tree = treeOf(paragraph('Care for all of them.'), paragraph('Care for all of us.'));
        assert.equal(shown('Care for all', tree), '');
        assert.equal(shown('Care for all of us', tree), '0:1');
    });

    it('leave out overviews, which repeat a line from here and there', () => {
        const words = ['one two three', 'four five six', 'seven eight nine', 'ten eleven twelve'];
        const tree = treeOf(...words.map(each => paragraph(each)), paragraph('claims aa aa, claims bb bb, claims cc cc, claims dd dd'));
        const text = words.map((each, at) => `${each}\nclaims ${'abcd'[at]}${'abcd'[at]} ${'abcd'[at]}${'abcd'[at]}`).join('\n');
        assert.equal(shown(text, tree), '0:0 2:1 4:2 6:3');
    });

    it('are found in long files without delay', () => {
        const lines = Array.from({ length: 5000 }, (_, at) => `people come here ${at} times and go home again ${at}`);
        const took = processorTime(() => {
            assert.equal(blockPlaces(lines.join('\n'), treeOf(...lines.map(each => paragraph(each)))).length, 5000);
        });
        assert.ok(took < 3000, `${took} ms`);
    });
});
