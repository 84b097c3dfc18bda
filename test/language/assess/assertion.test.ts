import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AssertionReader, isDenial } from '../../../language/assess/assertion.ts';
import { ASSERTION_WEIGHTS } from '../../../language/library/assertions.ts';
import { packWeights, unpackWeights } from '../../../language/model/assertion-weights.ts';
import { crossValidate, readJudged, readSenses } from '../../../scripts/learn-assertions.ts';

const reader = new AssertionReader(ASSERTION_WEIGHTS);

/** Texts that nothing was learned from, each with the kind of its line. */
const DENIALS: readonly (readonly [kind: string, text: string])[] = [
    ['role', 'The money for this went to the new car park.'],
    ['offer', 'We would love to. There has been no therapist since March.'],
    ['outofhours', 'A recorded message, and a number that nobody answers.'],
    ['workswith', 'The protocol was torn up after the merger.'],
    ['includes', 'Only once they have been sober for six weeks.'],
    ['missedcontact', 'Staff shortages mean that this has slipped to a month or more.'],
    ['supervision', 'It has not been held since the merger.'],
];

const AFFIRMATIONS: readonly (readonly [kind: string, text: string])[] = [
    ['role', 'Two nurses, one of whom can prescribe.'],
    ['offer', 'Family work at home, over at least ten meetings.'],
    ['outofhours', 'The crisis team has our plans and visits on the same night.'],
    ['policy', 'Nobody is discharged because they missed appointments. The team goes out again the next day, and tries another way.'],
    ['workswith', 'A worker from the council sits with the team on Tuesdays.'],
    ['includes', 'People who drink or use drugs are seen like anybody else.'],
    ['missedcontact', 'A visit on the next working day by somebody whom the person knows.'],
    ['supervision', 'Every month with a psychologist, and after anything hard.'],
];

describe('whether a text says that something is so', () => {
    for (const [kind, text] of DENIALS)
        it(`reads a denial in “${text}”`, () => assert.ok(isDenial(reader.absence(text, kind), text), `${reader.absence(text, kind)}`));
    for (const [kind, text] of AFFIRMATIONS)
        it(`reads none in “${text}”`, () => assert.ok(!isDenial(reader.absence(text, kind), text), `${reader.absence(text, kind)}`));

    it('finds most denials of writers it has not learned from, and doubts few affirmations', () => {
        const figures = crossValidate(readJudged(), readSenses(), isDenial);
        // Promises made by a denial, each with a look-alike: harder than all others.
        const HARDEST = 'k.tsv';
        const sum = (of: 'affirmations' | 'doubted' | 'denials' | 'found', hardest: boolean): number =>
            figures.filter(({ file }) => (file === HARDEST) === hardest).reduce((all, each) => all + each[of], 0);
        for (const [hardest, few, most, least] of [
            [false, 3000, 0.115, 0.68],
            [true, 500, 0.16, 0.4],
        ] as const) {
            const [affirmations, doubted] = [sum('affirmations', hardest), sum('doubted', hardest)];
            const [denials, found] = [sum('denials', hardest), sum('found', hardest)];
            assert.ok(denials > few && affirmations > few);
            assert.ok(found / denials > least, `${found} of ${denials}`);
            assert.ok(doubted / affirmations <= most, `${doubted} of ${affirmations}`);
        }
    });

    it('reads weights as they were written', () => {
        const places = fc.uniqueArray(fc.tuple(fc.nat((1 << 20) - 1), fc.integer({ min: -127, max: 127 }).filter(Boolean)), {
            selector: ([place]) => place,
        });
        fc.assert(
            fc.property(places, written => {
                const read = unpackWeights({ bits: 20, weights: packWeights(new Map(written)) });
                assert.deepEqual(
                    written.map(([place]) => read[place]),
                    written.map(([, weight]) => weight),
                );
                assert.equal(read.filter(Boolean).length, written.length);
            }),
            { numRuns: 20 },
        );
    });
});
