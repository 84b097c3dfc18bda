import assert from 'node:assert/strict';
import type { Element } from '../../language/model/facts.ts';
import { listIn, numberIn, textIn, valueIn } from '../../language/model/subjects.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

/** The elements of a service with some lines. */
function elementsOf(lines: string): readonly Element[] {
    const facts = factsOf(`service a "A" {\n${lines}\n}\n`);
    assert.deepEqual(facts.problems, []);
    assert.deepEqual(facts.strays, []);
    return facts.services[0]?.elements ?? [];
}

/** The outcome of one requirement for a service with some lines, compared with a guidance that expects some things. */
function outcomeOf(lines: string, ...expects: readonly string[]): string | undefined {
    const facts = factsOf(
        `guidance L "L" {\n  must L-1 "A" {\n    says: "A."\n    basis: local\n    source: "B" checked 2026-07-30\n${expects
            .map(each => `    expects ${each}\n`)
            .join('')}  }\n}\nservice a "A" {\n  follows: L\n${lines}\n}\n`,
    );
    assert.deepEqual(facts.problems, []);
    return checkerOf([facts]).assessments(facts)[0]?.results[0]?.outcome;
}

describe('where people go whom a service excludes', () => {
    const NAMED =
        'population {\n excludes: dementia, acquired-brain-injury "Of any cause." goes to: older-adult-service, gp "At Ashcombe" meets L-1\n}';

    it('is said of each of them, on the same line or the next', () => {
        for (const lines of [NAMED, NAMED.replace(' goes to', '\n    goes to')]) {
            const all = elementsOf(lines) as readonly Element<'excludes'>[];
            assert.deepEqual(
                all.map(({ term }) => term),
                ['dementia', 'acquired-brain-injury'],
            );
            for (const each of all) {
                assert.deepEqual(listIn(each, 'destination'), ['older-adult-service', 'gp']);
                assert.equal(textIn(each, 'text'), 'Of any cause.');
                assert.deepEqual(each.meets, ['L-1']);
            }
        }
        const [words] = elementsOf('population {\n excludes: "Anyone." goes to: "The GP."\n}') as readonly Element<'excludes'>[];
        assert.equal(textIn(words, 'destination'), 'The GP.');
    });

    it('is a partner or a service of the workspace', () => {
        const facts = factsOf(
            'service b "B" {\n}\nservice a "A" {\n population {\n excludes: dementia goes to: b, gp, nowhere-at-all\n}\n}\n',
        );
        const unknown = checkerOf([facts])
            .findings(facts)
            .filter(({ code }) => code === 'CARE-101');
        assert.equal(unknown.length, 1);
        assert.match(unknown[0]?.message ?? '', /nowhere-at-all/);
    });

    it('is none of whom it excludes: not the words that are looked for, and not what is still to be written', () => {
        const no = 'no excludes mentioning "alcohol"';
        assert.equal(outcomeOf('population { excludes: "Housing alone." goes to: "The drug and alcohol team." }', no), 'shown');
        for (const destination of ['"[where people go instead]"', '"n/a"', 'substance-misuse-service'])
            assert.equal(outcomeOf(`population { excludes: "Anyone who drinks alcohol." goes to: ${destination} }`, no), 'against');
        assert.equal(
            outcomeOf('population { excludes: co-occurring-substance-use goes to: "n/a" }', 'no excludes co-occurring-substance-use'),
            'against',
        );
    });

    it('can be asked for by a guidance', () => {
        const asked = 'every excludes with destination';
        assert.equal(outcomeOf('population { excludes: dementia goes to: gp }', asked), 'shown');
        assert.equal(outcomeOf('population { excludes: dementia }', asked), 'partly');
        const [element] = elementsOf('population { excludes: dementia }') as readonly Element<'excludes'>[];
        assert.equal(valueIn(element, 'destination'), undefined);
    });

    it('belongs to an exclusion only', () => {
        const facts = factsOf('service a "A" {\n population {\n includes: dementia\n goes to: gp\n}\n}\n');
        assert.deepEqual([...facts.strays.map(({ name }) => name), ...facts.problems.map(({ message }) => message)].length > 0, true);
    });
});

