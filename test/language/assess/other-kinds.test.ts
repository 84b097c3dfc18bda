import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** The outcome of a requirement for a service with some lines, and what was said. */
function outcomeOf(id: string, lines: string): string {
    const facts = factsOf(`service a "A" {\n  status: draft\n  follows: ${id.split('-')[0]}\n${lines}\n}\n`);
    assert.deepEqual(facts.problems, []);
    const [assessment] = checkerOf([facts]).assessments(facts);
    return assessment?.results.find(({ requirement }) => requirement.id === id)?.outcome ?? 'none';
}

/** Texts, each put into some lines where it says `{}`, that all have one of some outcomes for a requirement. */
function expectEach(id: string, lines: string, outcomes: string, texts: readonly string[]): void {
    for (const text of texts)
        it(`${id}: “${text}” is ${outcomes}`, () => {
            const outcome = outcomeOf(id, lines.replace('{}', text));
            assert.ok(outcomes.split(' or ').includes(outcome), outcome);
        });
}

describe('the end of a sentence that takes back its beginning', () => {
    // The inclusion, the policy and the exclusions are not asked about here: what the partner says decides.
    const partner = '  works with substance-misuse-service {\n    purpose: "{}"\n  }';
    expectEach('CRT-POP-01', partner, 'against', [
        'One plan and one worker for both, but nothing is in place yet.',
        'A weekly meeting on people whom both teams see, though no agreement exists so far.',
        'They would sit in our office two days a week; however, none of it has started.',
        'A shared clinic on Thursdays, which has not begun.',
        'A shared clinic on Thursdays, yet to be set up.',
        'Joint visits, although there is no arrangement at present.',
        'Joint visits to people who use both services. Nothing is in place yet.',
        'We wanted a common rota, but it was never introduced.',
    ]);
    expectEach('CRT-POP-01', partner, 'shown', [
        'One plan and one worker for both, though no two weeks are the same.',
        'We meet every Monday, but no referral form is needed.',
        'A shared plan; nothing is decided without the person.',
        'Abstinence is encouraged, but it is not enforced.',
        'They come to our Monday meeting. A joint clinic is planned, though nothing is in place yet.',
        'They visit with us, and nothing is written until the person agrees.',
        'We meet every week, although no meeting is held in August.',
    ]);
});

describe('what is no cover at night', () => {
    const words = '  access {\n    hours: 09:00 to 17:00, weekdays\n    out of hours: "{}"\n  }';
    expectEach('IACM-TEAM-06', words, 'against', [
        'An answering machine.',
        'Leave a voicemail and we ring back the next working day.',
        'Callers can leave a message, which is read when the office opens.',
        'In an emergency ring 999.',
        'Dial 999 if life is at risk.',
        'Call 999 or go to A&E.',
        'There is advice on the trust’s website.',
        'A notice on the door says to ring 999.',
    ]);
    expectEach('IACM-TEAM-06', words, 'claimed', [
        'The crisis team answers until nine the next morning; if life is at risk, ring 999.',
        'Our on-call nurse answers; dial 999 only if somebody is in danger.',
        'Voicemails are picked up every half hour by the night nurse.',
        'No machine: the night worker picks up.',
        'NHS 111, option 2, with the person’s plan on the screen.',
        'Ring us on 0117 555 0999, at any time.',
    ]);
    const team = words.replace('"{}"', 'crisis-team "{}"');
    expectEach('IACM-TEAM-06', team, 'against', ['Calls go to voicemail.', 'The phone switches to an answering machine at five.']);
    expectEach('IACM-TEAM-06', team, 'shown', ['In an emergency ring 999.']);
    expectEach('IACM-TEAM-06', team, 'claimed', ['Their number is on our website, and they see the plan.']);
});

describe('a line that is denied', () => {
    const inclusion = '  population {\n    includes: co-occurring-substance-use "{}"\n  }\n  works with substance-misuse-service';
    expectEach('CRT-POP-01', inclusion, 'against', [
        'Accepted, on condition that they are in treatment for it.',
        'Provided that they have been sober for a month.',
        'Only once they have stopped drinking.',
        'As long as alcohol is not the main problem.',
    ]);
    expectEach('CRT-POP-01', inclusion, 'shown', [
        'We help whether or not somebody is in treatment for it.',
        'Nobody has to stop drinking first.',
        'One plan for both, with the drug and alcohol service.',
        'We see people on the day, sober or not.',
    ]);
    const place = (said: string): string =>
        `  access {\n    contact at: home "{}"\n  }\n  offers {\n    long-acting-injection: "${said}"\n  }`;
    const depot = 'At the depot clinic, or at home or in the car park by arrangement.';
    expectEach('IACM-ENG-02', place(depot), 'against', [
        'Home visits went when the pool cars went.',
        'Staff are no longer allowed to visit.',
        'Not offered since the spring.',
        'Stopped by the new lone working rules.',
    ]);
    expectEach('IACM-ENG-02', place('Our depot clinic is where people are known by name.'), 'against', ['We do not go out to people.']);
    expectEach('IACM-ENG-02', place(depot), 'shown', ['Evenings too.']);
    // What is told of last year promises nothing for this one.
    expectEach('IACM-ENG-02', place(depot), 'claimed', ['Home visits went up by a third last year.']);
    it('is outweighed by nothing, and a sentence still claims where there is no such line', () => {
        assert.equal(outcomeOf('IACM-ENG-02', `  offers {\n    long-acting-injection: "${depot}"\n  }`), 'claimed');
    });
});

