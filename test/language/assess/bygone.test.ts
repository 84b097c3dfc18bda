import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import type { ElementKey } from '../../../language/model/elements.ts';
import { readJudged } from '../../../scripts/learn-assertions.ts';
import { LIBRARY_WORDS } from '../../support/library-words.ts';

const { bygone } = LIBRARY_WORDS;

/** Words that say that it once was so. */
const OVER: readonly (readonly [kind: ElementKey, text: string])[] = [
    ['role', 'Formerly.'],
    ['offer', 'Years ago.'],
    ['includes', 'At one time.'],
    ['re-entry', 'Once.'],
    ['missedcontact', 'In the past, perhaps.'],
    ['contactat', 'No longer.'],
    ['ages', 'Previously.'],
    ['ages', 'Until last spring. Now it is up to 62.'],
    ['missedcontact', 'While the team still had two cars.'],
    ['missedcontact', 'In the days of the old clinic.'],
    ['includes', 'Until the psychologist left.'],
    ['offer', 'When there was money for it.'],
    ['policy', 'People got that, long ago.'],
    ['policy', 'Families came to these once upon a time.'],
    ['timelimit', 'Reinstated at a year in 2024.'],
    ['timelimit', 'Gone in 2020, brought back last year.'],
    ['offer', 'The group closed in September.'],
    ['offer', 'People are added to the regional list, last opened in 2022.'],
    ['offer', 'Our nurses gave up injections in February, and so far no other service has taken them on.'],
    ['workswith', 'Their advocates came along until the contract was given up last summer.'],
];

/** Look-alikes that keep their promise. */
const KEPT: readonly (readonly [kind: ElementKey, text: string])[] = [
    ['role', 'Formerly a patient of this team.'],
    ['role', 'Once a month she is in the village hall.'],
    ['offer', 'Years ago. And again since May, every Monday.'],
    ['offer', 'Set up many years ago.'],
    ['includes', 'Those who left the service years ago.'],
    ['missedcontact', 'While the person is away we write.'],
    ['missedcontact', 'When somebody was expected and has not come.'],
    ['contactat', 'Until they are ready to come in.'],
    ['contactat', 'Where people were at ease before.'],
    ['includes', 'Whoever was in hospital before they were 18.'],
    ['timelimit', 'The limit was dropped in 2020 and never brought back.'],
    ['offer', 'Evening sessions were reinstated in March.'],
    ['policy', 'The rule was dropped years ago.'],
    ['offer', 'The waiting list was closed in 2023.'],
    ['offer', 'We meet weekly. The office closed in May, so we meet in the library.'],
    ['offer', 'It closed in August and opened again in September.'],
    ['offer', 'Peer workers, since the restrictions ended in 2021.'],
    ['role', 'For those whose treatment ended in 2024.'],
];

const KINDS: readonly ElementKey[] = ['offer', 'role', 'workswith', 'policy', 'includes'];

describe('words that say that it once was so', () => {
    for (const [kind, text] of OVER) it(`are found beside ${kind}: “${text}”`, () => assert.ok(bygone.bygoneIn(kind, sentencesOf(text))));

    for (const [kind, text] of KEPT)
        it(`are not seen beside ${kind}: “${text}”`, () => assert.equal(bygone.bygoneIn(kind, sentencesOf(text)), undefined));

    it('are found in none of the texts that their writers judged as affirmations', () => {
        const found = readJudged()
            .filter(({ absent }) => !absent)
            .filter(({ manner, text }) => bygone.bygoneIn(KINDS.find(kind => kind === manner) ?? 'offer', sentencesOf(text)));
        assert.deepEqual(
            found.map(({ text }) => text),
            [],
        );
    });
});
