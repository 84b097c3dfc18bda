import assert from 'node:assert/strict';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { asCellBegins } from '../../documents/model/said.ts';
import { nodeText, type XmlNode } from '../../documents/office/xml.ts';
import { type DataTable, fieldsIn, isField } from '../../documents/tree/document-tree.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { all, generated, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const PAPER = { reviews: ['exampleshire-2024'], services: [] };

function wordOf(kind: (typeof DOCUMENT_KINDS)[number]): XmlNode {
    const { tree } = generated(kind, world, kind === 'board-paper' ? PAPER : {});
    return partsOf(renderWord(tree)).get('word/document.xml') as XmlNode;
}

function markOf(table: XmlNode, name: string): string {
    return all(table, name)[0]?.attributes['w:val'] ?? '';
}

describe('the pages of a blank specification', () => {
    const { tree } = generated('blank-specification', world);
    const forms = tree.root.children.filter(node => node.type === 'formTable');

    it('keep what is asked about one requirement on one page', () => {
        const rows = all(wordOf('blank-specification'), 'w:tr');
        // The cell of a requirement is over all rows of its questions.
        const goesOn = (row: XmlNode | undefined): boolean => {
            const [merge] = all(all(row, 'w:tc')[0], 'w:vMerge');
            return merge !== undefined && merge.attributes['w:val'] === undefined;
        };
        const before = rows.filter((_, at) => goesOn(rows[at + 1]));
        assert.ok(before.length > 20, `${before.length}`);
        for (const row of before) for (const cell of all(row, 'w:tc')) assert.ok(all(cell, 'w:keepNext').length, nodeText(row));
    });

    it('ask no question twice, and give the same help once for a requirement', () => {
        const lists = fieldsIn(tree.root).filter(({ field }) => field === 'choices');
        for (const { choices } of lists) assert.equal(new Set(choices.map(({ value }) => value)).size, choices.length);
        // What a requirement expects by itself was a list of one; all of these are boxes of its list now.
        const single = lists
            .flatMap(({ earlier = [], choices }) => earlier.map(each => ({ ...each, of: choices.map(({ value }) => value) })))
            .filter(({ choices }) => choices.length === 1);
        for (const { choices, of } of single) assert.ok(of.includes(choices[0]?.value ?? ''));
        const asked = single.map(({ label, choices }) => `${label} ${choices[0]?.value}`);
        assert.deepEqual(asked, [...new Set(asked)]);
        assert.ok(asked.length > 3);
        for (const { rows } of forms) {
            let said: string[] = [];
            for (const [first, asked] of rows) {
                if (first) said = [];
                if (!asked || isField(asked)) continue;
                const help = asked.words.slice(1).map(blockWords).join(' ');
                assert.ok(!help || !said.includes(help), help);
                said.push(help);
            }
        }
    });
});

describe('the tables of Word files', () => {
    for (const kind of DOCUMENT_KINDS) {
        it(`of a ${kind} say what they show, and do not repeat their captions`, () => {
            for (const table of all(wordOf(kind), 'w:tbl')) {
                const about = markOf(table, 'w:tblDescription');
                assert.match(about, /^(?:Columns|A row for each of): .+\.$/);
                assert.notEqual(about, markOf(table, 'w:tblCaption'));
            }
        });
    }

    it('have titles in a style of their own, so that LibreOffice leaves links as blue as they are', () => {
        for (const table of all(wordOf('coverage'), 'w:tbl'))
            for (const row of all(table, 'w:tr').filter(each => all(each, 'w:tblHeader').length))
                for (const paragraph of all(row, 'w:p')) assert.equal(markOf(paragraph, 'w:pStyle'), 'CareTitle');
        const styles = partsOf(renderWord(generated('coverage', world).tree)).get('word/styles.xml');
        assert.deepEqual(all(all(styles, 'w:docDefaults')[0], 'w:color'), []);
    });
});

describe('a page of a specification', () => {
    for (const name of ['city-outreach', 'coast-fact', 'crisis-home-treatment', 'birmingham-assertive-outreach']) {
        it(`of ${name} has no empty cell, and none that begins in lower case`, () => {
            const { tree } = generated('specification', world, { services: [name] });
            const cells = tree.root.children
                .filter((node): node is DataTable => node.type === 'dataTable')
                .flatMap(({ caption, rows }) =>
                    rows.flatMap(row => row.map(({ children }) => [caption, children.map(blockWords).join('\n')])),
                );
            assert.deepEqual(
                cells.filter(([, words]) => !words || /^\p{Ll}/u.test(words)),
                [],
            );
        });
    }

    it('leaves an address at the beginning of a cell as it is', () => {
        assert.equal(asCellBegins('within 4 hours'), 'Within 4 hours');
        for (const address of ['https://example.org', 'www.example.org', 'team@example.org']) assert.equal(asCellBegins(address), address);
    });

    it('has no abbreviations of the national data set', () => {
        const words = renderMarkdown(generated('specification', world).tree);
        assert.match(words, /Measured by: .*in the reporting period/);
        assert.doesNotMatch(words, /\bthe RP\b/);
    });
});

describe('a board paper', () => {
    it('says in its annex the same figure of what was not checked as on its first page', () => {
        const words = renderMarkdown(generated('board-paper', world, PAPER).tree);
        const figures = [...words.matchAll(/(\d+ of \d+) requirements have not been checked/g)].map(([, figure]) => figure);
        assert.equal(figures.length, 2);
        assert.equal(new Set(figures).size, 1, figures.join());
    });
});

describe('the author of a document', () => {
    it('is the board or provider that it names', () => {
        assert.equal(generated('specification', world).tree.author, 'NHS Exampleshire Integrated Care Board');
        assert.equal(generated('board-paper', world, PAPER).tree.author, 'NHS Exampleshire Integrated Care Board');
        assert.equal(generated('specification', world, { services: ['birmingham-assertive-outreach'] }).tree.author, undefined);
    });
});
