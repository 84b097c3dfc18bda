import type { Element, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { POSITIONS } from '../model/review-elements.ts';
import { openChoicesIn } from './choose-answer.ts';
import type { Form } from './form.ts';

/** The rating that the positions of a finding come to; nothing while one of them is open, or is another word than we know. */
function ratingOf({ values }: Element): string | undefined {
    const positions = POSITIONS.map(position => values[position]);
    const words = positions.flatMap(value => (value?.type === 'text' && !isUnwritten(value.text) ? [value.text] : []));
    if (words.length < POSITIONS.length || words.some(word => !['in-place', 'partly', 'not-in-place'].includes(word))) return undefined;
    if (words.every(word => word === 'in-place')) return 'met';
    return words.every(word => word === 'not-in-place') ? 'not-met' : 'partly-met';
}

/**
 * The change of a review that writes the ratings that are still placeholders, from the positions that people have written: met
 * where both are in place, not met where neither is, else partly met.
 */
export function rateFindings(review: SubjectFacts, form: Form): readonly TextEdit[] {
    return openChoicesIn(review, form).flatMap(({ question, finding, at }) => {
        const rating = question.name === 'rating' && finding ? ratingOf(finding) : undefined;
        return rating && question.choices.includes(rating) ? [{ at, text: rating }] : [];
    });
}
