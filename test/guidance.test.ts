import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAnswered, isOpen } from '../language/assess/outcome.ts';
import { LIBRARY } from '../language/library/library.ts';
import { checkerOf, factsOfFile } from './support/read-text.ts';

/**
 * One fixture a requirement: `test/guidance/<ID>.care`. Each service or review in it is named after the outcome that the
 * requirement has there; so every requirement is seen both answered and not answered.
 */
const FOLDER = new URL('guidance/', import.meta.url);
const ids = LIBRARY.flatMap(document => document.guidance.flatMap(guidance => guidance.requirements.map(requirement => requirement.id)));

/** `against-late` expects `against`: what follows tells one document of a file from another. */
function expectedOutcome(name: string): string {
    return /^(shown|claimed|partly|against|missing|not-applicable|gap-accepted)/.exec(name)?.[1]?.replace('-', ' ') ?? name;
}

describe('guidance of the library', () => {
    const files = readdirSync(FOLDER).filter(file => file.endsWith('.care'));

    it('has a fixture for every requirement, and no other', () => {
        assert.deepEqual(files.map(file => file.replace('.care', '')).sort(), [...ids].sort());
    });

    for (const file of files) {
        const id = file.replace('.care', '');
        it(`${id} has the outcomes that its fixture names`, () => {
            const facts = factsOfFile(fileURLToPath(new URL(file, FOLDER)));
            assert.deepEqual(facts.problems, []);
            const results = checkerOf([facts])
                .assessments(facts)
                .flatMap(assessment =>
                    assessment.results
                        .filter(result => result.requirement.id === id)
                        .map(result => ({ name: assessment.subject.name, outcome: result.outcome, reason: result.reason })),
                );
            for (const subject of [...facts.services, ...facts.reviews]) {
                const result = results.find(each => each.name === subject.name);
                assert.ok(result, `${subject.name} is not assessed for ${id}`);
                assert.equal(result.outcome, expectedOutcome(subject.name), `${subject.name}: ${result.reason}`);
            }
            const outcomes = results.map(result => result.outcome);
            assert.ok(outcomes.some(isAnswered), 'no document answers it');
            assert.ok(outcomes.some(isOpen), 'no document fails to answer it');
        });
    }
});
