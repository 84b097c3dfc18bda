import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import type { ElementKey } from '../../../language/model/elements.ts';
import { readJudged } from '../../../scripts/learn-assertions.ts';
import { LIBRARY_WORDS } from '../../support/library-words.ts';

const { emptied } = LIBRARY_WORDS;

/** Words beside a line that empty what it promises, though none of them denies it. */
const EMPTIED: readonly (readonly [kind: ElementKey, text: string])[] = [
    // Others do it.
    ['dischargefollow-up', 'That rests with the discharging ward.'],
    ['dischargefollow-up', 'Contact after leaving is the responsibility of the inpatient team.'],
    ['dischargefollow-up', 'The ward is funded for it.'],
    ['missedcontact', 'Chasing is left to the referrer.'],
    ['offer', 'Bloods and weight belong to the surgery.'],
    ['offer', 'The annual check falls to general practice.'],
    ['offer', 'Practice nurses see to that.'],
    ['offer', 'The GP is commissioned for this.'],
    ['offer', 'Accountability for it lies with the local authority.'],
    ['offer', 'Weight and bloods are done at the surgery each spring.'],
    ['offer', 'Yearly reviews are undertaken by the practice nurse.'],
    ['offer', 'The family doctor will carry out the yearly review.'],
    ['offer', 'Redirected to the psychology department.'],
    ['offer', 'People are signposted on to NHS Talking Therapies.'],
    ['offer', 'Talking Therapies keep their own list.'],
    ['offer', 'Our colleagues in the crisis team have a separate waiting list.'],
    ['workswith', 'The council handles all of that.'],
    ['workswith', 'Prison healthcare looks after this.'],
    // Hours and places.
    ['hours', 'Voicemail from six in the evening.'],
    ['hours', 'From ten at night a recorded message gives the number of 111.'],
    ['hours', 'At weekends calls are taken by the out-of-hours GP.'],
    ['contactat', 'Now superseded by telephone reviews.'],
    ['contactat', 'Home visiting has given way to video.'],
    ['contactat', 'Until the review is signed off, everybody comes to the clinic.'],
    ['outofhours', 'The team answers this number between nine and five, Monday to Friday.'],
    ['outofhours', 'By the duty worker, in office hours only.'],
    ['offer', 'Replaced by an app.'],
    // People are taken in on a condition.
    ['includes', 'Yes, on condition that they are in treatment.'],
    ['includes', 'So long as they are stable on their medication.'],
    ['includes', 'Accepted providing drink is not the primary problem.'],
    ['includes', 'Subject to a negative test.'],
    ['includes', 'Following a spell of sobriety.'],
    // People are told to help themselves.
    ['offer', 'Enquire at the library.'],
    ['offer', 'See your GP.'],
    ['offer', 'People may contact the council.'],
    ['offer', 'Booklets are in the waiting room.'],
    ['offer', 'People ring the council’s housing line themselves, like any other resident.'],
    ['offer', 'They apply to the college on their own.'],
    ['workswith', 'Posters of local groups hang in the corridor.'],
    ['workswith', 'Self-referral only.'],
    ['workswith', 'We stock their flyers.'],
    // How it once was.
    ['workswith', 'Ran jointly until the contract ended.'],
    ['workswith', 'Two of their staff worked here until 2022.'],
    ['workswith', 'The nurse used to come on Mondays.'],
    ['workswith', 'A liaison post was shared until the reorganisation.'],
    // People are left without.
    ['role', 'Half of the caseload is awaiting allocation.'],
    ['role', 'At present 40 people are without a worker.'],
    ['role', 'The duty desk covers everyone who is waiting.'],
    ['role', 'Allocated to about a third.'],
    ['role', 'Some 25% have none.'],
];

