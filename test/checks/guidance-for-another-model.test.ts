import assert from 'node:assert/strict';
import { guidanceForAnotherModel } from '../../language/checks/guidance-for-another-model.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { applyFix, findingsBy, findingsOf } from '../support/check-text.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

const { code } = guidanceForAnotherModel;

const OUTREACH = ['assertive-outreach', 'assertive-community-treatment', 'fact', 'embedded-in-community-team'];
const GENERAL = [
    'community-mental-health-team',
    'core-community-service',
    'community-rehabilitation',
    'ips',
    'single-point-of-access',
    'primary-care-mental-health',
    'forensic-community',
    'perinatal-mental-health',
    'eating-disorder-service',
    'homelessness-outreach',
    'learning-disability-service',
    'peer-led-service',
];

/** The guidance of the library that is meant for services of a model, beside what is meant for all. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(OUTREACH.map(model => [model, ['IACM']])),
    ...Object.fromEntries(GENERAL.map(model => [model, []])),
    'embedded-in-early-intervention': ['IACM', 'EIP'],
    'early-intervention-in-psychosis': ['EIP'],
    'crisis-resolution-home-treatment': ['CRT'],
    'other-model': ['IACM', 'EIP', 'CRT'],
};

const service = (follows: string, model: string, more = ''): string =>
    `service team "Team" {\n  status: draft\n  follows: ${follows}\n  model: ${model}\n${more}}\n`;

const requirementsIn = (text: string, prefix: string) => findingsOf(text).filter(finding => finding.code.startsWith(prefix));

describe('whom a guidance is for', () => {
    it('has a row for every model of the library', () => {
        const models = LIBRARY.flatMap(({ declarations }) => declarations).filter(({ namespace }) => namespace === 'models');
        assert.deepEqual(Object.keys(TABLE).toSorted(), models.map(({ name }) => name).toSorted());
    });

    for (const [model, meant] of Object.entries(TABLE)) {
        for (const guidance of ['IACM', 'EIP', 'CRT', 'CMHF', 'SUP']) {
            const fits = meant.includes(guidance) || guidance === 'CMHF' || guidance === 'SUP';
            it(`${guidance} is ${fits ? '' : 'not '}meant for ${model}`, () => {
                const text = service(guidance, model);
                assert.equal(findingsBy(code, text).length, fits ? 0 : 1);
                const reported = requirementsIn(text, `${guidance}-`).length;
                if (fits) assert.ok(reported > 0, 'what is missing is reported');
                else assert.equal(reported, 0, 'one warning, and no wall of findings');
            });
        }
    }

    it('still counts what is not reported', () => {
        const facts = factsOf(service('IACM, CRT', 'crisis-resolution-home-treatment'));
        const found = checkerOf([facts]).assessments(facts);
        assert.deepEqual(
            found.map(({ guidance, isForOthers }) => [guidance, isForOthers ?? false]),
            [
                ['CRT', false],
                ['IACM', true],
            ],
        );
        assert.ok((found[1]?.results.length ?? 0) > 30);
    });

    it('says nothing where no model is stated, or one that nobody declares', () => {
        for (const model of ['"[The model of care]"', '"Help at home"', 'nobody-declares-this'])
            assert.deepEqual(findingsBy(code, service('IACM, CRT', model)), []);
    });

    it('is meant for a service of several models when it is meant for one of them', () => {
        assert.deepEqual(findingsBy(code, service('IACM', 'crisis-resolution-home-treatment, fact')), []);
    });

    it('does not hold a model of the workspace against the library', () => {
        const ours = 'vocabulary models {\n  ours "Our own"\n}\n';
        assert.deepEqual(findingsBy(code, ours + service('IACM', 'ours')), []);
        const local = 'guidance LOCAL "Local" {\n  models: fact\n}\n';
        assert.equal(findingsBy(code, ours + local + service('LOCAL', 'ours')).length, 1);
    });

    it('goes from a guidance to those that extend it, unless these have a line themselves', () => {
        const crisis = service('IACM, LOCAL', 'crisis-resolution-home-treatment');
        const heir = 'guidance LOCAL "Local" extends IACM {\n}\n';
        assert.deepEqual(
            findingsBy(code, heir + crisis).map(({ at }) => (heir + crisis).slice(...at)),
            ['LOCAL'],
        );
        const own = 'guidance LOCAL "Local" extends IACM {\n  models: crisis-resolution-home-treatment\n}\n';
        assert.deepEqual(findingsBy(code, own + crisis), []);
        assert.ok(requirementsIn(own + crisis, 'IACM-').length > 30);
    });

    it('reports a requirement that two guidances share with the one that is meant for the service', () => {
        const pair =
            'guidance A "A" extends SUP {\n  models: fact\n}\nguidance B "B" extends SUP {\n  models: crisis-resolution-home-treatment\n}\n';
        const text = pair + service('A, B', 'crisis-resolution-home-treatment');
        assert.ok(requirementsIn(text, 'SUP-').length > 5);
    });

    it('takes the name out of its line, or puts the guidance for the model in its place', () => {
        const crisis = 'crisis-resolution-home-treatment';
        const fixed = (follows: string) => {
            const text = service(follows, crisis);
            return (findingsBy(code, text)[0]?.fixes ?? []).map(fix => /follows: .*/.exec(applyFix(text, fix))?.[0]);
        };
        assert.deepEqual(fixed('IACM'), [undefined, 'follows: CRT']);
        assert.deepEqual(fixed('IACM, CMHF'), ['follows: CMHF', 'follows: CRT, CMHF']);
        assert.deepEqual(fixed('CMHF, IACM'), ['follows: CMHF', 'follows: CMHF, CRT']);
        assert.deepEqual(fixed('CMHF, IACM, CRT'), ['follows: CMHF, CRT']);
    });
});
