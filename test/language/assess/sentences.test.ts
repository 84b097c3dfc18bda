import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/sentences.ts';

/** Texts, with a stroke where a sentence ends. */
const CUT = [
    'Usually approx. ten people.',
    'The ratio is low (approx. 1 to 10).',
    'Visits at home, e.g. in the evening. | We ring first.',
    'Some people, i.e. those on clozapine, come weekly.',
    'All professions, incl. pharmacy, are there.',
    'Led by Dr. Khan at St. Mary’s. | He is there on Mondays.',
    'See protocol no. 7. | Staff have read it.',
    'Is it full? | The answer is no. | We have room.',
    'Benefits, debt, food etc. are talked about.',
    'We help with benefits, debt, food etc. | A worker comes along.',
    'About 200 people p.a. are referred.',
    'About 200 people p.a. | Most of them stay.',
    'Seen within 4 hrs. of the call. | A nurse comes.',
    'It takes 45 min. on average.',
    'From 8 a.m. to 8 p.m. every day. | Ring us at any time.',
    'We have 6.5 wte. nurses and a doctor.',
    'We have 6.5 wte. | One post is vacant.',
    'Ten people each, max. | It is kept.',
    'Not more than twenty people, approx.',
    'They want one worker. | They get two.',
    '- Debts etc.\n| - Benefits',
];

describe('the sentences of a text', () => {
    for (const marked of CUT)
        it(marked.replaceAll('\n', ' '), () => {
            const text = marked.replaceAll('| ', '');
            const sentences = marked.split('|').map(part => part.trim().replace(/^- (?=Benefits)/, ''));
            assert.deepEqual(
                sentencesOf(text).map(sentence => sentence.text),
                sentences,
            );
            for (const { text: words, start } of sentencesOf(text)) assert.ok(text.startsWith(words, start));
        });
});