describe('times in words', () => {
    const HOURS: readonly (readonly [written: string, hours: number])[] = [
        ['same day', 24],
        ['next day', 48],
        ['same working day', 72],
        ['next working day', 72],
        ['within 24 hours', 24],
    ];

    for (const [written, hours] of HOURS) {
        it(`${written} is ${hours} hours at the longest`, () => {
            const [response] = elementsOf(`access {\n urgent response: ${written} "By phone."\n}`) as readonly Element<'urgentresponse'>[];
            assert.equal(numberIn(response, 'within')?.amount, hours);
            assert.equal(textIn(response, 'text'), 'By phone.');
            const [offer] = elementsOf(`offers {\n safety-plan: ${written} "By phone."\n}`) as readonly Element<'offer'>[];
            assert.equal(numberIn(offer, 'within')?.amount, hours);
            const [policy] = elementsOf(`policy discharge {\n response: ${written}\n "We do it."\n}`) as readonly Element<'policy'>[];
            assert.equal(numberIn(policy, 'response')?.amount, hours);
        });
    }

    it('are said without a number: part of an answer, and nothing that goes against it', () => {
        assert.equal(outcomeOf('access { urgent response: same day }', 'urgent response within 24 hours'), 'shown');
        assert.equal(outcomeOf('access { urgent response: next day }', 'urgent response within 24 hours'), 'against');
        assert.equal(outcomeOf('access { urgent response: "According to risk." }', 'urgent response within 24 hours'), 'partly');
        assert.equal(outcomeOf('access { urgent response: "According to risk." }', 'urgent response'), 'claimed');
        assert.equal(outcomeOf('access { urgent response: "We do not offer this." }', 'urgent response'), 'against');
        assert.equal(outcomeOf('access { urgent response: "n/a" }', 'urgent response'), 'missing');
        assert.equal(outcomeOf('access { urgent response: "[how soon]" }', 'urgent response'), 'missing');
    });

    const WORDS: readonly (readonly [block: string, label: string, asked: string])[] = [
        ['access', 'hours', 'hours with days at least 7'],
        ['access', 'time limit', 'time limit at most 3 years'],
        ['access', 'frequency of contact', 'frequency of contact at least weekly'],
        ['team', 'caseload', 'caseload at most 15 people'],
        ['team', 'team meeting', 'team meeting at least weekly'],
        ['team', 'supervision', 'supervision at least monthly'],
        ['population', 'ages', 'ages at most 18'],
        ['population', 'expected', 'expected at least 1 person'],
    ];

    for (const [block, label, asked] of WORDS) {
        it(`may be all that ${label} says`, () => {
            const lines = `${block} {\n ${label}: "As the person and the team agree."\n}`;
            const [element] = elementsOf(lines);
            assert.equal(element?.values.text?.type, 'text');
            assert.equal(outcomeOf(lines, asked), 'partly');
        });
    }
});

describe('how often people are seen', () => {
    const LEAST_AND_MOST: readonly (readonly [written: string, least: number | undefined, most: number | undefined])[] = [
        ['at least weekly, up to twice a day', 168, 12],
        ['daily, up to 3 times a day', 24, 8],
        ['up to 2 times per day', undefined, 12],
        ['2 to 3 times a week', 84, 56],
        ['at least every 2 weeks', 336, undefined],
        ['once a week', 168, undefined],
        ['at least [how often], up to [how often]', undefined, undefined],
    ];

    for (const [written, least, most] of LEAST_AND_MOST) {
        it(`is written as ${written}`, () => {
            const [frequency] = elementsOf(
                `access {\n frequency of contact: ${written} "By need."\n}`,
            ) as readonly Element<'frequencyofcontact'>[];
            assert.equal(numberIn(frequency, 'least')?.amount, least);
            assert.equal(numberIn(frequency, 'most')?.amount, most);
            assert.equal(textIn(frequency, 'text'), 'By need.');
        });
    }

    it('can be asked for, and a message says what was written', () => {
        const asked = 'frequency of contact at least weekly';
        assert.equal(outcomeOf('access { frequency of contact: at least twice a week, up to daily }', asked), 'shown');
        assert.equal(outcomeOf('access { frequency of contact: monthly }', asked), 'against');
        assert.equal(outcomeOf('access { frequency of contact: up to daily }', asked), 'partly');
        assert.equal(outcomeOf('access { frequency of contact: daily, up to twice a day }', 'frequency of contact with most'), 'shown');
    });

    it('is said in the same words of meetings, supervision and offers', () => {
        const [meeting, supervision, offer] = [
            ...elementsOf('team {\n team meeting: twice a week\n supervision: at least once a month\n}'),
            ...elementsOf('offers {\n home-treatment: at least 2 times a day\n clozapine-clinic: up to 3 times a week\n}'),
        ];
        assert.equal(meeting?.values.every?.type === 'number' && meeting.values.every.amount, 84);
        assert.equal(supervision?.values.every?.type === 'number' && supervision.values.every.amount, 730.5);
        assert.equal(offer?.values.every?.type === 'number' && offer.values.every.amount, 12);
    });
});