/** Look-alikes that keep their promise. */
const KEPT: readonly (readonly [kind: ElementKey, text: string])[] = [
    ['dischargefollow-up', 'The ward rings us and we see them within 72 hours.'],
    ['dischargefollow-up', 'Responsibility lies with the care coordinator.'],
    ['offer', 'Carried out by our own nurses in a room at the surgery.'],
    ['offer', 'Not done by the GP: our nurse does it.'],
    ['offer', 'Done at home by a nurse of the team.'],
    ['dischargefollow-up', 'It is never left to the ward.'],
    ['dischargefollow-up', 'This sits with the ward until the door, and with us from there.'],
    ['dischargefollow-up', 'Sits with our duty nurse.'],
    ['offer', 'Not left to the surgery.'],
    ['offer', 'Responsibility does not rest with primary care alone.'],
    ['offer', 'The GP does the bloods, and our nurse acts on them.'],
    ['offer', 'The practice nurse holds a clinic in the team base each Tuesday.'],
    ['offer', 'Responsibility lies with primary care. We chase every result.'],
    ['offer', 'Provided by Mind, in our building, every day.'],
    ['offer', 'Talking Therapies has no waiting list for this.'],
    ['offer', 'Referral to the gym, with a worker who goes along.'],
    ['offer', 'Leaflets in ten languages, and an advocate each Tuesday.'],
    ['offer', 'Ask any worker, on any day.'],
    ['offer', 'People self-refer and are seen in the same week.'],
    ['offer', 'Link workers in every surgery.'],
    ['offer', 'The website explains it in six languages, too.'],
    ['workswith', 'They do the housing and we do the visits.'],
    ['workswith', 'Their nurse sits with us on Mondays.'],
    ['workswith', 'The council covers the rent of the flat.'],
    ['workswith', 'One duty desk until eight in the evening.'],
    ['workswith', 'The link post was vacant until May 2026.'],
    ['workswith', 'Was run by the trust until 2024, and is joint since.'],
    ['workswith', 'People used to get a leaflet; they get a visit.'],
    ['workswith', 'They stay involved until the person has a home.'],
    ['hours', 'Someone is awake at all hours, never an answerphone.'],
    ['hours', 'Answerphone messages are picked up every hour.'],
    ['hours', 'Nights are covered by our own nurses.'],
    ['hours', 'A nurse answers; voicemail only if both lines are busy.'],
    ['contactat', 'Clinic letters were replaced by visits.'],
    ['contactat', 'Video was replaced by a knock on the door.'],
    ['contactat', 'Or by telephone, where people prefer it.'],
    ['contactat', 'Everybody comes to the clinic or is seen at home.'],
    ['contactat', 'Nobody has to come to the clinic.'],
    ['outofhours', 'From five in the evening to nine in the morning.'],
    ['outofhours', 'The manager from nine to five at weekends.'],
    ['offer', 'People can ring the council themselves, and we sit with them if they like.'],
    ['includes', 'We are open to everyone, whether or not they drink.'],
    ['includes', 'For as long as they need it.'],
    ['includes', 'Help is provided to drinkers and to people who are sober.'],
    ['includes', 'Nobody is asked to be sober, as long as they can talk with us.'],
    ['includes', 'As long as they live in the county.'],
    ['includes', 'Not only when they are sober.'],
    ['role', 'Nobody is unallocated.'],
    ['role', 'Everyone has one within a week; half meet theirs on the first day.'],
    ['role', 'Anyone unallocated has a name the same day.'],
    ['role', 'A third of the workers have been patients.'],
    ['offer', 'Blood tests are done at the hospital clinic, and staff go along with people.'],
    ['contactat', 'Professionals can leave a message about a referral, and someone from the team will ring back.'],
    ['hours', 'Professionals can leave a message about a referral, and someone from the team will ring back.'],
];

/** What guidance asks, and nothing of what is done. */
const QUOTED = [
    'NICE recommends this for everybody.',
    'National guidance requires a check each year.',
    'The Care Act says that people have a right to it.',
    'NHS England’s letter of 2024 asks for a follow-up within three days.',
    'The framework envisages one plan, and we wholly support that.',
    'The standard contract expects it. CQC recommends it as well.',
];
const PROMISED = [
    'As NICE recommends, everyone is offered sixteen sessions.',
    'NICE recommends sixteen sessions, and we give them.',
    'We do what national guidance asks for.',
    'The Mental Health Act says when; our lead checks each case.',
    'NICE recommends this for everybody. A therapist is in the team.',
    'Nice people, who know what guidance asks.',
    'This guideline sets out the role of the community team and what it provides.',
    'This guideline sets out the role of the community team and describes what the teams provide.',
];

/** The lines beside which the judged texts of a manner may be. */
const KINDS_OF: Readonly<Record<string, readonly ElementKey[]>> = {
    access: ['dischargefollow-up', 'contactat', 'hours'],
    team: ['supervision', 'training'],
    works: ['workswith'],
};

describe('promises that are emptied', () => {
    it('are found in none of the texts that their writers judged as affirmations', () => {
        const found = readJudged()
            .filter(({ absent }) => !absent)
            .filter(({ manner, text }) => {
                const sentences = sentencesOf(text);
                return (
                    (KINDS_OF[manner] ?? [manner as ElementKey]).some(kind => emptied.emptied(kind, sentences, true)) ||
                    emptied.quotesOnly(sentences)
                );
            });
        assert.deepEqual(
            found.map(({ text }) => text),
            [],
        );
    });

    for (const [kind, text] of EMPTIED)
        it(`are found beside ${kind}: “${text}”`, () => assert.ok(emptied.emptied(kind, sentencesOf(text), true)));

    for (const [kind, text] of KEPT)
        it(`are not seen beside ${kind}: “${text}”`, () => assert.equal(emptied.emptied(kind, sentencesOf(text), true), undefined));

    for (const text of QUOTED) it(`are only quoted: “${text}”`, () => assert.ok(emptied.quotesOnly(sentencesOf(text))));

    for (const text of PROMISED) it(`are made: “${text}”`, () => assert.ok(!emptied.quotesOnly(sentencesOf(text))));
});
