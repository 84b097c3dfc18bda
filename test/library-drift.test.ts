import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { LIBRARY } from '../language/library/library.ts';

type Row = Readonly<Record<string, string>>;

function rows(file: string): readonly Row[] {
    const text = readFileSync(new URL(`fixtures/fact-base/${file}`, import.meta.url), 'utf8');
    return parse(text, { columns: true, skip_empty_lines: true, bom: true }) as Row[];
}

/** How the library writes each basis of the fact base: the word for whose demand it is, and a note. */
const BASES: Readonly<Record<string, readonly [basis: string, note?: string]>> = {
    guidance: ['guidance'],
    "guidance (source's summary)": ['guidance', "source's summary"],
    'guidance (unverified)': ['guidance', 'unverified'],
    'letter PRN01524': ['letter', 'PRN01524'],
    'letter PRN01524 (as reported)': ['letter', 'PRN01524, as reported'],
    "framework (source's summary)": ['framework', "source's summary"],
    "framework (others' summary)": ['framework', "others' summary"],
    'framework (unverified)': ['framework', 'unverified'],
    'related national standard': ['standard'],
    'CQC review / expert comment': ['regulator', 'CQC review or expert comment'],
    'model evidence': ['evidence'],
    'local example': ['example'],
};

const SUBJECTS: Readonly<Record<string, readonly string[]>> = { spec: ['services'], review: ['reviews'], both: ['services', 'reviews'] };

describe('the library against the fact base', () => {
    const requirements = LIBRARY.flatMap(document => document.guidance)
        .filter(guidance => guidance.name !== 'SUP')
        .flatMap(guidance => guidance.requirements);
    const terms = LIBRARY.flatMap(document => document.declarations);

    it('has the requirements of its table, and no others', () => {
        assert.deepEqual(
            requirements.map(({ id }) => id).sort(),
            rows('catalogue.csv')
                .map(row => row.id)
                .sort(),
        );
        assert.equal(requirements.length, 80);
    });

    for (const row of rows('catalogue.csv')) {
        it(`${row.id} has its title, weight, basis, flag and documents`, () => {
            const requirement = requirements.find(({ id }) => id === row.id);
            assert.ok(requirement);
            assert.equal(requirement.title?.replaceAll('’', "'"), row.title?.replaceAll('’', "'"));
            assert.equal(requirement.obligation, row.severity);
            const [basis, note] = BASES[row.basis ?? ''] ?? [];
            assert.equal(requirement.basis, basis);
            assert.equal(requirement.basisNote?.replaceAll('’', "'"), note);
            assert.equal(requirement.source?.unverified, row.flag === 'recall');
            assert.deepEqual(requirement.subjects, SUBJECTS[row.applies_to ?? '']);
            assert.ok(requirement.says.length > 20, 'it says what is asked');
            assert.ok(requirement.ask, 'it has a question for people');
            assert.ok(requirement.example, 'it shows what to write');
        });
    }

    it('has the team types, with their retirement', () => {
        for (const row of rows('mhsds_service_team_types.csv')) {
            const term = terms.find(each => each.namespace === 'team-types' && each.name === row.code);
            assert.equal(term?.title, row.name, row.code);
            assert.equal(term?.term?.until !== undefined, row.status === 'retired', row.code);
        }
    });

    it('has the integrated care boards, with their codes, dates and successors', () => {
        const boards = terms.filter(each => each.namespace === 'organisations');
        const byCode = new Map(boards.flatMap(board => (board.term?.codes ?? []).map(code => [code, board] as const)));
        for (const row of rows('icbs.csv')) {
            const board = byCode.get(row.ods_code ?? '');
            assert.equal(board?.title, row.name, row.ods_code);
            assert.ok(row.ons_code === '' || board?.term?.codes.includes(row.ons_code ?? ''), row.ods_code);
            assert.equal(board?.term?.until ?? '', row.open_to, row.ods_code);
            const successors = (board?.term?.successors ?? []).map(name => boards.find(each => each.name === name)?.term?.codes[0]);
            assert.deepEqual(
                successors.sort(),
                (row.successor_ods_codes ?? '')
                    .split(/[;|, ]+/)
                    .filter(Boolean)
                    .sort(),
                row.ods_code,
            );
        }
    });

    it('has the trusts and the regions with their codes', () => {
        const codes = new Set(terms.flatMap(each => [...(each.term?.codes ?? []), each.name]));
        for (const row of rows('mental_health_trusts.csv')) assert.ok(codes.has(row.ods_code ?? ''), row.ods_code);
        for (const row of rows('nhs_england_regions.csv')) assert.ok(codes.has(row.region_code ?? ''), row.region_code);
    });
});
