import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** What an outcome says that it rests on, for a requirement of a guidance, in a service that follows it. */
function quotedFor(requirement: string, policy: string): readonly string[] {
    const guidance = requirement.slice(0, requirement.indexOf('-'));
    const facts = factsOf(`service outreach "Outreach" {\n  follows: ${guidance}\n  ${policy}\n}\n`);
    const results = checkerOf([facts])
        .assessments(facts)
        .flatMap(assessment => assessment.results);
    const found = results.find(result => result.requirement.id === requirement);
    assert.ok(found, requirement);
    return found.evidence.map(({ words }) => words);
}

describe('what an outcome quotes of a policy', () => {
    for (const [requirement, policy, quoted] of [
        [
            'CMHF-SVC-04',
            'policy trauma-informed-care { owner: "Matron" meets CMHF-SVC-04 "We ask what has happened." }',
            'We ask what has happened.',
        ],
        [
            'IACM-ENG-01',
            'policy engagement { owner: "Ward clerk" approved: 2026-01-01 by "Board" meets IACM-ENG-01 "The approach is changed until it works. All of us do so." }',
            'The approach is changed until it works.',
        ],
        [
            'IACM-CARE-03',
            'policy safety-planning { meets IACM-CARE-03 "The full history is read." owner: "Team manager" lead: "Nurse consultant" }',
            'The full history is read.',
        ],
        [
            'CMHF-SVC-04',
            'policy trauma-informed-care { owner: "Lead for trauma. And for grief." lead: "Matron" meets CMHF-SVC-04 "Nothing is asked twice" }',
            'Nothing is asked twice',
        ],
    ] as const)
        it(`is a sentence that claims it, and never who owns it: ${requirement}, “${quoted}”`, () => {
            const found = quotedFor(requirement, policy);
            assert.ok(found.includes(quoted), found.join(' | '));
            assert.deepEqual(
                found.filter(words => /Matron|clerk|manager|consultant|Lead/.test(words)),
                [],
            );
        });

    it('is each sentence once', () => {
        const policy = 'policy engagement { owner: "Ward clerk" meets IACM-ENG-01 "The approach is changed until it works." }';
        assert.deepEqual(quotedFor('IACM-ENG-01', policy), ['The approach is changed until it works.']);
    });

    it('is not the name of a post that has the words which are looked for', () => {
        const policy = 'policy family-involvement { owner: "Lead for hard to engage families" "Staff ring at noon." }';
        assert.ok(!quotedFor('IACM-FAM-01', policy).some(words => words.includes('Lead')));
    });
});

describe('a claim that denies itself', () => {
    /** The result for a requirement that only a claim answers, where a line claims it with some words. */
    function resultOf(title: string, words: string) {
        const requirement = `must G-1 "${title}" {\n    says: "It is so."\n    expects statement\n  }`;
        const facts = factsOf(
            `guidance G "G" {\n  ${requirement}\n}\nservice a "A" {\n  follows: G\n  pathway {\n    - "${words}"  meets G-1\n  }\n}\n`,
        );
        assert.deepEqual(facts.problems, []);
        const [result] = checkerOf([facts])
            .assessments(facts)
            .flatMap(({ results }) => results);
        return { outcome: result?.outcome, reason: result?.reason, quoted: result?.evidence.map(each => each.words) };
    }

    it('goes against it, and is quoted', () => {
        assert.deepEqual(resultOf('Joint plans', 'We do not write joint plans.'), {
            outcome: 'against',
            reason: 'It claims this and says “We do not write joint plans.”',
            quoted: ['We do not write joint plans.'],
        });
    });

    it('is about the words of the title, whatever their ending', () => {
        const words = 'The worker visits each week. No therapies are arranged.';
        assert.deepEqual(resultOf('Therapy', words).quoted, ['No therapies are arranged.']);
        assert.equal(resultOf('Garden', words).outcome, 'claimed');
    });
});
