import assert from 'node:assert/strict';
import type { Element } from '../../language/model/facts.ts';
import { numberIn, textIn } from '../../language/model/subjects.ts';
import { applyFix, findingsBy, findingsOf, inService } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';

/** The elements of the lines of a block. */
function elementsIn(block: string, ...lines: readonly string[]): readonly Element[] {
    const text = inService(`  ${block} {\n${lines.map(line => `    ${line}`).join('\n')}\n  }`);
    const facts = factsOf(text);
    assert.deepEqual(facts.problems, [], text);
    assert.deepEqual(facts.strays, [], text);
    return facts.services[0]?.elements ?? [];
}

const WEEK = 168;
const OFTEN: readonly (readonly [written: string, hours: number])[] = [
    ['daily', 24],
    ['3 times a day', 8],
    ['three times a day', 8],
    ['2 visits a week', WEEK / 2],
    ['twice weekly', WEEK / 2],
    ['once daily', 24],
    ['3 times weekly', WEEK / 3],
    ['4-weekly', 4 * WEEK],
    ['4 weekly', 4 * WEEK],
    ['four-weekly', 4 * WEEK],
    ['six-monthly', 6 * 730.5],
    ['every four weeks', 4 * WEEK],
    ['every other week', 2 * WEEK],
    ['once every 2 weeks', 2 * WEEK],
    ['once a fortnight', 2 * WEEK],
    ['annually', 8766],
];

describe('how often, as people write it', () => {
    it('is read wherever a frequency may be', () => {
        for (const [written, hours] of OFTEN) {
            const lines = [
                elementsIn('team', `team meeting: ${written}`, `supervision: ${written} "For everyone."`),
                elementsIn('offers', `care-plan: ${written} "With the person."`, `peer-support: at least ${written}`),
                elementsIn('measures', `dialog: ${written}`, `honos: at start and ${written}`),
            ].flat();
            assert.equal(lines.length, 6);
            for (const element of lines) assert.equal(numberIn(element, 'every')?.amount, hours, `${written}, ${element.kind}`);
            const [contact] = elementsIn('access', `frequency of contact: ${written}`);
            assert.equal(contact && numberIn(contact, 'least')?.amount, hours, written);
            const audit = factsOf(inService(`  policy discharge {\n    audit: ${written}\n    "Words of a policy."\n  }`));
            assert.equal(numberIn(audit.services[0]?.elements[0], 'audit')?.amount, hours, written);
            const reported = elementsIn('measures', `dialog: every 6 months, reported ${written}`)[0];
            assert.equal(numberIn(reported, 'reported')?.amount, hours, written);
        }
    });

    it('changes from phase to phase, and the longest time between two contacts counts', () => {
        const [contact] = elementsIn('access', 'frequency of contact: weekly for 6 weeks, then fortnightly for three months, then monthly');
        assert.equal(numberIn(contact, 'least')?.amount, 730.5);
    });
});

