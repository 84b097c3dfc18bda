import assert from 'node:assert/strict';
import { renderExcel } from '../../documents/formats/excel.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { moneyInWords, postsInWords, saysItself, shortDay, targetInWords } from '../../documents/model/said.ts';
import { nodeText } from '../../documents/office/xml.ts';
import type { DataTable, DocumentTree } from '../../documents/tree/document-tree.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { CELL_MARGIN, columnWidths, formWidths } from '../../documents/word/phrases.ts';
import { exampleFiles } from '../support/example-files.ts';
import { all, generated, partsOf } from './generated.ts';
import { sheetsOf } from './workbook.ts';
import { exampleWorld, fixture, worldOf } from './world.ts';

const CODE = /\b(?:IACM|CMHF|SUP|REV|EXAMPLESHIRE|EXA)-[A-Z]+-\d+/;
const TOOL = /Carewright|from memory|reconstructed|unverified|\.care\b/i;

const world = exampleWorld();
const PAPER = { reviews: ['exampleshire-2024'], services: [] };

function headOf(tree: DocumentTree): string {
    const parts = partsOf(renderWord(tree));
    return [...parts].flatMap(([name, part]) => (/header\d\.xml$/.test(name) ? [all(part, 'w:t').map(nodeText).join('')] : [])).join('\n');
}

function tablesOf(tree: DocumentTree): readonly DataTable[] {
    return tree.root.children.filter(node => node.type === 'dataTable');
}

describe('a contract', () => {
    for (const name of ['city-outreach', 'coast-fact', 'early-intervention']) {
        it(`of ${name} has no codes and no talk of tools, unless its annex is asked for`, () => {
            const text = renderMarkdown(generated('specification', world, { services: [name] }).tree);
            assert.doesNotMatch(text, CODE);
            assert.doesNotMatch(text, TOOL);
            const annex =
                renderMarkdown(generated('specification', world, { services: [name], annex: true }).tree).split('# Annex')[1] ?? '';
            assert.match(annex, /Where requirements are addressed/);
            assert.match(annex, CODE);
            assert.match(annex, /Requirements not yet verified at source/);
        });
    }

    it('has its status, version and date on each page, and DRAFT where nobody has approved it', () => {
        assert.match(
            headOf(generated('specification', world).tree),
            /Service specification.*Approved, version 2\.1, in force 1.April.2026/,
        );
        const small = worldOf({ 'small.care': fixture('small.care') });
        const draft = headOf(generated('specification', small, { services: ['small'] }).tree);
        assert.match(draft, /DRAFT version 0\.1, 22.November.2026/);
        const silent = worldOf({ 'small.care': fixture('small.care').replace('status: draft', '') });
        assert.match(headOf(generated('specification', silent, { services: ['small'] }).tree), /DRAFT Status not stated, version 0\.1/);
    });

    it('has names inside a sentence as a sentence has them: services of the folder keep their own', () => {
        const text = `service quay "Quay team" {
  population {
    includes: under-mental-health-act, psychosis
    includes: trauma, under-mental-health-act
    excludes: dementia goes to: older-adult-service, gp
    excludes: self-harm goes to: hill
  }
}
service hill "Hill Team" { }
`;
        const words = renderMarkdown(generated('specification', worldOf({ 'quay.care': text }), { services: ['quay'] }).tree);
        assert.match(words, /\*\*Subject to the Mental Health Act and psychosis\.\*\*/);
        assert.match(words, /\*\*Trauma and subject to the Mental Health Act\.\*\*/);
        assert.match(words, /People are referred to: mental health service for older adults and general practice\./);
        assert.match(words, /People are referred to: Hill Team\./);
    });

    it('says where requirements are addressed under the headings that it has', () => {
        const text = renderMarkdown(generated('specification', world, { annex: true }).tree);
        assert.match(text, /\| IACM-POP-01 \|[^|]*\| Acceptance criteria/);
        assert.doesNotMatch(text, /\| Includes/);
    });

    it('never prints a date that does not exist as if it did', () => {
        const text = fixture('small.care').replace('review by: 2027-01-31', 'review by: 31 September 2028');
        const markdown = renderMarkdown(generated('specification', worldOf({ 'small.care': text }), { services: ['small'] }).tree);
        assert.match(markdown, /31 September 2028 \(this date does not exist\)/);
        assert.doesNotMatch(markdown.replaceAll('31 September 2028 (this date does not exist)', ''), /September 2028/);
    });
});

describe('the words of contracts', () => {
    it('write sums, posts, targets and days in one way', () => {
        assert.equal(moneyInWords('£1.2m recurrent, £35k non-recurrent, 14 wte'), '£1,200,000 each year, £35,000 once, 14 WTE');
        assert.equal(moneyInWords('£905,000'), '£905,000');
        assert.equal(postsInWords('2.0 wte vacant 0.5 wte'), '2.0 WTE (0.5 vacant)');
        assert.equal(postsInWords('0.2 wte shared'), '0.2 WTE (shared)');
        assert.equal(targetInWords('at most 0%', 'Discharges'), '0%');
        assert.equal(targetInWords('at least 100%', 'People with a plan'), '100%');
        assert.equal(targetInWords('at least 100%', 'Black people, compared with all'), 'at least 100%');
        assert.equal(targetInWords('at most 10%', 'Admissions'), 'at most 10%');
        assert.equal(shortDay('2024-12-31'), '31 Dec 2024');
    });

    it('leave out a term that the sentence says by itself, and no other', () => {
        assert.ok(saysItself('Psychosis', 'People who experience psychosis and struggle.'));
        assert.ok(!saysItself('Homelessness or insecure housing', 'People without a home.'));
    });
});

