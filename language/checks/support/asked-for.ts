import type { DocumentFacts, QuestionFacts } from '../../model/facts.ts';
import { answersIn, answersOf, findingsIn, type Given } from '../../reviews/answers.ts';
import { formUsedBy } from '../../reviews/form.ts';
import type { CheckContext } from '../rule.ts';

/** The questions that words of a document answer, by the place of the first word. */
export function questionsByAnswer(document: DocumentFacts, context: Pick<CheckContext, 'names'>): ReadonlyMap<number, QuestionFacts> {
    const found = new Map<number, QuestionFacts>();
    for (const review of document.reviews) {
        const form = formUsedBy(review, context);
        if (!form) continue;
        const note = (questions: ReadonlyMap<string, QuestionFacts>, answers: ReadonlyMap<string, Given>): void => {
            for (const [name, { value }] of answers) {
                const question = questions.get(name);
                if (question) found.set(value.at[0], question);
            }
        };
        note(form.once, answersOf(review));
        for (const finding of findingsIn(review)) note(form.each, answersIn(finding));
    }
    return found;
}