describe('hours of the whole day', () => {
    for (const written of [
        '24/7',
        '24 hours, every day',
        '24 hours a day, 7 days a week',
        '24 hours',
        '00:00 to 23:59',
        '00:00 to 24:00, every day',
    ]) {
        it(`are written as ${written}`, () => {
            const [hours] = elementsOf(`access {\n hours: ${written}\n}`) as readonly Element<'hours'>[];
            assert.equal(numberIn(hours, 'hours')?.amount, 24);
            assert.equal(numberIn(hours, 'days')?.amount, 7);
        });
    }

    it('are not those of a part of it', () => {
        const [hours] = elementsOf('access {\n hours: 9am to 9pm, 5 days a week\n}') as readonly Element<'hours'>[];
        assert.deepEqual([numberIn(hours, 'hours')?.amount, numberIn(hours, 'days')?.amount], [12, 5]);
    });
});

describe('clocks and limits of their own', () => {
    it('are for assessment, start of treatment and the answer to the referrer', () => {
        const all = elementsOf(
            'access {\n assessment: within 14 days\n start of treatment: within 4 weeks\n reply to referrer: within 10 days "By letter."\n}',
        );
        assert.deepEqual(
            all.map(({ kind, values }) => [kind, values.within?.type === 'number' && values.within.amount]),
            [
                ['assessment', 336],
                ['startoftreatment', 672],
                ['replytoreferrer', 240],
            ],
        );
    });

    it('are said once for each pathway or urgency', () => {
        const repeated = (lines: string): number => {
            const facts = factsOf(`service a "A" {\n${lines}\n}\n`);
            return checkerOf([facts])
                .findings(facts)
                .filter(({ code }) => code === 'CARE-107').length;
        };
        assert.equal(repeated('access {\n time limit: 3 months "Extended assessment."\n time limit: up to 3 years "Full pathway."\n}'), 0);
        assert.equal(repeated('access {\n time limit: 3 months\n time limit: 3 years\n}'), 1);
        assert.equal(repeated('access {\n assessment: same day "Urgent."\n assessment: within 14 days "Routine."\n}'), 0);
        assert.equal(repeated('population {\n ages: 18 to 64 "New referrals."\n ages: 16 to 17 "No longer at school."\n}'), 0);
        assert.equal(repeated('population {\n ages: 18 to 64\n ages: 16 to 17\n}'), 1);
    });
});

describe('ages', () => {
    it('have a condition, a reason or both', () => {
        const [ages] = elementsOf(
            'population {\n ages: 18 to 64 "For new referrals." because "Those who turn 65 stay." meets L-1\n}',
        ) as readonly Element<'ages'>[];
        assert.deepEqual([numberIn(ages, 'from')?.amount, numberIn(ages, 'to')?.amount], [18, 64]);
        assert.deepEqual([textIn(ages, 'text'), textIn(ages, 'reason')], ['For new referrals.', 'Those who turn 65 stay.']);
        assert.deepEqual(ages?.meets, ['L-1']);
    });

    it('in words say no number, and a working age is an upper limit without a reason', () => {
        const facts = factsOf('service a "A" {\n follows: CMHF\n population {\n ages: "Adults of working age."\n}\n}\n');
        const result = checkerOf([facts])
            .assessments(facts)
            .flatMap(({ results }) => results)
            .find(({ requirement }) => requirement.id === 'CMHF-GRP-02');
        assert.equal(result?.outcome, 'against');
    });
});

