import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { renderExcel } from '../../documents/formats/excel.ts';
import { renderForm } from '../../documents/formats/excel-form.ts';
import { cellWords } from '../../documents/tree/document-tree.ts';
import { blockCell, prose, withLongLines } from '../../documents/tree/prose.ts';
import { generated } from './generated.ts';
import { type Sheet, sheetPath, sheetsOf } from './workbook.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const REVIEW = { reviews: ['exampleshire-2024'], services: [] };

function column(sheet: Sheet | undefined, title: string): readonly unknown[] {
    const at = sheet?.rows[0]?.indexOf(title) ?? -1;
    assert.ok(sheet && at >= 0, title);
    return sheet.rows.slice(1).map(row => row[at]);
}

describe('a cell of a workbook', () => {
    it('has a paragraph on one line, however it was written, and keeps the lines and numbers of lists', () => {
        const text = 'It goes\non here.\n\nThese steps:\n\n1. The first\n   of them.\n2. The second.\n\n- A point';
        assert.equal(cellWords(blockCell(prose(text))), 'It goes on here.\nThese steps:\n1. The first of them.\n2. The second.\n• A point');
        assert.equal(cellWords(blockCell(prose('One line  \nand a break'))), 'One line\nand a break');
    });

    it('that is read back has the same lines as Markdown', () => {
        assert.equal(
            withLongLines('It goes\non here.\n\nNext:\n- one\n  more\n- two\n# Head\nwords'),
            'It goes on here.\n\nNext:\n- one more\n- two\n# Head\nwords',
        );
        for (const text of ['a  \nb', 'a\\\nb', '| a |\n| - |', '```\na\nb\n```', '    a\n    b']) assert.equal(withLongLines(text), text);
    });

    it('of the examples has no line that ends inside a sentence', () => {
        const policies = sheetsOf(renderExcel(generated('specification', world).tree)).get('Policies');
        const says = column(policies, 'What it says').map(String);
        for (const line of says.flatMap(words => words.split('\n'))) assert.match(line, /[.:]$/, line);
        assert.match(says.join('\n'), /\n2\. Within two working days: /);
        const about = sheetsOf(renderForm(generated('review', world, REVIEW).tree)).get('About the review');
        for (const answer of column(about, 'Answer').map(String))
            for (const line of answer.split('\n').slice(0, -1)) assert.match(line, /[.;:]$/, line);
    });
});

describe('the sheets of a workbook', () => {
    it('have what only some policies say in columns', () => {
        const policies = sheetsOf(renderExcel(generated('specification', world).tree)).get('Policies');
        assert.ok(column(policies, 'Response').includes('Within 1 working day'));
        assert.ok(column(policies, 'Decided by').includes('Multidisciplinary team'));
    });

    it('have no column in which nothing is said, and no heading with nothing below it', () => {
        for (const [kind, selection] of [
            ['board-paper', REVIEW],
            ['action-plan', REVIEW],
            ['specification', {}],
            ['coverage', {}],
        ] as const) {
            const sheets = sheetsOf(renderExcel(generated(kind, world, selection).tree));
            for (const { name, rows } of sheets.values())
                for (const [at, title] of (rows[0] ?? []).entries())
                    assert.ok(
                        rows.slice(1).some(row => row[at] !== undefined),
                        `${kind}, ${name}: ${title}`,
                    );
        }
        const about = column(sheetsOf(renderExcel(generated('board-paper', world, REVIEW).tree)).get('About'), 'About this workbook');
        assert.ok(!about.includes('Short-term actions'), 'its table is on a sheet of its own');
        assert.ok(!about.includes('Annex A: all actions'));
        assert.ok(about.includes('Requirements not yet verified at source'));
    });

    it('use the width of the page', () => {
        const sheets = sheetsOf(renderExcel(generated('specification', world).tree));
        const { widths = [] } = sheets.get('Offers') ?? {};
        const sum = widths.reduce((all, width) => all + width, 0);
        assert.ok(sum > 110 && sum < 150, `${sum}`);
    });
});

describe('a form as a workbook', () => {
    it('prints what people read, and not the codes by which it is read back', () => {
        const files = unzipSync(renderForm(generated('blank-specification', world).tree));
        assert.match(
            strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()),
            /name="_xlnm.Print_Area" localSheetId="0">'Specification'!\$A\$1:\$D\$\d+</,
        );
    });

    it('does not show which texts a finding looked at', () => {
        const bytes = renderForm(generated('review', world, REVIEW).tree);
        const files = unzipSync(bytes);
        const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
        assert.match(workbook, /name="Also in the review" sheetId="\d+" state="hidden"/);
        const at = [...sheetsOf(bytes).keys()].indexOf('Also in the review') + 1;
        const rows = strFromU8(files[sheetPath(at)] ?? new Uint8Array()).match(/<row [^>]*>/g) ?? [];
        assert.ok(rows.length > 20);
        assert.ok(rows.slice(1).every(row => row.includes('hidden="1"')));
    });
});
