import assert from 'node:assert/strict';
import { listIn, textIn, valueIn } from '../../language/model/element-values.ts';
import type { Element } from '../../language/model/facts.ts';
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
