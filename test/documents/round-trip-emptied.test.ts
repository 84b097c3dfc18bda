import assert from 'node:assert/strict';
import { render } from '../../documents/generate.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { importWord } from './imported-text.ts';
import { documents, newLines, read } from './own-documents.ts';
import { typed } from './table-edits.ts';
import { worldOf } from './world.ts';

const SERVICE = `service ferry "Ferry Team" {
  status:        draft
  follows:       IACM
  provider:      "Ferry Trust"
  provider lead: "Harbour Director"
  in force:      2027-04-01 to 2029-03-31

  population {
    ages:     16 and over  "No one is too old to sail."
    area:     "Both banks"
    expected: 40 people
  }

  access {
    referral from: gp, police
    referral from: ward
    hours:         09:00 to 17:00, Monday to Friday  meets IACM-ENG-01
  }

  team {
    support-worker: 2.0 wte  "One on each bank."
    social-worker, nurse: "Band 6."
  }

  offers {
    peer-support: every 2 weeks
    housing-support
    clozapine-clinic: every 4 weeks
    social-inclusion, benefits-advice: "At the quay."
    daily-living-support
  }

  measures {
    indicator "Crossings made": at least 85%, reported monthly, source "Log"
  }

  works with police {
    purpose: "Fog."
    lead:    "Sergeant"
  }
}
`;
const REVIEW = `review ferry-2026 "Ferry: review" using icb-review-outcome {
  covers: ferry
  cycle:  "2026/27"

  finding IACM-DNA-01 {
    policy:   in-place
    practice: partly
    gap:      "Fog."
    action ring "Ring the bell" {
      horizon: short-term
      owner:   "Bell keeper"
      due:     2027-02-01
      state:   in-progress
    }
  }
}
`;

/** A document of a small folder in which people emptied cells: the first words of the row, and the column; read once more, it says the same. */
function emptied(type: 'service' | 'review', ...cells: readonly (readonly [row: string, column: number])[]) {
    const own = worldOf({ 'file:///ferry.care': SERVICE, 'file:///review.care': REVIEW });
    const made = documents(undefined, own).find(({ shows }) => shows?.type === type);
    assert.ok(made);
    const bytes = changed(render(made, 'docx', own), xml => cells.reduce((all, [row, column]) => typed(all, row, column, ''), xml));
    const { text, notes, account } = read(bytes, own);
    assert.deepEqual(account?.missing, []);
    assert.deepEqual(factsOf(text).problems, []);
    assert.equal(importWord(bytes, { follows: [], title: '', start: () => text }, own).text, text);
    const before = type === 'service' ? SERVICE : REVIEW;
    return { fresh: newLines(text, before), gone: newLines(before, text), notes };
}

describe('a cell that people emptied in Word', () => {
    it('takes out its line, with that of a lead beside a body and all lines that share a row, and says so', () => {
        const { fresh, gone, notes } = emptied('service', ['Provider', 1], ['Period', 1], ['Referral from', 1], ['Hours', 1], ['Ages', 1]);
        assert.deepEqual(fresh, []);
        assert.deepEqual(gone, [
            'provider:      "Ferry Trust"',
            'provider lead: "Harbour Director"',
            'in force:      2027-04-01 to 2029-03-31',
            'ages:     16 and over  "No one is too old to sail."',
            'referral from: gp, police',
            'referral from: ward',
            'hours:         09:00 to 17:00, Monday to Friday  meets IACM-ENG-01',
        ]);
        assert.deepEqual(notes, [
            '5 changes of the Word file are in the .care file now.',
            'The cell beside “Provider” is empty now. Gone from the .care file: `provider: "Ferry Trust"`, `provider lead: "Harbour Director"`.',
            'The cell beside “Period” is empty now. Gone from the .care file: `in force: 2027-04-01 to 2029-03-31`.',
            'The cell beside “Ages” is empty now. Gone from the .care file: `ages: 16 and over "No one is too old to sail."`.',
            'The cell beside “Referral from” is empty now. Gone from the .care file: `referral from: gp, police`, `referral from: ward`.',
            'The cell beside “Hours” is empty now. Gone from the .care file: `hours: 09:00 to 17:00, Monday to Friday meets IACM-ENG-01`.',
        ]);
    });

    it('leaves the name of a post and of what is offered, and the rest of a partner and a measure', () => {
        const { fresh, gone } = emptied('service', ['Support worker', 1], ['Peer support', 1], ['Police', 1], ['Crossings made', 1]);
        assert.deepEqual(fresh, ['support-worker', 'peer-support', 'indicator "Crossings made": reported monthly, source "Log"']);
        assert.deepEqual(gone, [
            'support-worker: 2.0 wte  "One on each bank."',
            'peer-support: every 2 weeks',
            'indicator "Crossings made": at least 85%, reported monthly, source "Log"',
            'purpose: "Fog."',
        ]);
    });

    it('of one of several names on a line leaves that name alone, and what the others say', () => {
        const { fresh, gone } = emptied('service', ['Social inclusion', 1], ['Nurse', 1]);
        assert.deepEqual(fresh, ['social-worker: "Band 6."', 'nurse', 'social-inclusion', 'benefits-advice: "At the quay."']);
        assert.deepEqual(gone, ['social-worker, nurse: "Band 6."', 'social-inclusion, benefits-advice: "At the quay."']);
    });

    it('of a list of names takes them all out', () => {
        const { fresh, gone, notes } = emptied('service', ['Also offered', 1]);
        assert.deepEqual(fresh, []);
        assert.deepEqual(gone, ['housing-support', 'daily-living-support']);
        assert.equal(
            notes[1],
            'The cell beside “Also offered” is empty now. Gone from the .care file: `housing-support`, `daily-living-support`.',
        );
    });

    it('takes out answers, and what an action and a finding say', () => {
        const { fresh, gone } = emptied(
            'review',
            ['Review cycle', 1],
            ['Missed appointments', 1],
            ['Missed appointments', 4],
            ['Ring the bell', 2],
            ['Ring the bell', 3],
            ['Ring the bell', 4],
        );
        assert.deepEqual(fresh, []);
        assert.deepEqual(gone, [
            'cycle:  "2026/27"',
            'policy:   in-place',
            'gap:      "Fog."',
            'owner:   "Bell keeper"',
            'due:     2027-02-01',
            'state:   in-progress',
        ]);
    });

    it('becomes a placeholder where its line needs a title', () => {
        const { fresh, notes } = emptied('service', ['Crossings made', 0]);
        assert.deepEqual(fresh, ['indicator "[what is measured]": at least 85%, reported monthly, source "Log"']);
        assert.equal(
            notes[1],
            'The title “Crossings made” is empty now, and its line needs one: it is “[what is measured]” in the .care file.',
        );
        assert.deepEqual(emptied('review', ['Ring the bell', 0]).fresh, ['action ring "[what is done]" {']);
    });
});
