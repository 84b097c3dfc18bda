import assert from 'node:assert/strict';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import type { RequirementResult } from '../../language/assess/assessment.ts';
import { effectiveRequirements, requirementsOfAll } from '../../language/assess/effective-guidance.ts';
import { boardOf } from '../../language/board/board.ts';
import { coversPage } from '../../language/explain/explain.ts';
import { addressOf } from '../../language/model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import { proposedPosition } from '../../language/reviews/covered-services.ts';
import { fingerprintOf } from '../../language/reviews/looks.ts';
import { hoverMarkdown } from '../../server/support/markdown.ts';
import { generated } from '../documents/generated.ts';
import { worldOf } from '../documents/world.ts';
import { findingsBy, inService } from '../support/check-text.ts';
import { TODAY } from '../support/read-text.ts';
import { workspaceOf } from '../support/reviews.ts';

const must = (id: string, lines: string): string =>
    `  must ${id} "A demand" {\n    says: "X."\n    basis: local\n    applies to services\n${lines}\n  }\n`;

/** What a guidance of these requirements makes of a service with these lines. */
function resultOf(id: string, lines: string, service: string, more = ''): RequirementResult {
    const text = `guidance OWN "Own" {\n${must(id, lines)}}\n${more}service s "S" {\n  follows: ${more ? 'STRICTER' : 'OWN'}\n${service}\n}\n`;
    const { checker, documents } = workspaceOf({ 'a.care': text });
    assert.deepEqual(documents[0]?.problems, []);
    const result = checker.assessmentsOf('s').flatMap(({ results }) => results.filter(({ requirement }) => requirement.id === id))[0];
    assert.ok(result);
    return result;
}

describe('what must not be there', () => {
    it('is shown not to be by what is there of its kind, and missing where there is nothing of it', () => {
        const outcome = (service: string): string => resultOf('OWN-1', '    expects no excludes older-adults', service).outcome;
        assert.equal(outcome('  team {\n    caseload: at most 12 people\n  }'), 'missing');
        assert.equal(outcome('  population {\n    excludes: dementia goes to: gp\n  }'), 'shown');
        assert.equal(outcome('  population {\n    excludes: older-adults goes to: gp\n  }'), 'against');
    });
});

describe('a bound', () => {
    it('on a time is not met by a number without a unit', () => {
        const result = (within: string): RequirementResult =>
            resultOf('OWN-1', '    expects emergency response within 4 hours', `  access {\n    emergency response: within ${within}\n  }`);
        assert.equal(result('4 hours').outcome, 'shown');
        assert.equal(result('4').outcome, 'partly');
        assert.equal(result('4').reason, 'The emergency response does not say if 4 is hours, days or weeks.');
        assert.equal(result('5 hours').outcome, 'against');
    });

    it('on a date says how long ago that is, that it is still to come, and what was asked for', () => {
        const counted = (day: string): string =>
            resultOf(
                'OWN-1',
                '    expects expected with counted at most 24 months',
                `  population {\n    expected: 90 people counted ${day} "From the list."\n  }`,
            ).reason;
        assert.equal(counted('2019-04-01'), 'They were counted on 1 April 2019, which is more than 24 months ago.');
        assert.equal(counted('2090-04-01'), 'They were counted on 1 April 2090, which is still to come.');
        const without = resultOf('OWN-1', '    expects expected with counted at most 24 months', '  context: "A team."').reason;
        assert.match(without, /Say when they were counted: in the last 24 months\./);
        assert.match(
            resultOf('OWN-1', '    expects hours with hours at least 1 hour', '  access {\n    hours: 09:00 to 09:01, weekdays\n  }')
                .reason,
            /^The opening hours say “0\.02 hours”\. Expected:/,
        );
    });

    it('“by” a day holds on that day, and not on the next', () => {
        const review = (completed: string): string => {
            const { checker, documents } = workspaceOf({
                'r.care': `review r "R" using icb-review-outcome {\n  cycle: "2024/25"\n  completed: ${completed}\n}\n`,
            });
            const [facts] = documents;
            assert.ok(facts);
            const results = checker.assessments(facts).flatMap(assessment => assessment.results);
            return results.find(({ requirement }) => requirement.id === 'REV-01')?.outcome ?? '';
        };
        assert.equal(review('2024-09-30'), 'claimed');
        assert.equal(review('2024-10-01'), 'against');
    });

    it('a date a generation away is a typing error, one nearer is not', () => {
        const policy = (day: string): string => `  policy engagement {\n    approved: ${day} by "The board"\n    "We go to people."\n  }`;
        const outcome = (day: string): string => resultOf('OWN-1', '    expects policy engagement with approved', policy(day)).outcome;
        // 9,150 days before the day of the check, and one more.
        assert.deepEqual(['2001-11-03', '2001-11-02', '2024-04-01'].map(outcome), ['shown', 'against', 'shown']);
    });

    it('of several that an element breaks in part and leaves out in part, it has said something', () => {
        const expects = '    expects expected at least 50 people with counted at most 24 months';
        const outcome = (lines: string): string => resultOf('OWN-1', expects, `  population {\n    ${lines}\n  }`).outcome;
        assert.equal(outcome('expected: 90 people'), 'partly');
        assert.equal(outcome('expected: 40 people'), 'against');
    });

    it('a review date of today is in date, that of yesterday is not', () => {
        const policy = (day: string): string => `  policy engagement {\n    review by: ${day}\n    "We go to people."\n  }`;
        const expects = '    expects policy engagement with review in date';
        assert.equal(resultOf('OWN-1', expects, policy(TODAY)).outcome, 'shown');
        assert.equal(resultOf('OWN-1', expects, policy('2026-11-21')).outcome, 'against');
    });

    it('mentions words at the beginning of words, and not inside of them', () => {
        const policy = (text: string): string => `  policy engagement {\n    "${text}"\n  }`;
        const expects = '    expects policy engagement mentioning "use"';
        assert.equal(resultOf('OWN-1', expects, policy('People who use drugs are welcome.')).outcome, 'claimed');
        assert.equal(resultOf('OWN-1', expects, policy('Users decide together.')).outcome, 'claimed');
        assert.equal(resultOf('OWN-1', expects, policy('A warm house.')).outcome, 'partly');
    });
});

