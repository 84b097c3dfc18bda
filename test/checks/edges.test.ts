import assert from 'node:assert/strict';
import { applyEdits } from '../../language/model/findings.ts';
import { applyFix, findingsBy, findingsOf, inService } from '../support/check-text.ts';

/** The day on which these tests check. */
const TODAY = '2026-11-22';

const review = (lines: string): string => `review north "North" using icb-review-outcome {\n${lines}\n}\n`;
const codes = (text: string, today = TODAY): readonly string[] => findingsOf(text, today).map(({ code }) => code);
const action = (due: string, state = 'in-progress'): string =>
    review(`  finding IACM-DNA-01 {\n    action a "A" {\n      due: ${due}\n      state: ${state}\n    }\n  }`);
const gapUntil = (until: string): string =>
    inService(`  follows: IACM\n  accepts gap IACM-TEAM-03 until ${until} by "Board" because "Posts are being recruited."`);

describe('the highest and the lowest number', () => {
    const said = (lines: string): readonly string[] => findingsBy('CARE-221', inService(lines)).map(({ message }) => message);

    it('an age of 120 can be, one of 121 can’t', () => {
        assert.deepEqual(said('  population {\n    ages: 18 to 120\n  }'), []);
        assert.match(said('  population {\n    ages: 18 to 121\n  }').join(), /can’t be right/);
        assert.match(said('  population {\n    ages: 121 and over\n  }').join(), /can’t be right/);
    });

    it('as much may be vacant as there is, and no more', () => {
        assert.deepEqual(said('  team {\n    care-coordinator: 2.0 wte vacant 2.0 wte\n  }'), []);
        assert.match(said('  team {\n    care-coordinator: 2.0 wte vacant 2.1 wte\n  }').join(), /More is vacant/);
    });

    it('a lowest number may be the highest one', () => {
        assert.deepEqual(said('  population {\n    ages: 18 to 18\n  }'), []);
        assert.match(said('  population {\n    ages: 18 to 17\n  }').join(), /first number is higher/);
        assert.deepEqual(said('  team {\n    caseload: 10 to 10 people\n  }'), []);
        assert.match(said('  team {\n    caseload: 11 to 10 people\n  }').join(), /first number is higher/);
    });

    it('a share is 100% at most', () => {
        const indicator = (share: string): string =>
            `  measures {\n    indicator "Seen": at least ${share}, by 2028, reported monthly\n  }`;
        assert.deepEqual(said(indicator('100%')), []);
        assert.match(said(indicator('101%')).join(), /more than 100%/);
    });
});