describe('a board paper', () => {
    const { tree } = generated('board-paper', world, PAPER);
    const [page = '', ...annexes] = renderMarkdown(tree).split('\n## Annex ');

    it('says on its first page what a board asks, in words and not in codes', () => {
        for (const words of [
            /For decision\. The board is asked to/,
            /Director of Mental Health Commissioning\. Author: Programme Manager/,
            /works five days a week.*\(40 people affected\)/,
            /£870,000 each year, £35,000 once and 14\.5 WTE/,
            /17 actions: 8 done, 9 open \(1 overdue\)/,
            /People in the city said/,
            /Risk: until the coast team is fully staffed/,
            /\d+ of \d+ requirements have not been checked against their source/,
        ])
            assert.match(page, words);
        assert.doesNotMatch(page, CODE);
        assert.doesNotMatch(page, TOOL);
    });

    it('counts an action that was withdrawn as no one that is done', () => {
        const text = fixture('review.care').replace('state:   open', 'state:   withdrawn');
        const files = Object.fromEntries(exampleFiles().map(each => [each.name, each.text]));
        const other = worldOf({ ...files, 'review.care': text });
        const words = renderMarkdown(generated('board-paper', other, { reviews: ['exampleshire-2026'], services: [] }).tree);
        assert.match(words, /Short-term\.\*\* 2 actions: 1 withdrawn or closed, 1 open\. /);
        assert.match(words, /Longer-term\.\*\* 1 action: 1 open\. /);
    });

    it('has all actions, answers in full, open requirements and sources in annexes', () => {
        assert.deepEqual(
            annexes.map(annex => annex.split('\n')[0]),
            ['A: all actions', 'B: answers in full', 'C: what the specifications leave open', 'D: about this paper'],
        );
        const rows = tablesOf(tree)
            .filter(({ name }) => /-term$/.test(name))
            .reduce((sum, table) => sum + table.rows.length, 0);
        assert.equal(rows, context('exampleshire-2024'));
        assert.deepEqual(renderMarkdown(generated('board-paper', world, { ...PAPER, annex: false }).tree).match(/## Annex ./g), [
            '## Annex A',
        ]);
    });

    it('is about the services that the review covers, and no others', () => {
        const words = renderMarkdown(tree);
        assert.match(words, /Saltmere Coast Team/);
        assert.doesNotMatch(words, /Crisis Resolution|Birmingham|North Core/);
    });
});

/** How many actions a review has. */
function context(review: string): number {
    return world.subject('review', review)?.elements.filter(({ kind }) => kind === 'action').length ?? 0;
}

describe('the tables of documents', () => {
    for (const kind of DOCUMENT_KINDS) {
        it(`of a ${kind} have at most seven columns, each as wide as its longest word`, () => {
            const { tree } = generated(kind, world, kind.endsWith('paper') ? PAPER : { reviews: ['exampleshire-2024'], annex: true });
            const width = (tree.isWide || tree.hasWideAnnexes ? 16838 : 11906) - 2 * 1134;
            for (const table of tree.root.children.filter(node => node.type === 'formTable')) {
                const widths = formWidths(table, width);
                for (const [index, { title }] of table.columns.entries()) {
                    const longest = Math.max(...title.split(/\s+/).map(word => word.length));
                    assert.ok((widths[index] ?? 0) >= longest * 100 * 0.9 + CELL_MARGIN, `${table.caption}, ${title}: ${longest}`);
                }
            }
            for (const table of tablesOf(tree)) {
                assert.ok(table.columns.length <= 7, `${table.name}: ${table.columns.length}`);
                const widths = columnWidths(table, width);
                for (const [index, { title }] of table.columns.entries()) {
                    const words = [title, ...table.rows.map(row => row[index]?.children.map(blockWords).join(' ') ?? '')];
                    const longest = Math.max(
                        ...words
                            .join(' ')
                            .split(/\s+/)
                            .map(word => word.length),
                    );
                    // An average letter of Arial 10 is half as wide as it is high.
                    assert.ok(
                        (widths[index] ?? 0) >= longest * 100 * 0.9 + CELL_MARGIN || longest > 24,
                        `${table.name}, ${title}: ${longest}`,
                    );
                }
            }
        });
    }
});

describe('the workbook of a specification', () => {
    const sheets = sheetsOf(renderExcel(generated('specification', world).tree));

    it('has one sheet a subject, and leaves prose to pages', () => {
        assert.deepEqual([...sheets.keys()], ['Measures', 'Team', 'Offers', 'Partners', 'Policies', 'Requirements', 'About']);
        assert.ok((sheets.get('About')?.rows.length ?? 0) <= 5);
        assert.equal(sheets.get('About')?.filtered, undefined);
    });

    it('has numbers as numbers and dates as dates', () => {
        const column = (sheet: string, title: string): readonly unknown[] => {
            const [titles = [], ...rows] = sheets.get(sheet)?.rows ?? [];
            return rows.map(row => row[titles.indexOf(title)]);
        };
        assert.ok(column('Team', 'WTE').includes(2) && column('Team', 'Vacant WTE').includes(0.5));
        assert.ok(column('Measures', 'Target, as a number').includes(85));
        assert.ok(column('Policies', 'Approved on').every(each => each instanceof Date));
    });
});
