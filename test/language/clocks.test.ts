import assert from 'node:assert/strict';
import { LIBRARY } from '../../language/library/library.ts';
import type { Element } from '../../language/model/facts.ts';
import { numberIn, textIn, valueIn } from '../../language/model/subjects.ts';
import { modelInTitle, usualGuidance } from '../../language/names/meant-for.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';
import { labelsAt } from './completion/completing.ts';

function elementsOf(lines: string): readonly Element[] {
    const facts = factsOf(`service a "A" {\n${lines}\n}\n`);
    assert.deepEqual([facts.problems, facts.strays], [[], []], lines);
    return facts.services[0]?.elements ?? [];
}

function resultOf(lines: string, expects: string): { readonly outcome?: string; readonly reason?: string } {
    const facts = factsOf(
        `guidance L "L" {\n  must L-1 "A" {\n    says: "A."\n    basis: local\n    source: "B" checked 2026-07-30\n    expects ${expects}\n  }\n}\nservice a "A" {\n  follows: L\n${lines}\n}\n`,
    );
    assert.deepEqual(facts.problems, []);
    const [result] = checkerOf([facts]).assessments(facts)[0]?.results ?? [];
    return { ...(result && { outcome: result.outcome, reason: result.reason }) };
}

describe('from when on a time is counted', () => {
    for (const [written, since] of [
        ['within 14 days of acceptance', 'acceptance'],
        ['within 4 weeks of the assessment', 'assessment'],
        ['within 5 working days from the decision', 'decision'],
        ['within 48 hours after hospital-discharge', 'hospital-discharge'],
        ['next working day after triage', 'triage'],
        ['same day', undefined],
    ] as const) {
        it(`is read from ${written}`, () => {
            const [assessment] = elementsOf(`access {\n assessment: ${written} "By two workers."\n}`) as readonly Element<'assessment'>[];
            assert.equal(textIn(assessment, 'since'), since);
            assert.equal(textIn(assessment, 'text'), 'By two workers.');
            const [offer] = elementsOf(`offers {\n care-plan: ${written} "By two workers."\n}`) as readonly Element<'offer'>[];
            assert.equal(textIn(offer, 'since'), since);
        });
    }

    it('decides if a time is the one that is asked for', () => {
        const asked = 'start of treatment within 4 weeks';
        const said = (written: string): string | undefined => resultOf(`access {\n start of treatment: ${written}\n}`, asked).outcome;
        assert.equal(said('within 4 weeks'), 'shown');
        assert.equal(said('within 4 weeks of referral'), 'shown');
        assert.equal(said('within 4 weeks of receipt'), 'shown', 'a referral is made when it is received');
        assert.equal(said('within 4 weeks of assessment'), 'partly');
        assert.equal(said('within 6 weeks of assessment'), 'against', 'what is too late from a later start is too late');
        assert.equal(said('within 4 weeks of [from when]'), 'shown');
        const { reason } = resultOf('access {\n start of treatment: within 4 weeks of assessment\n}', asked);
        assert.match(reason ?? '', /The time is counted from assessment\. Expected: from referral\./);
        const follow = 'discharge follow-up within 72 hours';
        assert.equal(resultOf('access {\n discharge follow-up: within 48 hours of discharge\n}', follow).outcome, 'shown');
        assert.equal(resultOf('access {\n discharge follow-up: within 48 hours of hospital-discharge\n}', follow).outcome, 'shown');
        assert.equal(resultOf('access {\n discharge follow-up: within 48 hours of referral\n}', follow).outcome, 'partly');
    });

    for (const [written, meant] of [
        ['within 14 days of first contact', 'within 14 days of first-contact'],
        ['14 days from the referral', 'within 14 days of referral'],
        ['two weeks after hospital discharge', 'within 2 weeks of hospital-discharge'],
    ] as const) {
        it(`is offered where it is written as ${written}`, () => {
            const text = `service a "A" {\n  access {\n    assessment: ${written}\n  }\n}\n`;
            const [problem] = factsOf(text).problems;
            assert.equal(problem?.fixes?.[0]?.title, `Change to ${meant}`);
        });
    }

    it('is completed: the words, and the names', () => {
        const at = (line: string): readonly string[] => labelsAt(`service a "A" {\n  access {\n    assessment: ${line}<|>\n  }\n}\n`);
        assert.ok(at('within 14 days ').includes('of'));
        const names = at('within 14 days of ');
        assert.ok(names.includes('acceptance') && names.includes('referral') && !names.includes('gp'));
        const lines = labelsAt('service a "A" {\n  access {\n    <|>\n  }\n}\n');
        assert.ok(lines.includes('triage'), lines.join(' '));
    });

    it('is a name of a vocabulary, also one of the workspace', () => {
        const unknown = (text: string): readonly string[] => {
            const facts = factsOf(text);
            return checkerOf([facts])
                .findings(facts)
                .flatMap(({ code, message }) => (code === 'CARE-101' ? [message] : []));
        };
        const service = 'service a "A" {\n access {\n  assessment: within 4 weeks of moonrise\n }\n}\n';
        assert.deepEqual(unknown(service), ['There is no start of a clock called `moonrise`.']);
        assert.deepEqual(unknown(`vocabulary clocks {\n  moonrise "Moonrise"\n}\n${service}`), []);
    });
});

