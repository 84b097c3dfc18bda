import type { RequirementResult } from '../../language/assess/assessment.ts';
import { exampleFiles } from './example-files.ts';
import { checkerOf, factsOf } from './read-text.ts';

const NAME = 'services/assertive-outreach.care';
const files = exampleFiles();
const beside = files
    .filter(({ name }) => !name.endsWith(NAME) && name.includes('exampleshire'))
    .map(({ name, text }) => factsOf(text, name));

/** The text of our best example, which answers all that is asked of it. */
export const BEST_EXAMPLE = files.find(({ name }) => name.endsWith(NAME))?.text ?? '';

/** What is found of a text in the place of our best example, beside the files of its workspace. */
export function resultsInPlace(text: string): readonly RequirementResult[] {
    const facts = factsOf(text, NAME);
    return checkerOf([...beside, facts])
        .assessments(facts)
        .flatMap(assessment => assessment.results);
}
