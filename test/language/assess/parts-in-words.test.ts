import assert from 'node:assert/strict';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/**
 * What pages say in passing, in a sentence of their pathway: a part of what a requirement asks, and never all of it. Such sentences
 * were *missing* to the check, and *partly* to all who judged pages.
 */
const PARTS: readonly (readonly [requirement: string, sentence: string, otherwise: string])[] = [
    ['IACM-CARE-02', 'When you are more unwell we offer more intensive support.', 'The waiting room is open all day.'],
    ['IACM-CARE-03', 'Everyone has a risk assessment.', 'There is a risk of slipping on the stairs.'],
    ['IACM-CARE-04', 'You leave with a relapse management plan.', 'The plan of the building is by the door.'],
    ['IACM-CARE-06', 'The team carries out assessments under the Mental Health Act.', 'The Mental Health Act became law in 1983.'],
    ['IACM-CARE-07', 'We monitor your physical health.', 'They may have physical health problems.'],
    ['IACM-CARE-08', 'We help you through the housing process.', 'We are next to the housing office.'],
    ['IACM-CON-03', 'The referring team retains responsibility.', 'The referring team is in Norwich.'],
    ['IACM-DIS-01', 'Discharge is planned with you and your family.', 'Discharge letters are on blue paper.'],
    ['IACM-DNA-03', 'When people disengage we persist in trying to reach them.', 'Many people disengage in summer.'],
    ['IACM-ENG-01', 'We work assertively and flexibly with people who find services hard to use.', 'We are friendly.'],
    ['IACM-EQ-01', 'The trust works on race equality.', 'The trust works on its car park.'],
    ['IACM-PART-01', 'We work with the police and probation.', 'The police station is next door.'],
    ['IACM-PART-02', 'We work closely with primary care and other agencies.', 'Other agencies use the building.'],
    ['IACM-TEAM-03', 'Caseloads are small: every worker has a small caseload.', 'The building is small.'],
    ['IACM-TEAM-04', 'We are a multidisciplinary team.', 'We are a friendly team.'],
    ['IACM-TEAM-05', 'All staff have clinical supervision.', 'Parking is under supervision.'],
    ['CMHF-CORE-02', 'We agree a treatment plan with you.', 'We agree the next day with you.'],
    ['CMHF-CORE-04', 'We provide a seamless service to people who leave the ward.', 'It is a kind service.'],
    ['CMHF-COP-01', 'The service was designed with people who use it.', 'A care plan is developed with the patient.'],
    ['CMHF-EQ-01', 'People are seen regardless of ethnicity or gender.', 'People are seen regardless of the weather.'],
    ['CMHF-GRP-01', 'We treat people with eating disorders.', 'We treat people with kindness.'],
    ['CMHF-MOD-01', 'The team is jointly run with the local authority.', 'The council owns the building.'],
    ['CMHF-MOD-02', 'There is a worker in each primary care network.', 'There is a worker on each floor.'],
    ['CMHF-OUT-01', 'We use DIALOG with you.', 'We promote hope and optimism.'],
    ['CMHF-SVC-01', 'Psychological therapies are part of what we offer.', 'Psychological difficulties are common.'],
    ['CMHF-SVC-03', 'There is support with employment.', 'The employment of staff is the task of the trust.'],
    ['CMHF-SVC-04', 'Care is tailored to your goals.', 'Care is paid by the trust.'],
    ['CMHF-SVC-06', 'Voluntary sector services are part of the team.', 'Charities collect money for the building.'],
    ['CMHF-AIM-01', 'You can refer yourself by telephone.', 'You can park by the door.'],
    ['CMHF-ACC-02', 'We arrange an assessment for hospital admission when needed.', 'The hospital is on the hill.'],
    ['CMHF-CORE-04', 'There is no fixed length of stay.', 'There is no fixed seating in the hall.'],
    ['CMHF-CORE-06', 'We work with people who have complex needs.', 'The building is a complex of three houses.'],
    ['CMHF-COP-01', 'Service users give feedback and have a say in how it runs.', 'Service users come by bus.'],
    ['CMHF-EQ-01', 'We value the diversity of the people who live here.', 'There is a diversion on the road.'],
    ['CMHF-MOD-01', 'Care is seamless across physical and mental health.', 'Our teams meet in the same place.'],
    ['CMHF-SVC-01', 'The team offers a range of therapies.', 'There is a range of hot drinks.'],
    ['CMHF-SVC-02', 'There are programmes of healthy eating.', 'The canteen is open for eating.'],
    ['CMHF-SVC-04', 'We look at the whole person.', 'We look after the garden.'],
    ['CMHF-SVC-06', 'We work with your family, friends and networks.', 'Families and friends may use the car park.'],
    ['CMHF-SVC-08', 'We are a partnership between the council and the trust.', 'The council owns the car park.'],
    ['IACM-CARE-01', 'People take an active role in the planning of their care.', 'The planning of the building took years.'],
    ['IACM-CARE-02', 'We use a variety of treatments.', 'There is a range of hot drinks.'],
    ['IACM-CARE-03', 'We work with you to minimise risk.', 'There is a risk of slipping on the stairs.'],
    ['IACM-CARE-05', 'We provide medication.', 'The cupboard for medication is grey.'],
    ['IACM-CARE-07', 'We assess your physical and mental health.', 'The hospital is a healthy walk away.'],
    ['IACM-CON-01', 'We make sure that care is continuous.', 'The road is continuous.'],
    ['IACM-ENG-02', 'We meet people in their own environment.', 'The environment is a concern of ours.'],
    ['IACM-FAM-03', 'Carers get advice and support, too.', 'Carers get a key to the garden.'],
    ['IACM-PART-01', 'There is support and advice to the police.', 'The police station is next door.'],
    ['IACM-POP-04', 'What we do is based on need rather than on diagnosis.', 'The diagnosis is in the letter.'],
    ['IACM-POP-06', 'A worker supports people with a dual diagnosis.', 'Alcohol and drugs are sold across the road.'],
    ['CMHF-SVC-08', 'Social care staff work in partnership with us.', 'Social care is paid by the council.'],
];