describe('one thing of several', () => {
    const policy = '  policy physical-health {\n    owner: "Lead nurse"\n    "{}"\n  }';
    expectEach('CMHF-SVC-02', policy, 'partly', [
        'Smoking status is recorded.',
        'Weight is written down at each visit.',
        'We ask everyone about smoking.',
        'Each room has a machine for blood pressure.',
    ]);
    expectEach('CMHF-SVC-02', policy, 'claimed', [
        'Blood pressure, weight and smoking are recorded each year.',
        'Everybody has a yearly check, and we act on what it shows.',
        'We weigh people and ask about smoking, and go along to the surgery.',
        'Pulse and blood sugar are taken at home each spring.',
        'Bloods are taken at home.',
    ]);
});

describe('what is promised as far as it goes', () => {
    const check = '  offers {\n    physical-health-check: every 12 months "{}"\n  }';
    expectEach('CMHF-SVC-02', check, 'partly', [
        'Where capacity allows.',
        'Done at home, as far as staffing permits.',
        'We aim to see everybody, resources permitting.',
        'Subject to the availability of staff.',
        'Provided within available resources.',
        'Dependent on staffing.',
        'Offered if there are enough staff on the day.',
        'The yearly review could include this.',
        'It may include blood tests.',
    ]);
    // The rest of the words denies it.
    expectEach('CMHF-SVC-02', check, 'against', [
        'Where staffing allows. It does not.',
        'Where capacity allows, which it does not.',
        'Subject to capacity, of which there is none.',
        'Stopped, and to start again when staffing allows.',
        'When there is a nurse, which there has not been since 2023.',
        'Capacity has not allowed it.',
    ]);
    expectEach('CMHF-SVC-02', check, 'shown', [
        'At a time that suits the person, not when the rota allows.',
        'Wherever possible at the person’s own surgery.',
        'Time for it is kept in every diary.',
        'Staffing is set so that nobody waits.',
    ]);
    const place = '  access {\n    contact at: home "{}"\n  }';
    expectEach('IACM-ENG-02', place, 'partly', ['Where possible.', 'As staffing allows.']);
    const never =
        '  policy non-attendance {\n    owner: "Team manager"\n    "Missing appointments is never a reason to discharge, {}."\n  }';
    expectEach('IACM-DNA-01', never, 'against', ['where possible', 'as far as possible, except after three']);
});

describe('a denial of what would be bad for people', () => {
    const plan = '  offers {\n    care-plan: every 6 months "{}"\n  }';
    expectEach('IACM-CARE-01', plan, 'shown', [
        'Declining once does not take a person off the list.',
        'Saying no once does not cost anyone their place.',
        'The team does not let a plan go out of date.',
        'Staff will not hold a refusal against the person.',
        'People who change their minds do not go to the back of the queue.',
        'Staff shall not record a missed meeting as a refusal.',
        'A blank page is never treated as a lack of motivation.',
        'Nobody who disagrees is asked to start again.',
        'A missed review does not mean losing support.',
        'Nobody loses their place for turning one down.',
    ]);
    expectEach('IACM-CARE-01', plan, 'against', [
        'Staff do not write one.',
        'Nobody who comes back is offered one.',
        'People are not asked what they would want in it.',
        'We do not see it as part of our work.',
        'Plans are not kept on the list.',
        'It does not take long, since nobody writes one.',
    ]);
    const back = '  policy re-entry {\n    owner: "Team manager"\n    "{}"\n  }';
    expectEach('CMHF-CORE-04', back, 'claimed', [
        'The provider shall not treat a returning Service User as a new referral.',
        'People who come back are never regarded as a new case: no new referral is asked for.',
        'We must not require a fresh referral from people who come back.',
    ]);
    expectEach('CMHF-CORE-04', back, 'against', ['We do not take people back without a new referral.', 'No way back.']);
    // What must not be is still denied by it.
    const use = '  population {\n    includes: co-occurring-substance-use "{}"\n  }';
    expectEach('CRT-POP-01', use, 'shown', [
        'We never make people prove that they must be clean first.',
        'Staff shall not treat a relapse as a failure to have stopped using first.',
    ]);
});

describe('words that only name what their line names', () => {
    const offers = '  offers {\n    {}\n  }';
    expectEach('CMHF-ACC-01', offers, 'partly or claimed', ['triage: "Signposting."', 'triage: "Triage"']);
    expectEach('CMHF-SVC-01', offers, 'partly', ['psychological-therapy: "Psychological interventions."']);
    expectEach('CMHF-SVC-07', offers, 'shown', ['advocacy: "Advocacy."']);
    expectEach('CMHF-SVC-07', offers, 'against', ['advocacy: "No advocacy."']);
});

describe('what is not assumed', () => {
    const partner = '  works with substance-misuse-service {\n    purpose: "{}"\n  }';
    expectEach('CRT-POP-01', partner, 'shown', ['People are seen together. It is not assumed that their care moves to this service.']);
    expectEach('CRT-POP-01', partner, 'against', ['People are not seen together.']);
});