describe('what a guidance changes', () => {
    it('what it replaces or withdraws is no longer in force; what replaces it is', () => {
        const { names } = workspaceOf({
            'a.care': `guidance OWN "Own" {\n${must('OWN-1', '    expects team')}${must('OWN-2', '    expects team')}${must('OWN-3', '    expects team')}}\nguidance LATER "Later" extends OWN {\n  replaces OWN-1 by LATER-1 because "Clearer."\n  withdraws OWN-2 because "Not needed."\n${must('LATER-1', '    expects team')}}\n`,
        });
        const ids = effectiveRequirements('LATER', name => names.guidance(name)).map(({ id }) => id);
        assert.deepEqual(ids, ['OWN-3', 'LATER-1']);
    });

    it('of two limits that one place breaks, only the stricter is said', () => {
        const stricter =
            'guidance STRICTER "Stricter" extends OWN {\n  tightens OWN-1 because "Ours is stricter." {\n    expects caseload at most 12 people\n  }\n}\n';
        const { outcome, reason } = resultOf(
            'OWN-1',
            '    expects caseload at most 15 people',
            '  team {\n    caseload: at most 20 people per care-coordinator\n  }',
            stricter,
        );
        assert.equal(outcome, 'against');
        assert.match(reason, /12 people/);
        assert.doesNotMatch(reason, /15 people/);
    });
});

describe('a claim', () => {
    const POLICY = '  policy engagement {\n    owner: "OWNER"\n    "We go to people."\n    meets OWN-1\n  }';

    it('is part of what a claimed result rests on, before all else', () => {
        const text = POLICY.replace('OWNER', 'Clinical lead');
        const result = resultOf('OWN-1', '    expects policy engagement\n    expects statement', text);
        assert.equal(result.outcome, 'claimed');
        assert.equal(result.evidence.length, 2);
        assert.deepEqual(result.evidence[0]?.at, result.at);
    });

    it('on lines with a placeholder counts for nothing', () => {
        const result = resultOf('OWN-1', '    expects statement', POLICY.replace('OWNER', '[post title]'));
        assert.equal(result.outcome, 'missing');
        assert.equal(resultOf('OWN-1', '    expects statement', POLICY.replace('OWNER', 'Clinical lead')).outcome, 'claimed');
    });
});

