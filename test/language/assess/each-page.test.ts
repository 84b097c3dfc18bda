import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { assertAsKept } from '../../support/golden.ts';
import { checkerOf, factsOfFile } from '../../support/read-text.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** A letter for each outcome. */
const LETTER: Readonly<Record<Outcome, string>> = {
    shown: 'S',
    claimed: 'C',
    partly: 'p',
    against: 'A',
    missing: '-',
    'not applicable': 'n',
    'gap accepted': 'g',
};

/** How often each rule speaks of a text: "CARE-114 ×3". */
function countsOf(codes: readonly string[]): string {
    const counts = Map.groupBy(codes, code => code);
    return [...counts]
        .sort()
        .map(([code, all]) => (all.length > 1 ? `${code} ×${all.length}` : code))
        .join(', ');
}

describe('each page that people judged', () => {
    it('has the outcomes that it had, one by one, and the same findings', () => {
        const lines = globSync(['judged-pages/**/*.care', 'public-pages/*.care'], { cwd: FIXTURES })
            .sort()
            .flatMap(path => {
                const facts = factsOfFile(`${FIXTURES}${path}`);
                const checker = checkerOf([facts]);
                const outcomes = checker.assessments(facts).map(({ guidance, results }) => {
                    const quoted = results.reduce((sum, { evidence }) => sum + evidence.length, 0);
                    return `  ${guidance} ${results.map(({ outcome }) => LETTER[outcome]).join('')}, ${quoted} quoted`;
                });
                const codes = checker
                    .findings(facts)
                    .map(({ code }) => code)
                    .filter(code => code.startsWith('CARE-'));
                return [path, ...outcomes, ...(codes.length ? [`  ${countsOf(codes)}`] : [])];
            });
        assertAsKept('judged-pages/each-page.txt', `${lines.join('\n')}\n`);
    });
});