describe('the first and the last day', () => {
    it('an action that is due today is not overdue; tomorrow it is', () => {
        assert.deepEqual(findingsBy('CARE-205', action(TODAY), TODAY), []);
        assert.equal(findingsBy('CARE-205', action(TODAY), '2026-11-23').length, 1);
    });

    it('an action that is done or withdrawn is never overdue', () => {
        for (const state of ['done', 'withdrawn']) assert.deepEqual(findingsBy('CARE-205', action('2020-01-01', state), TODAY), []);
    });

    it('a state that a workspace declares within closed leaves nothing to do either, and one that it does not declare so does', () => {
        const own = 'vocabulary states {\n  superseded "Superseded"  within withdrawn\n  paused "Paused"\n}\n';
        assert.deepEqual(findingsBy('CARE-205', own + action('2020-01-01', 'superseded'), TODAY), []);
        assert.deepEqual(findingsBy('CARE-205', own + action('2020-01-01', 'closed'), TODAY), []);
        assert.equal(findingsBy('CARE-205', own + action('2020-01-01', 'paused'), TODAY).length, 1);
    });

    it('a withdrawn action need not say what a longer-term one lacks, and may be due before the review was completed', () => {
        const text = (state: string): string =>
            review(
                `  completed: 2026-09-30\n  finding IACM-DNA-01 {\n    action a "A" {\n      horizon: longer-term\n      owner: "Head"\n      due: 2026-01-31\n      state: ${state}\n    }\n  }`,
            );
        for (const state of ['withdrawn', 'done', 'closed']) {
            assert.ok(!findingsBy('CARE-718', text(state)).some(({ message }) => /resource gap/.test(message)), state);
            assert.deepEqual(findingsBy('CARE-202', text(state)), [], state);
        }
        assert.ok(findingsBy('CARE-718', text('open')).some(({ message }) => /resource gap/.test(message)));
        assert.equal(findingsBy('CARE-202', text('open')).length, 1);
    });

    it('what is in force to today is in force; tomorrow it is past', () => {
        const text = inService(`  status: approved\n  in force: 2025-04-01 to ${TODAY}`);
        assert.deepEqual(findingsBy('CARE-205', text, TODAY), []);
        assert.equal(findingsBy('CARE-205', text, '2026-11-23').length, 1);
    });

    it('a review date of today is not past; that of yesterday is', () => {
        const text = inService('  review by: 2026-11-22');
        assert.deepEqual(findingsBy('CARE-205', text, TODAY), []);
        assert.equal(findingsBy('CARE-205', text, '2026-11-23').length, 1);
    });

    it('a term is in use on its last day, and not after it', () => {
        const text = `vocabulary roles {\n  old-post "Old post" until ${TODAY}\n}\n${inService('  team {\n    old-post: 1 wte\n  }')}`;
        assert.deepEqual(findingsBy('CARE-401', text, TODAY), []);
        assert.equal(findingsBy('CARE-401', text, '2026-11-23').length, 1);
        const ends = (day: string): string => text.replace('{\n  team', `{\n  in force: 2026-01-01 to ${day}\n  team`);
        // A document that ends with the term uses it in its time, today and later.
        assert.deepEqual(findingsBy('CARE-401', ends(TODAY), TODAY), []);
        assert.deepEqual(findingsBy('CARE-401', ends(TODAY), '2026-12-01'), []);
        assert.equal(findingsBy('CARE-401', ends('2026-11-23'), TODAY).length, 1);
    });

    it('the end of an accepted gap is announced from the 30th day before it to its last', () => {
        const at = (today: string): readonly string[] => codes(gapUntil('2026-12-31'), today).filter(code => /CARE-60[12]/.test(code));
        assert.deepEqual(at('2026-11-30'), []);
        assert.deepEqual(at('2026-12-01'), ['CARE-601']);
        assert.deepEqual(at('2026-12-31'), ['CARE-601']);
        assert.deepEqual(at('2027-01-01'), ['CARE-602']);
    });

    it('the next update comes on the day of the board or after it', () => {
        const text = (update: string): string => review(`  board: 2026-09-30\n  next-update: ${update}`);
        assert.equal(findingsBy('CARE-202', text('2026-09-29')).length, 1);
        assert.deepEqual(findingsBy('CARE-202', text('2026-09-30')), []);
    });
});

describe('what is left of an accepted gap', () => {
    const TEAM = '  follows: IACM\n  team {\n    caseload: at most 12 people per care-coordinator\n  }\n';
    for (const [names, left] of [
        ['IACM-TEAM-03, IACM-TEAM-01', 'IACM-TEAM-01'],
        ['IACM-TEAM-01, IACM-TEAM-03', 'IACM-TEAM-01'],
        ['IACM-TEAM-01, IACM-TEAM-03, IACM-CARE-06', 'IACM-TEAM-01, IACM-CARE-06'],
        ['IACM-TEAM-03, IACM-TEAM-01, IACM-CARE-06', 'IACM-TEAM-01, IACM-CARE-06'],
    ] as const) {
        it(`of ${names} is ${left}, with its commas`, () => {
            const text = inService(`${TEAM}  accepts gap ${names} until 2027-06-30 by "Board" because "Posts are being recruited."`);
            const [found] = findingsBy('CARE-603', text, TODAY);
            const [fix] = found?.fixes ?? [];
            assert.ok(fix);
            assert.match(applyFix(text, fix), new RegExp(`accepts gap ${left} until `));
            assert.match(applyEdits(text, fix.edits), new RegExp(`accepts gap ${left} until `));
        });
    }
});
