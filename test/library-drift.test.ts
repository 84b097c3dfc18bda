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
    "guidance (source's summary)": ['guidance', 'as the source summarises it'],
    'guidance (as an ICB quotes it)': ['guidance', 'as an ICB quotes it'],
    'guidance (unverified)': ['guidance', 'unverified'],
    'letter PRN01524': ['letter', 'PRN01524'],
    'letter PRN01524 (as reported)': ['letter', 'PRN01524, as reported'],
    "framework (source's summary)": ['framework', 'as the source summarises it'],
    "framework (others' summary)": ['framework', 'as others summarise it'],
    'framework (unverified)': ['framework', 'unverified'],
    'related national standard': ['standard'],
    'related national standard (for part of the list)': ['standard', 'for part of the list'],
    'related national standard (unverified)': ['standard', 'unverified'],
    "law: Mental Health Act 1983, section 117 (others' summary)": ['law', 'Mental Health Act 1983, section 117; as others summarise it'],
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
        assert.equal(requirements.length, 101);
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

    it('cites an Act, or guidance that an Act gives its weight, wherever the law is the basis', () => {
        const ofLaw = LIBRARY.flatMap(document => document.guidance).flatMap(guidance =>
            guidance.requirements.filter(({ basis }) => basis === 'law').map(({ id, basisNote }) => [id, basisNote ?? ''] as const),
        );
        assert.deepEqual(ofLaw.map(([id]) => id).sort(), ['IACM-DIS-04', ...[1, 2, 3, 4, 5, 6].map(number => `SUP-LAW-0${number}`)]);
        for (const [id, note] of ofLaw) assert.match(note, /\bAct (?:1983|2005|2010|2014|2025)\b|statutory guidance of/, id);
        const notInForce = ofLaw.filter(([, note]) => /not in force|not among the sections in force/.test(note)).map(([id]) => id);
        assert.deepEqual(notInForce, ['SUP-LAW-02', 'SUP-LAW-03']);
    });

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

    it('has the trusts, with their names, codes, last days and successors', () => {
        const trusts = terms.filter(each => each.namespace === 'organisations');
        const withCode = (code: string) => trusts.find(each => each.term?.codes.includes(code));
        for (const row of rows('mental_health_trusts.csv')) {
            const trust = withCode(row.ods_code ?? '');
            assert.equal(trust?.title?.replaceAll('’', "'"), row.name?.replaceAll('’', "'"), row.ods_code);
            assert.equal(trust?.term?.until ?? '', row.until, row.ods_code);
            const successor = row.successor_ods_code ? [withCode(row.successor_ods_code)?.name] : [];
            assert.deepEqual(trust?.term?.successors, successor, row.ods_code);
        }
    });

    it('leads from every earlier name of a body to one that is current', () => {
        const bodies = terms.filter(each => each.namespace === 'organisations');
        for (const body of bodies) {
            assert.ok(!body.term?.until || body.term.successors.length, `${body.name} ended, and nothing says who came after it`);
            for (const name of body.term?.successors ?? []) {
                const successor = bodies.find(each => each.name === name);
                assert.ok(successor?.term?.codes.length, `${name} has no code`);
                assert.deepEqual(successor.term.successors, [], `${name} has a successor too`);
            }
        }
    });

    it('has every national indicator under its code and its official name, and every code of an outcome scale', () => {
        const measures = terms.filter(each => each.namespace === 'measures');
        // The published code has spaces before commas, and repeats some codes in brackets.
        const plain = (words = ''): string =>
            words
                .replaceAll('’', "'")
                .replace(/ \([A-Z]+\d+[a-z]*\)$/, '')
                .replaceAll(/\s+(?=[\s,])/g, '')
                .trim();
        const wrong = rows('mhsds_indicators.csv').filter(
            ({ code, name }) => plain(measures.find(each => each.name === code)?.title) !== plain(name),
        );
        assert.deepEqual(
            wrong.map(({ code, name }) => [code, measures.find(each => each.name === code)?.title, plain(name)]),
            [],
        );
        const codes = new Set(measures.flatMap(each => each.term?.codes ?? []));
        for (const { snomed_code: code = '', item } of rows('outcome_measures.csv')) assert.ok(!code || codes.has(code), item);
    });

    it('has the regions with their codes', () => {
        const codes = new Set(terms.flatMap(each => each.term?.codes ?? []));
        for (const row of rows('nhs_england_regions.csv')) assert.ok(codes.has(row.region_code ?? ''), row.region_code);
    });

    it('has more general terms only in the same vocabulary or among the regions, and none within itself', () => {
        for (const { namespace, name, term } of terms) {
            const above = [...(term?.parents ?? [])];
            for (const parent of above) {
                assert.notEqual(parent, name, `${namespace}: ${name} is within itself`);
                const found = terms.find(each => each.name === parent && (each.namespace === namespace || each.namespace === 'regions'));
                assert.ok(found, `${namespace}: ${name} is within ${parent}, which does not exist`);
                if (found.namespace === namespace) above.push(...(found.term?.parents ?? []));
            }
        }
    });

    it('has the words of public service texts that were missing', () => {
        const missing: Readonly<Record<string, readonly string[]>> = {
            roles: ['nurse', 'doctor', 'psychologist', 'psychiatrist', 'case-manager', 'specialty-doctor'],
            interventions: [
                ...['assessment', 'diagnosis', 'relapse-prevention', 'personal-budget', 'medicines-delivery', 'crisis-card'],
                ...['social-inclusion', 'cognitive-behavioural-therapy', 'bipolar-treatment', 'at-risk-mental-state-treatment'],
            ],
            needs: [
                ...['bipolar-disorder', 'depression', 'anxiety', 'obsessive-compulsive-disorder', 'schizophrenia'],
                ...['at-risk-mental-state', 'severe-disability', 'poor-response-to-treatment', 'poor-adherence', 'offending'],
                ...['acute-crisis', 'moderate-to-severe-mental-illness', 'gender-dysphoria', 'organic-brain-syndrome', 'physical-illness'],
            ],
            referrers: ['assertive-outreach', 'picu', 'locked-rehabilitation', 'ambulance-service', 'school', 'health-professional'],
            settings: ['community-hospital', 'supported-accommodation'],
        };
        for (const [vocabulary, names] of Object.entries(missing)) {
            const there = new Set(terms.filter(each => each.namespace === vocabulary).map(each => each.name));
            for (const name of names) assert.ok(there.has(name), `${vocabulary}: ${name}`);
        }
    });

    it('names the more general term where terms overlap', () => {
        const overlaps: readonly (readonly [vocabulary: string, name: string, general: string])[] = [
            ['needs', 'self-harm', 'harm-to-self'],
            ['needs', 'suicidal-thoughts', 'harm-to-self'],
            ['needs', 'paranoia', 'psychosis'],
            ['needs', 'schizophrenia', 'psychosis'],
            ['needs', 'first-episode-psychosis', 'psychosis'],
            ['needs', 'offending', 'contact-with-justice'],
            ['roles', 'consultant-psychiatrist', 'psychiatrist'],
            ['roles', 'psychiatrist', 'doctor'],
            ['roles', 'community-mental-health-nurse', 'nurse'],
            ['roles', 'clinical-psychologist', 'psychologist'],
            ['interventions', 'cbt-for-psychosis', 'cognitive-behavioural-therapy'],
            ['interventions', 'cognitive-behavioural-therapy', 'psychological-therapy'],
            ['interventions', 'relapse-monitoring', 'relapse-prevention'],
            ['referrers', 'picu', 'ward'],
        ];
        for (const [vocabulary, name, general] of overlaps) {
            const term = terms.find(each => each.namespace === vocabulary && each.name === name);
            assert.ok(term?.term?.parents.includes(general), `${name} is a ${general}`);
        }
    });

    it('does not take employment support for Individual Placement and Support', () => {
        const support = terms.find(each => each.namespace === 'interventions' && each.name === 'employment-support');
        assert.deepEqual(
            support?.term?.also.filter(word => /IPS|placement/i.test(word)),
            [],
        );
        const placement = terms.find(each => each.namespace === 'interventions' && each.name === 'individual-placement-and-support');
        assert.deepEqual(placement?.term?.parents, ['employment-support']);
    });
});
