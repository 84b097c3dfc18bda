import assert from 'node:assert/strict';
import { nextApril } from '../../language/model/dates.ts';
import { numberIn } from '../../language/model/subjects.ts';
import { countFirst, inOrder, intervalHours, isWithin, outerFirst } from '../../language/model/values.ts';
import { factsOf } from '../support/read-text.ts';

describe('what facts keep of a text', () => {
    it('is each part of a requirement under its own name', () => {
        const [requirement] =
            factsOf(
                'guidance OWN "Own" {\n  must OWN-1 "A demand" {\n    says: "It is said."\n    basis: local\n    applies to services\n    expects statement\n    example: "An example."\n    ask: "A question?"\n  }\n}\n',
            ).guidance[0]?.requirements ?? [];
        assert.deepEqual([requirement?.says, requirement?.example, requirement?.ask], ['It is said.', 'An example.', 'A question?']);
    });

    it('is how long a service is open, to midnight where it closes a minute before', () => {
        const hours = (times: string): number | undefined => {
            const { services, problems } = factsOf(`service s "S" {\n  access {\n    hours: ${times}, every day\n  }\n}\n`);
            assert.deepEqual(problems, []);
            const line = services[0]?.elements.find(({ kind }) => kind === 'hours');
            return line && numberIn(line as never, 'hours')?.amount;
        };
        assert.equal(hours('08:00 to 23:59'), 16);
        assert.ok((hours('08:00 to 23:57') ?? 16) < 16);
        assert.equal(hours('22:00 to 06:00'), 8);
        assert.equal(hours('09:00 to 09:00'), 24);
    });

    it('is the first day of the next April, from the day before it, the day itself and the day after', () => {
        assert.deepEqual(['2026-03-31', '2026-04-01', '2026-11-29'].map(nextApril), ['2026-04-01', '2027-04-01', '2027-04-01']);
    });

    it('is in order: by its beginning, then the shorter first, or the outer first', () => {
        assert.ok(inOrder([2, 9], [2, 4]) > 0 && inOrder([2, 4], [5, 6]) < 0);
        assert.ok(outerFirst([2, 9], [2, 4]) < 0 && outerFirst([5, 6], [2, 4]) > 0);
        const places = [
            [5, 9],
            [2, 9],
            [2, 4],
        ] as const;
        assert.deepEqual([...places].sort(inOrder), [
            [2, 4],
            [2, 9],
            [5, 9],
        ]);
        assert.deepEqual([...places].sort(outerFirst), [
            [2, 9],
            [2, 4],
            [5, 9],
        ]);
    });

    it('is of a source only its title, where that is still to be written', () => {
        const texts = (title: string) =>
            factsOf(
                `guidance OWN "Own" {\n  must OWN-1 "A demand" {\n    says: "X."\n    basis: local\n    source: "${title}"\n    applies to services\n    expects statement\n  }\n}\n`,
            ).texts.map(({ text }) => text);
        assert.ok(!texts('A fine letter').includes('A fine letter'));
        assert.ok(texts('[the letter]').includes('[the letter]'));
        assert.ok(texts('A fine letter').includes('X.'));
    });
});

describe('a place', () => {
    it('is within another that it fills, begins or ends, and in none that it leaves', () => {
        for (const inner of [
            [2, 6],
            [2, 4],
            [4, 6],
            [3, 5],
        ] as const)
            assert.ok(isWithin(inner, [2, 6]), `${inner}`);
        for (const outside of [
            [1, 6],
            [2, 7],
            [0, 1],
            [7, 9],
            [5, 8],
        ] as const)
            assert.ok(!isWithin(outside, [2, 6]), `${outside}`);
    });
});

describe('how often something happens', () => {
    it('is so many hours apart', () => {
        for (const [written, hours] of [
            [{ number: 2, unit: 'fortnight' }, 672],
            [{ other: 'other', unit: 'week' }, 336],
            [{ unit: 'week' }, 168],
            [{ times: 'once', unit: 'day' }, 24],
            [{ times: 'twice', unit: 'day' }, 12],
            [{ times: 'once', rhythm: 'weekly' }, 168],
            [{ times: 'twice', rhythm: 'weekly' }, 84],
            [{ number: 2, rhythm: 'weekly' }, 336],
            [{ timesCount: 'three', unit: 'week' }, 56],
        ] as const)
            assert.equal(intervalHours(written, 'most'), hours, JSON.stringify(written));
        assert.equal(intervalHours({ fewest: 2, most: 3, unit: 'week' }, 'fewest'), 84);
        assert.equal(intervalHours({ fewest: 2, most: 3, unit: 'week' }, 'most'), 56);
    });
});

describe('how many of a sorted list something holds for', () => {
    it('is any number from none to all', () => {
        for (let count = 0; count <= 5; count++)
            assert.equal(
                countFirst([0, 1, 2, 3, 4], item => item < count),
                count,
            );
    });
});
