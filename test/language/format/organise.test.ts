import assert from 'node:assert/strict';
import { organise } from '../../../language/format/organise.ts';
import { ALL_ELEMENTS, BLOCK_ORDER, SERVICE_ORDER } from '../../../language/model/elements.ts';

import { applyEdits } from '../../../language/model/findings.ts';
import { parseCare } from '../../../language/syntax/parse.ts';
import { damage, randomNumbers } from '../../robustness/mutations.ts';
import { corpus } from './corpus.ts';
import { assertFormats, formatted, meaning, signs } from './properties.ts';

function organised(text: string): string {
    return applyEdits(text, organise(text, parseCare(text)));
}

/** What a text says, whatever its order. */
function unordered(value: unknown): unknown {
    if (Array.isArray(value))
        return value
            .map(unordered)
            .map(item => JSON.stringify(item))
            .sort();
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unordered(each)]));
}

const sortedLines = (text: string): readonly string[] => text.split('\n').sort();

function assertOrganises(text: string): string {
    const result = organised(text);
    assert.deepEqual(unordered(meaning(result)), unordered(meaning(text)), 'it says the same, in another order');
    assert.deepEqual(sortedLines(result), sortedLines(text), 'no line is lost or changed');
    assert.equal(organised(result), result, 'organising twice changes nothing more');
    const laidOut = assertFormats(result);
    assert.equal(organised(laidOut), laidOut, 'formatting leaves the order');
    return result;
}

describe('organise', function () {
    this.timeout(1_200_000);

    it('puts blocks and lines in order, with the comments above them and behind them', () => {
        const text = `service a {
  // Who works here
  team {
    // The nurses
    nurse: 2 wte
    caseload: at most 12 people  // since May
    key-worker
  }

  follows: IACM
  // Not final
  status: draft  // see the minutes

  population {
    excludes: dementia
    ages: 18 and over
  }
  note: "About the ages."
  context: """
    Why.
  """
  // The end
}
`;
        assert.equal(
            assertOrganises(text),
            `service a {
  // Not final
  status: draft  // see the minutes

  follows: IACM
  context: """
    Why.
  """

  population {
    ages: 18 and over
    excludes: dementia
  }
  note: "About the ages."
  // Who works here
  team {
    caseload: at most 12 people  // since May
    // The nurses
    nurse: 2 wte
    key-worker
  }
  // The end
}
`,
        );
    });

    it('puts no empty line where the block begins, and keeps it between the two', () => {
        const text = 'service a {\n  team {\n    z\n  }\n\n  status: draft\n}\n';
        assert.equal(assertOrganises(text), 'service a {\n  status: draft\n\n  team {\n    z\n  }\n}\n');
    });

    it('leaves what is in order', () => {
        const text =
            'service a {\n  status: draft\n  follows: IACM\n  team {\n    caseload: 12 people\n  }\n  policy engagement {\n  }\n}\n';
        assert.equal(organised(text), text);
    });

    it('keeps policies, roles and other equals in the order of their writer', () => {
        const text = 'service a {\n  policy z {\n  }\n  policy b {\n  }\n  team {\n    z\n    b\n  }\n}\n';
        assert.equal(organised(text), 'service a {\n  team {\n    z\n    b\n  }\n  policy z {\n  }\n  policy b {\n  }\n}\n');
    });

    it('leaves a service with a mistake in it, and organises the next', () => {
        const wrong = 'service a {\n  team {\n    gp\n  }\n  base: !\n  follows: IACM\n  status: draft\n}\n';
        const right = 'service b {\n  follows: IACM\n  status: draft\n}\n';
        assert.equal(organised(wrong + right), `${wrong}service b {\n  status: draft\n  follows: IACM\n}\n`);
        const lost = 'service a {\n  follows: IACM\n  status: draft\n  policy engagement {\n  team {\n    gp\n  }\n}\n';
        assert.equal(organised(lost), lost);
    });

    it('leaves blocks whose lines share a line of the file', () => {
        const text = 'service a { follows: IACM\n  status: draft\n}\n';
        assert.equal(organised(text), text);
    });

    it('knows every kind of element that stands in a service', () => {
        const known = new Set([...SERVICE_ORDER, ...Object.values(BLOCK_ORDER).flat()]);
        const own = new Set(['service', 'population', 'access', 'team']);
        for (const [, { of, block, words }] of ALL_ELEMENTS) {
            if (of === 'service' && own.has(block)) assert.ok(known.has(words), words);
        }
    });

    for (const { name, text } of corpus().filter(sample => /^\s*service /m.test(sample.text))) {
        it(`${name} says the same afterwards`, () => {
            assertOrganises(text);
        });
    }

    it('200 damaged texts', () => {
        const random = randomNumbers(4711);
        const samples = corpus().filter(sample => /^\s*service /m.test(sample.text));
        for (let count = 0; count < 200; count++) {
            const { name, text } = samples[random(samples.length)] as (typeof samples)[number];
            const damaged = damage(damage(text, random), random);
            const result = organised(damaged);
            assert.equal([...signs(result)].sort().join(''), [...signs(damaged)].sort().join(''), name);
            assert.deepEqual(unordered(meaning(result)), unordered(meaning(damaged)), name);
            assert.equal(organised(result), result, name);
            assert.equal(formatted(formatted(result)), formatted(result), name);
        }
    });
});
