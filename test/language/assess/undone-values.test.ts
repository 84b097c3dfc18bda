import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import {
    aboveIn,
    ageLimitIn,
    atAnotherTimeIn,
    endsAfterIn,
    limitIn,
    longerIn,
    longWaitIn,
    outOfTimeIn,
    undoneIn,
} from '../../../language/assess/undone-values.ts';

const WEEK = 168;

const CASELOAD = { test: 'at most', attribute: 'people', amount: 15, dimension: 'people', shown: 'at most 15 people', at: [0, 0] } as const;
const WAIT = { test: 'at most', attribute: 'within', amount: 4 * WEEK, dimension: 'time', shown: 'at most 4 weeks', at: [0, 0] } as const;

const INTERVAL = {
    test: 'at most',
    attribute: 'every',
    amount: 8 * WEEK,
    dimension: 'time',
    shown: 'at most 8 weeks',
    at: [0, 0],
} as const;
const TOO_LONG = {
    test: 'at least',
    attribute: 'every',
    amount: 104 * WEEK,
    dimension: 'time',
    shown: 'at least 24 months',
    at: [0, 0],
} as const;

describe('a typed value that the words beside it undo', () => {
    for (const [text, bound, undone] of [
        ['Current average 31.', CASELOAD, true],
        ['Most have thirty-two now.', CASELOAD, true],
        ['Try fifty.', CASELOAD, true],
        ['With everybody else on the list it comes to 27.', CASELOAD, true],
        ['With those on hold, each worker carries thirty-four.', CASELOAD, true],
        ['Each has at most ten people.', CASELOAD, false],
        ['It comes to eleven on most days.', CASELOAD, false],
        ['On average twelve.', CASELOAD, false],
        ['Fewer where people are very unwell.', CASELOAD, false],
        ['The median is eleven weeks.', WAIT, true],
        ['In practice six months.', WAIT, true],
        ['On average two weeks.', WAIT, false],
        ['People who have waited for six months elsewhere come first.', WAIT, false],
        ['Most wait half a year.', WAIT, true],
        ['The queue is several months.', WAIT, true],
        ['It is two months before treatment starts.', WAIT, true],
        ['Half an hour in the waiting room at the most.', WAIT, false],
        ['The list is read every two months.', WAIT, false],
        ['The wait was cut from six months to three weeks.', WAIT, false],
        ['Outcomes are measured six months from referral.', WAIT, false],
        ['It takes us 26 weeks.', WAIT, true],
        ['Expect half a year.', WAIT, true],
        ['More like ninety days.', WAIT, true],
        ['The queue is about four months at the moment.', WAIT, true],
        ['A couple of months, as a rule.', WAIT, true],
        ['It takes about a month.', WAIT, false],
        ['It takes three weeks, or six weeks for a few.', WAIT, false],
        ['Help is a 12-week group.', WAIT, false],
        ['People stay with us for 12 months.', WAIT, false],
        ['It used to take 26 weeks.', WAIT, false],
        ['It never takes six months.', WAIT, false],
        ['Reviewed every six months.', WAIT, false],
        ['Every third month.', INTERVAL, true],
        ['It comes every four months these days.', INTERVAL, true],
        ['Every other week.', INTERVAL, false],
        ['An outside supervisor comes every three months.', INTERVAL, false],
        ['It lasts three months.', INTERVAL, false],
    ] as const)
        it(`${undone ? 'is' : 'is not'} undone by “${text}”`, () => assert.equal(undoneIn(sentencesOf(text), bound) !== undefined, undone));

    for (const [text, limited] of [
        ['Support ends at two years.', true],
        ['Twelve weeks and you are out.', true],
        ['A maximum of 26 weeks now applies.', true],
        ['At present twelve sessions only.', true],
        ['Files are shut at 18 months.', true],
        ['Everybody leaves after a year.', true],
        ['At eighteen months the panel asks for the place back.', true],
        ['As long as it is needed, which the contract puts at two years.', true],
        ['After six months the plan is reviewed with you.', false],
        ['Plans are made again at 18 months.', false],
        ['There is no end date. Some people have known us for ten years.', false],
        ['Reviewed every six months; nobody is closed because time is up.', false],
        ['Nobody is moved on after two years.', false],
        ['Support doesn’t end at two years.', false],
    ] as const)
        it(`“none” ${limited ? 'is' : 'is not'} undone by “${text}”`, () =>
            assert.equal(limitIn(sentencesOf(text)) !== undefined, limited));
});

describe('a wait in words', () => {
    const YEAR = 365 * 24;
    for (const [text, long] of [
        ['People wait around eighteen months.', true],
        ['The wait is over a year.', true],
        ['Currently about two years from referral.', true],
        ['There is a waiting list of a year and a half.', true],
        ['An 18-month wait at the last count.', true],
        ['It can be twenty months before therapy starts.', true],
        ['Fourteen to sixteen months to be seen.', true],
        ['Waits run to years.', true],
        ['Sessions are weekly; the queue for them is a couple of years.', true],
        ['The wait is about half a year.', false],
        ['Therapy lasts for around eighteen months.', false],
        ['Up to two years of therapy, with a wait of six weeks.', false],
        ['Nobody waits longer than a year.', false],
        ['People who have been waiting over a year elsewhere start at once.', false],
        ['The wait fell from two years to a month.', false],
        ['There was a two-year wait before 2024.', false],
        ['Waits are under a year.', false],
        ['The waiting list is read every two years.', false],
        ['A wait of six weeks for a group and eighteen months for a room of one’s own.', false],
        ['Do people wait for over a year?', false],
    ] as const)
        it(`“${text}” ${long ? 'is' : 'is not'} one of a year or longer`, () =>
            assert.equal(longWaitIn(sentencesOf(text), YEAR) !== undefined, long));
});

