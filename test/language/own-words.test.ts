import assert from 'node:assert/strict';
import { Evaluation } from '../../language/assess/evaluation.ts';
import { formatText } from '../../language/format/format-text.ts';
import type { Element } from '../../language/model/facts.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { numberIn, textIn } from '../../language/model/subjects.ts';
import { readByBoth } from '../support/both-readers.ts';
import { applyFix, findingsBy, findingsOf, inService } from '../support/check-text.ts';
import { LIBRARY_WORDS } from '../support/library-words.ts';
import { factsOf, TODAY } from '../support/read-text.ts';

function elementsIn(block: string, ...lines: readonly string[]): readonly Element[] {
    return factsOf(inService(`  ${block} {\n${lines.map(line => `    ${line}`).join('\n')}\n  }`)).services[0]?.elements ?? [];
}

/** Entries in own words: how each is written, and its words. */
const ENTRIES: Readonly<Record<string, readonly (readonly [line: string, title: string])[]>> = {
    team: [
        ['"Two duty workers": 2.0 wte', 'Two duty workers'],
        ['"A peer worker, on Thursdays."', 'A peer worker, on Thursdays.'],
        ['- "Duty: worker" 2 wte shared vacant 1 wte "Band 6"', 'Duty: worker'],
        ['“Student” "In spring"', 'Student'],
    ],
    offers: [
        ['"Walking group every Thursday"', 'Walking group every Thursday'],
        ['- "Help with money": every 6 months "With the advice centre."', 'Help with money'],
        ['"Talking therapies"  meets IACM-ENG-01', 'Talking therapies'],
        ['"A visit": within 2 days of referral "By two people."', 'A visit'],
        ['"A call" up to twice a week', 'A call'],
    ],
    measures: [
        ['"People who stay with us for a year": at least 80%, reported monthly', 'People who stay with us for a year'],
        ['"Complaints and compliments"', 'Complaints and compliments'],
        ['- "Seen twice": every 6 months "From the records."', 'Seen twice'],
    ],
};

