import assert from 'node:assert/strict';
import {
    amountOf,
    countFirst,
    inOrder,
    intervalHours,
    isWithin,
    leastOf,
    outerFirst,
    poundsOf,
    type Span,
    soonHours,
    timeOfDay,
    valueInWords,
} from '../../language/model/values.ts';

describe('units', () => {
    it('of time are hours: minutes to years, and working days with the weekends that they may have in between', () => {
        const hours = (value: number, unit: string): number => amountOf(value, unit).amount;
        assert.deepEqual(
            ['minutes', 'hour', 'days', 'weeks', 'months', 'years'].map(unit => hours(60, unit)),
            [1, 60, 1440, 10_080, 43_830, 525_960],
        );
        assert.deepEqual(
            ['minute', 'days', 'week', 'fortnights', 'month', 'quarter', 'year'].map(unit => hours(1, unit)),
            [1 / 60, 24, 168, 336, 730.5, 2191.5, 8766],
        );
        assert.deepEqual(
            [1, 5, 6, 10, 11].map(days => hours(days, 'workingdays')),
            [72, 168, 240, 336, 408],
        );
        assert.equal(amountOf(1, 'workingday').amount, 72);
    });

    it('say what is counted', () => {
        for (const [unit, dimension] of [
            [undefined, 'count'],
            ['weeks', 'time'],
            ['people', 'people'],
            ['newpeople', 'people'],
            ['person', 'people'],
            ['patients', 'people'],
            ['cases', 'people'],
            ['referrals', 'people'],
            ['newreferrals', 'people'],
            ['%', 'percent'],
            ['wte', 'wte'],
            ['visits', 'count'],
        ] as const)
            assert.deepEqual(amountOf(2, unit), { amount: unit === 'weeks' ? 336 : 2, dimension }, unit);
        assert.equal(amountOf(2, 'workingdays').dimension, 'time');
    });

    it('of money are pounds', () => {
        const written = ['£1,500', '£1,250,000', '£250k', '£1.2m', '£1.2 million', '£3 thousand', '£2bn', '£\u00A07', '£7.50', '£7\u00A0k'];
        assert.deepEqual(written.map(poundsOf), [1500, 1_250_000, 250_000, 1_200_000, 1_200_000, 3000, 2e9, 7, 7.5, 7000]);
        for (const other of ['1500', 'about £7', '£7 a day']) assert.ok(Number.isNaN(poundsOf(other)), other);
    });

    it('of intervals are the hours between two events', () => {
        const words = ['daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'];
        assert.deepEqual(
            words.map(word => intervalHours({ word }, 'fewest')),
            [24, 168, 336, 730.5, 2191.5, 8766],
        );
        assert.equal(intervalHours({ word: 'annually' }, 'fewest'), 8766);
        for (const [written, hours] of [
            [{ rhythm: 'weekly', timesCount: 'two' }, 84],
            [{ rhythm: 'weekly', number: 4 }, 672],
            [{ word: 'four-weekly' }, 672],
            [{ word: 'twelve-monthly' }, 8766],
            [{ rhythm: 'daily', times: 'twice' }, 12],
            [{ count: 'two', unit: 'weeks' }, 336],
            [{ everyCount: 'three', unit: 'months' }, 2191.5],
            [{ other: 'other', unit: 'day' }, 48],
            [{ unit: 'month' }, 730.5],
            [{}, 24],
            [{ times: 'once', unit: 'week' }, 168],
            [{ timesCount: 'three', unit: 'day' }, 8],
            [{ times: 'once', number: 2, unit: 'weeks' }, 336],
            [{ times: 'once', everyCount: 'two', unit: 'weeks' }, 336],
        ] as const)
            for (const bound of ['fewest', 'most'] as const) assert.equal(intervalHours(written, bound), hours, JSON.stringify(written));
        for (const unknown of [{ word: 'hourly-weekly' }, { word: '-weekly' }, { word: 'four-nightly' }, { times: 'thrice', unit: 'day' }])
            assert.ok(Number.isNaN(intervalHours(unknown, 'fewest')), JSON.stringify(unknown));
        assert.deepEqual([intervalHours({ most: 4, unit: 'week' }, 'fewest'), intervalHours({ most: 4, unit: 'week' }, 'most')], [42, 42]);
        assert.deepEqual([intervalHours({ number: 4, unit: 'weeks' }, 'fewest'), intervalHours({ unit: 'week' }, 'fewest')], [672, 168]);
        assert.deepEqual(
            [intervalHours({ times: 'twice', unit: 'day' }, 'most'), intervalHours({ most: 3, unit: 'week' }, 'most')],
            [12, 56],
        );
        const range = { fewest: 2, most: 3, unit: 'week' };
        assert.deepEqual([intervalHours(range, 'fewest'), intervalHours(range, 'most')], [84, 56]);
    });

    it('of days in words are the longest that they can take', () => {
        const words = ['sameday', 'nextday', 'sameworkingday', 'nextworkingday'];
        assert.deepEqual(words.map(soonHours), [24, 48, 72, 72]);
    });

    it('of a time of day are hours after midnight', () => {
        for (const [written, hours] of [
            ['08:00', 8],
            ['8am', 8],
            ['8\u00A0am', 8],
            ['5.30 pm', 17.5],
            ['12am', 0],
            ['12:15am', 0.25],
            ['12pm', 12],
            ['12:45pm', 12.75],
            ['11:59', 11 + 59 / 60],
            ['0:00', 0],
            ['24:00', 24],
            ['9', 9],
            ['noon', 12],
            ['midday', 12],
            ['midnight', 24],
        ] as const)
            assert.equal(timeOfDay(written), hours, written);
        for (const none of ['25:00', '24:01', '8:60', '13pm', '13:00 am', 'dusk', 'at 8', '8 o’clock', '123'])
            assert.equal(timeOfDay(none), undefined, none);
    });
});