describe('values as specifications have them', () => {
    it('are people at a time, people a year, or a rate', () => {
        const [people, yearly, rate] = elementsIn(
            'population',
            'expected: around 190 patients counted 2026-04-30 "Lists."',
            'expected: 140 referrals a year "All."',
            'expected: 32 new cases per 100,000 people a year "First episodes."',
        );
        assert.deepEqual([numberIn(people, 'people')?.amount, numberIn(people, 'yearly')], [190, undefined]);
        assert.deepEqual([numberIn(yearly, 'people'), numberIn(yearly, 'yearly')?.amount], [undefined, 140]);
        assert.deepEqual(
            [numberIn(rate, 'people'), numberIn(rate, 'yearly')?.amount, numberIn(rate, 'among')?.amount],
            [undefined, 32, 100000],
        );
    });

    it('are ages with a plus sign or in years, and hours until midnight', () => {
        assert.equal(numberIn(elementsIn('population', 'ages: 18+')[0], 'from')?.amount, 18);
        assert.equal(numberIn(elementsIn('population', 'ages: 16 to 24 years "New."')[0], 'to')?.amount, 24);
        assert.equal(numberIn(elementsIn('access', 'hours: 08:00 to midnight, every day')[0], 'hours')?.amount, 16);
        assert.equal(numberIn(elementsIn('access', 'hours: midnight until 8am')[0], 'hours')?.amount, 8);
    });

    it('are time limits as a range, with an extension, or in sessions, which are no time', () => {
        const limits = elementsIn(
            'access',
            'time limit: 6 to 12 months "A."',
            'time limit: 18 months, extendable to 24 months "B."',
            'time limit: 8 to 12 sessions "C."',
        );
        assert.deepEqual(
            limits.map(limit => numberIn(limit, 'limit')?.amount),
            [8766, 17532, undefined],
        );
        assert.equal(numberIn(limits[2], 'sessions')?.amount, 12);
    });

    it('are measures when people leave', () => {
        const [dialog, honos] = elementsIn(
            'measures',
            'dialog: at start and discharge',
            'honos: at start, every 6 months and at discharge',
        );
        for (const measure of [dialog, honos])
            assert.deepEqual([textIn(measure, 'start'), textIn(measure, 'leaving')], ['at start', 'at discharge']);
        assert.equal(numberIn(honos, 'every')?.amount, 6 * 730.5);
    });

    it('are a tightening with its weight before or after its reason', () => {
        for (const line of ['to must because "Carers."', 'because "Carers." to must']) {
            const facts = factsOf(
                `guidance G "G" extends IACM {\n  tightens IACM-FAM-03 ${line} {\n    expects policy discharge\n  }\n}\n`,
            );
            assert.deepEqual(facts.problems, []);
            assert.equal(facts.guidance[0]?.amendments[0]?.obligation, 'must');
        }
    });
});

