import type { QuestionFacts } from '../model/facts.ts';
import { placeholderFor } from '../reviews/blanks.ts';
import { questionsAt, type Surroundings } from './context.ts';
import type { PartialNode } from './path.ts';
import type { Part } from './suggestion.ts';

/** An answer to write over: nothing is chosen for the writer. */
export function answerBlank(question: QuestionFacts): readonly Part[] {
    const placeholder = placeholderFor(question);
    return question.answer === 'prose' ? ['"', { blank: placeholder.slice(1, -1) }, '"'] : [{ blank: placeholder }];
}

/** What a finding has to say, with something to write over: the questions that the template asks of each requirement. */
export function findingBody(finding: PartialNode, surroundings: Surroundings): Part[] {
    const asked = questionsAt(finding, surroundings).filter(({ required }) => required);
    if (!asked.length) return [' {\n  ', { blank: '' }, '\n}'];
    const width = Math.max(...asked.map(({ name }) => name.length)) + 1;
    const lines = asked.flatMap((question): Part[] => [`\n  ${`${question.name}:`.padEnd(width)} `, ...answerBlank(question)]);
    return [' {', ...lines, '\n}'];
}
