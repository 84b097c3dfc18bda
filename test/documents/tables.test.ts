import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import schema from '../../docs/schemas/document.schema.json' with { type: 'json' };
import { renderCsv } from '../../documents/csv/render.ts';
import { renderExcel, sheetNames } from '../../documents/excel/render.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { renderJson } from '../../documents/json/render.ts';
import { tablesOf } from '../../documents/tree/tables-of.ts';
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
        assert.equal(sheet.getCell('B2').value, 'Audit discharges every quarter');
        assert.deepEqual(sheet.getCell('F2').value, new Date('2026-10-31'));
        assert.equal(sheet.getCell('H2').value, 'Yes');
        assert.equal(sheet.autoFilter, 'A1:K4');
        assert.deepEqual(
            sheet.views.map(view => [view.state, 'ySplit' in view ? view.ySplit : 0]),
            [['frozen', 1]],
        );
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
