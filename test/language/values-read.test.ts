import assert from 'node:assert/strict';
import { nextApril } from '../../language/model/dates.ts';
import { numberIn } from '../../language/model/subjects.ts';
import { inOrder, outerFirst } from '../../language/model/values.ts';
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
