import assert from 'node:assert/strict';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { applyFix, findingsBy, findingsOf, inService } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';

const count = (code: string, text: string): number => findingsBy(code, text).length;

describe('names', () => {
    it('are duplicates across documents', () => {
        const other = factsOf(inService(''), 'other.care');
        const found = findingsOf(inService(''), '2026-11-22', [other]).filter(each => each.code === 'CARE-102');
        assert.equal(found[0]?.related?.[0]?.uri, 'other.care');
    });

    it('of the library are not declared again', () => {
        assert.match(
            findingsBy('CARE-102', 'vocabulary roles {\n  key-worker "Key worker"\n}\n')[0]?.message ?? '',
            /^The library already has a role/,
        );
        assert.equal(count('CARE-102', 'vocabulary partners {\n  key-worker "Key worker"\n}\n'), 0);
    });

    it('of questions and answers belong to their template and question', () => {
        const template = (name: string, asks: string): string => `template ${name} "T" for IACM {\n  section a "A" {\n${asks}\n  }\n}\n`;
        const ask = (name: string, choices = 'yes, no'): string => `    ask ${name} "Q": one of ${choices}; required`;
        assert.equal(count('CARE-102', template('one', ask('here')) + template('two', ask('here'))), 0);
        assert.equal(count('CARE-102', template('one', `${ask('here')}\n${ask('there')}`)), 0);
        assert.equal(count('CARE-102', template('one', ask('here', 'yes, no, yes'))), 1);
        assert.ok(count('CARE-102', template('one', `${ask('here')}\n${ask('here')}`)) >= 1);
    });

    it('of requirements count where their guidance is followed, through another as well', () => {
        const local = 'guidance LOCAL "Local" extends IACM {\n}\n';
        const service = (follows: string): string => inService(`  follows: ${follows}\n  policy engagement {\n    meets IACM-ENG-01\n  }`);
        assert.equal(count('CARE-104', local + service('LOCAL')), 0);
        assert.equal(count('CARE-104', local + service('CMHF')), 1);
        assert.equal(count('CARE-104', inService('  follows: IACM\n  not applicable CMHF-AIM-01 because "No."')), 1);
        assert.equal(count('CARE-104', inService('  follows: IACM\n  not applicable NOBODY-01 because "No."')), 0);
    });
});

