import assert from 'node:assert/strict';
import { sentencesOf } from '../../../language/assess/denial.ts';
import { limitIn, undoneIn } from '../../../language/assess/undone-values.ts';

const WEEK = 168;

const CASELOAD = { test: 'at most', attribute: 'people', amount: 15, dimension: 'people', shown: 'at most 15 people', at: [0, 0] } as const;
const WAIT = { test: 'at most', attribute: 'people', amount: 4 * WEEK, dimension: 'time', shown: 'at most 4 weeks', at: [0, 0] } as const;

describe('a typed value that the words beside it undo', () => {
    for (const [text, bound, undone] of [
        ['Current average 31.', CASELOAD, true],
        ['Most have thirty-two now.', CASELOAD, true],
        ['Try fifty.', CASELOAD, true],
        ['On average twelve.', CASELOAD, false],
        ['Fewer where people are very unwell.', CASELOAD, false],
        ['The median is eleven weeks.', WAIT, true],
        ['In practice six months.', WAIT, true],
        ['On average two weeks.', WAIT, false],
        ['People who have waited for six months elsewhere come first.', WAIT, false],
    ] as const)
        it(`${undone ? 'is' : 'is not'} undone by “${text}”`, () => assert.equal(undoneIn(sentencesOf(text), bound) !== undefined, undone));

    for (const [text, limited] of [
        ['Support ends at two years.', true],
        ['Twelve weeks and you are out.', true],
        ['A maximum of 26 weeks now applies.', true],
        ['At present twelve sessions only.', true],
        ['There is no end date. Some people have known us for ten years.', false],
        ['Reviewed every six months; nobody is closed because time is up.', false],
        ['Nobody is moved on after two years.', false],
    ] as const)
        it(`“none” ${limited ? 'is' : 'is not'} undone by “${text}”`, () =>
            assert.equal(limitIn(sentencesOf(text)) !== undefined, limited));
});