describe('criteria that are joined', () => {
    const JOINED = `population {
        includes all of {
          psychosis "For two years." meets L-2
          "Severe difficulty in daily life."
          at least 2 of {
            - engagement-difficulty, isolation
            - "Admitted twice in a year."
            police
          }
        } meets L-1
        excludes: any of {
          dementia goes to: older-adult-service
          "Living elsewhere"
        } goes to: "The team of that place."
      }`;

    it('are each an element, as on lines of their own', () => {
        const all = elementsOf(JOINED.replace('            police\n', ''));
        assert.deepEqual(
            all.map(({ kind, term, values, meets }) => [kind, term, values.text?.type === 'text' ? values.text.text : undefined, meets]),
            [
                ['includes', 'psychosis', 'For two years.', ['L-2', 'L-1']],
                ['includes', undefined, 'Severe difficulty in daily life.', ['L-1']],
                ['includes', 'engagement-difficulty', undefined, ['L-1']],
                ['includes', 'isolation', undefined, ['L-1']],
                ['includes', undefined, 'Admitted twice in a year.', ['L-1']],
                ['excludes', 'dementia', undefined, []],
                ['excludes', undefined, 'Living elsewhere', []],
            ],
        );
        const [dementia, elsewhere] = all.slice(5) as readonly Element<'excludes'>[];
        assert.deepEqual(listIn(dementia, 'destination'), ['older-adult-service']);
        assert.equal(textIn(elsewhere, 'destination'), 'The team of that place.');
    });

    it('keep how they are joined', () => {
        const facts = factsOf(`service a "A" {\n${JOINED}\n}\n`);
        const [includes, excludes] = facts.services[0]?.lines ?? [];
        assert.deepEqual([includes?.criteria?.quantifier, includes?.criteria?.items.length], ['all', 3]);
        const inner = includes?.criteria?.items[2];
        assert.deepEqual(inner && 'items' in inner && [inner.quantifier, inner.count, inner.items.length], ['at least', 2, 3]);
        assert.equal(excludes?.criteria?.quantifier, 'any');
    });

    it('are compared as those on lines of their own, and their names are checked', () => {
        assert.equal(outcomeOf('population { includes all of { psychosis homelessness } }', 'includes psychosis'), 'shown');
        assert.equal(outcomeOf('population { excludes any of { "Anyone who drinks." } }', 'no excludes mentioning "drinks"'), 'against');
        const facts = factsOf(`service a "A" {\n${JOINED}\n}\n`);
        const messages = checkerOf([facts])
            .findings(facts)
            .filter(({ code, message }) => code === 'CARE-101' && !/L-\d/.test(message))
            .map(({ message }) => message);
        assert.equal(messages.length, 1);
        assert.match(messages[0] ?? '', /police/);
    });

    it('that are half written lose nothing else', () => {
        const facts = factsOf(
            'service a "A" {\n population {\n includes all of {\n psychosis\n \n }\n area: "Dale"\n}\n team {\n training: psychosis\n}\n}\n',
        );
        assert.deepEqual(
            facts.services[0]?.elements.map(({ kind }) => kind),
            ['includes', 'area', 'training'],
        );
        const broken = factsOf(
            'service a "A" {\n  population {\n    includes all of {\n      psychosis\n    area: "Dale"\n  }\n  team {\n    training: psychosis\n  }\n}\n',
        );
        assert.ok(broken.problems.length + broken.strays.length > 0);
        assert.ok(broken.services[0]?.elements.some(({ kind }) => kind === 'training'));
    });
});

describe('discharge criteria, ways to refer, notes and the nation', () => {
    it('are read where they belong', () => {
        const all = elementsOf(`
            nation: scotland
            population {
              discharge criteria: "Two years well." goes to: primary-care
              step-down criteria: "Six months settled." goes to: community-team "By agreement."
              note: "The criteria are under review with the council."
            }
            access {
              how to refer: "Ring 01632 960001 at any hour."
              how to refer: "The form" <https://example.org/form> meets L-1
              how to refer: <https://example.org/page>
              note: "Localities differ."
            }
            team {
              note: "A second team opens in May."
              nurse: 2 wte
            }
            offers {
              note: "Groups pause in August."
              assessment: "At home."
            }
            measures {
              note: "The system changes in May."
              dialog: every 6 months
            }
            aims {
              note: "Agreed with carers."
              - "People recover."
            }
            works with gp {
              note: "By letter."
            }`);
        assert.deepEqual(
            all.map(({ kind }) => kind),
            [
                ...['nation', 'dischargecriteria', 'step-downcriteria', 'howtorefer', 'howtorefer', 'howtorefer'],
                ...['role', 'offer', 'measure', 'aim', 'workswith'],
            ],
        );
        const [, discharge, , phone, form, page] = all as unknown as readonly [
            Element<'nation'>,
            Element<'dischargecriteria'>,
            Element<'step-downcriteria'>,
            Element<'howtorefer'>,
            Element<'howtorefer'>,
            Element<'howtorefer'>,
        ];
        assert.deepEqual(listIn(discharge, 'destination'), ['primary-care']);
        assert.deepEqual([textIn(phone, 'text'), textIn(phone, 'link')], ['Ring 01632 960001 at any hour.', undefined]);
        assert.match(textIn(form, 'link') ?? '', /https:\/\/example\.org\/form/);
        assert.deepEqual(form.meets, ['L-1']);
        assert.equal(textIn(page, 'text'), undefined);
    });

    it('that are still to be written answer nothing, and a link that is not of the web is refused', () => {
        assert.equal(outcomeOf('population { discharge criteria: "[when people leave]" }', 'discharge criteria'), 'missing');
        assert.equal(outcomeOf('population { discharge criteria: "Two years well, by agreement." }', 'discharge criteria'), 'claimed');
        assert.equal(outcomeOf('access { how to refer: "Ring the team." }', 'how to refer'), 'claimed');
        const facts = factsOf('service a "A" {\n access {\n how to refer: "The form" <javascript:alert(1)>\n}\n}\n');
        assert.equal(facts.refusedLinks.length, 1);
    });

    it('a note counts for nothing', () => {
        assert.equal(outcomeOf('offers { note: "There is a crisis plan." }', 'offer crisis-plan'), 'missing');
    });
});