describe('an accepted gap', () => {
    const service = (until: string): string =>
        `service s "S" {\n  follows: IACM\n  accepts gap IACM-TEAM-03 until ${until} by "Board" because "Posts are being recruited."\n}\n`;

    it('is another thing to have looked at when its last day has changed', () => {
        const print = (until: string): string => {
            const { checker, documents } = workspaceOf({ 'a.care': service(until) });
            const [subject] = documents[0]?.services ?? [];
            const requirement = checker.requirementsOf('IACM').find(({ id }) => id === 'IACM-TEAM-03');
            assert.ok(subject && requirement);
            return fingerprintOf(requirement, subject);
        };
        assert.equal(print('2027-06-30'), print('30 June 2027'));
        assert.notEqual(print('2027-06-30'), print('2027-07-31'));
    });

    it('ends soon from the 30th day before its last day to that day, and then has ended', () => {
        const state = (until: string): string | undefined => {
            const { checker, documents } = workspaceOf({ 'a.care': service(until) });
            const [assessment] = checker.assessments(documents[0] as DocumentFacts);
            return assessment?.results.find(({ requirement }) => requirement.id === 'IACM-TEAM-03')?.gap?.state;
        };
        assert.equal(TODAY, '2026-11-22');
        assert.equal(state('2026-12-23'), 'accepted');
        assert.equal(state('2026-12-22'), 'ending');
        assert.equal(state('2026-11-22'), 'ending');
        assert.equal(state('2026-11-21'), 'ended');
    });

    it('is no policy that is in place, and none that is partly', () => {
        const { checker, documents } = workspaceOf({ 'a.care': service('2027-06-30') });
        const [assessment] = checker.assessments(documents[0] as DocumentFacts);
        const result = assessment?.results.find(({ requirement }) => requirement.id === 'IACM-TEAM-03');
        assert.equal(result?.outcome, 'gap accepted');
        assert.equal(proposedPosition([{ service: assessment?.subject as SubjectFacts, result } as never]), 'not-in-place');
    });
});

describe('the actions of a board', () => {
    const action = (name: string, state: string): string =>
        `    action ${name} "${name} is done" {\n      horizon: longer-term\n      owner: "Head"\n      due: 2026-12-31\n      state: ${state}\n      resource gap: £100.40 recurrent\n    }\n`;
    const text = `review r "R" using icb-review-outcome {\n  finding IACM-DNA-01 {\n    practice: partly\n    gap: "x"\n${action('first', 'in-progress')}${action('second', 'done')}${action('third', 'withdrawn')}  }\n}\n`;

    it('that are due, overdue or lack something are neither done nor withdrawn', () => {
        const { names, documents } = workspaceOf({ 'r.care': text });
        const reviews = documents.flatMap(({ uri, reviews: subjects }) => subjects.map(subject => ({ subject, uri })));
        const board = boardOf({ services: [], reviews, names, today: '2027-01-01' });
        assert.deepEqual(
            board.actions.filter(({ overdue }) => overdue).map(({ name }) => name),
            ['first'],
        );
        assert.equal(board.resourceGaps.costed, 1);
        assert.equal(board.resourceGaps.recurrent, 100.4);
    });

    it('lack sums of money in whole pounds, in the paper and in a hover', () => {
        const { names, documents } = workspaceOf({ 'r.care': text });
        const [subject] = documents[0]?.reviews ?? [];
        assert.ok(subject);
        assert.match(hoverMarkdown(coversPage(subject, [], addressOf('r.care'), names)), /Money each year: £100\n/);
        const { tree } = generated('board-paper', worldOf({ 'r.care': text }), { services: [], reviews: ['r'] });
        assert.match(renderMarkdown(tree), /£100 each year/);
    });

    it('are so in the board’s paper, which lists all of them in an annex', () => {
        for (const [today, late] of [
            [TODAY, 0],
            ['2027-01-01', 1],
        ] as const) {
            const { tree } = generated('board-paper', worldOf({ 'r.care': text }, today), { services: [], reviews: ['r'] });
            const words = renderMarkdown(tree);
            assert.match(
                words,
                new RegExp(
                    `3 actions: 1 done, 1 withdrawn or closed, 1 open${late ? ` \\(${late} overdue\\)` : ''}\\. Next: first is done \\(31 Dec 2026`,
                ),
            );
            const annex = tree.root.children.find(node => node.type === 'dataTable' && node.name === 'longer-term');
            assert.ok(annex && 'rows' in annex);
            assert.equal(annex.rows.length, 3);
        }
    });
});

