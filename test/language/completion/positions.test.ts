import assert from 'node:assert/strict';
import type { Lexer } from 'langium';
import { Completer } from '../../../language/completion/complete.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { Lines } from '../../../language/syntax/lines.ts';
import { carewright } from '../../../language/syntax/services.ts';
import { labelsAt, suggestionsAt } from './completing.ts';

const has = (source: string, ...wanted: readonly string[]): void => {
    const labels = labelsAt(source);
    for (const label of wanted) assert.ok(labels.includes(label), `${label} in ${labels.slice(0, 30).join(', ')}`);
};
const none = (source: string, ...unwanted: readonly string[]): void => {
    const labels = labelsAt(source);
    for (const label of unwanted) assert.ok(!labels.includes(label), `${label} in ${source}`);
};

describe('completion by the grammar', () => {
    it('in services', () => {
        has('service a {\n  access {\n    urgent response: <|>\n  }\n}\n', 'within');
        has('service a {\n  access {\n    urgent response: within 5 <|>\n  }\n}\n', 'working days', 'hours');
        none('service a {\n  access {\n    urgent response: within 5 <|>\n  }\n}\n', 'people', 'wte', 'hour');
        has('service a {\n  access {\n    urgent response: within 1 working <|>\n  }\n}\n', 'day');
        has('service a {\n  team {\n    key-worker: 1.0 wte <|>\n  }\n}\n', 'shared', 'vacant');
        has('service a {\n  team {\n    caseload: at <|>\n  }\n}\n', 'most', 'least');
        has('service a {\n  team {\n    supervision: <|>\n  }\n}\n', 'every', 'daily');
        has('service a {\n  aims {\n    <|>\n  }\n}\n', '- "…"');
        has('service a {\n  aims {\n    - "x" <|>\n  }\n}\n', 'measured by dialog');
        has('service a {\n  measures {\n    dialog: <|>\n  }\n}\n', 'at start', 'at discharge', 'reported', 'source', 'at least');
        has('service a {\n  not applicable IACM-CARE-06 <|>\n}\n', 'because');
        has('service a {\n  accepts gap IACM-CARE-06 <|>\n}\n', 'until');
        has('service a {\n  access {\n    hours: 24 hours, <|>\n  }\n}\n', 'every day', 'weekdays', 'Monday');
    });

    it('names of a list of entries, each once, and after a dash', () => {
        has('service a {\n  team {\n    nurse, <|>\n  }\n}\n', 'social-worker', 'pharmacist');
        none('service a {\n  team {\n    nurse, <|>\n  }\n}\n', 'nurse', 'supervision');
        has('service a {\n  offers {\n    care-plan, crisis-plan, peer<|>\n  }\n}\n', 'peer-support');
        none('service a {\n  team {\n    nurse, social-worker: <|>\n  }\n}\n', '1.0 wte');
        has('service a {\n  works with gp, <|>\n}\n', 'police');
        none('service a {\n  works with gp, <|>\n}\n', 'gp');
        has('service a {\n  offers {\n    - <|>\n  }\n}\n', 'care-plan');
        assert.equal(labelsAt('service a {\n  team {\n    nurse: <|>\n  }\n}\n').at(-1), 'shared');
    });

    it('numbers, in what they may count', () => {
        has('service a {\n  team {\n    supervision: every <|>\n  }\n}\n', '4 weeks', 'week');
        has('service a {\n  population {\n    primary care networks: <|>\n  }\n}\n', '1');
        const gap = (line: string): string => `review a {\n  action b "B" {\n    resource gap: ${line}<|>\n  }\n}\n`;
        has(gap('£310k recurrent, '), '£250k', '1.0 wte');
        has(gap('£310k recurrent, 4 '), 'wte');
        none(gap('£310k '), 'wte');
    });

    it('nothing that stands behind the cursor already', () => {
        const text = 'service a {\n  wor with police {\n  }\n}\n';
        const works = suggestionsAt(text, text.indexOf('wor') + 3).find(({ label }) => label === 'works with');
        assert.deepEqual(works?.parts, ['works']);
        const other = 'service a {\n  wor without police {\n  }\n}\n';
        const all = suggestionsAt(other, other.indexOf('wor') + 3).find(({ label }) => label === 'works with');
        assert.deepEqual(all?.parts, ['works with']);
    });

    it('no condition where it would be read as a name', () => {
        none('guidance A {\n  must A-1 {\n    expects role <|>\n  }\n}\n', 'where caseload', 'where');
        has('guidance A {\n  must A-1 {\n    expects role gp <|>\n  }\n}\n', 'where');
    });

    it('in guidance', () => {
        has('guidance A {\n  must A-1 {\n    <|>\n  }\n}\n', 'says', 'basis', 'expects', 'applies to services');
        has('guidance A {\n  must A-1 {\n    basis: <|>\n  }\n}\n', 'local', 'guidance');
        has('guidance A {\n  must A-1 {\n    expects <|>\n  }\n}\n', 'statement', 'any of', 'caseload', 'referral from', 'works with');
        has('guidance A {\n  must A-1 {\n    expects caseload <|>\n  }\n}\n', 'at most', 'with');
        none('guidance A {\n  must A-1 {\n    expects caseload <|>\n  }\n}\n', 'in date', 'by', 'reviewed at least');
        has('guidance A {\n  must A-1 {\n    expects policy non-attendance with <|>\n  }\n}\n', 'owner', 'approved', 'audit');
        has('guidance A {\n  must A-1 {\n    applies to services where model is <|>\n  }\n}\n', 'assertive-outreach');
        has('guidance A extends IACM {\n  tightens <|>\n}\n', 'IACM-DNA-01');
    });

    it('in vocabularies, on the lines below a term too', () => {
        has('vocabulary <|>', 'roles', 'policies');
        has('vocabulary roles {\n  a "A" <|>\n}\n', 'also', 'until', 'succeeded by');
        has('vocabulary roles {\n  a "A"\n    <|>\n}\n', 'also', 'until');
        none('vocabulary roles {\n  a "A"\n  <|>\n}\n', 'also', 'until');
    });

    it('in templates', () => {
        const before = 'template t "T" for IACM {\n  section s "S" {\n    ask q "Q": one of a "A", b "B"\n    ';
        has(`${before}<|>\n  }\n}\n`, 'ask', 'actions', 'for each requirement');
        has(`${before}ask z "Z": <|>\n  }\n}\n`, 'date', 'prose', 'one of');
        has(`${before}ask z "Z": prose, required when <|>\n  }\n}\n`, 'q');
        has(`${before}ask z "Z": prose, required when q is <|>\n  }\n}\n`, 'a', 'b');
    });

    it('in reviews', () => {
        const before = 'review r "R" using icb-review-outcome {\n  ';
        has('review r "R" using <|>\n', 'icb-review-outcome');
        has(`${before}<|>\n}\n`, 'completed', 'finding', 'action', 'covers');
        none(`${before}completed: 2024-09-27\n  <|>\n}\n`, 'completed');
        has(`${before}region: <|>\n}\n`, 'midlands');
        none(`${before}region: <|>\n}\n`, 'in-place', '2026-11-22');
        has(`${before}finding <|>\n}\n`, 'IACM-DNA-01');
        has(`${before}finding IACM-DNA-01 {\n    <|>\n  }\n}\n`, 'policy', 'practice', 'action');
        has(`${before}finding IACM-DNA-01 {\n    policy: <|>\n  }\n}\n`, 'in-place', 'partly');
        none(`${before}finding IACM-DNA-01 {\n    <|>\n  }\n}\n`, 'completed');
    });

    it('in lists that go on in the next line', () => {
        has('service a {\n  access {\n    referral from: gp,\n      <|>\n  }\n}\n', 'self');
        none('service a {\n  access {\n    referral from: gp,\n      <|>\n  }\n}\n', 'gp', 'hours');
    });

    it('in blocks that are opened on one line', () => {
        has('service a {\n  policy x { <|>\n  }\n}\n', 'owner', 'audit');
    });

    it('keeps what stands behind the cursor readable', () => {
        const labels = labelsAt('service a {\n  own<|>: "x"\n}\n');
        assert.ok(labels.includes('context') && !labels.includes('follows') && !labels.includes('population'));
        const [found] = suggestionsAt('service a {\n  own: "x"\n}\n', 17).filter(({ label }) => label === 'context');
        assert.deepEqual(found?.parts, ['context']);
    });

    it('offers a placeholder in an empty text, and nothing in any other', () => {
        assert.deepEqual(labelsAt('service a {\n  commissioner lead: "<|>"\n}\n'), ['[post title]']);
        assert.deepEqual(labelsAt('service a {\n  commissioner lead: "Hea<|>d"\n}\n'), []);
        assert.deepEqual(labelsAt('service a {\n  // <|>\n}\n'), []);
    });

    it('offers after words what it offers after a name', () => {
        for (const [block, own, name] of [
            ['offers', '"Walking group"', 'care-plan'],
            ['offers', '- "Walking group":', 'care-plan:'],
            ['team', '"Duty worker":', 'care-coordinator:'],
            ['measures', '"Seen":', 'indicator "Seen":'],
        ] as const) {
            const at = (head: string): readonly string[] =>
                labelsAt(`service a "A" {\n  follows: IACM\n  ${block} {\n    ${head} <|>\n  }\n}\n`);
            assert.ok(at(own).length > 4, own);
            assert.deepEqual(at(own).toSorted(), at(name).toSorted(), own);
        }
        const begin = labelsAt('service a "A" {\n  offers {\n    <|>\n  }\n}\n');
        assert.ok(begin.includes('"[what is offered]"') && !begin.includes('- "…"'));
    });

    it('never fails, wherever a text breaks off', () => {
        const text =
            'service a "A" {\n  follows: IACM\n  access {\n    hours: 08:00 to 20:00, every day "x"\n  }\n  policy x { owner: "é ”\n';
        for (let end = 0; end <= text.length; end++) assert.doesNotThrow(() => suggestionsAt(text.slice(0, end)));
        for (let offset = 0; offset <= text.length; offset++) assert.doesNotThrow(() => suggestionsAt(text, offset));
    });

    it('reads a few lines only, however long the document is', () => {
        const language = carewright();
        let read = 0;
        const lexer: Lexer = {
            definition: language.parser.Lexer.definition,
            tokenize: text => {
                read += text.length;
                return language.parser.Lexer.tokenize(text);
            },
        };
        const completer = new Completer(language.Grammar, lexer);
        const policies = Array.from(
            { length: 1000 },
            (_, index) => `  policy p-${index} {\n    owner: "Clinical lead"\n    "Words."\n  }\n`,
        ).join('');
        const text = `service a "A" {\n${policies}  access {\n    referral from: \n  }\n}\n`;
        const offset = text.indexOf('referral from: ') + 'referral from: '.length;
        const found = completer.complete(
            { lines: new Lines(text), offset },
            {
                names: new NameIndex(),
                today: '2026-11-22',
                document: undefined,
                assessments: () => [],
                requirements: () => [],
                newName: 'a',
            },
        );
        assert.ok(found.length);
        assert.ok(read < 1000, `${read} characters of ${text.length}`);
    });
});
