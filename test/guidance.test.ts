import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAnswered, isOpen } from '../language/assess/outcome.ts';
import { LIBRARY } from '../language/library/library.ts';
import { kindTried, rightOutcomes, TRIED, triedBy, WITHOUT } from './support/fixture-kinds.ts';
import { KNOWN_WRONG } from './support/known-wrong.ts';
import { checkerOf, factsOfFile } from './support/read-text.ts';

/**
 * One fixture a requirement: `test/guidance/<ID>.care`. Each service or review in it is named after the outcome that the
 * requirement has there, or after what it tries on the tool (`denied`, `nothing`, `absurd`, `other-words`); so every requirement
 * is seen answered, not answered, denied, left empty, answered with a number that means nothing, and answered in other words.
 */
const FOLDER = new URL('guidance/', import.meta.url);
const ids = LIBRARY.flatMap(document => document.guidance.flatMap(guidance => guidance.requirements.map(requirement => requirement.id)));

/** The requirements that need not be tried with something. */
function excusedFrom(kind: (typeof TRIED)[number]): readonly string[] {
    return Object.values(WITHOUT[kind]).flatMap(listed => listed.trim().split(/\s+/));
}

/** Each service and review of a fixture, with what the requirement is there. */
function resultsOf(id: string) {
    const facts = factsOfFile(fileURLToPath(new URL(`${id}.care`, FOLDER)));
    assert.deepEqual(facts.problems, []);
    const results = checkerOf([facts])
        .assessments(facts)
        .flatMap(({ subject, results }) =>
            results
                .filter(({ requirement }) => requirement.id === id)
                .map(({ outcome, reason, evidence }) => ({ name: subject.name, outcome, reason, evidence })),
        );
    return [...facts.services, ...facts.reviews].map(({ name }) => {
        const result = results.find(each => each.name === name);
        assert.ok(result, `${name} is not assessed for ${id}`);
        return result;
    });
}

describe('guidance of the library', () => {
    const files = readdirSync(FOLDER).filter(file => file.endsWith('.care'));

    it('has a fixture for every requirement, and no other', () => {
        assert.deepEqual(files.map(file => file.replace('.care', '')).sort(), [...ids].sort());
    });

    for (const id of ids) {
        it(`${id} has the outcomes that its fixture names`, () => {
            const results = resultsOf(id);
            const wrong = KNOWN_WRONG[id] ?? [];
            for (const { name, outcome, reason, evidence } of results) {
                const right = rightOutcomes(name);
                assert.ok(right.length, `${name} names no outcome, and nothing that is tried`);
                if (wrong.includes(name))
                    assert.ok(!right.includes(outcome), `${name} is right now (${outcome}): take it out of test/support/known-wrong.ts`);
                else
                    assert.ok(
                        right.includes(outcome),
                        `${name} is ${outcome}. ${reason} ${evidence.map(({ words }) => `“${words}”`).join(', ')}`,
                    );
            }
            const names = results.map(({ name }) => name);
            assert.deepEqual(new Set(names).size, names.length, 'two documents have one name');
            assert.deepEqual(
                wrong.filter(name => !names.includes(name)),
                [],
                'known-wrong.ts names a document that is not there',
            );
            const outcomes = results.map(({ outcome }) => outcome);
            assert.ok(outcomes.some(isAnswered), 'no document answers it');
            assert.ok(outcomes.some(isOpen), 'no document fails to answer it');
        });

        it(`${id} is tried with a denial, nothing, an absurd value and other words, or the list says why it can't be`, () => {
            const tried = new Set(resultsOf(id).map(({ name }) => kindTried(triedBy(name))));
            for (const kind of TRIED) {
                const excused = excusedFrom(kind).includes(id);
                assert.notEqual(
                    tried.has(kind),
                    excused,
                    excused ? `${kind} is there and excused` : `${kind} is neither there nor excused`,
                );
            }
        });
    }

    it('excuses no requirement that is not there, and none twice', () => {
        for (const kind of TRIED) {
            assert.deepEqual(
                excusedFrom(kind).filter((id, index, all) => !ids.includes(id) || all.indexOf(id) !== index),
                [],
                kind,
            );
        }
    });

    it('lists no fixture as known to be wrong that is not named after what it tries', () => {
        for (const [id, names] of Object.entries(KNOWN_WRONG)) {
            assert.ok(ids.includes(id), id);
            for (const name of names) assert.ok(triedBy(name), `${id} ${name}: an outcome that a fixture names is never excused`);
        }
    });
});
