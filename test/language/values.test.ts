import assert from 'node:assert/strict';
import { addMonths, daysBetween, isoDate } from '../../language/model/dates.ts';
import { attributeOrWord } from '../../language/model/elements.ts';
import { valueIn } from '../../language/model/subjects.ts';
import { factsOf } from '../support/read-text.ts';

function amountOf(lines: string, kind: string, name: string): number | undefined {
    const facts = factsOf(`service a "A" {\n  ${lines}\n}\n`);
    const element = facts.services[0]?.elements.find(element => element.kind === kind);
    const value = valueIn(element, attributeOrWord(name));
    return value?.type === 'number' ? value.amount : undefined;
}

describe('what a line says in numbers', () => {
    for (const [days, count] of [
        ['Monday to Sunday', 7],
        ['Monday to Friday', 5],
        ['Saturday to Monday', 3],
        ['Sunday to Saturday', 7],
        ['Monday, Wednesday', 2],
        ['every day', 7],
        ['weekdays', 5],
        ['weekends', 2],
    ] as const) {
        it(`${days} is ${count} days`, () => assert.equal(amountOf(`access { hours: 09:00 to 17:00, ${days} }`, 'hours', 'days'), count));
    }

    for (const [ages, from, to] of [
        ['under 18', 0, 17],
        ['14 to 35', 14, 35],
        ['18 and over', 18, undefined],
    ] as const) {
        it(`ages ${ages} reach from ${from} to ${to ?? 'any'}`, () => {
            assert.equal(amountOf(`population { ages: ${ages} }`, 'ages', 'from'), from);
            assert.equal(amountOf(`population { ages: ${ages} }`, 'ages', 'to'), to);
        });
    }
});

describe('the calendar', () => {
    for (const [written, date] of [
        ['29 February 2000', '2000-02-29'],
        ['29 February 2024', '2024-02-29'],
        ['29 February 1900', undefined],
        ['29 February 2100', undefined],
        ['2023-02-29', undefined],
        ['31/12/1999', '1999-12-31'],
        ['31 April 2026', undefined],
    ] as const) {
        it(`${date ? 'has' : 'has no'} ${written}`, () => assert.equal(isoDate(written), date));
    }

    it('counts the day that a leap year has more', () => {
        assert.equal(daysBetween('2000-02-28', '2000-03-01'), 2);
        assert.equal(daysBetween('2026-02-28', '2026-03-01'), 1);
        assert.equal(addMonths('2000-01-31', 1), '2000-02-29');
        assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    });
});