describe('what must not take so long', () => {
    for (const [text, long] of [
        ['Every third year, in fact.', true],
        ['It is every two years.', true],
        ['Once in three years.', true],
        ['Every other month where medicine is new.', false],
        ['A tetanus injection every ten years too.', false],
    ] as const)
        it(`${long ? 'does' : 'does not'}, by “${text}”`, () => assert.equal(longerIn(sentencesOf(text), TOO_LONG) !== undefined, long));
});

describe('words beside ages', () => {
    for (const [text, limited] of [
        ['We stop at seventy.', true],
        ['The limit is now 64.', true],
        ['Until 65.', true],
        ['After 66 you go to another clinic.', true],
        ['Past seventy-five, people are passed to the memory service.', true],
        ['At 65 people are passed to the team for older adults.', true],
        ['At 65 people stay with us.', false],
        ['People over 80 are seen by the same team.', false],
        ['Our oldest is 91.', false],
        ['Past 65 you may go to the team for older adults.', false],
        ['We see people until they say stop.', false],
        ['Nobody is moved on after 65.', false],
        ['We don’t stop at seventy.', false],
    ] as const)
        it(`“${text}” ${limited ? 'sets' : 'sets no'} upper limit`, () =>
            assert.equal(ageLimitIn(sentencesOf(text)) !== undefined, limited));
});

describe('words that say when', () => {
    for (const [text, out] of [
        ['Until March 2020.', true],
        ['Open until the end of 2024.', true],
        ['From 2031.', true],
        ['From April 2027 onwards.', true],
        ['By 2030.', true],
        ['Last done in 2016.', true],
        ['Last reviewed in October 2024.', true],
        ['Until March 2027.', false],
        ['From 2019.', false],
        ['Last done in May 2026.', false],
        ['In November 2026.', false],
        ['Until 2020 people had to travel to the coast.', false],
        ['By 2030 everyone has a plan that they made.', false],
    ] as const)
        it(`“${text}” ${out ? 'is over, to come or long ago' : 'says nothing of the kind'}`, () =>
            assert.equal(outOfTimeIn(sentencesOf(text), '2026-11-29') !== undefined, out));
});

describe('a number beside a limit', () => {
    for (const [text, bound, above] of [
        ['Workers told us that they held 29 to 34.', CASELOAD, true],
        ['Each key worker holds about 35 people.', CASELOAD, true],
        ['Ten of eleven key workers are above 30.', CASELOAD, true],
        ['Fifteen at the most, ten as a rule.', CASELOAD, false],
        ['Agreed in 2024 with all 12.', CASELOAD, false],
        ['Down from 31 when the team began.', CASELOAD, false],
        ['The target of the national model is 20.', CASELOAD, false],
        ['For a nurse of band 26.', CASELOAD, false],
        ['We visit 20 people. They live near. It is well. We go.', CASELOAD, false],
        ['Half wait 17 weeks, one in ten over 40.', WAIT, true],
        ['Three weeks as a rule.', WAIT, false],
        ['Looked at again every 12 weeks.', WAIT, false],
        ['It lasts for six months.', WAIT, false],
        ['Half wait 17 weeks.', INTERVAL, false],
        ['Half wait 17 years.', TOO_LONG, false],
    ] as const)
        it(`${above ? 'is' : 'is not'} above it in “${text}” (${bound.shown})`, () =>
            assert.equal(aboveIn(sentencesOf(text), bound) !== undefined, above));
});

describe('words about another time than today', () => {
    for (const [text, isOther] of [
        ['From April 2029; 10:00 to 15:00 this year.', true],
        ['Social workers join the team in 2030.', true],
        ['It starts in 2027.', true],
        ['On the open day in May 2023 a student took the blood pressure of nine people.', true],
        ['The hours of the old team at Mill Street up to 2014.', true],
        ['Since May 2023, each Monday.', false],
        ['Began in 2019 with two workers.', false],
        ['In line with the NICE guideline of 2014.', false],
        ['Paid for until March 2028.', false],
        ['From November 2026.', false],
        ['It starts in November 2026.', false],
        ['In October 2026 eleven people had one.', false],
        ['Approved in 2020.', false],
        ['In 2019 nobody had it.', false],
    ] as const)
        it(`${isOther ? 'are' : 'are not'} “${text}”`, () =>
            assert.equal(atAnotherTimeIn(sentencesOf(text), '2026-11-15') !== undefined, isOther));
});

describe('support that ends after a time', () => {
    for (const [text, ends] of [
        ['after eighteen months people return to their general practice, whatever their state.', true],
        ['the last visit is in week 26, and the file is archived that friday.', true],
        ['after a maximum of 2 years people are discharged to the practice.', true],
        ['after two years we look at it again with the person.', false],
        ['nobody leaves after two years.', false],
        ['after two years most leave.', false],
        ['after two weeks people are discharged from the ward.', false],
    ] as const)
        it(`${ends ? 'does' : 'does not'}: “${text}”`, () => assert.equal(endsAfterIn(text), ends));
});
