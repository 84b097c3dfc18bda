import assert from 'node:assert/strict';
import { textOfParts } from '../../../language/completion/suggestion.ts';
import { labelsAt, suggestionsAt } from './completing.ts';

function found(source: string, label: string, options = {}) {
    const offset = source.indexOf('<|>');
    return suggestionsAt(source.replace('<|>', ''), offset, options).find(each => each.label === label);
}

describe('the names that completion offers', () => {
    it('are of the kind that the place takes, with their titles', () => {
        const labels = labelsAt('service a {\n  access {\n    referral from: <|>\n  }\n}\n');
        assert.ok(labels.includes('gp') && !labels.includes('care-coordinator'));
        assert.equal(found('service a {\n  access {\n    referral from: <|>\n  }\n}\n', 'gp')?.detail, 'General practice');
    });

    it('are not those that stand in the list or the block already', () => {
        assert.ok(!labelsAt('service a {\n  access {\n    referral from: gp, <|>\n  }\n}\n').includes('gp'));
        assert.ok(!labelsAt('service a {\n  team {\n    key-worker: 1.0 wte\n    <|>\n  }\n}\n').includes('key-worker'));
    });

    it('are found by titles, other words and codes', () => {
        const trust = found('service a {\n  provider: <|>\n}\n', 'trust', {
            others: { 'b.care': 'vocabulary organisations {\n  trust "The Trust" also "the old name" code ZZ9\n}\n' },
        });
        assert.deepEqual(trust?.find, ['The Trust', 'the old name', 'ZZ9']);
    });

    it('come first where they are in use in the time of the document', () => {
        const retired = (force: string) => found(`service a {\n  in force: ${force}\n  team type: <|>\n}\n`, 'A03');
        assert.equal(retired('2026-04-01')?.isRetired, true);
        assert.match(retired('2026-04-01')?.detail ?? '', /out of use since 30 September 2021/);
        assert.equal(retired('2019-04-01 to 2020-03-31')?.isRetired, undefined, 'a document of that time');
    });

    it('of requirements are those that the service follows, first those that are about what stands there', () => {
        const labels = labelsAt('service a {\n  follows: IACM\n  policy non-attendance {\n    meets <|>\n  }\n}\n');
        assert.ok(
            labels.every(label => label.startsWith('IACM-')),
            labels.join(' '),
        );
        assert.ok(labels.indexOf('IACM-DNA-01') < labels.indexOf('IACM-POP-01'));
        const team = labelsAt('service a {\n  follows: IACM\n  team {\n    caseload: at most 12 people meets <|>\n  }\n}\n');
        assert.equal(team[0], 'IACM-TEAM-03');
        assert.deepEqual(labelsAt('service a {\n  policy non-attendance {\n    meets <|>\n  }\n}\n'), []);
    });

    it('of requirements for a review are those without a finding yet', () => {
        const source = 'review r using icb-review-outcome {\n  finding IACM-DNA-01 {\n  }\n  finding <|>\n}\n';
        const labels = labelsAt(source);
        assert.ok(!labels.includes('IACM-DNA-01') && labels.includes('IACM-DNA-02'));
        const finding = found(source, 'IACM-DNA-02');
        assert.match(textOfParts(finding?.parts ?? []), /^IACM-DNA-02 \{\n {2}policy: {3}\[Is it written down\?.*\]/);
    });
});

describe('the values that completion offers', () => {
    it('begin with what the guidance expects', () => {
        const labels = labelsAt('service a {\n  follows: IACM\n  team {\n    caseload: at most <|>\n  }\n}\n');
        assert.equal(labels[0], '25 people');
        const outreach = labelsAt(
            'service a {\n  follows: IACM\n  model: assertive-outreach\n  team {\n    caseload: at most <|>\n  }\n}\n',
        );
        assert.equal(outreach[0], '15 people');
    });

    it('are dates that lie ahead where something is due, and today where something was done', () => {
        const due = labelsAt('service a {\n  review by: <|>\n}\n');
        assert.ok(due.includes('2027-11-22') && !due.includes('2026-11-22'));
        const approved = labelsAt('service a {\n  policy x {\n    approved: <|>\n  }\n}\n');
        assert.ok(approved.includes('2026-11-22') && !approved.includes('2027-11-22'));
    });
});

describe('completion in a review', () => {
    const others = {
        'city.care': 'service city "City" {\n  follows: IACM\n}\nservice coast "Coast" {\n  follows: IACM\n}\nservice other "Other" {\n}\n',
    };
    const inReview = (lines: string): readonly string[] =>
        labelsAt(`review north "North" using icb-review-outcome {\n  covers: city, coast\n${lines}\n}\n`, { others });
    const inFinding = (line: string): readonly string[] => inReview(`  finding IACM-DNA-01 {\n    ${line}\n  }`);

    it('lets a finding look at the services that the review covers, each once', () => {
        assert.deepEqual(inFinding('looked at: <|>'), ['city', 'coast']);
        assert.deepEqual(inFinding('looked at: city "0123456789ab", <|>'), ['coast']);
    });

    it('makes up no fingerprint', () => assert.deepEqual(inFinding('looked at: city <|>'), []));

    it('offers no words where a question asks for a day or a number, and nothing that an answer meets', () => {
        assert.ok(inReview('  completed: <|>').every(label => /^\d{4}-\d\d-\d\d$/.test(label)));
        assert.ok(inReview('  completed: <|>').length > 1);
        assert.deepEqual(inReview('  cohort: <|>'), ['15 people']);
        assert.deepEqual(inFinding('policy: in-place <|>'), ['"[in your own words]"']);
    });

    it('says of an action what a draft says, behind its name as well', () => {
        const text = 'review north "North" using icb-review-outcome {\n  finding IACM-DNA-01 {\n    action talk ';
        const [title] = suggestionsAt(`${text}\n  }\n}\n`, text.length, { others });
        assert.match(textOfParts(title?.parts ?? []), /^"\[What will be done about it\]" \{\n {2}horizon: {2}short-term\n {2}owner: /);
    });

    it('lets an action of the review name a gap first, and one in a finding nothing', () => {
        const gap = '  finding IACM-FAM-01 {\n    practice: partly\n    gap: "Late."\n  }\n';
        assert.equal(inReview(`${gap}  action talk "Talk" {\n    addresses: <|>\n  }`)[0], 'IACM-FAM-01');
        assert.ok(inReview('  action talk "Talk" {\n    <|>\n  }').includes('addresses'));
        assert.ok(!inFinding('action talk "Talk" {\n      <|>\n    }').includes('addresses'));
    });
});

describe('what completion takes for likely', () => {
    const inService = (lines: string, rest = ''): readonly string[] =>
        labelsAt(`service a "A" {\n  follows: IACM\n  model: assertive-outreach\n${lines}\n${rest}}\n`);
    const own = {
        others: { 'b.care': 'vocabulary organisations {\n  exampleshire-icb "Exampleshire ICB"\n  dale-trust "Dale Trust"\n}\n' },
    };

    it('trusts provide, and boards commission', () => {
        const provider = labelsAt('service a {\n  provider: <|>\n}\n', own);
        const commissioner = labelsAt('service a {\n  commissioner: <|>\n}\n', own);
        assert.deepEqual([provider[0], commissioner[0]], ['dale-trust', 'exampleshire-icb']);
        assert.match(provider[1] ?? '', /-trust$/);
        assert.match(commissioner[1] ?? '', /-icb$/);
        assert.ok(provider.includes('devon-icb') && commissioner.includes('devon-partnership-trust'));
    });

    it('the team type of the model of care comes first', () => {
        assert.equal(inService('  team type: <|>')[0], 'A08');
    });

    it('boards of one region are among the others, by their titles', () => {
        const boards = inService('  commissioner: <|>').slice(0, 3);
        assert.deepEqual(boards.toSorted(), boards);
        assert.doesNotMatch(boards.join(' '), /london/);
    });

    it('the whole team decides, and no one alone', () => {
        assert.equal(inService('  policy discharge {\n    decided by: <|>\n  }')[0], 'multidisciplinary-team');
    });

    it('a service follows what asks something of services', () => {
        const labels = labelsAt('service a "A" {\n  follows: <|>\n}\n');
        assert.deepEqual([labels[0], labels.includes('CMHF'), labels.includes('REV')], ['IACM', true, false]);
    });

    it('words without quotation marks in the place of a name claim nothing', () => {
        const claims = (lines: string): boolean => inService(lines).some(label => label.startsWith('meets'));
        assert.equal(claims('  provider: Northmoor Tru<|>'), false);
        assert.equal(claims('  works with crisis t<|>'), false);
        assert.equal(claims('  provider: devon-partnership-trust <|>'), true);
        assert.equal(claims('  works with crisis-team <|>'), true);
        assert.equal(claims('  access {\n    time limit: none <|>\n  }'), true);
    });

    it('people whom the guidance wants included come last among those to exclude', () => {
        const labels = inService('  population {\n    excludes: <|>\n  }');
        assert.ok(labels.indexOf('psychosis') > labels.indexOf('dementia'), labels.join(' '));
        assert.ok(labels.includes('psychosis'));
    });

    it('policies that are missing come before those that are there', () => {
        const labels = inService('  policy <|>', '  policy engagement {\n    owner: "Lead"\n  }\n');
        assert.ok(labels.indexOf('disengagement') < labels.indexOf('engagement'), labels.join(' '));
        assert.notEqual(labels[0], 'engagement');
    });

    it('opening hours are hours of a day, and a period ends on the last day of a financial year', () => {
        const hours = inService('  access {\n    hours: <|>\n  }');
        assert.deepEqual(hours.slice(0, 2), ['24/7', '09:00 to 17:00, Monday to Friday']);
        assert.ok(!hours.includes('midnight'), hours.join(' '));
        assert.ok(inService('  access {\n    hours: 09:00 to <|>\n  }').includes('midnight'));
        assert.ok(!hours.some(label => /^\d+ (?:hours?|weeks?|months?)$/.test(label)), hours.join(' '));
        const ends = inService('  in force: 2026-04-01 to <|>');
        assert.ok(ends.includes('2027-03-31') && !ends.includes('2027-04-01'), ends.join(' '));
    });

    it('a number of people is a fact, which nothing proposes', () => {
        const labels = inService('  population {\n    expected: <|>\n  }');
        assert.ok(!labels.some(label => /^\d/.test(label)), labels.join(' '));
    });

    it('a requirement that a line meets already is not offered again', () => {
        for (const head of ['policy non-attendance {\n    meets IACM-DNA-01, <|>\n  }', 'aims {\n    - "x" meets IACM-DNA-01, <|>\n  }'])
            assert.ok(!inService(`  ${head}`).includes('IACM-DNA-01'), head);
    });
});
