import type { Element, QuestionFacts, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { alignedLines, placeholderFor } from './placeholders.ts';

/** Where an answer can be written in a review: behind its last answer, else behind what it covers, else before its end. */
function placeIn(review: SubjectFacts): number {
    const answers = review.elements.filter(({ kind }) => kind === 'answer' || kind === 'covers');
    return answers.reduce((end, { whole }) => Math.max(end, whole[1]), 0) || review.whole[1] - 1;
}

/**
 * The change that writes the answers to some questions, as placeholders.
 *
 * @param into the review, or the finding, that they belong in
 */
export function insertAnswers(questions: readonly QuestionFacts[], into: SubjectFacts | Element): TextEdit[] {
    const finding = 'kind' in into;
    const indent = finding ? '    ' : '  ';
    const lines = alignedLines(
        questions.map(question => [question.name, placeholderFor(question)] as const),
        indent,
    ).join('\n');
    const end = finding ? into.whole[1] - 1 : placeIn(into);
    const closes = end === into.whole[1] - 1;
    return [{ at: [end, end], text: closes ? `${finding ? '  ' : ''}${lines.trimStart()}\n${finding ? '  ' : ''}` : `\n${lines}` }];
}
