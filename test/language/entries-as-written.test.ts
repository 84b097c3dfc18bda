import assert from 'node:assert/strict';
import type { Element } from '../../language/model/facts.ts';
import { listIn, numberIn, textIn } from '../../language/model/subjects.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { readLaidOut } from '../support/both-readers.ts';
import { applyFix, findingsBy, inService } from '../support/check-text.ts';

const inBlock = (block: string, ...lines: readonly string[]): string =>
    inService(`  ${block} {\n${lines.map(line => `    ${line}`).join('\n')}\n  }`);

/** The elements of some lines of a block, which both readers find, and the formatter leaves. */
function elementsOf(block: string, ...lines: readonly string[]): readonly Element[] {
    const text = inBlock(block, ...lines);
    return readLaidOut(text).services[0]?.elements ?? [];
}

/** What is wrong with a line, and the line as its fix has it. */
function wrong(block: string, line: string): readonly (string | undefined)[] {
    const text = inBlock(block, line, block === 'measures' ? 'honos' : 'nurse');
    const [problem, ...more] = parseCare(text).problems;
    assert.deepEqual(more, []);
    const [fix] = problem?.fixes ?? [];
    return [problem?.message, fix && applyFix(text, fix).split('\n')[2]?.trim()];
}

describe('a role with words and no colon', () => {
    it('says them', () => {
        const [worker, nurse, next] = elementsOf(
            'team',
            'social-worker "Not integrated."',
            'nurse "Band 6"  meets IACM-TEAM-01',
            'pharmacist',
        );
        assert.deepEqual([worker?.term, worker && textIn(worker, 'text')], ['social-worker', 'Not integrated.']);
        assert.deepEqual([nurse && textIn(nurse, 'text'), nurse?.meets], ['Band 6', ['IACM-TEAM-01']]);
        assert.deepEqual([next?.term, next?.values], ['pharmacist', {}]);
    });

    it('does not take the words of the next line', () => {
        const [worker, own] = elementsOf('team', 'social-worker', '"A volunteer"');
        assert.deepEqual([worker?.values, own?.title], [{}, 'A volunteer']);
    });

    it('has its number before the words', () => {
        for (const [block, line, right] of [
            ['team', 'social-worker "Band 6": 2 wte', 'social-worker: 2 wte "Band 6"'],
            ['team', '- nurse "Band 6" : 2 wte meets IACM-TEAM-01', '- nurse: 2 wte "Band 6" meets IACM-TEAM-01'],
            ['offers', 'care-plan "Together.": every 6 months', 'care-plan: every 6 months "Together."'],
            ['measures', 'dialog "All": at start, every 6 months', 'dialog: at start, every 6 months "All"'],
        ] as const)
            assert.deepEqual(wrong(block, line), [`Put the words at the end: \`${right}\`.`, right]);
        assert.deepEqual(wrong('team', 'social-worker 2 wte'), ['A colon is missing after `social-worker`.', 'social-worker: 2 wte']);
    });
});

describe('a role that is shared', () => {
    it('needs no number, and has no time of its own', () => {
        const all = elementsOf('team', 'pharmacist: shared', 'nurse: shared "With the ward."', '"A driver": shared', '- gp: shared');
        assert.deepEqual(
            all.map(({ term, title }) => term ?? title),
            ['pharmacist', 'nurse', 'A driver', 'gp'],
        );
        for (const each of all) assert.deepEqual([numberIn(each, 'wte'), numberIn(each, 'dedicated')], [undefined, undefined]);
        assert.equal(all[1] && textIn(all[1], 'text'), 'With the ward.');
    });
});

describe('where people go', () => {
    it('takes a comma between names and words', () => {
        const [one, other] = elementsOf(
            'population',
            'excludes: dementia goes to: gp, police, "The memory clinic."',
            'excludes: dementia goes to: gp "The memory clinic."',
        );
        assert.ok(one && other);
        assert.deepEqual(listIn(one, 'destination'), ['gp', 'police']);
        assert.deepEqual(listIn(other, 'destination'), ['gp']);
    });
});

describe('a dash before a name', () => {
    it('says nothing more', () => {
        const same: readonly (readonly [block: string, ...lines: readonly string[]])[] = [
            ['team', 'care-coordinator: 6 wte vacant 1 wte', 'nurse "Band 6"', 'pharmacist'],
            ['offers', 'care-plan: every 6 months "Together."', 'peer-support', 'visits within 2 days of referral'],
            ['measures', 'dialog: at start, every 6 months', 'honos', 'indicator "Seen": at least 95%'],
        ];
        const said = (all: readonly Element[]) => all.map(({ kind, term, title, values }) => [kind, term, title, Object.keys(values)]);
        for (const [block, ...lines] of same) {
            assert.deepEqual(said(elementsOf(block, ...lines.map(line => `- ${line}`))), said(elementsOf(block, ...lines)));
        }
    });
});

