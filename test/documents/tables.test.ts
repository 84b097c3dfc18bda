import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import schema from '../../docs/schemas/document.schema.json' with { type: 'json' };
import { renderExcel, sheetNames } from '../../documents/excel/workbook.ts';
import { csvText, renderCsv } from '../../documents/formats/csv.ts';
import { renderJson } from '../../documents/formats/json.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { tablesOf } from '../../documents/tree/document-tree.ts';
import { generated } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

async function workbookOf(kind: (typeof DOCUMENT_KINDS)[number]): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook();
    const bytes = renderExcel(generated(kind, world).tree);
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    return workbook;
}

describe('a workbook', () => {
    it('has the actions as rows that can be filtered, with dates that are dates', async () => {
        const sheet = (await workbookOf('action-plan')).getWorksheet('Actions');
        assert.ok(sheet);
        assert.equal(sheet.rowCount, 4);
        assert.equal(sheet.getCell('A2').value, 'Audit discharges every quarter');
        assert.deepEqual(sheet.getCell('E2').value, new Date('2026-10-31'));
        assert.equal(sheet.getCell('G2').value, 'Yes');
        assert.equal(sheet.autoFilter, 'A1:M4');
        assert.deepEqual(
            sheet.views.map(view => [view.state, 'ySplit' in view ? view.ySplit : 0]),
            [['frozen', 1]],
        );
    });

    it('has what actions need as numbers that can be added up, which a page has no room for', async () => {
        const sheet = (await workbookOf('action-plan')).getWorksheet('Actions');
        const titles = sheet?.getRow(1).values as string[];
        const column = (title: string) => [2, 3, 4].map(row => sheet?.getRow(row).getCell(titles.indexOf(title)).value);
        assert.deepEqual(column('Each year (£)').filter(Boolean), [1_200_000]);
        assert.deepEqual(column('Whole-time equivalents').filter(Boolean), [14]);
        assert.ok(!titles.includes('Once (£)'), 'nothing is needed once');
        assert.doesNotMatch(renderMarkdown(generated('action-plan', world).tree), /Each year \(£\)/);
    });

    it('has rows that are high enough for what they say, and columns that hold their words', async () => {
        const sheet = (await workbookOf('coverage')).getWorksheet('IACM');
        assert.ok(sheet);
        const why = sheet.getRow(1).values as string[];
        const at = why.indexOf('Why');
        const width = sheet.getColumn(at).width ?? 0;
        const long = [...Array(sheet.rowCount - 1).keys()]
            .map(row => sheet.getRow(row + 2))
            .find(row => String(row.getCell(at).value).length > 200);
        const lines = String(long?.getCell(at).value).length / width;
        assert.ok(lines > 3);
        assert.ok((long?.height ?? 0) > lines * 11, `${long?.height} for ${lines} lines`);
        assert.ok((long?.height ?? 0) < lines * 26, `${long?.height} for ${lines} lines`);
        for (const title of ['Requirement', 'Weight', 'Outcome'])
            assert.ok((sheet.getColumn(why.indexOf(title)).width ?? 0) >= title.length + 3);
    });

    it('has a sheet for each table of a document, and what else it says', async () => {
        const { tree } = generated('coverage', world);
        const workbook = await workbookOf('coverage');
        assert.equal(workbook.worksheets.length, tablesOf(tree).length + 1);
        for (const [at, table] of tablesOf(tree).entries()) assert.equal(workbook.worksheets[at]?.rowCount, table.rows.length + 1);
        assert.match(JSON.stringify(workbook.getWorksheet('About')?.getSheetValues()), /Made with Carewright 0\.0\.0/);
        assert.deepEqual(renderExcel(tree), renderExcel(generated('coverage', exampleWorld()).tree), 'the same bytes each time');
    });

    it('keeps the names of sheets short, allowed and different', () => {
        const names = sheetNames([
            { name: 'a/b:c' },
            { name: 'A b c' },
            { name: 'x'.repeat(40) },
            { name: 'x'.repeat(50) },
            { name: "''" },
        ]);
        assert.equal(new Set(names.map(name => name.toLowerCase())).size, 5);
        for (const name of names) assert.match(name, /^[^\\/?*[\]:']{1,31}$/);
    });
});

describe('comma-separated values', () => {
    it('are safe in a spreadsheet, and can be read back', () => {
        const formulas = [
            '=1',
            ' =1+1',
            '\t=1',
            '\r=1',
            '\n=1',
            '\u00A0=1',
            '\u200B=1',
            '＝1',
            ' ＋1',
            '－1',
            '＠1',
            '+1',
            '-1',
            '@a',
            '\tplain',
        ];
        const plain = ['a = b', 'a, "b"\r\nc', '’', ''];
        const text = csvText([['Title', 'Number'], ...[...formulas, ...plain].map(each => [each, -1])]);
        assert.ok(text.startsWith('\uFEFF'));
        const [, ...rows] = parse(text, { bom: true }) as string[][];
        assert.deepEqual(
            rows.map(([each]) => each),
            [...formulas.map(each => `'${each}`), ...plain],
        );
        assert.ok(rows.every(([, number]) => number === '-1'));
    });

    it('have a row for each requirement, of all guidance', () => {
        const generatedTree = generated('coverage', world).tree;
        const rows = parse(renderCsv(generatedTree), { bom: true, columns: true }) as Record<string, string>[];
        const results = world.assessments('service', 'city-outreach').flatMap(({ results: all }) => all);
        assert.equal(rows.length, results.length);
        assert.deepEqual(new Set(rows.map(row => row.Table)), new Set(['IACM', 'CMHF', 'SUP']));
    });
});

describe('JSON', () => {
    for (const kind of DOCUMENT_KINDS) {
        it(`of a ${kind} is as its schema says`, () => {
            const ajv = new Ajv({ allErrors: true });
            addFormats.default(ajv);
            const validate = ajv.compile(schema);
            const made = generated(kind, world);
            assert.ok(validate(JSON.parse(renderJson(made.tree, made, world))), JSON.stringify(validate.errors?.slice(0, 3)));
        });
    }
});