/** A whole named entry of each block, and lines that can't be read or do not end. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
    team: ['care-coordinator: 6.0 wte', 'team meeting: weekly', 'nurse: 4 posts', 'nurse: 2 wte Band 6', 'caseload:', '- care-coordinator'],
    offers: [
        'care-plan: every 6 months "Together."',
        'peer-support',
        'care-plan: every',
        'note: words',
        'care-plan, peer-support',
        '- care-plan',
    ],
    measures: [
        'dialog: every 6 months',
        'honos: 80%',
        'indicator "Seen": at least 95%',
        'dialog: at week and month',
        'indicator',
        'dialog,',
    ],
};

describe('entries in own words', () => {
    for (const [block, entries] of Object.entries(ENTRIES)) {
        it(`are elements with a title in ${block}, for both readers`, () => {
            const text = inService(`  ${block} {\n${entries.map(([line]) => `    ${line}`).join('\n')}\n  }`);
            const elements = readByBoth(text).services[0]?.elements ?? [];
            assert.deepEqual(
                elements.map(({ title, term }) => [title, term]),
                entries.map(([, title]) => [title, undefined]),
            );
            for (const [index, { at, whole, kind }] of elements.entries()) {
                const [line, title] = entries[index] as readonly [string, string];
                assert.equal(text.slice(...at).slice(1, -1), title);
                assert.equal(text.slice(...whole), line);
                assert.equal(kind, { team: 'role', offers: 'offer', measures: 'indicator' }[block]);
            }
        });

        it(`are first, in the middle and last in ${block}, whatever is beside them`, () => {
            const lines = NEIGHBOURS[block] ?? [];
            for (const [own, title] of entries) {
                for (const one of lines) {
                    for (const other of lines) {
                        for (const order of [
                            [own, one, other],
                            [one, own, other],
                            [one, other, own],
                        ]) {
                            // A comma before it, and a word that its title follows, are two lines that are one.
                            const before = order[order.indexOf(own) - 1] ?? '';
                            if (before.endsWith(',') || before.endsWith(':') || before === 'indicator') continue;
                            const found = elementsIn(block, ...order).filter(each => each.title === title);
                            assert.equal(found.length, 1, order.join('\n'));
                        }
                    }
                }
            }
        });
    }

    it('say what a named entry says', () => {
        const [role] = elementsIn('team', '- "Duty worker": 2 wte shared vacant 1 wte "Band 6"');
        assert.deepEqual(
            [numberIn(role, 'wte')?.amount, numberIn(role, 'vacant')?.amount, numberIn(role, 'dedicated'), textIn(role, 'text')],
            [2, 1, undefined, 'Band 6'],
        );
        const [offer] = elementsIn('offers', '"A visit": within 2 days of referral "By two people."');
        assert.deepEqual([numberIn(offer, 'within')?.amount, textIn(offer, 'since')], [48, 'referral']);
        const [claim] = elementsIn('offers', '"Talking therapies"  meets IACM-ENG-01');
        assert.deepEqual([claim?.meets, textIn(claim, 'text')], [['IACM-ENG-01'], 'Talking therapies']);
        const same = ['"Seen": at least 95%, reported monthly', 'indicator "Seen": at least 95%, reported monthly'].map(line => {
            const { kind, title, values } = elementsIn('measures', line)[0] as Element;
            return [kind, title, Object.keys(values)];
        });
        assert.deepEqual(same[0], same[1]);
    });

    it('end the entry above them, also where a text could go on with it', () => {
        const [plan, words] = elementsIn('offers', 'care-plan: every 6 months', '"Written together."');
        assert.deepEqual([plan?.term, textIn(plan, 'text'), words?.title], ['care-plan', undefined, 'Written together.']);
    });

    it('leave the title of a question, and of an indicator, where it is', () => {
        const form = factsOf('template t "T" for REV {\n  section a "A" {\n    ask completed\n      "Date completed": date\n  }\n}\n');
        assert.deepEqual(form.problems, []);
        const [seen] = elementsIn('measures', 'indicator', '"Seen": at least 95%');
        assert.equal(seen?.title, 'Seen');
    });
});

describe('what entries in own words show', () => {
    const evaluated = (...lines: readonly string[]): Evaluation => {
        const [service] = factsOf(inService(lines.join('\n'))).services;
        assert.ok(service);
        return new Evaluation(service, LIBRARY_WORDS, TODAY);
    };

    it('is nothing by a name', () => {
        const evaluation = evaluated('  offers {\n    "Care plan"\n  }\n  team {\n    "Care coordinator": 6 wte\n  }');
        assert.equal(evaluation.elements('offer').length, 1);
        assert.deepEqual(evaluation.withTerms('offer', ['care-plan']), []);
        assert.deepEqual(evaluation.withTerms('role', ['care-coordinator']), []);
    });

    it('is what their words say, with those that they begin with', () => {
        const denials = [
            '"No care plans are written."',
            '"No care plans are written.": every year "For anybody."',
            '"Talking": "Not offered."',
        ];
        for (const line of denials) {
            const evaluation = evaluated(`  offers {\n    ${line}\n  }`);
            const [offer] = evaluation.elements('offer');
            assert.ok(offer && evaluation.denialOf(offer), line);
        }
        const evaluation = evaluated('  offers {\n    "Walking group": weekly "With a guide."\n  }');
        const [offer] = evaluation.elements('offer');
        assert.ok(offer);
        assert.match(evaluation.textOf(offer), /^With a guide\.\n\nWalking group$/m);
    });

    it('is a post that is named where nothing more is said of it', () => {
        const text = (line: string): string =>
            `guidance G "G" {\n  must G-1 "A" {\n    says: "A"\n    expects role\n  }\n}\nservice a "A" {\n  follows: G\n  team {\n    ${line}\n  }\n}\n`;
        const said = (line: string): string =>
            findingsOf(text(line))
                .filter(({ code }) => code === 'G-1')
                .map(({ message }) => message)
                .join();
        assert.notEqual(said('"Duty worker"'), '');
        assert.equal(said('"Duty worker": 2 wte'), '');
    });
});

describe('own words without quotation marks', () => {
    it('get them by a fix, where they are read as several names', () => {
        const text = inService('  offers {\n    Walking group on Thursdays\n    care-plan\n  }');
        const [found, ...more] = findingsBy('CARE-101', text);
        assert.deepEqual(more, []);
        assert.equal(found?.advice, 'Or put these words in quotation marks.');
        assert.equal(
            applyFix(text, found?.fixes?.[0] ?? { title: '', safe: false, edits: [] }).split('\n')[2],
            '    "Walking group on Thursdays"',
        );
        const [known] = findingsBy('CARE-101', inService('  team {\n    Care coordinator: 2 wte\n  }'));
        assert.deepEqual(
            known?.fixes?.map(({ title }) => title),
            ['Change to care-coordinator'],
        );
    });
});

describe('own words for something that has a name', () => {
    const fixed = (block: string, line: string): string => {
        const text = inService(`  ${block} {\n    ${line}\n  }`);
        const [found, ...more] = findingsBy('CARE-114', text);
        assert.ok(found?.fixes?.[0] && !more.length, line);
        return applyFix(text, found.fixes[0]).split('\n')[2]?.trim() ?? '';
    };

    it('are put right with the name, by any word for it', () => {
        assert.equal(fixed('offers', '- "care Plans": every 6 months "Words."'), 'care-plan: every 6 months "Words."');
        assert.equal(fixed('team', '"Care-coordinators" 6 wte'), 'care-coordinator: 6 wte');
        assert.equal(fixed('team', '"Care coordinator"'), 'care-coordinator');
        assert.equal(fixed('team', '"Care coordinator" meets IACM-TEAM-01'), 'care-coordinator meets IACM-TEAM-01');
        assert.equal(fixed('measures', '"DIALOG": every 6 months'), 'dialog: every 6 months');
    });

    it('are left where they say more, and where the writer says that it is an indicator', () => {
        for (const [block, line] of [
            ['offers', '"Care plan for carers"'],
            ['measures', 'indicator "DIALOG": at least 80%'],
        ] as const)
            assert.deepEqual(findingsBy('CARE-114', inService(`  ${block} {\n    ${line}\n  }`)), []);
    });
});

describe('the layout of entries in own words', () => {
    it('is that of entries with a name, and stays', () => {
        const text = inService(
            '  team {\n    care-coordinator:   6 wte\n      "Two duty workers":2 wte\n  -   "Peer" : 1 wte  "Band 3"\n  }\n\n  offers { "A"\n  -"B":monthly }',
        );
        const once = applyEdits(text, formatText(text));
        assert.equal(
            once,
            inService(
                '  team {\n    care-coordinator: 6 wte\n    "Two duty workers": 2 wte\n    - "Peer": 1 wte  "Band 3"\n  }\n\n  offers {\n    "A"\n    - "B": monthly\n  }',
            ),
        );
        assert.deepEqual(formatText(once), []);
    });
});
