import assert from 'node:assert/strict';
import { addressOf } from '../../language/model/address.ts';
import { stubOf } from '../../language/workspace/stub.ts';

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
                stubOf(addressOf('file:///a.care'), text).declarations.map(({ namespace, name, title }) => [namespace, name, title]),
                expected,
            );
        });
    }
});
