import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import type { RequirementResult } from '../../../language/assess/assessment.ts';
import { assertAsKept } from '../../support/golden.ts';
import { checkerOf, factsOfFile } from '../../support/read-text.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** What is said of one requirement of a page: why, and the words that it rests on. */
function lineOf({ requirement, outcome, reason, evidence }: RequirementResult): string {
    return [`  ${requirement.id} ${outcome}`, reason, ...evidence.map(({ words }) => `«${words}»`)].join(' | ').replaceAll('\n', '¶');
}

describe('what is said of each requirement', () => {
    it('is kept as it is, for pages that say much and pages that deny much', () => {
        const lines = globSync(['judged-pages/{denials,fourth}/*.care', 'public-pages/{rehabilitation,homelessness-outreach}*.care'], {
            cwd: FIXTURES,
        })
            .sort()
            .flatMap(path => {
                const facts = factsOfFile(`${FIXTURES}${path}`);
                const results = checkerOf([facts])
                    .assessments(facts)
                    .flatMap(assessment => assessment.results);
                return [path, ...results.filter(({ evidence }) => evidence.length).map(lineOf)];
            });
        assertAsKept('judged-pages/each-reason.txt', `${lines.join('\n')}\n`);
    });
});
