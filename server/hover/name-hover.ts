import { tallyInWords } from '../../language/assess/outcome.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { fileNameOf } from '../../language/model/address.ts';
import type { QuestionFacts } from '../../language/model/facts.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import { guidancePage } from '../explain/guidance-page.ts';
import { Page } from '../explain/page.ts';
import { requirementPage } from '../explain/requirement-page.ts';
import { termPage } from '../explain/term-page.ts';
import type { NameAt } from '../support/names-at.ts';
import type { CheckedDocument } from '../workspace/checked-document.ts';
import type { SubjectSummary } from '../workspace/summary.ts';
import type { Hovered } from './hovered.ts';

const ANSWERS: Readonly<Record<string, string>> = {
    date: 'a date',
    prose: 'text',
    organisation: 'an organisation',
    money: 'a sum of money',
    people: 'a number of people',
    number: 'a number',
};

/** Who declared a name: the library, or a file of the workspace. */
function declaredIn({ uri }: Found): string {
    return isLibrary(uri) ? 'the library that comes with Carewright' : fileNameOf(uri);
}

function questionPage(question: QuestionFacts, template: string): string {
    const { name, title, answer, choices, required, when, perRequirement } = question;
    const needed = when ? 'It has to be answered in some cases.' : required ? 'It has to be answered.' : 'It may be left out.';
    return new Page()
        .title(name, title)
        .paragraph(`A question of the template ${template}${perRequirement ? ', asked of each requirement' : ''}. ${needed}`)
        .section('Its answer', choices.length ? `one of ${choices.join(', ')}` : (ANSWERS[answer] ?? answer))
        .toString();
}

function subjectPage({ type, name, title, status, guidance }: SubjectSummary): string {
    const figures = guidance.map(({ guidance: followed, tally }) => `- ${followed}: ${tallyInWords(tally)}`);
    return new Page()
        .title(name, title)
        .paragraph(`A ${type}${status ? `: ${status}` : ''}.`)
        .section('What the guidance asks for', figures.join('\n'))
        .toString();
}

function pageOf(found: Found, names: NameIndex, document: CheckedDocument, summaries: readonly SubjectSummary[]): string {
    const { namespace, name, title, term, within } = found.declaration;
    const requirement = namespace === 'requirement' ? names.requirement(name) : undefined;
    if (requirement) return requirementPage(requirement, names, document);
    const guidance = namespace === 'guidance' ? names.guidance(name) : undefined;
    if (guidance) return guidancePage(guidance, names);
    if (term) return termPage(found, names);
    const summary = summaries.find(each => each.type === namespace && each.name === name);
    if (summary) return subjectPage(summary);
    const question = namespace === 'question' ? names.template(within ?? '')?.questions.find(each => each.name === name) : undefined;
    if (question) return questionPage(question, names.title('template', within ?? ''));
    const template = namespace === 'template' ? names.template(name) : undefined;
    const page = new Page().title(name, title);
    if (template)
        page.paragraph(`A form with ${template.questions.length} questions, for ${template.guidance.map(each => each.name).join(', ')}.`);
    return page.toString();
}

/**
 * What a name stands for.
 *
 * @param document where it stands, with what is said of its requirements
 * @param summaries what is known of the services and reviews of the document that declares the name
 */
export function nameHover(
    name: NameAt,
    names: NameIndex,
    document: CheckedDocument,
    summaries: readonly SubjectSummary[],
): Hovered | undefined {
    const [found] = name.found;
    if (!found) return undefined;
    const declared = name.isDeclaration ? '' : `\n${new Page().paragraph(`Declared in ${declaredIn(found)}.`).toString()}`;
    return { at: name.at, markdown: pageOf(found, names, document, summaries) + declared };
}