describe('a line whose value is written in another way', () => {
    /** What is said of a line, with the line as its first fix makes it. */
    const told = (block: string, line: string): readonly string[] => {
        const text = inService(`  ${block} {\n    ${line}\n  }`);
        const found = findingsOf(text).filter(({ severity, code }) => severity === 'error' || code === 'CARE-106');
        assert.equal(found.length, 1, found.map(({ message }) => message).join('\n'));
        const [{ message, advice, fixes = [] }] = found as [(typeof found)[0]];
        const fixed = fixes[0] ? applyFix(text, fixes[0]) : '';
        return [[message, advice].filter(Boolean).join(' '), fixed.split('\n').slice(2, -3).join('\n').trim()];
    };

    it('is one problem about that line, and not a name for each word', () => {
        for (const line of ['team meeting: thrice or so', 'team meeting: ad hoc', 'supervision: four weekly'])
            assert.match(told('team', line)[0] ?? '', /^The line `(?:team meeting|supervision)` can’t be read\. Write how often as/);
        assert.match(told('measures', 'dialog: at week and month')[0] ?? '', /^The line `dialog` can’t be read\. Write a measure as/);
        assert.match(
            told('team', 'nurse: 4 wte band')[0] ?? '',
            /^The line `nurse` can’t be read\. Write a role as `key-worker: 4 wte "Band 6"`/,
        );
    });

    it('says which side a target is on, and takes words in quotation marks', () => {
        assert.deepEqual(told('measures', 'indicator "Seen": 80%'), [
            'Say which side the target is on: write `at least 80%` or `at most 80%`.',
            'indicator "Seen": at least 80%',
        ]);
        assert.deepEqual(told('measures', 'indicator "Complaints": 0, reported monthly'), [
            'Say which side the target is on: write `at most 0`.',
            'indicator "Complaints": at most 0, reported monthly',
        ]);
        assert.deepEqual(told('measures', 'indicator "Callers who give up": under 5%'), [
            'Say which side the target is on: write `at most 5%`.',
            'indicator "Callers who give up": at most 5%',
        ]);
        assert.deepEqual(told('measures', 'indicator "Seen": more than 80%, reported monthly'), [
            'Say which side the target is on: write `at least 80%`.',
            'indicator "Seen": at least 80%, reported monthly',
        ]);
        assert.deepEqual(told('team', 'nurse: 4 wte Band 6'), [
            'This text has no quotation marks. Put them around it.',
            'nurse: 4 wte "Band 6"',
        ]);
    });

    it('says the same of entries in own words', () => {
        assert.deepEqual(told('measures', '"Seen": 80%'), [
            'Say which side the target is on: write `at least 80%` or `at most 80%`.',
            '"Seen": at least 80%',
        ]);
        assert.deepEqual(told('team', '"Duty worker": 4 wte Band 6'), [
            'This text has no quotation marks. Put them around it.',
            '"Duty worker": 4 wte "Band 6"',
        ]);
        assert.match(told('team', '"Duty worker": 4 posts')[0] ?? '', /^This line can’t be read\. Write a role as/);
        const [message, fixed] = told('offers', '"Walking group" on Thursdays');
        assert.match(message ?? '', /^This line can’t be read\. Write what is offered as/);
        assert.equal(fixed, '"Walking group" "on Thursdays"');
    });

    it('gives each entry a separate line', () => {
        const apart = 'Put each of these on a separate line.';
        for (const [line, fixed] of [
            ['"A", "B", honos', '"A"\n    "B"\n    honos'],
            ['honos, dialog', 'honos\n    dialog'],
            ['- "A", "B"', '- "A"\n    - "B"'],
        ] as const)
            assert.deepEqual(told('measures', line), [apart, fixed], line);
        assert.deepEqual(told('offers', '- "A": monthly "Words", "B"'), [apart, '- "A": monthly "Words"\n    - "B"']);
        const text = inService('  offers {\n    care-plan: monthly, "B"\n  }');
        const fixes = findingsOf(text).find(({ severity }) => severity === 'error')?.fixes ?? [];
        assert.deepEqual(
            fixes.map(fix => [fix.safe, applyFix(text, fix).split('\n').slice(2, -3).join('\n').trim()]),
            [
                [false, 'care-plan: monthly\n    "B"'],
                [false, 'care-plan: monthly "B"'],
            ],
        );
        assert.deepEqual(told('offers', '"A" "Words" "B"'), [apart, '"A" "Words"\n    "B"']);
        assert.deepEqual(told('offers', 'care-plan: monthly "Words" "B" "C" "D"'), [
            apart,
            'care-plan: monthly "Words"\n    "B" "C"\n    "D"',
        ]);
        assert.deepEqual(told('offers', '"A" care-plan: monthly'), [apart, '"A"\n    care-plan: monthly']);
    });

    it('gives each text a line of its own', () => {
        const texts = 'Words end a line. Put each text on a separate line.';
        assert.deepEqual(told('access', 'referral from: gp, self, "Midwives"'), [
            texts,
            'referral from: gp, self\n    referral from: "Midwives"',
        ]);
        const standards = inService('  standards: mental-health-act-2025 "Not yet in force.", ng58');
        const [found] = findingsOf(standards).filter(({ severity }) => severity === 'error');
        assert.equal(found?.message, texts);
        assert.match(applyFix(standards, found?.fixes?.[0] ?? { title: '', safe: true, edits: [] }), /in force\."\n {2}standards: ng58/);
    });

    it('is known by other words for its label', () => {
        assert.match(told('access', 'referral form: "On the intranet."')[0] ?? '', /Did you mean `how to refer`\?/);
        assert.match(told('access', 'phone: "Ring 01632 960001."')[0] ?? '', /Did you mean `contact`\?/);
        assert.match(told('population', 'exclusion criteria: "None."')[0] ?? '', /Did you mean `excludes`\?/);
    });

    it('puts a code that begins with a digit in quotation marks', () => {
        for (const code of ['7A1', '1112345']) {
            const text = `vocabulary organisations {\n  betsi "Betsi" code ${code}\n  other "Other" code ZZ1\n}\n`;
            const [found, ...more] = findingsBy('CARE-001', text);
            assert.equal(found?.message, `Put a code that begins with a digit in quotation marks: \`code "${code}"\`.`);
            assert.deepEqual(more, []);
            const fixed = factsOf(applyFix(text, found?.fixes?.[0] ?? { title: '', safe: true, edits: [] }));
            assert.deepEqual(
                fixed.declarations.map(({ term }) => term?.codes),
                [[code], ['ZZ1']],
            );
        }
    });
});