function outcomeWith(requirement: string, sentence: string): Outcome | undefined {
    const text = `service a "A" {\n  follows: IACM, CMHF\n  model: assertive-outreach\n\n  pathway {\n    - "${sentence}"\n  }\n}\n`;
    const facts = factsOf(text);
    assert.deepEqual(facts.problems, []);
    const results = checkerOf([facts])
        .assessments(facts)
        .flatMap(assessment => assessment.results);
    return results.find(({ requirement: { id } }) => id === requirement)?.outcome;
}

describe('a part of an answer in passing', () => {
    for (const [requirement, sentence, otherwise] of PARTS) {
        it(`is part of ${requirement}, and no more: “${sentence}”`, () => {
            assert.equal(outcomeWith(requirement, sentence), 'partly');
        });

        it(`is not heard where a sentence is about something else: “${otherwise}”`, () => {
            assert.equal(outcomeWith(requirement, otherwise), 'missing');
        });

        it(`is not heard where the service says that it is over, after “${sentence}”`, () => {
            const outcome = outcomeWith(requirement, `${sentence} This is no longer offered.`);
            assert.ok(outcome === 'missing' || outcome === 'against', outcome);
        });
    }

    it('is what is there in some places, or after a wait', () => {
        const outcomes = [
            ['team', 'peer-support-worker: "In some teams."', 'CMHF-SVC-09'],
            ['offers', 'peer-support: "In some areas."', 'CMHF-SVC-09'],
            ['offers', 'cbt-for-psychosis: "One to one or in groups. There may be a wait."', 'CMHF-SVC-01'],
        ].map(([block, line, requirement]) => {
            const facts = factsOf(`service a "A" {\n  follows: CMHF\n  ${block} {\n    ${line}\n  }\n}\n`);
            const [assessment] = checkerOf([facts]).assessments(facts);
            return assessment?.results.find(({ requirement: { id } }) => id === requirement)?.outcome;
        });
        assert.deepEqual(outcomes, ['partly', 'partly', 'partly']);
    });
});
