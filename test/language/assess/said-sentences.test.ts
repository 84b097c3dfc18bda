import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const GUIDANCE = `guidance G "G" {
  section a {
    must G-01 "One" {
      says: "One."
      expects sentence mentioning "rings the family", "ring the family" mentioning "disengage", "lost contact" mentioning "within a day", "same day"
    }
  }
}`;

/** What the requirement is for a policy with some words, and what is quoted. */
function resultFor(policy: string, words: string) {
    const facts = factsOf(`${GUIDANCE}\nservice a "A" {\n  follows: G\n  policy ${policy} {\n    "${words}"\n  }\n}\n`);
    assert.deepEqual(facts.problems, []);
    const result = checkerOf([facts]).assessments(facts)[0]?.results[0];
    return { outcome: result?.outcome, words: result?.evidence[0]?.words, reason: result?.reason };
}

describe('sentences that need several words', () => {
    it('claim it where one of each list is in the sentence', () => {
        const words = 'People are welcome. When people disengage, the nurse rings the family the same day. Others wait.';
        const quoted = 'When people disengage, the nurse rings the family the same day.';
        const { outcome, words: shown } = resultFor('discharge', words);
        assert.deepEqual({ outcome, shown }, { outcome: 'claimed', shown: quoted });
    });

    it('claim it where the label of the line says what it is about', () => {
        assert.equal(resultFor('disengagement', 'The nurse rings the family the same day.').outcome, 'claimed');
        assert.equal(resultFor('discharge "After lost contact"', 'The nurse rings the family within a day.').outcome, 'claimed');
    });

    it('say nothing where one of the lists is only in another sentence, or another line', () => {
        assert.equal(resultFor('discharge', 'The nurse rings the family the same day. Some disengage.').outcome, 'missing');
        assert.equal(resultFor('disengagement', 'The nurse rings the family. A letter goes out the same day.').outcome, 'missing');
    });

    it('claim nothing where they deny it', () => {
        assert.equal(resultFor('disengagement', 'The nurse does not ring the family on the same day.').outcome, 'missing');
    });

    it('are named, a list each, where there are none', () => {
        const reason =
            'No sentence mentions “rings the family” or “ring the family”, “disengage” or “lost contact”, and “within a day” or “same day”.';
        assert.equal(resultFor('discharge', 'A plan is made.').reason, reason);
    });
});
