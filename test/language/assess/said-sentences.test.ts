import assert from 'node:assert/strict';
import { checksInWords } from '../../../language/assess/requirement-in-words.ts';
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
function resultFor(policy: string, words: string, guidance = GUIDANCE) {
    const facts = factsOf(`${guidance}\nservice a "A" {\n  follows: G\n  policy ${policy} {\n    "${words}"\n  }\n}\n`);
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

    it('say nothing where they have a word that the requirement leaves out', () => {
        const unless = GUIDANCE.replace(' mentioning "within a day", "same day"', ' unless mentioning "letter", "card"');
        const claims = resultFor('discharge', 'When people disengage, the nurse rings the family.', unless);
        const leftOut = resultFor('discharge', 'When people disengage, a letter rings the family.', unless);
        assert.deepEqual([claims.outcome, leftOut.outcome], ['claimed', 'missing']);
        const line = GUIDANCE.replace(/sentence .*/, 'policy discharge mentioning "family" unless mentioning "letter"');
        const both = resultFor('discharge', 'A letter goes to the family. The nurse rings the family.', line);
        assert.deepEqual([both.outcome, both.words], ['claimed', 'The nurse rings the family.']);
        assert.equal(resultFor('discharge', 'A letter goes to the family.', line).outcome, 'partly');
    });
});

describe('what a text may say in passing', () => {
    const expects = `expects in passing any of {
        policy transfer
        sentence mentioning "supervision"
      }
      expects supervision at least every 6 weeks
        otherwise "Staff have no supervision."`;
    const guidance = GUIDANCE.replace(/expects sentence .*/, () => expects);

    it('is part of an answer, and what is open is told', () => {
        const { outcome, words, reason } = resultFor('discharge', 'All staff have supervision.', guidance);
        assert.deepEqual([outcome, words, reason], ['partly', 'All staff have supervision.', 'Staff have no supervision.']);
    });

    it('is not asked for where more is open', () => {
        const { outcome, reason } = resultFor('discharge', 'A letter goes out.', guidance);
        assert.deepEqual([outcome, reason], ['missing', 'Staff have no supervision.']);
    });

    it('is all of an answer where the guidance does not say that it is in passing', () => {
        const whole = guidance.replace('expects in passing', 'expects');
        const { outcome, words } = resultFor(
            'discharge',
            'All staff have supervision.',
            whole.replace(/\n\s+expects supervision[^}]*?"\n/, '\n'),
        );
        assert.deepEqual([outcome, words], ['claimed', 'All staff have supervision.']);
        assert.equal(resultFor('discharge', 'A letter goes out.', whole).outcome, 'missing');
    });

    it('is nothing where only that is asked for, and the text does not say it', () => {
        const alone = GUIDANCE.replace(/expects sentence .*/, () => 'expects in passing sentence mentioning "supervision"');
        assert.equal(resultFor('discharge', 'All staff have supervision.', alone).outcome, 'partly');
        assert.equal(resultFor('discharge', 'A letter goes out.', alone).outcome, 'missing');
    });

    it('is named last of what is asked, as a part', () => {
        const facts = factsOf(guidance);
        const [requirement] = facts.guidance[0]?.requirements ?? [];
        assert.ok(requirement);
        assert.deepEqual(
            checksInWords(requirement, (_, name) => name),
            [
                'Supervision at least every 6 weeks.',
                'Part of it, wherever it is said: a policy on transfer, or a sentence that mentions “supervision”.',
            ],
        );
    });
});
