import assert from 'node:assert/strict';
import { amountOf, intervalHours, poundsOf, soonHours, timeOfDay } from '../../language/model/values.ts';

describe('units', () => {
    it('of time are hours: minutes to years, and working days with the weekends that they may have in between', () => {
        const hours = (value: number, unit: string): number => amountOf(value, unit).amount;
        assert.deepEqual(
            ['minutes', 'hour', 'days', 'weeks', 'months', 'years'].map(unit => hours(60, unit)),
            [1, 60, 1440, 10_080, 43_830, 525_960],
        );
        assert.deepEqual(
            [1, 5, 6, 10, 11].map(days => hours(days, 'workingdays')),
            [72, 168, 240, 336, 408],
        );
    });

    it('say what is counted', () => {
        const dimensions = [undefined, 'weeks', 'workingdays', 'people', 'person', '%', 'wte', 'visits'].map(
            unit => amountOf(2, unit).dimension,
        );
        assert.deepEqual(dimensions, ['count', 'time', 'time', 'people', 'people', 'percent', 'wte', 'count']);
    });

    it('of money are pounds', () => {
        const written = ['£1,500', '£250k', '£1.2m', '£1.2 million', '£3 thousand', '£2bn', '£\u00A07', '£7.50'];
        assert.deepEqual(written.map(poundsOf), [1500, 250_000, 1_200_000, 1_200_000, 3000, 2e9, 7, 7.5]);
        assert.ok(Number.isNaN(poundsOf('1500')));
    });

    it('of intervals are the hours between two events', () => {
        const words = ['daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'];
        assert.deepEqual(
            words.map(word => intervalHours({ word }, 'fewest')),
            [24, 168, 336, 730.5, 2191.5, 8766],
        );
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
        const times = ['08:00', '8am', '5.30 pm', '12am', '12pm', '24:00', '9', 'noon', 'midnight'].map(timeOfDay);
        assert.deepEqual(times, [8, 8, 17.5, 0, 12, 24, 9, 12, 24]);
        assert.deepEqual(['25:00', '8:60', '13pm', 'dusk'].map(timeOfDay), [undefined, undefined, undefined, undefined]);
    });
});
