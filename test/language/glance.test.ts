import assert from 'node:assert/strict';
import { factsOfText, glancedFacts, LONGEST } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';

describe('what a document declares at a first glance', () => {
    for (const [text, expected] of [
        ['service a-team "A team" {\n  review by: 2026-01-01\n  service : x\n}', [['service', 'a-team', 'A team']]],
        ['review r-2024 using form {', [['review', 'r-2024', undefined]]],
        ['  service équipe\n{', [['service', 'équipe', undefined]]],
        ['vocabulary roles { x "X" }', []],
        ['', []],
    ] as const) {
        it(JSON.stringify(text.split('\n')[0]), () => {
            assert.deepEqual(
                glancedFacts(addressOf('file:///a.care'), text).declarations.map(({ namespace, name, title }) => [namespace, name, title]),
                expected,
            );
        });
    }

    it('is what a reader finds there, in every example', () => {
        for (const { name, text } of exampleFiles()) {
            const { services, reviews } = factsOf(text, name);
            const read = [...services, ...reviews].map(({ type, name, title }) => [type, name, title]);
            const glanced = glancedFacts(addressOf('file:///a.care'), text).declarations;
            assert.deepEqual(
                glanced.map(({ namespace, name, title }) => [namespace, name, title]),
                read,
                name,
            );
        }
    });

    it('is all that is known of a text that is too long, so that others find its names', () => {
        const text = `service a-team "A team" {\n  note: "${'x'.repeat(LONGEST)}"\n}\nreview r using form {\n}\n`;
        const { declarations, problems } = factsOfText(addressOf('file:///a.care'), text, () => assert.fail('it is not read'));
        assert.equal(problems.length, 1);
        assert.deepEqual(
            declarations.map(({ namespace, name }) => `${namespace} ${name}`),
            ['service a-team', 'review r'],
        );
    });
});