describe('number in what is said', () => {
    it('several things mention, say and do not give; one mentions, says and does not give', () => {
        const works = '    expects works with police mentioning "self-harm"';
        const none = resultOf('OWN-1', works, '  model: assertive-outreach');
        assert.match(none.reason, /^It does not say how it works with police\. Mention “self-harm”\.$/);
        const other = resultOf(
            'OWN-1',
            '    expects no works with police mentioning "self-harm"',
            '  works with police {\n    "About self-harm."\n  }',
        );
        assert.match(other.reason, /^It says “works with police: About self-harm\.”, which goes against this\.$/);
        const silent = resultOf('OWN-1', works, '  works with police {\n    "We meet."\n  }');
        assert.match(silent.reason, /police” do not mention “self-harm”/);
        const ages = resultOf('OWN-1', '    expects ages at most 18', '  population {\n    ages: 25 and over\n  }');
        assert.match(ages.reason, /^The lowest age is 25\. Expected: 18 or younger\.$/);
        const policy = resultOf(
            'OWN-1',
            '    expects policy engagement mentioning "homes"',
            '  policy engagement {\n    "We meet people."\n  }',
        );
        assert.match(policy.reason, /engagement does not mention “homes”/);
    });

    it('the sentence of an expectation is said where it is not met, and where something is there that must not be', () => {
        const policy = '    expects policy engagement mentioning "homes"\n      otherwise "It does not say that people are seen at home."';
        assert.equal(resultOf('OWN-1', policy, '  model: assertive-outreach').reason, 'It does not say that people are seen at home.');
        const silent = resultOf('OWN-1', policy, '  policy engagement {\n    "We meet people."\n  }');
        assert.deepEqual([silent.outcome, silent.reason], ['partly', 'It does not say that people are seen at home.']);
        const none = '    expects none of { offer crisis-plan mentioning "score" } otherwise "It scores people."';
        const scored = resultOf('OWN-1', none, '  offers {\n    crisis-plan: "It has a score."\n  }');
        assert.deepEqual([scored.outcome, scored.reason], ['against', 'It scores people: “It has a score.”']);
        const caseload = '    expects caseload at most 15 people otherwise "There is no limit of 15."';
        const over = resultOf('OWN-1', caseload, '  team {\n    caseload: at most 20 people\n  }');
        assert.equal(over.reason, 'The caseload is at most 20 people. Expected: at most 15 people.');
    });

    it('a sentence about all that is asked is not said where part of it is there', () => {
        const asked =
            '    expects policy family-concerns with owner and response at most 5 working days\n      otherwise "There is no owner and no answer."';
        const owned = resultOf('OWN-1', asked, '  policy family-concerns {\n    owner: "Carer lead"\n    "We ring them back."\n  }');
        assert.deepEqual(
            [owned.outcome, owned.reason],
            ['partly', 'The policy on concerns raised by family and carers does not say how soon staff respond (within 5 working days).'],
        );
        assert.equal(resultOf('OWN-1', asked, '  model: assertive-outreach').reason, 'There is no owner and no answer.');
        const counted = '    expects expected with counted and text\n      otherwise "It does not say how many, how and when."';
        const some = resultOf('OWN-1', counted, '  population {\n    expected: 40 people counted 2026-10-01\n  }');
        assert.equal(some.reason, 'It does not say how they were counted.');
    });

    it('a term that only the words of a line mention is not said to be missing from them', () => {
        const includes = '    expects includes psychosis\n      otherwise "“Who the service is for” does not mention psychosis."';
        const said = (words: string): string => resultOf('OWN-1', includes, `  population {\n    includes: "${words}"\n  }`).reason;
        assert.equal(said('People with psychosis.'), 'It mentions psychosis only in its words. Write `psychosis` before them.');
        assert.equal(said('People who are lonely.'), '“Who the service is for” does not mention psychosis.');
        const named = resultOf('OWN-1', includes, '  population {\n    includes: psychosis "People with psychosis."\n  }');
        assert.equal(named.outcome, 'shown');
    });

    it('a post that is vacant is said to be vacant', () => {
        const role = '    expects role peer-support-worker';
        const vacant = resultOf('OWN-1', role, '  team {\n    peer-support-worker: 0.5 wte vacant 0.5 wte\n  }');
        assert.match(vacant.reason, /^The post is vacant: “/);
    });

    it('what is partly there is not said to be claimed nowhere and untouched', () => {
        const both = '    expects policy engagement mentioning "homes"\n    expects statement';
        const touched = resultOf('OWN-1', both, '  policy engagement {\n    "We meet people."\n  }');
        assert.match(touched.reason, /The text touches on this, but no line claims it\. Add `meets OWN-1`/);
        const nothing = resultOf('OWN-1', both, '  model: assertive-outreach');
        assert.match(nothing.reason, /No line claims to answer this\. Write how you do it, then add `meets OWN-1`/);
    });

    it('what is missing of one kind is one sentence', () => {
        const three = ['police', 'prisons', 'courts'].map(partner => `    expects works with ${partner}`).join('\n');
        assert.equal(
            resultOf('OWN-1', three, '  model: assertive-outreach').reason,
            'It does not say how it works with these partners: police, prisons and courts.',
        );
    });

    it('one person is expected, and several are', () => {
        const text = (people: string): string =>
            inService(
                `  population {\n    expected: ${people}\n  }\n  team {\n    caseload: at most 15 people per care-coordinator\n    care-coordinator: 0.01 wte\n  }`,
            );
        assert.match(findingsBy('CARE-225', text('1 person'))[0]?.message ?? '', /^1 person is expected, and/);
        assert.match(findingsBy('CARE-225', text('20 people'))[0]?.message ?? '', /^20 people are expected, and/);
    });
});

