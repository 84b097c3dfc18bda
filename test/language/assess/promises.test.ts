import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/**
 * Lines that promise by denying what would do harm, and look-alikes that deny what is asked, each with the requirement that it is about.
 * Nothing was learned from them, and no phrase was added for one. A person judged them before the tool did. The bounds are what is
 * reached; they may only be tightened.
 */
const PROMISES: readonly (readonly [requirement: string, line: string])[] = [
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Nobody is crossed off because they were out."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Not handed over to the practice."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Never skipped because the clinic is busy."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "It is not only bloods."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 6 months "Refusing the needle does not lose you the rest."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "None was late last year."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "The Provider shall not pass this to primary care."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "By our nurses, never by a form in the post."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "A high sugar is never left until next time."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "A stammer is no obstacle."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "Seventy-eight is not too late to start."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "No couple has been turned away."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "Nobody loses their place through illness."'],
    ['CMHF-SVC-01', 'offers cbt-for-psychosis: within 6 weeks "No one is rushed to the end of it."'],
    ['CMHF-SVC-01', 'offers family-intervention: within 6 weeks "Not a luxury for the few."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "No one is blamed for it."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "Never a raised voice."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "People are not judged, and not hurried out of the door."'],
    ['CMHF-SVC-03', 'team employment-specialist: 1.0 wte "Not kept for the young."'],
    ['CMHF-SVC-03', 'team employment-specialist: 1.0 wte "Nobody is told that they are past it."'],
    ['IACM-CARE-01', 'offers care-plan: every 6 months "Where the person objects, the objection is written in."'],
    ['IACM-CARE-01', 'offers care-plan: every 6 months "An unsigned plan is no less theirs."'],
    ['IACM-CARE-01', 'offers care-plan: every 6 months "If we see it differently, both are in it."'],
    ['IACM-TEAM-05', 'team supervision: every 4 weeks "It is not dropped in the holidays."'],
    ['IACM-TEAM-05', 'team supervision: every 4 weeks "Never lost to a busy week."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 48 hours "At the door, not down a line."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 72 hours "A missed call is not a visit."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 48 hours "Nobody is left to sort it out alone."'],
    ['IACM-ENG-04', 'access time limit: none "One man since 1999."'],
    ['IACM-ENG-04', 'access time limit: none "Sixteen years is not rare."'],
    ['IACM-ENG-04', 'access time limit: none "Longest so far: 18 yrs."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "Not put through triage again."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "They never go back to the start."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "The Provider shall not require a new form."'],
    ['IACM-POP-06', 'population includes: co-occurring-substance-use "If we shut out users there would be no one to visit."'],
    ['IACM-POP-06', 'population includes: co-occurring-substance-use "Being high does not get you sent home."'],
    ['IACM-POP-06', 'population includes: co-occurring-substance-use "Nobody is struck from the list for a relapse."'],
    ['SUP-STD-01', 'standards: dapb1605 "No one has to remind us of it."'],
    ['SUP-STD-04', 'standards: cg178 "The parties shall have due regard to it."'],
    ['SUP-STD-04', 'standards: cg178 "No part of it is left out."'],
    ['CMHF-SVC-08', 'works with local-authority { purpose: "s75, joint team." }'],
    ['CMHF-SVC-08', 'works with local-authority { purpose: "S117 meeting, monthly." }'],
    ['IACM-PART-02', 'works with ward { purpose: "Neither of us closes without the other." }'],
    ['IACM-PART-02', 'works with ward { purpose: "One bed retained." }'],
    ['IACM-PART-02', 'works with rehabilitation { purpose: "On the usual terms between trusts." }'],
    ['IACM-CON-02', 'team care-coordinator: 8.0 wte "Nobody is left without one when theirs is away."'],
    ['IACM-CON-02', 'team care-coordinator: 8.0 wte "Once agency, on the staff since May."'],
    ['IACM-CARE-08', 'offers housing-support: "One of ours got the keys on Friday, and we hung the curtains."'],
];

