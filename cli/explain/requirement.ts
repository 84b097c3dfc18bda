import { askerOf } from '../../language/assess/asker.ts';
import { checksInWords, scopeInWords } from '../../language/assess/requirement-in-words.ts';
import { capitalised, type Title } from '../../language/assess/wording.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { Page } from './page.ts';
import { sourceInWords } from './source.ts';

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
