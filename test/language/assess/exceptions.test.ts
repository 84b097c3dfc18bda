import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import type { ElementKey } from '../../../language/model/elements.ts';
import { readJudged } from '../../../scripts/learn-assertions.ts';
import { LIBRARY_WORDS } from '../../support/library-words.ts';

const { exceptions } = LIBRARY_WORDS;

/** Exceptions that leave nothing of a promise, or nobody knows how much. */
const SWALLOWED: readonly (readonly [kind: ElementKey, text: string])[] = [
    // From what is promised for all.
    ['ages', 'Except people past seventy.'],
    ['ages', 'Barring anybody who draws a pension.'],
    ['ages', 'Save for those over 60.'],
    ['ages', 'Everyone, bar the over-70s.'],
    ['timelimit', 'Apart from the limit of a year.'],
    ['timelimit', 'Except after twelve months.'],
    ['includes', 'Bar cannabis users.'],
    ['includes', 'Excluding those who have hurt somebody.'],
    ['includes', 'With the exception of heavy drinkers.'],
    ['includes', 'Everyone but drinkers.'],
    // Those whom it is for.
    ['offer', 'Agreed with everybody save the person concerned.'],
    ['offer', 'All have a copy, other than patients.'],
    ['madewith', 'Everybody had a say, bar carers and service users.'],
    ['outofhours', 'For all but our own clients.'],
    ['re-entry', 'Except for former patients.'],
    // From a rule.
    ['policy', 'We adapt to the person, unless that takes longer.'],
    ['policy', 'Orders are reviewed each month, apart from the current ones.'],
    ['policy', 'Everything is read, leaving out whatever is older than a month.'],
    ['policy', 'Each of them has a plan, minus those on the lower tier.'],
];

/** Exceptions that leave a part of a promise. */
const LESSENED: readonly (readonly [kind: ElementKey, text: string])[] = [
    ['missedcontact', 'Other than in the summer.'],
    ['contactat', 'Apart from flats above the second floor.'],
    ['workswith', 'We share everything except budgets, staff and decisions.'],
    ['workswith', 'A partnership, apart from meetings.'],
    ['offer', 'Every week, barring school holidays.'],
    ['offer', 'Except weight and blood pressure.'],
    ['pathway', 'The same nurse throughout, except when the rota does not allow it.'],
    ['pathway', 'One worker for good, bar the first six months.'],
    ['aim', 'Nobody is left without help, unless they are discharged.'],
    ['includes', 'Except people with dementia, whom the memory service looks after.'],
];

/** Exceptions that take nothing away, and look-alikes. */
const KEPT: readonly (readonly [kind: ElementKey, text: string])[] = [
    ['contactat', 'Except where you would sooner come to us.'],
    ['contactat', 'At home, unless the person prefers a café.'],
    ['missedcontact', 'Except at the person’s own request.'],
    ['ages', 'Except that people past 75 may choose the other team.'],
    ['pathway', 'The same worker throughout, except when somebody asks for another.'],
    ['policy', 'Families are told, unless the person objects.'],
    ['policy', 'What you say stays within the team, unless there is a legal duty to inform others.'],
    ['policy', 'Families are contacted at the assessment unless there is a good reason not to.'],
    ['policy', 'No photograph or film is made unless the person says yes.'],
    ['policy', 'Nothing is passed on, save where a life is in danger.'],
    ['policy', 'Each of them has a plan, except people seen once only.'],
    ['policy', 'Everyone is told without exception.'],
    ['policy', 'We see everyone without leaving out anybody.'],
    ['timelimit', 'Apart from a review each year, nothing ends it.'],
    ['includes', 'Other than asking about it, we do nothing.'],
    ['workswith', 'Everything apart from prescribing is shared.'],
    ['hours', 'Every day except Christmas Day.'],
    ['offer', 'Other than on Sundays.'],
    ['offer', 'In all languages other than Welsh there is an interpreter by telephone, and in Welsh a nurse.'],
    ['offer', 'In the bar of the sports club, every Monday.'],
    ['offer', 'A lift to save everyone the bus fare.'],
    ['offer', 'Anyone may come, but the door is locked at night.'],
    ['offer', 'Women can be seen apart from men.'],
    ['madewith', 'Everyone was asked, apart from two who were abroad.'],
    ['role', 'Works on all wards other than the nursery.'],
];

/** Duties that hold until something happens, or end without it. */
const UNTIL: readonly (readonly [text: string, ends: boolean | undefined])[] = [
    ['We answer for them until the new team accepts, or until the end of the month.', true],
    ['We stay responsible until they agree or ten days have passed.', true],
    ['We hold on until they have met, or for six weeks, whichever is the shorter.', true],
    ['Ours until they accept or we have written twice.', true],
    ['Ours until they accept, or until the bed is needed.', false],
    ['We stay responsible until they accept, or until the person chooses otherwise.', undefined],
    ['We stay responsible until the new team or the ward has accepted.', undefined],
    ['We hold on until they accept, or for six weeks, whichever is longer.', undefined],
    ['We hold on until they have said yes.', undefined],
];

const KINDS: readonly ElementKey[] = ['offer', 'role', 'workswith', 'policy'];

describe('exceptions', () => {
    for (const [kind, text] of SWALLOWED)
        it(`swallow what is promised beside ${kind}: “${text}”`, () =>
            assert.equal(exceptions.exceptionIn(kind, sentencesOf(text))?.swallows, true));

    for (const [kind, text] of LESSENED)
        it(`leave a part of what is promised beside ${kind}: “${text}”`, () =>
            assert.equal(exceptions.exceptionIn(kind, sentencesOf(text))?.swallows, false));

    for (const [kind, text] of KEPT)
        it(`take nothing away beside ${kind}: “${text}”`, () => assert.equal(exceptions.exceptionIn(kind, sentencesOf(text)), undefined));

    for (const [text, ends] of UNTIL)
        it(`${ends === undefined ? 'do not end' : 'end'} a duty: “${text}”`, () => assert.equal(exceptions.endsAnyway(text), ends));

    it('swallow few of the texts that their writers judged as affirmations', () => {
        const found = readJudged()
            .filter(({ absent, manner }) => !absent && KINDS.includes(manner as ElementKey))
            .filter(({ manner, text }) => exceptions.exceptionIn(manner as ElementKey, sentencesOf(text))?.swallows);
        assert.deepEqual(
            found.map(({ text }) => text),
            [],
        );
    });
});
