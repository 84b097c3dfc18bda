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
] as const;

describe('words beside a number or a term', () => {
    for (const [kind, text] of TOLD)
        it(`tell something else than that it is so: “${text}”`, () => assert.ok(told.in(kind, sentencesOf(text)), kind));

    for (const [kind, text] of SAID)
        it(`say how it is: “${text}”`, () => assert.equal(told.in(kind, sentencesOf(text))?.text, undefined, kind));
});
