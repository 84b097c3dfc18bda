import type { ConditionFacts, ExpectationFacts, RequirementFacts } from '../model/facts.ts';
import { capitalised, listed } from '../model/text.ts';
import { checkInWords, type Title } from './wording.ts';

/** Under which conditions something is asked: "if it has a policy on …", "unless it has …". */
function conditionsInWords(conditions: readonly ConditionFacts[], title: Title): string {
    const [only] = conditions;
    if (conditions.length === 1 && only?.negated) return `unless it has ${checkInWords(only.check, title)}`;
    return `if ${listed(conditions.map(({ negated, check }) => `${negated ? 'it does not have' : 'it has'} ${checkInWords(check, title)}`))}`;
}

function expectationInWords(expectation: ExpectationFacts, id: string, title: Title): readonly string[] {
    const { statement, inPassing, check, where } = expectation;
    const when = where.length ? `, ${conditionsInWords(where, title)}` : '';
    const said = check ? `, or ${checkInWords(check, title)}` : '';
    if (statement) return [`A text that says how, marked \`meets ${id}\`${said}${when}. People judge it.`];
    if (check && inPassing) return [`Part of it, wherever it is said: ${checkInWords(check, title)}${when}.`];
    return check ? [`${capitalised(checkInWords(check, title))}${when}.`] : [];
}

/** Which documents a requirement is for. */
export function scopeInWords({ subjects, where }: RequirementFacts, title: Title): string {
    const documents = listed(subjects.map(subject => (subject === 'services' ? 'service specifications' : 'reviews')));
    return `For ${documents}${where.length ? `, ${conditionsInWords(where, title)}` : ''}.`;
}

/** How a requirement is checked: a sentence for each of its expectations. What is between backticks is code. */
export function checksInWords(requirement: RequirementFacts, title: Title): readonly string[] {
    const { expectations, id, subjects } = requirement;
    if (!expectations.length) {
        return [
            subjects.includes('services')
                ? `Only people can judge it: write how you do it, and add \`meets ${id}\`.`
                : `The review has a finding on ${id}.`,
        ];
    }
    const inOrder = expectations.toSorted((a, b) => Number(a.inPassing ?? false) - Number(b.inPassing ?? false));
    return inOrder.flatMap(expectation => expectationInWords(expectation, id, title));
}
