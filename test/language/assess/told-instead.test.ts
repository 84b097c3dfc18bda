import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import { wordsOfNames } from '../../../language/assess/words.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import { NameIndex } from '../../../language/names/name-index.ts';

const { told } = wordsOfNames(new NameIndex([...LIBRARY]));

/** Kinds of lines, and words beside their number or term. */
const TOLD = [
    ['offer', 'Eleven of 80 people had one in 2025/26.'],
    ['offer', '38% in date, October 2026.'],
    ['offer', 'Seven people have one.'],
    ['offer', 'Two people in the last quarter.'],
    ['offer', 'Quarter 1: 0 people.'],
    ['offer', 'Attendance: Jan 0, Feb 0, Mar 0.'],
    ['caseload', 'Averages 19.6 (board report, October 2026).'],
    ['measure', 'Nil returns since 2024.'],
    ['supervision', 'The regulator found 9 of 14 staff without any since January.'],
    ['offer', 'The fidelity review of May 2026 gave 61 of 125.'],
    ['offer', '“I asked three times for somebody to speak for me” (complaint 24/118, upheld).'],
    ['training', 'For medical students on placement.'],
    ['offer', 'For people on section 117.'],
    ['offer', 'Held for pupils, in the schools of the city.'],
    ['outofhours', 'For children.'],
    ['offer', 'For those on clozapine. Others may ask their practice.'],
    ['role', 'All on loan to the day hospital.'],
    ['role', 'Works for the stroke unit on the floor above.'],
    ['includes', 'Such people are passed to the forensic team before the first visit.'],
    ['includes', 'As long as it is tea, coffee and tobacco.'],
    ['offer', 'Run by the recovery team.'],
    ['offer', 'People in distress ring 999.'],
    ['offer', 'Was the rule under the old approach.'],
    ['offer', 'Anyone under a section deserves somebody independent.'],
    ['contactat', 'By video.'],
    ['contactat', 'In the foyer of the clinic.'],
    ['missedcontact', 'Counted from the third missed visit in a row.'],
    ['offer', 'Of 40 records that inspectors opened, 3 held one.'],
    ['outofhours', 'Calls offered 4,112; answered 317.'],
    ['offer', '| Quarter | Referred | Seen |'],
    ['offer', '~~A worker sits with the team.~~'],
    ['hours', 'Example hours, delete as appropriate.'],
    ['offer', 'Nid yw’r gwasanaeth ar gael yn y sir hon.'],
    ['outofhours', 'Ar gau.'],
    ['offer', 'Gyda phob person.'],
    ['offer', 'Only for medical students on placement?'],
    ['outofhours', 'Who really answers at night, and do they know that they are named here?'],
    ['contactat', 'State the places where people are seen.'],
    ['offer', 'Set out who writes the plan with the person.'],
    ['offer', 'Weekly, with bloods - susp. since May.'],
    ['offer', '<del>A safety plan with each person.</del>'],
    ['offer', 'In Dr Ahmed’s time a nurse took blood pressure at home.'],
    ['role', 'Key workers of the former team, at the hospital.'],
    ['offer', 'A psychologist spoke about it.'],
    ['offer', 'Nurses start it for inpatients.'],
    ['workswith', 'Clubs and courses for people of the core teams.'],
    ['offer', 'The group agreed to look at it in the spring.'],
    ['offer', 'Written with people who have come to six appointments in a row.'],
    ['offer', 'The table: | Quarter | Seen | 0 |'],
    ['offer', 'Neighbours and relatives do the cooking and washing.'],
    ['offer', 'People weigh themselves at the chemist.'],
    ['re-entry', 'They ring the number of the practice.'],
    ['offer', '£85 an hour, payable by card.'],
    ['offer', 'Restricted to people of one ward.'],
    ['offer', 'People who have kept twelve appointments in a row.'],
    ['offer', 'Open to people with a driving licence and a degree.'],
    ['offer', 'By ballot among those who come to the meeting.'],
    ['offer', 'After 90 days of clear tests.'],
    ['contactat', 'People who live within 300 metres of the base.'],
    ['contactat', 'The alert of May still applies: everyone comes to Weir House.'],
    ['contactat', 'By video call from Weir House.'],
    ['includes', 'Seen by the early intervention team of the neighbouring trust.'],
    ['policy', 'Staff who are absent from work ring their manager before nine.'],
    ['role', 'Looks after the redeployment of staff.'],
    ['offer', 'Reception hands out the card of the advice centre.'],
    ['offer', 'A fridge magnet with the number of the switchboard.'],
    ['response', 'Timed once the person reaches the top of the list.'],
] as const;