describe('a name that nobody has declared', () => {
    const advice = (lines: string): string => findingsBy('CARE-101', inService(lines))[0]?.advice ?? '';
    const proposed = (lines: string): readonly string[] =>
        findingsBy('CARE-101', inService(lines)).flatMap(({ fixes = [] }) => fixes.map(({ title }) => title.replace('Change to ', '')));

    it('is offered what is called so by its title, by other words or in part, before what looks alike', () => {
        for (const [block, written, meant] of [
            ['offers', 'cbtp', 'cbt-for-psychosis'],
            ['offers', 'clozapine', 'clozapine-clinic'],
            ['offers', 'depot', 'long-acting-injection'],
            ['offers', 'ips', 'individual-placement-and-support'],
            ['offers', 'arms-intervention', 'at-risk-mental-state-treatment'],
            ['offers', 'family-therapy', 'family-intervention'],
            ['team', 'cpn', 'community-mental-health-nurse'],
            ['team', 'team-leader', 'team-manager'],
            ['team', 'ips-worker', 'employment-specialist'],
            ['team', 'cbt-therapist', 'cbt-for-psychosis-therapist'],
            ['team', 'band-6-nurse', 'nurse'],
            ['team', 'psychatrist', 'psychiatrist'],
        ])
            assert.deepEqual(proposed(`  ${block} {\n    ${written}\n  }`), [meant], written);
        for (const [written, meant] of [
            ['cmht', 'community-team'],
            ['camhs', 'children-and-young-people-service'],
            ['a-and-e', 'emergency-department'],
        ])
            assert.deepEqual(proposed(`  access {\n    referral from: ${written}\n  }`), [meant], written);
    });

    it('is put right where one letter of a long name is wrong, whatever else shares its words', () => {
        for (const [namespace, block] of [
            ['interventions', 'offers'],
            ['roles', 'team'],
        ] as const) {
            const names = [...new NameIndex(LIBRARY).all(namespace)].flatMap(([found]) => found?.declaration.name ?? []);
            const long = names.filter(name => name.length > 9 && /[a-z]$/.test(name));
            assert.ok(long.length > 40);
            for (const name of long) {
                const slip = `${name.slice(0, -2)}${name.slice(-2, -1) === 'x' ? 'y' : 'x'}${name.slice(-1)}`;
                assert.deepEqual(proposed(`  ${block} {\n    ${slip}\n  }`), [name], slip);
            }
        }
    });

    it('is never taken for another code, whatever letters they share', () => {
        for (const line of [
            'standards: ng1160, CG1550',
            'team type: C03',
            'accepts gap IACM-POP-99 until 2027-01-01 by "The Board" because "The count is late."',
        ])
            assert.deepEqual(proposed(`  ${line}`), [], line);
        assert.deepEqual(proposed('  standards: NG181'), ['ng181']);
        assert.deepEqual(proposed('  not applicable IACM-POP-7 because "Nobody."'), ['IACM-POP-07']);
    });

    it('is not to be declared in a list that everybody shares', () => {
        assert.equal(advice('  status: final'), 'Use one of `draft`, `for-approval`, `approved`, `retired`.');
        assert.match(advice('  team type: Q99'), /`carewright explain team-types` lists them/);
        assert.match(advice('  team {\n    story-teller\n  }'), /^To add your own term, declare it/);
    });
});

