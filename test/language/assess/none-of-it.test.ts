import assert from 'node:assert/strict';
import { LIBRARY } from '../../../language/library/library.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const names = new NameIndex(LIBRARY);
const titlesOf = (namespace: 'interventions' | 'roles'): readonly (readonly [name: string, title: string])[] =>
    [...names.all(namespace)].flatMap(([found]) =>
        found ? [[found.declaration.name, found.declaration.title ?? found.declaration.name] as const] : [],
    );

/** What is an answer, or part of one, to a service with a line. */
function answeredBy(line: string): readonly string[] {
    const facts = factsOf(`service a "A" {\n  status: draft\n  follows: IACM, CMHF\n  ${line}\n}\n`);
    const results = checkerOf([facts])
        .assessments(facts)
        .flatMap(assessment => assessment.results);
    return results.filter(({ outcome }) => ['shown', 'claimed', 'partly'].includes(outcome)).map(({ requirement }) => requirement.id);
}

describe('a line that says that there is none of it', () => {
    const without = new Set(answeredBy(''));
    for (const [namespace, block] of [
        ['interventions', 'offers'],
        ['roles', 'team'],
    ] as const) {
        it(`answers nothing, whichever of the ${namespace} it is`, () => {
            const titles = titlesOf(namespace);
            assert.ok(titles.length > 40, `${titles.length}`);
            const wrong = titles.flatMap(([name, title]) => {
                const plain = title.replace(/ \(.*\)$/, '').replaceAll('"', '');
                const answered = answeredBy(`${block} { ${name}: "No ${plain.charAt(0).toLowerCase()}${plain.slice(1)}." }`);
                return answered.filter(id => !without.has(id)).map(id => `${name}: ${id}`);
            });
            assert.deepEqual(wrong, []);
        });
    }
});
