import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import schema from '../../docs/schemas/document.schema.json' with { type: 'json' };
import { csvText, renderCsv } from '../../documents/formats/csv.ts';
import { renderExcel } from '../../documents/formats/excel.ts';
import { renderJson } from '../../documents/formats/json.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { e, xmlPart } from '../../documents/office/xml.ts';
import { fieldsIn, tablesOf } from '../../documents/tree/document-tree.ts';
import { cell, dataTable } from '../../documents/tree/prose.ts';
import { generated } from './generated.ts';
import { type Sheet, sheetsOf } from './workbook.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

function workbookOf(kind: (typeof DOCUMENT_KINDS)[number]): ReadonlyMap<string, Sheet> {
    return sheetsOf(renderExcel(generated(kind, world).tree));
}

describe('a workbook', () => {
    it('has the actions as rows that can be filtered, with dates that are dates', () => {
        const sheet = workbookOf('action-plan').get('Actions');
        assert.equal(sheet?.rows.length, 4);
        assert.equal(sheet.rows[1]?.[0], 'Audit discharges every quarter');
        const at = (title: string): number => sheet.rows[0]?.indexOf(title) ?? -1;
        assert.deepEqual(sheet.rows[1][at('Due')], new Date('2026-10-31'));
        assert.equal(sheet.rows[1][at('Overdue')], 'Yes');
        assert.equal(sheet.rows[1][at('Requirements')], 'IACM-DNA-01');
        assert.equal(sheet.filtered, 'A1:M4');
        assert.equal(sheet.frozen, 1);
    });

    it('has what actions need as numbers that can be added up, which a page has no room for', () => {
        const [titles = [], ...rows] = workbookOf('action-plan').get('Actions')?.rows ?? [];
        const column = (title: string) => rows.map(row => row[titles.indexOf(title)]).filter(Boolean);
        assert.deepEqual(column('Each year (£)'), [1_200_000]);
        assert.deepEqual(column('Whole-time equivalents'), [14]);
        assert.ok(!titles.includes('Once (£)'), 'nothing is needed once');
        assert.doesNotMatch(renderMarkdown(generated('action-plan', world).tree), /Each year \(£\)/);
    });

    it('has rows that are high enough for what they say, and columns that hold their words', () => {
        const sheet = workbookOf('coverage').get('IACM');
        assert.ok(sheet);
        const titles = sheet.rows[0] ?? [];
        const at = titles.indexOf('Why');
        const long = sheet.rows.findIndex(row => String(row[at]).length > 200);
        const lines = String(sheet.rows[long]?.[at]).length / (sheet.widths[at] ?? 0);
        const height = sheet.heights[long] ?? 0;
        assert.ok(lines > 3);
        assert.ok(height > lines * 11, `${height} for ${lines} lines`);
        assert.ok(height < lines * 26, `${height} for ${lines} lines`);
        for (const title of ['Requirement', 'Weight', 'Outcome']) assert.ok((sheet.widths[titles.indexOf(title)] ?? 0) >= title.length + 3);
    });

    it('has a sheet for each table of a document, and what else it says', () => {
        const { tree } = generated('coverage', world);
        const sheets = [...workbookOf('coverage').values()];
        assert.deepEqual(
            sheets.slice(0, -1).map(({ rows }) => rows.length),
            tablesOf(tree).map(({ rows }) => rows.length + 1),
        );
        assert.equal(sheets.at(-1)?.name, 'About');
        assert.match(JSON.stringify(sheets.at(-1)?.rows), /Made with Carewright 0\.0\.0/);
        assert.deepEqual(renderExcel(tree), renderExcel(generated('coverage', exampleWorld()).tree), 'the same bytes each time');
    });

    it('keeps the names of sheets short, allowed and different', () => {
        const { tree } = generated('coverage', world);
        const children = ['a/b:c', 'A b c', 'x'.repeat(40), 'x'.repeat(50), "''"].map(name =>
            dataTable(name, 'A table', [{ title: 'T', width: 1 }], [[cell('words')]]),
        );
        const names = [...sheetsOf(renderExcel({ ...tree, root: { type: 'root', children } })).keys()];
        // And one for what stands in no table.
        assert.equal(new Set(names.map(name => name.toLowerCase())).size, 6);
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

describe('JSON of a blank form', () => {
    for (const kind of ['blank-review', 'blank-specification'] as const)
        it(`lists all fields of a ${kind} as people see them`, () => {
            const { tree } = generated(kind, world);
            const { fields } = JSON.parse(renderJson(tree, { services: [], reviews: [] }, world)) as {
                readonly fields: readonly Readonly<Record<string, unknown>>[];
            };
            const own = fieldsIn(tree.root);
            assert.deepEqual(
                fields.map(({ tag, label, required }) => ({ tag, label, required })),
                own.map(({ tag, label, required }) => ({ tag, label, required })),
            );
            assert.ok(own.length > 100);
            for (const [at, { choices, help }] of own.entries())
                assert.deepEqual(
                    [fields[at]?.choices ?? [], fields[at]?.help],
                    [choices.map(({ value, title }) => ({ value, title })), help],
                );
            assert.ok(fields.every(({ under, hint }) => under && hint));
        });

    it('has none for a document that is no form', () => {
        const made = generated('review', world);
        assert.ok(!('fields' in (JSON.parse(renderJson(made.tree, made, world)) as object)));
    });
});

describe('XML', () => {
    it('gives text and attributes back as they were, and holds no character that it may not', () => {
        const text = 'a & b < c > "d"\te\nf\rg ]]> \u0001\uD800 é';
        const read: string[] = [];
        const parser = new SaxesParser();
        parser.on('opentag', ({ attributes }) => read.push(String(attributes.value)));
        // What is outside the root, after the declaration, is white space.
        parser.on('text', each => void (each.trim() && read.push(each)));
        parser.write(xmlPart(e('root', { value: text }, [text]))).close();
        const expected = text.replace('\u0001', '\uFFFD').replace('\uD800', '\uFFFD');
        assert.deepEqual(read, [expected, expected]);
    });
});
