import { askerOf } from '../../language/assess/asker.ts';
import { capitalised, checkInWords, listed, type Title } from '../../language/assess/wording.ts';
import type { ConditionFacts, ExpectationFacts, RequirementFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { Page } from './page.ts';
import { sourceInWords } from './source.ts';

function conditionsInWords(conditions: readonly ConditionFacts[], title: Title): string {
    return listed(conditions.map(({ negated, check }) => `the text ${negated ? 'does not have' : 'has'} ${checkInWords(check, title)}`));
}

function expectationInWords({ statement, check, where }: ExpectationFacts, id: string, title: Title): string {
    const when = where.length ? `, where ${conditionsInWords(where, title)}` : '';
    if (statement) return `- A text says how, and claims it with \`meets ${id}\`${when}. Whether it is good enough is for people to judge.`;
    return check ? `- The text gives ${checkInWords(check, title)}${when}.` : '';
}

function scopeInWords({ subjects, where }: RequirementFacts, title: Title): string {
    const documents = listed(subjects.map(subject => (subject === 'services' ? 'service specifications' : 'reviews')));
    return `It is for ${documents}${where.length ? `, where ${conditionsInWords(where, title)}` : ''}.`;
}

function checksInWords(requirement: RequirementFacts, title: Title): string {
    const { expectations, id, subjects } = requirement;
    if (!expectations.length) {
        return subjects.includes('services')
            ? `Only people can judge it: a text says how, and claims it with \`meets ${id}\`.`
            : `The review has a finding on ${id}.`;
    }
    return expectations.map(expectation => expectationInWords(expectation, id, title)).join('\n');
}

/** Explains a requirement: what it says, who says so, how it is checked, and who changes it. */
export function explainRequirement(requirement: RequirementFacts, names: NameIndex, page: Page): Page {
    const title: Title = (namespace, name) => names.title(namespace, name);
    const { id, obligation, guidance, says, ask, example, source } = requirement;
    const changes = [...names.all('guidance')].flatMap(found => {
        const changing = names.guidance(found[0]?.declaration.name ?? '');
        return (changing?.amendments ?? [])
            .filter(amendment => amendment.requirement.name === id)
            .map(amendment => `${changing?.name} ${amendment.type} it: ${amendment.reason}`);
    });
    return page
        .title(id, requirement.title)
        .paragraph(says)
        .section('Weight', `${obligation}, in ${guidance}: ${names.title('guidance', guidance)}. ${scopeInWords(requirement, title)}`)
        .section('Who asks for it', `${capitalised(askerOf(requirement))}.`)
        .section('Source', sourceInWords(source) ?? 'None is given.')
        .section('How it is checked', checksInWords(requirement, title))
        .section('Ask yourselves', ask)
        .section('Changed by', ...changes)
        .example('Example', example);
}