describe('the name of a body', () => {
    const said = (code: string, lines: string): readonly string[] =>
        findingsBy(code, inService(`  status: draft\n${lines}`), '2026-11-29').map(({ message, advice }) => `${message} ${advice}`);

    it('is not put right as if it were prose: its successor is asked for', () => {
        for (const line of [
            'commissioner: "NHS Sheffield Clinical Commissioning Group"',
            'context: "In 2015 we agreed this with NHS Sheffield Clinical Commissioning Group."',
        ]) {
            const [found, ...more] = findingsBy('CARE-501', inService(`  ${line}`));
            assert.match(found?.message ?? '', /^“NHS Sheffield Clinical Commissioning Group” is a name of the past\./);
            assert.equal(found?.advice, 'Name what took its place today.');
            assert.deepEqual([found?.fixes, more], [[], []]);
        }
        assert.match(said('CARE-501', '  context: "The CCG pays for this."')[0] ?? '', /Write: integrated care board \(ICB\)/);
    });

    it('that is no more is found where it is written in words', () => {
        assert.match(
            said('CARE-401', '  provider: "Southern Health NHS Foundation Trust"')[0] ?? '',
            /30 September 2024\. Write `hampshire-and-isle-of-wight-healthcare-trust`/,
        );
        assert.match(said('CARE-401', '  commissioner: "NHS Frimley Integrated Care Board"')[0] ?? '', /31 March 2026/);
        assert.deepEqual(said('CARE-401', '  provider: "North London NHS Foundation Trust"'), []);
    });

    it('that has another now is told where the day of that was not found', () => {
        for (const name of [
            'tavistock-and-portman-trust',
            'kent-and-medway-social-care-partnership-trust',
            'sheffield-health-and-social-care-trust',
            'midlands-partnership-trust',
        ])
            assert.match(said('CARE-401', `  provider: ${name}`)[0] ?? '', /another name or a successor now.*Write `/s, name);
    });
});

describe('the day on which a source was read', () => {
    it('has come', () => {
        const guidance = (day: string): string =>
            `guidance G "G" {\n  must G-01 "X" {\n    says: "x."\n    basis: local\n    source: "Paper 3" checked ${day}\n    expects policy discharge\n  }\n}\n`;
        assert.match(
            findingsBy('CARE-203', guidance('2099-10-01'))[0]?.message ?? '',
            /^This source cannot have been read on 1 October 2099/,
        );
        assert.equal(count('CARE-203', guidance('2020-10-01')), 0);
        assert.equal(count('CARE-203', 'vocabulary roles {\n  r "R" source "P" checked 2099-10-01\n}\n'), 1);
    });
});

describe('the answers of a review', () => {
    const told = (line: string): string[] =>
        findingsOf(`review north "North" using icb-review-outcome {\n  ${line}\n}\n`)
            .filter(({ code }) => code === 'CARE-101' || code === 'CARE-712')
            .map(({ code, message, advice }) => `${code} ${message} ${advice}`);

    it('that are not among the choices are told once, with the choices', () => {
        const [only, ...others] = told('region: mars');
        assert.match(only ?? '', /^CARE-712 .*Choose `london`/);
        assert.deepEqual(others, []);
    });

    it('that name an organisation which nobody has declared say so', () => {
        assert.match(
            told('icb: our-icb').join(),
            /^CARE-101 There is no organisation called `our-icb`\. To add .* vocabulary organisations \{/,
        );
    });

    it('do not hide that `covers` takes no words', () => {
        assert.match(told('covers: city "In the city."').join(), /After `covers:`, list service names/);
    });
});

describe('lines', () => {
    it('are told where they belong, or what was meant', () => {
        const said = (code: string, lines: string): string =>
            findingsBy(code, inService(lines))
                .map(({ message, advice }) => `${message} ${advice}`)
                .join();
        assert.match(said('CARE-105', '  access {\n    caseload: at most 12 people\n  }'), /^`caseload` belongs in `team`/);
        assert.match(said('CARE-105', '  team {\n    status: draft\n  }'), /belongs in the service itself/);
        assert.match(said('CARE-106', '  reveiw by: "soon"'), /Did you mean `review by`/);
        assert.match(said('CARE-106', '  colour: "Blue"'), /There is no line called `colour`/);
    });

    for (const [what, text, right] of [
        ['its whole line', 'service a "A" {\n  status: draft\n  status: draft\n}\n', 'service a "A" {\n  status: draft\n}\n'],
        [
            'only itself before a comment',
            'service a "A" {\n  status: draft\n  status: draft // x\n}\n',
            'service a "A" {\n  status: draft\n  // x\n}\n',
        ],
        ['no more than one space', 'service a "A" { status: draft status: draft }', 'service a "A" { status: draft }'],
        [
            'the line ends of Windows',
            'service a "A" {\r\n  status: draft\r\n  status: draft\r\n}\r\n',
            'service a "A" {\r\n  status: draft\r\n}\r\n',
        ],
        ['the empty line above it', 'service a "A" {\n  status: draft\n\n  status: draft\n}\n', 'service a "A" {\n  status: draft\n}\n'],
        [
            'no line of a comment',
            'service a "A" {\n  status: draft\n  // x\n  status: draft\n\n  aims {\n  }\n}\n',
            'service a "A" {\n  status: draft\n  // x\n\n  aims {\n  }\n}\n',
        ],
    ] as const) {
        it(`are taken out with ${what} where they are there twice`, () => {
            const [fix] = findingsOf(text)
                .filter(({ code }) => code === 'CARE-107')
                .flatMap(({ fixes = [] }) => fixes);
            assert.ok(fix?.safe);
            assert.equal(applyFix(text, fix), right);
        });
    }

    it('are reported at their whole label, however it is spaced', () => {
        const text = inService('  team {\n    time   limit: 12 weeks\n  }');
        const [finding] = findingsOf(text).filter(({ code }) => code === 'CARE-105');
        assert.equal(finding && text.slice(...finding.at), 'time   limit');
    });

    it('may be repeated where they are for different people', () => {
        assert.equal(
            count('CARE-107', inService('  access {\n    urgent response: within 24 hours\n    urgent response: within 48 hours\n  }')),
            1,
        );
        assert.equal(
            count(
                'CARE-107',
                inService(
                    '  access {\n    urgent response: within 24 hours "Adults"\n    urgent response: within 48 hours "Children"\n  }',
                ),
            ),
            0,
        );
        assert.equal(
            count('CARE-107', inService('  model: fact, ips\n  population {\n    includes: psychosis\n    includes: family-concern\n  }')),
            0,
        );
    });
});

describe('terms with dates', () => {
    const board =
        'vocabulary organisations {\n  old-board "Old Board" from 2022-07-01 until 2026-03-31 succeeded by new-board\n  new-board "New Board" from 2026-04-01\n}\n';
    const service = (period: string, status = 'approved'): string =>
        board + inService(`  status: ${status}\n  commissioner: old-board\n${period ? `  in force: ${period}` : ''}`);
    const review = (completed: string): string =>
        `${board}review north "North" using icb-review-outcome {\n  icb: old-board\n${completed}\n}\n`;

    const retired: readonly (readonly [what: string, text: string, severity: readonly string[]])[] = [
        ['a service that runs on after its end', service('2025-04-01 to 2028-03-31'), ['warning']],
        ['a service that starts after its end', service('2026-04-01 to 2029-03-31'), ['warning']],
        ['a service that is over', service('2023-04-01 to 2026-06-30'), []],
        ['a service that ended before', service('2023-04-01 to 2026-03-31'), []],
        ['a service without dates', service(''), ['warning']],
        ['a service without an end', service('2024-04-01'), ['warning']],
        ['a retired service', service('2026-04-01 to 2029-03-31', 'retired'), []],
        ['a review made in its time', review('  completed: 2024-09-27'), []],
        ['a review made after its time', review('  completed: 2026-09-27'), ['warning']],
        ['a review without a date', review(''), ['warning']],
    ];
    it('that no library names a successor of have fixes to terms in use that are called alike, for people to choose', () => {
        const fixes = findingsBy('CARE-401', 'service a "A" {\n  team type: A04\n  in force: 2026-04-01 to 2029-03-31\n}\n')[0]?.fixes;
        assert.deepEqual(
            fixes?.map(({ title, safe }) => [title, safe]),
            [['Change to A02', false]],
        );
    });

    for (const [what, text, severity] of retired) {
        it(`are retired for ${what}`, () =>
            assert.deepEqual(
                findingsBy('CARE-401', text).map(each => each.severity),
                severity,
            ));
    }

    it('are told of before they end', () => {
        const found = findingsBy('CARE-401', service('2025-04-01 to 2028-03-31'), '2025-11-22');
        assert.deepEqual(
            found.map(each => each.severity),
            ['information'],
        );
        assert.equal(found[0]?.fixes?.[0]?.edits[0]?.text, 'new-board');
    });

    it('may be new in a service that still runs, and not in a review made before', () => {
        const uses = (text: string): string => text.replace(/: old-board/, ': new-board');
        assert.equal(count('CARE-402', uses(service('2025-04-01 to 2028-03-31'))), 0);
        assert.equal(count('CARE-402', uses(service('2022-04-01 to 2025-03-31'))), 1);
        assert.equal(count('CARE-402', uses(review('  completed: 2024-09-27'))), 1);
        assert.equal(findingsBy('CARE-402', uses(service('2025-04-01 to 2028-03-31')), '2025-11-22').length, 1);
    });
});

describe('expectations', () => {
    const said = (lines: string): string[] =>
        findingsBy('CARE-121', `guidance LOCAL "Local" {\n  must LOCAL-1 "One" {\n${lines}\n  }\n}\n`).map(({ message }) => message);

    const possible = [
        'expects caseload at most 12',
        'expects caseload at most 12 people',
        'expects policy engagement with owner and audit',
        'expects policy engagement with response at most 2 working days',
        'expects policy engagement reviewed within 24 months',
        'expects offer physical-health-check every 12 months',
        'expects hours with days at least 7',
        'expects role key-worker at least 1 wte',
        'expects indicator with target at least 95%',
        'expects urgent response within 24 hours',
        'expects policy engagement in date',
        'expects expected with counted at most 24 months',
        'expects context mentioning "bus"',
        'expects includes psychosis mentioning "bus"',
        'expects at least 2 of { role key-worker role social-worker }',
        'applies to reviews\nexpects answer completed by 2024-09-30',
        'applies to reviews\nexpects every action with owner and due',
        'applies to services and reviews\nexpects policy engagement',
    ];
    for (const lines of possible) it(`can be met: ${lines}`, () => assert.deepEqual(said(lines), []));

    const impossible: readonly (readonly [lines: string, message: RegExp])[] = [
        ['expects colour blue', /has anything called `colour`/],
        ['expects caseload at most 2 weeks', /wrong unit/],
        ['expects expected with counted at most 24 people', /cannot be compared/],
        ['expects urgent response at most 2', /wrong unit/],
        ['expects policy engagement with colour', /has no `colour`/],
        ['expects policy engagement with owner at least 2', /cannot be compared with a number/],
        ['expects context at most 2 weeks', /no number/],
        ['expects area psychosis', /no kinds of `area`/],
        ['applies to reviews\nexpects caseload at most 12', /part of a service/],
        ['expects action with owner', /part of a review/],
        ['expects at least 3 of { role key-worker role social-worker }', /only 2 are listed/],
        ['applies to services where colour blue\nexpects statement', /has anything called `colour`/],
        ['expects any of { none of { colour blue } }', /has anything called `colour`/],
    ];
    for (const [lines, message] of impossible) it(`cannot be met: ${lines}`, () => assert.match(said(lines).join('\n'), message));
});

describe('numbers', () => {
    const contradictions: readonly (readonly [lines: string, found: number])[] = [
        ['team {\n caseload: 15 to 10 people\n}', 1],
        ['team {\n caseload: 10 to 15 people\n}', 0],
        ['team {\n key-worker: 1.0 wte vacant 2.0 wte\n}', 1],
        ['team {\n key-worker: 1.0 wte vacant 1.0 wte\n}', 0],
        ['measures {\n indicator "Seen": at least 110%\n}', 1],
        ['measures {\n indicator "Seen": at least 100%\n}', 0],
        ['population {\n ages: 18 to 650\n}', 1],
        ['population {\n ages: under 18\n}', 0],
        ['population {\n ages: all ages\n}', 0],
        ['access {\n urgent response: within 5 days\n routine response: within 24 hours\n}', 1],
        ['access {\n urgent response: within 48 hours\n routine response: within 1 working day\n}', 0],
        ['access {\n urgent response: within 24 hours\n routine response: within 24 hours\n}', 0],
        ['access {\n hours: 20:00 to 08:00, every day\n}', 0],
    ];
    for (const [lines, found] of contradictions)
        it(`agree or not: ${lines}`, () => assert.equal(count('CARE-221', inService(lines)), found));
});

describe('a text that is there again', () => {
    const offers = (...sentences: readonly string[]): string =>
        `service a "A" {\n${sentences.map((words, index) => `  policy p-${index} {\n    "${words}"\n  }`).join('\n')}\n}\n`;

    it('is reported three times and more, also where it is short; twice only where it is long', () => {
        const short = 'We agree this with the person.';
        const long = `${short} `.repeat(6);
        const count = (...sentences: readonly string[]): number => findingsBy('CARE-504', offers(...sentences)).length;
        assert.equal(count(short, short), 0);
        assert.equal(count(short, short, short), 2);
        assert.equal(count(long, long), 1);
        assert.equal(count('Team manager', 'Team manager', 'Team manager'), 0);
        assert.equal(count(short, `${short} Then we write it down.`, 'Another sentence of some words.'), 0);
    });
});
