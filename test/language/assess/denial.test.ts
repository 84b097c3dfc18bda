import assert from 'node:assert/strict';
import { patternOfWords, sentencesOf } from '../../../language/assess/sentences.ts';
import { LIBRARY_WORDS } from '../../support/library-words.ts';

const { denials, saysNothing } = LIBRARY_WORDS;

/** A sentence, some words of it, and whether it denies them. */
const DENIED: readonly (readonly [sentence: string, words: string, denied: boolean])[] = [
    ['We do not have a crisis plan.', 'crisis plan', true],
    ['Everybody has a crisis plan.', 'crisis plan', false],
    ['We listen to families even where we do not have consent to tell them anything.', 'consent', false],
    ['Nothing is recorded.', 'recorded', true],
    ['Every concern is recorded.', 'recorded', false],
    ['Families cannot phone us.', 'phone', true],
    ['Families can phone us at any hour.', 'phone', false],
    ['The Mental Health Act is not considered.', 'Mental Health Act', true],
    ['An assessment under the Mental Health Act is considered.', 'Mental Health Act', false],
    ['No multidisciplinary team meets.', 'multidisciplinary', true],
    ['History and past relapse are not considered.', 'relapse', true],
    ['There is no relapse plan; neither the GP nor the family is told.', 'family', true],
    ['We have no arrangement with the council, keep no register, and hold no review.', 'register', true],
    ['We do not change our approach.', 'approach', true],
    ['We have stopped offering family work.', 'family work', true],
    ['Family work is no longer offered.', 'offered', true],
    ['The register has lapsed.', 'register', true],
    ['People who do not engage are met where they are.', 'met', false],
    ['Not only the care coordinator, but the whole team knows the plan.', 'plan', false],
    ['We visit no later than the next working day.', 'visit', false],
    ['Nobody is discharged without a review by the whole team.', 'review', false],
    ['If a person does not answer, the team reviews the plan.', 'reviews', false],
    ['When people do not come, we ring the family.', 'family', false],
    ['We do not close the case, but look for the person and ring the family.', 'family', false],
    ['The service isn’t able to record concerns.', 'record', true],
    ['Staff rarely record concerns, and never act on them.', 'act', true],
    ['The lead reviews the register every month without fail.', 'reviews', false],
    ['Carers’ concerns are ignored.', 'concerns', true],
    ['Rather than a crisis plan, people get a leaflet.', 'crisis plan', true],
    ['We keep the register, although not on paper.', 'register', false],
    ['The policy is reviewed by nobody.', 'reviewed', true],
];

/** What sentences say of discharge that must not be: whether it is ruled out, excepted, or so. */
const RULED: readonly (readonly [text: string, state: string])[] = [
    ['Missing appointments is never a reason to discharge somebody.', 'ruled out'],
    ['Nobody is ever discharged because they missed appointments or did not open the door.', 'ruled out'],
    ['People are not discharged for non-attendance.', 'ruled out'],
    ['A missed appointment must not lead to discharge.', 'ruled out'],
    ['Missing appointments is never a reason to discharge somebody, except after two.', 'excepted'],
    ['We do not discharge people unless they miss three visits.', 'excepted'],
    ['Missed visits are normally no reason for discharge.', 'excepted'],
    ['Nobody is discharged for missing visits. The exception is a third missed visit.', 'excepted'],
    ['People who do not attend three times are discharged to their GP.', 'excepted'],
    ['People who do not attend are discharged to their GP.', 'stated'],
    ['After a missed visit the person is discharged.', 'stated'],
    // A condition with a "not" rules nothing out; a "not" beside the condition does.
    ['If we cannot reach you for a month we will discharge you.', 'stated'],
    ['If you have not replied within ten days you will be discharged.', 'stated'],
    ['People are discharged when they cannot be found.', 'stated'],
    ['Where we are unable to see you we may discharge you.', 'stated'],
    ['Please ring if you can’t come, otherwise you may be discharged.', 'stated'],
    ['If we have not seen you for a week we will discuss discharge with the family.', 'mentioned'],
    ['If you do not answer the door it is never a reason to discharge you.', 'ruled out'],
    ['When people miss appointments they are not discharged.', 'ruled out'],
    ['When you miss an appointment we do not discharge you.', 'ruled out'],
    ['If you do not come we will not discharge you.', 'ruled out'],
    ['Nobody is discharged because they did not come.', 'ruled out'],
    ['The team rings the next day.', 'unsaid'],
    ['Discharge is decided by the whole team.', 'mentioned'],
];

const NOTHING = [
    '',
    ' ',
    '-',
    '—',
    '...',
    '?',
    'x',
    'X',
    'N/A',
    'n/a.',
    'NA',
    'None',
    'none.',
    'Nil',
    'no',
    'No.',
    'Nobody',
    'Not applicable',
    'see policy',
    'See policy.',
    'As above',
    'To follow',
    'TBC',
    'tbd',
    'We do not do this',
    'We don’t do this.',
    'unknown',
    '(none)',
    '“”',
    '*',
    'See the trust policy on the intranet.',
    'Standard arrangements apply',
    'Refer to website',
    'As per national guidance',
    'See policy. See policy.',
    'N/A for SPA.',
    'N/A (team of two)',
    'Not applicable to a single point of access.',
    'Does not apply to this service.',
    'Not relevant to the liaison function',
    'n/a - GP does this',
];
const SOMETHING = [
    'Clinical lead',
    'Weekly',
    'GP',
    'Monthly, on Tuesdays',
    'No wrong door',
    'Head of service',
    'At home',
    'Everybody',
    'Two posts',
    'The team',
    'Local authority',
    'As per NICE CG178',
    'See the GP within a week',
    'Policy lead',
    'Trust board',
    'The service manager',
    'Does not apply to people under a section.',
    'Not applicable since 2019.',
    'N/A: no care plan is made.',
    'Not relevant, but we do it',
    'Not applicable to staff.',
];

describe('denials', () => {
    for (const [sentence, words, denied] of DENIED)
        it(`${denied ? 'denies' : 'does not deny'} “${words}” in “${sentence}”`, () => {
            assert.equal(denials.isDenied(sentence, patternOfWords([words])), denied);
        });

    for (const [text, state] of RULED)
        it(`finds discharge ${state} in “${text}”`, () => {
            assert.equal(denials.rulingOut(sentencesOf(text), patternOfWords(['discharge'])).state, state);
        });

    it('knows texts that say nothing', () => {
        assert.deepEqual(
            NOTHING.filter(text => !saysNothing(text)),
            [],
        );
        assert.deepEqual(
            SOMETHING.filter(text => saysNothing(text)),
            [],
        );
    });

    it('reads texts into sentences, points of lists and lines', () => {
        const text = 'One. Two!  Three?\n- Four\n- Five. Six\n\nSeven';
        const sentences = sentencesOf(text);
        assert.deepEqual(
            sentences.map(sentence => sentence.text),
            ['One.', 'Two!', 'Three?', 'Four', 'Five.', 'Six', 'Seven'],
        );
        for (const { text: sentence, start } of sentences) assert.equal(text.slice(start, start + sentence.length), sentence);
    });
});