describe('several guidances', () => {
    const tightened = (name: string, amendment: string): string =>
        `guidance ${name} "${name}" extends OWN {\n  publisher: "P"\n  tightens ${amendment}\n}\n`;
    const files = {
        'own.care': `guidance OWN "Own" {\n${must('OWN-1', '    expects caseload at most 15 people')}${must('OWN-2', '    expects missed contact within 5 working days')}}\n`,
        'a.care': tightened('FIRST', 'OWN-1 because "Rural." { expects caseload at most 10 people }'),
        'b.care': tightened('SECOND', 'OWN-2 because "Faster." { expects missed contact within 1 working day }'),
        'c.care': 'guidance BOTH "Both" extends FIRST, SECOND {\n  publisher: "P"\n}\n',
    };

    for (const follows of ['FIRST, SECOND', 'SECOND, FIRST', 'BOTH'])
        it(`that build on one hold with all that each of them tightens: follows ${follows}`, () => {
            const { checker } = workspaceOf({
                ...files,
                's.care': `service s "S" {\n  follows: ${follows}\n  access {\n    missed contact: within 3 working days\n  }\n  team {\n    caseload: at most 12 people\n  }\n}\n`,
            });
            const results = checker.assessmentsOf('s').flatMap(each => each.results);
            assert.deepEqual(results.map(({ requirement, outcome, askedBy }) => [requirement.id, outcome, askedBy]).sort(), [
                ['OWN-1', 'against', 'FIRST'],
                ['OWN-2', 'against', 'SECOND'],
            ]);
        });

    it('that build on one ask for its requirements once in a form', () => {
        const { names } = workspaceOf(files);
        const lookup = (name: string) => effectiveRequirements(name, each => names.guidance(each));
        const all = requirementsOfAll(['SECOND', 'FIRST'], lookup);
        assert.deepEqual(
            all.map(({ id, expectations }) => [id, expectations.length]),
            [
                ['OWN-1', 2],
                ['OWN-2', 2],
            ],
        );
    });

    it('do not take from each other what one of them withdraws', () => {
        const { names } = workspaceOf({
            ...files,
            'a.care': 'guidance FIRST "F" extends OWN {\n  publisher: "P"\n  withdraws OWN-1 because "Not here."\n}\n',
        });
        const ids = (name: string) => effectiveRequirements(name, each => names.guidance(each)).map(({ id }) => id);
        assert.deepEqual(ids('SECOND'), ['OWN-1', 'OWN-2']);
        assert.deepEqual(ids('FIRST'), ['OWN-2']);
        assert.deepEqual(ids('BOTH').sort(), ['OWN-1', 'OWN-2']);
    });
});

describe('a policy without words', () => {
    const FAMILIES = '    expects policy family-concerns with response at most 2 working days';

    it('answers with its values where only they are asked for', () => {
        const service = (days: string) => `  policy family-concerns {\n    owner: "Team manager"\n    response: within ${days}\n  }`;
        assert.equal(resultOf('OWN-1', FAMILIES, service('2 working days')).outcome, 'shown');
        assert.equal(
            resultOf('OWN-1', FAMILIES, service('20 days')).reason,
            'The policy on concerns raised by family and carers says “20 days”. Expected: within 2 working days.',
        );
    });

    it('says nothing yet where it is only asked for', () => {
        const result = resultOf(
            'OWN-1',
            '    expects policy family-concerns',
            '  policy family-concerns {\n    response: within 2 days\n  }',
        );
        assert.deepEqual(
            [result.outcome, result.reason],
            ['partly', 'The policy on concerns raised by family and carers says nothing yet.'],
        );
    });
});