describe('several names before the same words', () => {
    it('are an element each', () => {
        const all = elementsOf(
            'offers',
            'social-inclusion, employment-support, education-support: "Practical support."',
            '- care-plan, crisis-plan every 6 months "Together."  meets IACM-CARE-02',
            'peer-support',
            'carer-support,',
            '  family-intervention',
        );
        assert.deepEqual(
            all.map(each => [each.term, textIn(each, 'text'), numberIn(each, 'every')?.amount, each.meets]),
            [
                ...['social-inclusion', 'employment-support', 'education-support'].map(term => [term, 'Practical support.', undefined, []]),
                ...['care-plan', 'crisis-plan'].map(term => [term, 'Together.', 4383, ['IACM-CARE-02']]),
                ...['peer-support', 'carer-support', 'family-intervention'].map(term => [term, undefined, undefined, []]),
            ],
        );
        const text = inBlock('team', 'nurse, social-worker: "Band 6"', 'pharmacist, psychologist: shared', 'gp, training');
        const roles = elementsOf('team', 'nurse, social-worker: "Band 6"', 'pharmacist, psychologist: shared', 'gp, training');
        assert.deepEqual(
            roles.map(each => [text.slice(...each.at), textIn(each, 'text'), numberIn(each, 'wte')]),
            [
                ['nurse', 'Band 6', undefined],
                ['social-worker', 'Band 6', undefined],
                ...['pharmacist', 'psychologist', 'gp', 'training'].map(name => [name, undefined, undefined]),
            ],
        );
    });

    it('have no number of posts, which would be nobody’s', () => {
        const message = 'Several roles can’t share a number. Write each on a separate line, with its own number.';
        for (const line of ['nurse, social-worker: 2 wte', '- nurse, social-worker: 2.5 wte shared "Band 6"', 'nurse, gp 2 wte'])
            assert.deepEqual(wrong('team', line), [message, undefined]);
    });

    it('are each a name that may be unknown', () => {
        const found = findingsBy('CARE-101', inBlock('offers', 'care-plan, peer-suport, crisis-plans: "Words."'));
        assert.deepEqual(
            found.map(({ fixes }) => fixes?.[0]?.title),
            ['Change to peer-support', 'Change to crisis-plan'],
        );
    });

    it('end where the next line begins', () => {
        const text = inBlock('team', 'nurse, social-worker', 'care-coordinator: 6 wte', 'gp,', 'psychiatrist: 1 wte');
        const { problems } = parseCare(text);
        assert.deepEqual(
            problems.map(({ message }) => message),
            ['Nothing follows this comma. Remove it, or write another name after it.'],
        );
    });

    it('are put on separate lines by a fix where a text is among them', () => {
        assert.deepEqual(wrong('offers', 'care-plan, "Walks", peer-support'), ['Put each of these on a separate line.', 'care-plan']);
        assert.deepEqual(wrong('measures', 'dialog, honos'), ['Put each of these on a separate line.', 'dialog']);
    });
});

describe('several partners at once', () => {
    it('are an element each, with the same terms', () => {
        const text = inService(
            '  works with courts, prison-service\n  works with gp, police "Both"  meets IACM-PART-01 {\n    purpose: "Visits."\n    agreement: information-sharing, signed 2026-06-01\n  }',
        );
        const [courts, prisons, gp, police] = readLaidOut(text).services[0]?.elements ?? [];
        assert.deepEqual([courts?.term, prisons?.term, courts?.values], ['courts', 'prison-service', {}]);
        assert.deepEqual([gp?.term, police?.term, gp?.title], ['gp', 'police', 'Both']);
        assert.deepEqual([gp?.values, gp?.meets], [police?.values, police?.meets]);
        assert.ok(police && textIn(police, 'purpose') === 'Visits.');
        assert.equal(text.slice(...police.at), 'police');
    });

    it('are told once what is wrong with what is said of them', () => {
        const text = inService('  works with gp, police {\n    agreement: information-sharing, signed 2027-06-01\n  }');
        assert.equal(findingsBy('CARE-203', text).length, 1);
    });

    it('have names of one word', () => {
        const { problems } = parseCare(inService('  works with gp, crisis team {\n    purpose: "Visits."\n  }'));
        assert.deepEqual(
            problems.map(({ message }) => message),
            ['A name is one word: `crisis-team`.'],
        );
    });
});
