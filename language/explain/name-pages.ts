import type { Root } from 'mdast';
import { capitalised } from '../assess/wording.ts';
import { textFor } from '../completion/entry-bodies.ts';
import { dateInWords } from '../model/dates.ts';
import { blocksOf, elementOf, keyOf } from '../model/elements.ts';
import type { QuestionFacts, TemplateFacts } from '../model/facts.ts';
import { isVocabularyKind, type Namespace, VOCABULARY_KINDS } from '../model/namespaces.ts';
import type { Found, NameIndex } from '../names/name-index.ts';
import { type Figures, figuresInWords } from '../reviews/themes.ts';
import { howToWriteLine } from '../syntax/how-to-write.ts';
import { bulleted, page, paragraphs, section, sourceSection } from './page.ts';

const ANSWERS: Readonly<Record<string, string>> = {
    date: 'a date',
    prose: 'text',
    organisation: 'an organisation',
    money: 'a sum of money',
    people: 'a number of people',
    number: 'a number',
};

/** What a vocabulary holds: "One of the roles of the people who work in a service." */
function kindInWords(namespace: Namespace): string {
    const words = isVocabularyKind(namespace) ? VOCABULARY_KINDS[namespace] : namespace;
    if (!words.startsWith(namespace)) return `From the ${namespace.replaceAll('-', ' ')}: ${words}.`;
    return namespace.endsWith('s') ? `One of the ${words}.` : `${capitalised(words)}.`;
}

/** A term of a vocabulary: what it means, its dates, what came after it, and where it comes from. */
export function termPage({ declaration }: Found, names: NameIndex): Root {
    const { namespace, name, title, term } = declaration;
    const dates = [term?.from && `In force from ${dateInWords(term.from)}.`, term?.until && `In force until ${dateInWords(term.until)}.`];
    return page(
        name,
        title,
        paragraphs(term?.description),
        section('What it is', kindInWords(namespace)),
        section('Also called', term?.also.join(', ')),
        section('Codes', term?.codes.join(', ')),
        section(
            'Part of',
            term?.parents.map(parent => names.find([namespace, 'regions'], parent)[0]?.declaration.title ?? parent).join(', '),
        ),
        section('Scores', term?.scored && `${term.scored[0]} to ${term.scored[1]}`),
        section('Dates', dates.filter(Boolean).join(' ')),
        section('Succeeded by', term?.successors.map(other => `${names.title(namespace, other)} (${other})`).join(', ')),
        section('Write instead', term?.instead),
        section('Usual numbers', bulleted((term?.typical ?? []).map(({ kind, shown }) => `${kind}: ${shown}`))),
        sourceSection(term?.source),
    );
}

function questionPage(question: QuestionFacts, template: string): Root {
    const { name, title, answer, choices, required, when, perRequirement } = question;
    const needed = when ? 'It has to be answered in some cases.' : required ? 'It has to be answered.' : 'It may be left out.';
    return page(
        name,
        title,
        paragraphs(`A question of the template ${template}${perRequirement ? ', asked of each requirement' : ''}. ${needed}`),
        section('Its answer', choices.length ? `one of ${choices.join(', ')}` : (ANSWERS[answer] ?? answer)),
    );
}

function templatePage({ name, questions, guidance }: TemplateFacts, title: string | undefined): Root {
    return page(name, title, paragraphs(`A form with ${questions.length} questions, for ${guidance.map(each => each.name).join(', ')}.`));
}

/** What is known of a service or a review without its text. */
interface SubjectFigures {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly status: string | undefined;
    readonly guidance: readonly { readonly guidance: string; readonly figures: Figures }[];
}

/** A service or a review: how far it has come, and its figures for each guidance. */
export function subjectPage({ type, name, title, status, guidance }: SubjectFigures): Root {
    const lines = guidance.map(({ guidance: followed, figures }) => `${followed}: ${figuresInWords(figures)}`);
    return page(
        name,
        title,
        paragraphs(`A ${type}${status ? `: ${status}` : ''}.`),
        section('What the guidance asks for', bulleted(lines)),
    );
}

/** A name of a template, of one of its questions, or of anything of which no more is known than its title. */
export function otherPage({ declaration: { namespace, name, title, within } }: Found, names: NameIndex): Root {
    const question = namespace === 'question' ? names.template(within ?? '')?.questions.find(each => each.name === name) : undefined;
    if (question) return questionPage(question, names.title('template', within ?? ''));
    const template = namespace === 'template' ? names.template(name) : undefined;
    return template ? templatePage(template, title) : page(name, title);
}

/**
 * A line of the language: what it is for, how it is written and where. Nothing where the language has no such line.
 *
 * @param label the words before its colon
 * @param looking requirements that look at such lines, in words
 */
export function linePage(label: string, looking: readonly string[]): Root | undefined {
    const key = keyOf(label);
    const blocks = blocksOf(key);
    if (!blocks.length) return undefined;
    const about = textFor(key);
    const terms = elementOf(key)?.terms;
    return page(
        label,
        undefined,
        paragraphs(about && `${capitalised(about)}.`),
        section('How it is written', howToWriteLine(label)),
        section('Names that it takes', terms && isVocabularyKind(terms) ? `${capitalised(VOCABULARY_KINDS[terms])}.` : undefined),
        section('Where it belongs', `A line of ${blocks.join(', ')}.`),
        section('Who looks at it here', bulleted(looking)),
    );
}