const DENIALS: readonly (readonly [requirement: string, line: string])[] = [
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Nobody has had one since Easter."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Not done by this team."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "We do not take blood."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "No one is trained to do it."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Skipped when the clinic is busy."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "None was done last year."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "The Provider shall not be obliged to carry it out."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Refuse it once and you are crossed off."'],
    ['CMHF-SVC-02', 'offers physical-health-check: every 12 months "Never offered."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "No couple has been seen."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "Nobody here is qualified to give it."'],
    ['CMHF-SVC-01', 'offers psychological-therapy: within 10 weeks "Too late to start at seventy-eight, they are told."'],
    ['CMHF-SVC-01', 'offers cbt-for-psychosis: within 6 weeks "Not a single session took place."'],
    ['CMHF-SVC-01', 'offers family-intervention: within 6 weeks "Families are not invited."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "They are blamed for it."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "No one comes."'],
    ['CMHF-SVC-05', 'offers self-harm-support: "People are hurried out of the door."'],
    ['CMHF-SVC-03', 'team employment-specialist: 1.0 wte "No one has been appointed to it."'],
    ['CMHF-SVC-03', 'team employment-specialist: 1.0 wte "Not filled in two years."'],
    ['IACM-CARE-01', 'offers care-plan: every 6 months "Where the person objects, we write it without them."'],
    ['IACM-CARE-01', 'offers care-plan: every 6 months "Nobody shows it to the person."'],
    ['IACM-TEAM-05', 'team supervision: every 4 weeks "It is dropped in the holidays and in most weeks."'],
    ['IACM-TEAM-05', 'team supervision: every 4 weeks "Not held since the manager went."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 48 hours "Down a line, not at the door."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 48 hours "Nobody goes."'],
    ['IACM-DIS-03', 'access discharge follow-up: within 72 hours "Never met in any month."'],
    ['IACM-ENG-04', 'access time limit: none "Nobody has been kept on after eighteen months."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "They go back to the start."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "A new form is required."'],
    ['CMHF-CORE-04', 'access re-entry: within 10 days "Not something that we allow."'],
    ['IACM-POP-06', 'population includes: co-occurring-substance-use "If they use, we do not visit."'],
    ['IACM-POP-06', 'population includes: co-occurring-substance-use "Being high gets you sent home."'],
    ['SUP-STD-01', 'standards: dapb1605 "No one has looked at it."'],
    ['SUP-STD-04', 'standards: cg178 "The parties shall have no regard to it."'],
    ['SUP-STD-04', 'standards: cg178 "None of it is followed here."'],
    ['CMHF-SVC-08', 'works with local-authority { purpose: "s75 was never signed." }'],
    ['CMHF-SVC-08', 'works with local-authority { purpose: "No meeting has been held." }'],
    ['IACM-PART-02', 'works with ward { purpose: "Neither of us rings the other." }'],
    ['IACM-PART-02', 'works with ward { purpose: "The bed was not retained." }'],
    ['IACM-PART-02', 'works with rehabilitation { purpose: "No terms were agreed." }'],
    ['IACM-CON-02', 'team care-coordinator: 8.0 wte "Nobody has one."'],
    ['IACM-CON-02', 'team care-coordinator: 8.0 wte "All eight are agency, by the day."'],
    ['IACM-CARE-08', 'offers housing-support: "No one got keys, and no one from here helped."'],
];

/** Whether a service that says no more than one line goes against a requirement. */
function goesAgainst(requirement: string, line: string): boolean {
    const [, block, rest] = /^(offers|team|access|population) (.*)$/.exec(line) ?? [];
    const said = block ? `${block} {\n    ${rest}\n  }` : line;
    const facts = factsOf(`service test "Test" {\n  follows: IACM, CMHF, SUP\n  model: assertive-outreach\n  ${said}\n}\n`);
    assert.deepEqual(facts.problems, [], line);
    const results = checkerOf([facts])
        .assessments(facts)
        .flatMap(assessment => assessment.results);
    const found = results.find(each => each.requirement.id === requirement);
    assert.ok(found, requirement);
    return found.outcome === 'against';
}

describe('a denial of what would do harm', () => {
    it('is mostly a promise', () => {
        const wrong = PROMISES.filter(([requirement, line]) => goesAgainst(requirement, line));
        assert.ok(wrong.length <= 8, wrong.map(([, line]) => line).join('\n'));
    });

    it('is told from a denial of what is asked', () => {
        const missed = DENIALS.filter(([requirement, line]) => !goesAgainst(requirement, line));
        assert.ok(missed.length <= 9, missed.map(([, line]) => line).join('\n'));
    });
});
