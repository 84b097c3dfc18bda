import assert from 'node:assert/strict';
import { checkInWords } from '../../../language/assess/wording.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import type { CheckFacts } from '../../../language/model/facts.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { factsOf } from '../../support/read-text.ts';

const names = new NameIndex([...LIBRARY]);

function checkOf(expects: string): CheckFacts {
    const facts = factsOf(
        `guidance OWN "Own" {\n  must OWN-1 "A demand" {\n    says: "X."\n    basis: local\n    applies to services\n    expects ${expects}\n  }\n}\n`,
    );
    assert.deepEqual(facts.problems, []);
    const check = facts.guidance[0]?.requirements[0]?.expectations[0]?.check;
    assert.ok(check);
    return check;
}

/** What guidance expects, `;` for the end of a line, and how it is said. */
const IN_WORDS = {
    'caseload at most 12 people': 'a caseload of at most 12 people',
    'every offer with within': 'every offer with a waiting time',
    'no excludes older-adults': 'no “older adults” in the exclusion criteria',
    'at least 2 roles': 'at least 2 roles',
    'role care-coordinator at least 3 wte': 'the role of “care coordinator”, with at least 3 wte',
    'role care-coordinator or consultant-psychiatrist': 'the role of “care coordinator” or “consultant psychiatrist”',
    'contact at home or outdoors': 'contact at home or outdoors',
    'contact at home or community': 'contact “at home” or “community”',
    'primary care networks at least 30,000 people at most 50,000 people': 'primary care networks of 30,000 to 50,000 people each',
    'caseload at least 8 people at most 12 people': 'a caseload of 8 to 12 people',
    'policy non-attendance ruling out "discharge"': 'a policy on non-attendance that rules out “discharge”',
    'any of {; offer crisis-plan; }': 'an offer of “crisis and relapse plan”',
    'any of {; policy safety-planning; policy discharge; re-entry within 4 weeks; }':
        'a policy on safety assessment, formulation and planning, a policy on discharge and step-down, or a way back in after discharge within 4 weeks',
    'none of {; excludes older-adults; caseload at least 30 people; }':
        'none of these: “older adults” in the exclusion criteria; a caseload of at least 30 people',
    'at least 2 of {; partner police; partner probation; partner vcse; }':
        'at least 2 of these: partner police; partner probation; partner vcse',
    'all of {; assessment; start of treatment; }': 'an assessment and a start of treatment',
    // What the first must not have is said of it; what is of another kind, a number or the whole kind is not.
    'all of {; ages with to; no ages with reason; }': 'ages with an upper limit and no reason',
    'all of {; no ages with reason; ages with to; }': 'no ages with a reason and ages with an upper limit',
    'all of {; assessment; no ages with reason; }': 'an assessment and no ages with a reason',
    'all of {; ages at most 17; no ages with to at most 35; }': 'ages from 17 or younger and no ages with an upper limit of at most 35',
    'all of {; any of {; ages with to; }; no ages with reason; }': 'ages with an upper limit and no ages with a reason',
    'all of {; ages with to; no ages; }': 'ages with an upper limit and no ages',
};

describe('what is asked for, in words', () => {
    for (const [expects, words] of Object.entries(IN_WORDS))
        it(expects.replaceAll(';', ''), () => {
            assert.equal(checkInWords(checkOf(expects.replaceAll('; ', '\n')), names.title.bind(names)), words);
        });
});