/** Words that say how it is. */
const SAID = [
    ['offer', 'For everybody, at least once a year.'],
    ['offer', 'For people with psychosis and their families.'],
    ['offer', 'For families, in the evening.'],
    ['offer', 'Held at home, or wherever the person likes.'],
    ['offer', '“Moving on” is a group that meets on Tuesdays.'],
    ['offer', 'At least 95% of people have one.'],
    ['role', '60% of a post, with a second worker.'],
    ['role', 'Works with the ward when a person is there.'],
    ['caseload', 'For a full-time member of staff.'],
    ['outofhours', 'For restricted patients the forensic consultant on call.'],
    ['includes', 'Nobody is asked to go to the forensic team first.'],
    ['offer', 'Nobody who disagrees is asked to start again.'],
    ['hours', 'Open from 09:00, and at weekends.'],
    ['contactat', 'At home, in a café, or by video.'],
    ['timelimit', 'There is no fixed length of stay with the team.'],
    ['missedcontact', 'Counted from the missed visit.'],
    ['offer', 'Of all that we do, this is asked for most.'],
    ['offer', 'People ring us, and we come.'],
    ['offer', 'People call the team at any hour.'],
    ['offer', 'People who have a psychosis, and their families.'],
    ['offer', 'Open to people with a diagnosis or without one.'],
    ['offer', 'Once a week, at home.'],
    ['offer', 'After the assessment, by the same worker.'],
    ['offer', 'Limited to all who ask.'],
    ['offer', 'Les and Una run it.'],
    ['offer', 'Only for some? For everybody who asks.'],
    ['offer', 'Stated in the plan, with the person.'],
    ['offer', 'Name and number are on the card.'],
    ['offer', 'A psychologist speaks about it with whoever asks.'],
    ['offer', 'Nobody has to go to the ward as an inpatient.'],
    ['workswith', 'Clubs and courses for people of this team.'],
    ['offer', 'Parents are helped with their children.'],
    ['offer', 'Gyda is the name of our nurse.'],
    ['offer', 'Every Monday. For medical students on placement, too.'],
    ['timelimit', 'The person pays £5 for a bus.'],
    ['hours', 'For medical students on placement.'],
    ['contactat', 'All visits are at home.'],
    ['contactat', 'Everybody is seen where they live.'],
    ['includes', 'Seen by two teams before, and helped by none.'],
    ['policy', 'Staff who know the person ring, and then go there.'],
] as const;

describe('the title of a policy, or the name of a partner', () => {
    for (const [title, isWithdrawn] of [
        ['Withdrawn 4 May 2026', true],
        ['Draft 0.1, do not use', true],
        ['The former crisis team', true],
        ['What happens when people do not come', false],
        ['The crisis team of the city', false],
        ['Draughty Hall', false],
    ] as const)
        it(`${isWithdrawn ? 'says that it is withdrawn or a draft' : 'says nothing of the kind'}: “${title}”`, () =>
            assert.equal(told.isWithdrawn(title), isWithdrawn));
});

describe('words beside a number or a term', () => {
    for (const [kind, text] of TOLD)
        it(`tell something else than that it is so: “${text}”`, () => assert.ok(told.in(kind, sentencesOf(text)), kind));

    for (const [kind, text] of SAID)
        it(`say how it is: “${text}”`, () => assert.equal(told.in(kind, sentencesOf(text))?.text, undefined, kind));
});
