import assert from 'node:assert/strict';
import { factsOfSoundText } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import { dayMeant, dayOf, isoDate } from '../../language/model/dates.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { readLaidOut } from '../support/both-readers.ts';
import { applyFix, findingsBy, inService } from '../support/check-text.ts';

const URI = addressOf('a.care');

/** The days that the dates of a text mean. Both readers find the same, and the formatter leaves them as they are. */
function daysIn(text: string): readonly (string | undefined)[] {
    return readLaidOut(text).dates.map(({ date }) => date);
}

const inReview = (answer: string): string =>
    `review ours "Ours" using icb-review-outcome {\n  covers: outreach\n  completed: ${answer}\n}\n\n${inService('  status: draft')}`;

describe('a month or a year in place of a day', () => {
    it('is its last day where something ends or is to be done, and its first anywhere else', () => {
        for (const [line, ...days] of [
            ['review by: September 2011', '2011-09-30'],
            ['review by: 2011', '2011-12-31'],
            ['in force: April 2025 to March 2028, extendable to 2030', '2025-04-01', '2028-03-31', '2030-12-31'],
            ['in force: 2025–2028', '2025-01-01', '2028-12-31'],
            ['made with: carers on February 2024 "Eleven people."', '2024-02-01'],
            ['policy discharge {\n    approved: March 2025 by "The board"\n    review by: February 2028\n  }', '2025-03-01', '2028-02-29'],
            ['works with police {\n    agreement: information-sharing, signed 2021, review by May 2023\n  }', '2021-01-01', '2023-05-31'],
            ['population {\n    expected: 2000 people counted June 2025\n  }', '2025-06-01'],
            ['measures {\n    indicator "Seen": at least 95%, by 2028, reported monthly\n  }', '2028-12-31'],
            ['accepts gap IACM-TEAM-03 until 2027 by "The board" because "Two posts are being recruited."', '2027-12-31'],
        ] as const)
            assert.deepEqual(daysIn(inService(`  ${line}`)), days, line);
    });

    it('may be in every block that has dates', () => {
        const review =
            'review ours "Ours" using icb-review-outcome {\n  action one "One" {\n    due: May 2027\n    completed on: 2026\n  }\n}\n';
        assert.deepEqual(daysIn(review), ['2027-05-31', '2026-01-01']);
        const words = 'vocabulary roles {\n  nurse "Nurse" from April 2020 until 2027 source "A book" checked May 2026\n}\n';
        assert.deepEqual(daysIn(words), ['2020-04-01', '2027-12-31', '2026-05-01']);
        const template = 'template ours "Ours" for IACM {\n  section a "A" {\n    ask done "Done": date, required, by June 2027\n  }\n}\n';
        assert.deepEqual(daysIn(template), ['2027-06-30']);
        const published = 'guidance OURS "Ours" {\n  published: 2019\n}\n';
        assert.deepEqual(daysIn(published), ['2019-01-01']);
        assert.equal(factsOfSoundText(URI, published)?.guidance[0]?.published, '2019');
    });

    it('is a number where no date may be, and a name where it is none', () => {
        const text = inService('  population {\n    expected: 2026 people\n    includes: May, psychosis\n  }');
        assert.deepEqual(daysIn(text), []);
    });

    it('has no day outside of the calendar', () => {
        assert.deepEqual(
            [dayMeant('0000', 'first'), dayMeant('Maytember 2026', 'last'), dayMeant(undefined, 'first')],
            [undefined, undefined, undefined],
        );
    });

    it('is over after its last day, and in the future before its first', () => {
        const policy = (approved: string, review: string): string =>
            inService(`  policy discharge {\n    approved: ${approved}\n    review by: ${review}\n  }`);
        const said = (code: string, text: string): number => findingsBy(code, text, '2026-11-30').length;
        assert.deepEqual(
            ['October 2026', 'November 2026', '2026', '2025'].map(month => said('CARE-205', policy('2020', month))),
            [1, 0, 0, 1],
        );
        assert.deepEqual(
            ['November 2026', 'December 2026', '2026', '2027'].map(month => said('CARE-203', policy(month, '2030'))),
            [0, 1, 0, 1],
        );
    });

    it('is from its first day to its last one: the longest that it can be', () => {
        const days = (approved: string, review: string): number | undefined => {
            const text = inService(`  policy discharge {\n    approved: ${approved}\n    review by: ${review}\n  }`);
            const reviewed = factsOfSoundText(URI, text)?.services[0]?.elements[0]?.values.reviewed;
            return reviewed?.type === 'number' ? reviewed.amount / 24 : undefined;
        };
        assert.deepEqual([days('2025', '2026'), days('March 2025', 'March 2025'), days('2025-01-01', '2026-12-31')], [729, 30, 729]);
    });

    it('is written in full: other ways have a fix', () => {
        for (const [line, right] of [
            ['review by: Sept 2026', 'review by: September 2026'],
            ['review by: by the end of Sep. 2026', 'review by: September 2026'],
            ['review by: the end of 2026', 'review by: 2026'],
            ['in force: from April 2025 until March 2028', 'in force: April 2025 to March 2028'],
            ['in force: 3rd April 2025 to Mar 2028', 'in force: 3 April 2025 to March 2028'],
        ] as const) {
            const text = inService(`  ${line}`);
            const [problem, ...more] = parseCare(text).problems;
            assert.deepEqual(more, [], line);
            const [fix] = problem?.fixes ?? [];
            assert.equal(fix && applyFix(text, fix).split('\n')[1]?.trim(), right, line);
        }
    });

    it('is no answer to a question that asks for a day', () => {
        const text = inReview('September 2026');
        const [finding, ...more] = findingsBy('CARE-712', text);
        assert.deepEqual(more, []);
        assert.match(finding?.message ?? '', /is “September 2026”\. It has to be a day/);
        assert.deepEqual(
            finding?.fixes?.map(fix => applyFix(text, fix).split('\n')[2]?.trim()),
            ['completed: 2026-09-30', 'completed: 2026-09-01'],
        );
        assert.deepEqual(daysIn(text), [undefined]);
    });
});

describe('a day', () => {
    it('has two figures for its month and its day, whatever was written', () => {
        assert.deepEqual(['1 April 2026', '11 November 2026', '01/04/2026'].map(isoDate), ['2026-04-01', '2026-11-11', '2026-04-01']);
        assert.deepEqual([new Date(2026, 3, 1, 12), new Date(2026, 10, 11, 12)].map(dayOf), ['2026-04-01', '2026-11-11']);
    });
});