describe('places in a text', () => {
    it('are in the order in which they begin; of those that begin together the shorter is first, or the one around the others', () => {
        const places: Span[] = [
            [4, 9],
            [0, 9],
            [4, 6],
            [0, 2],
        ];
        assert.deepEqual(places.toSorted(inOrder), [
            [0, 2],
            [0, 9],
            [4, 6],
            [4, 9],
        ]);
        assert.deepEqual(places.toSorted(outerFirst), [
            [0, 9],
            [0, 2],
            [4, 9],
            [4, 6],
        ]);
    });

    it('are within another one that begins no later and ends no sooner', () => {
        const around: Span = [4, 9];
        for (const [inner, isIn] of [
            [[4, 9], true],
            [[5, 8], true],
            [[3, 9], false],
            [[4, 10], false],
            [[4, 4], true],
            [[9, 9], true],
            [[10, 10], false],
        ] as const)
            assert.equal(isWithin(inner, around), isIn, String(inner));
    });
});

describe('what was said', () => {
    it('is told as it was written', () => {
        const at: Span = [0, 1];
        assert.equal(valueInWords({ type: 'text', text: 'Weekly.', at }), 'Weekly.');
        assert.equal(valueInWords({ type: 'list', items: ['IACM-CARE-01', 'IACM-CARE-02'], at }), 'IACM-CARE-01, IACM-CARE-02');
        assert.equal(valueInWords({ type: 'date', date: undefined, shown: '31 April 2026', at }), '31 April 2026');
        assert.equal(valueInWords({ type: 'number', amount: 48, dimension: 'time', shown: '2 days', at }), '2 days');
    });
});

describe('of several', () => {
    it('those at the beginning that a test holds for are counted', () => {
        for (let length = 0; length < 6; length++) {
            const numbers = Array.from({ length }, (_, index) => index);
            for (let first = 0; first <= length; first++)
                assert.equal(
                    countFirst(numbers, number => number < first),
                    first,
                );
        }
    });

    it('the least is found, of none and of very many', () => {
        assert.equal(leastOf([]), undefined);
        assert.equal(leastOf([3]), 3);
        assert.equal(leastOf([3, -1, 2, -1, 7]), -1);
        assert.equal(leastOf(Array.from({ length: 300_000 }, (_, index) => index + 1)), 1);
    });
});