describe('lines for what public pages say', () => {
    it('triage has a time of its own', () => {
        const [triage] = elementsOf(
            'access {\n triage: within 1 working day of receipt "By a clinician."\n}',
        ) as readonly Element<'triage'>[];
        assert.equal(numberIn(triage, 'within')?.amount, 72);
        const [offer] = elementsOf('offers {\n triage\n}');
        assert.equal(offer?.kind, 'offer');
    });

    for (const [written, said] of [
        ['9am to 5pm, Monday to Friday, excluding bank holidays', 'excluding'],
        ['9am to 5pm, Monday to Friday except public holidays', 'except'],
        ['9am to 5pm, weekdays, not on bank holidays', 'not'],
        ['9am to 1pm, Saturday, closed on bank holidays', 'closed'],
        ['8am to 8pm, every day, including bank holidays', 'including'],
        ['24/7, including bank holidays', 'including'],
        ['24 hours, 365 days a year', undefined],
        ['24/7, 365 days a year', undefined],
    ] as const) {
        it(`hours are read from ${written}`, () => {
            const [hours] = elementsOf(`access {\n hours: ${written} "Closed on Christmas Day."\n}`) as readonly Element<'hours'>[];
            assert.equal(textIn(hours, 'holidays'), said);
            assert.equal(textIn(hours, 'text'), 'Closed on Christmas Day.');
            if (said === undefined) assert.deepEqual([numberIn(hours, 'days')?.amount, numberIn(hours, 'hours')?.amount], [7, 24]);
        });
    }

    it('capacity and waiting list are no count of the people who need a service', () => {
        const [capacity, list, expected] = elementsOf(
            'population {\n capacity: up to 80 people\n waiting list: 31 people counted 2026-09-30 "The longest wait is 9 weeks."\n expected: 1,150 referrals a month\n}',
        ) as unknown as readonly [Element<'capacity'>, Element<'waitinglist'>, Element<'expected'>];
        assert.equal(numberIn(capacity, 'people')?.amount, 80);
        assert.equal(numberIn(list, 'people')?.amount, 31);
        assert.equal(valueIn(list, 'counted')?.type, 'date');
        assert.equal(valueIn(expected, 'people'), undefined);
        const asked = 'expected at least 5 people';
        assert.equal(resultOf('population {\n capacity: 80 people\n}', asked).outcome, 'missing');
        assert.equal(resultOf('population {\n expected: up to 80 people\n}', asked).outcome, 'partly');
        assert.equal(resultOf('population {\n expected: about 80 people\n}', asked).outcome, 'shown');
    });

    it('money and activity are numbers', () => {
        const [value, face, phone, words] = elementsOf(
            'contract value: £1.85m a year "Paid as a block."\n activity: 4,200 contacts a year, £212 each "Face to face."\n activity: 350 calls a month at £18 per call\n activity: "As in Schedule 2B."',
        ) as unknown as readonly [Element<'contractvalue'>, Element<'activity'>, Element<'activity'>, Element<'activity'>];
        assert.deepEqual([numberIn(value, 'amount')?.amount, textIn(value, 'text')], [1_850_000, 'Paid as a block.']);
        assert.deepEqual([numberIn(face, 'number')?.amount, numberIn(face, 'price')?.amount], [4200, 212]);
        assert.deepEqual([numberIn(phone, 'number')?.amount, numberIn(phone, 'price')?.amount], [350, 18]);
        assert.equal(textIn(words, 'text'), 'As in Schedule 2B.');
    });

    it('an indicator has a baseline, a day and a consequence; a measure ends in words with or without a comma', () => {
        const [indicator, dialog, recovery] = elementsOf(
            'measures {\n indicator "Seen in time": at least 60%, baseline 54%, by 2028-03-31, consequence "A plan." "As agreed."\n dialog: every 3 months "DIALOG+."\n qpr: every 6 months, "At home."\n}',
        ) as unknown as readonly [Element<'indicator'>, Element<'measure'>, Element<'measure'>];
        assert.deepEqual([numberIn(indicator, 'target')?.amount, numberIn(indicator, 'baseline')?.amount], [60, 54]);
        const by = valueIn(indicator, 'by');
        assert.equal(by?.type === 'date' && by.date, '2028-03-31');
        assert.equal(textIn(indicator, 'consequence'), 'A plan.');
        assert.deepEqual([textIn(dialog, 'text'), textIn(recovery, 'text')], ['DIALOG+.', 'At home.']);
    });

    it('a period can be extended', () => {
        const [period] = elementsOf('in force: 2027-04-01 to 2030-03-31, extendable to 2032-03-31') as readonly Element<'inforce'>[];
        const longest = valueIn(period, 'longest');
        assert.equal(longest?.type === 'date' && longest.date, '2032-03-31');
        const facts = factsOf('service a "A" {\n in force: 2027-04-01 to 2030-03-31, extendable to 2031-02-30\n}\n');
        assert.ok(
            checkerOf([facts])
                .findings(facts)
                .some(({ code }) => code === 'CARE-201'),
        );
    });
});

describe('guidance for a model that a title names', () => {
    const names = new NameIndex(LIBRARY);

    it('is that which is made for it', () => {
        for (const [title, model, guidance] of [
            ['Stourbrook Intensive Home Treatment Team', 'crisis-resolution-home-treatment', 'CRT'],
            ['Early Intervention in Psychosis, Wexborough', 'early-intervention-in-psychosis', 'EIP'],
            ['Calder Moss Assertive Outreach Team', 'assertive-outreach', 'IACM'],
            ['Ashdown Community Rehabilitation Team', 'community-rehabilitation', 'CMHF'],
            ['Quayside Homeless Outreach', 'homelessness-outreach', 'CMHF'],
        ] as const) {
            assert.equal(modelInTitle(title, names), model);
            assert.deepEqual(usualGuidance(model, names), [guidance]);
        }
        assert.equal(modelInTitle('Service specification', names), undefined);
        assert.equal(modelInTitle('The Actor’s Team', names), undefined);
    });

    it('is not intensive and assertive care for a model that only the text describes', () => {
        assert.deepEqual(usualGuidance('other-model', names), ['CMHF']);
    });
});
