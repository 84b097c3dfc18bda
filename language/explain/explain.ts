import type { Paragraph, Root } from 'mdast';
import { basisInWords } from '../assess/asker.ts';
import type { Assessment } from '../assess/assessment.ts';
import { effectiveRequirements } from '../assess/effective-guidance.ts';
import { tally, tallyInWords } from '../assess/outcome.ts';
import { checksInWords, scopeInWords } from '../assess/requirement-in-words.ts';
import type { Title } from '../assess/wording.ts';
import { type ActionEntry, resourceGaps } from '../board/board.ts';
import { costedInWords, sumsInWords } from '../board/sections.ts';
import { matrixOf, sharedGaps } from '../board/services.ts';
import { RULES } from '../checks/catalogue.ts';
import { exampleOf } from '../checks/examples.ts';
import type { Rule } from '../checks/rule.ts';
import { textFor } from '../completion/entry-bodies.ts';
import { LIBRARY_SCHEME } from '../library/scheme.ts';
import type { Address } from '../model/address.ts';
import { dateInWords, isoDate } from '../model/dates.ts';
import { blocksOf, elementOf, keyOf, lineOf } from '../model/elements.ts';
import type { Element, GuidanceFacts, QuestionFacts, RequirementFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../model/findings.ts';
import { isVocabularyKind, TERM_KINDS, VOCABULARY_KINDS } from '../model/namespaces.ts';
import { capitalised } from '../model/text.ts';
import type { Found, NameIndex } from '../names/name-index.ts';
import { type Covered, placedAmong, proposedPosition } from '../reviews/covered-services.ts';
import type { Look } from '../reviews/looks.ts';
import { type Figures, figuresInWords } from '../reviews/themes.ts';
import { howToWriteLine } from '../syntax/how-to-write.ts';
import {
    beginsAlike,
    bulleted,
    EXPLAINED_VOCABULARIES,
    example,
    page,
    paragraphs,
    section,
    sentenceOrList,
    sourceSection,
    untitled,
    vocabularyPage,
    worded,
} from './page.ts';

/** What services and reviews say to a requirement: a line each. */
function outcomesOf(id: string, assessments: readonly Assessment[]): readonly string[] {
    return assessments.flatMap(({ subject, results }) =>
        results
            .filter(({ requirement }) => requirement.id === id)
            .map(({ outcome, reason, applies }) =>
                [`${subject.title ?? subject.name}: ${outcome}.`, reason, applies].filter(Boolean).join(' '),
            ),
    );
}

/** The guidance that changes a requirement, and why: a line each. */
function changesOf(id: string, names: NameIndex): readonly string[] {
    return [...names.all('guidance')].flatMap(found => {
        const changing = names.guidance(found[0]?.declaration.name ?? '');
        return (changing?.amendments ?? [])
            .filter(({ requirement }) => requirement.name === id)
            .map(({ type, reason }) => `${changing?.name} ${type} it: ${reason}`);
    });
}

/**
 * A requirement: what it says, who says so, how it is checked, and who changes it.
 *
 * @param here services and reviews against what they follow, where it is asked how they answer it
 */
export function requirementPage(requirement: RequirementFacts, names: NameIndex, here: readonly Assessment[] = []): Root {
    const title: Title = (namespace, name) => names.title(namespace, name);
    const { id, obligation, guidance, says, ask, example: written, source } = requirement;
    return page(
        id,
        requirement.title,
        paragraphs(says),
        section('Here', bulleted(outcomesOf(id, here))),
        section('Weight', `${obligation}, in ${guidance}: ${names.title('guidance', guidance)}. ${scopeInWords(requirement, title)}`),
        // Whether that has been checked is said with the source.
        section('Who asks for it', `${capitalised(basisInWords(requirement))}.`),
        sourceSection(source, 'None is given.'),
        section('How it is checked', sentenceOrList(checksInWords(requirement, title))),
        section('To discuss', ask),
        section('Changed by', sentenceOrList(changesOf(id, names))),
        example('Example', written),
    );
}

function lead(bold: string, words: string): Paragraph {
    return {
        type: 'paragraph',
        children: [{ type: 'strong', children: worded(bold) }, { type: 'text', value: ' ' }, ...worded(words)],
    };
}

/**
 * A place that is still to be filled in: what has to be said there.
 *
 * @param asked what the placeholder itself says, without its brackets
 * @param requirements those that look at it
 */
export function placeholderPage(asked: string, requirements: readonly RequirementFacts[]): Root {
    const each = requirements.flatMap(({ id, title, obligation, says, ask }) => [
        lead(`${[id, title].filter(Boolean).join(', ')} (${obligation}).`, says),
        ...(ask ? [lead('To discuss:', ask)] : []),
    ]);
    const none = paragraphs('No requirement looks at this place by itself. Say it for those who read the document, or remove the line.');
    return untitled([lead('Still to be filled in:', asked), ...(each.length ? each : none)]);
}

/** A guidance: who published it, what it rests on, and what it asks for. */
export function guidancePage(guidance: GuidanceFacts, names: NameIndex): Root {
    const requirements = effectiveRequirements(guidance.name, name => names.guidance(name));
    const day = isoDate(guidance.published);
    return page(
        guidance.name,
        guidance.title,
        section('Published by', [guidance.publisher, day ? dateInWords(day) : guidance.published].filter(Boolean).join(', ')),
        section('Extends', bulleted(guidance.parents.map(({ name }) => `${name}: ${names.title('guidance', name)}`))),
        section('Meant for', bulleted(guidance.models.map(({ name }) => `${name}: ${names.title('models', name)}`))),
        section('Note', guidance.note),
        section('What it asks for', bulleted(requirements.map(({ id, obligation, title }) => `${id}, ${obligation}: ${title ?? ''}`))),
        sourceSection(guidance.source, 'None is given.'),
    );
}

const ANSWERS: Readonly<Record<string, string>> = {
    date: 'a date',
    prose: 'text',
    organisation: 'an organisation',
    money: 'a sum of money',
    people: 'a number of people',
    number: 'a number',
};

/** A term of a vocabulary: what it means, its dates, what came after it, and its source. @param glossary what the glossary says of the word */
export function termPage({ declaration }: Found, names: NameIndex, glossary?: string): Root {
    const { namespace, name, title, term } = declaration;
    const days = [term?.from && `from ${dateInWords(term.from)}`, term?.until && `until ${dateInWords(term.until)}`].filter(Boolean);
    return page(
        name,
        title,
        paragraphs(term?.description),
        section('What it is', isVocabularyKind(namespace) ? TERM_KINDS[namespace] : undefined),
        section('In the glossary', glossary),
        section('Also called', term?.also.join(', ')),
        section('Codes', term?.codes.join(', ')),
        section(
            'Part of',
            term?.parents.map(parent => names.find([namespace, 'regions'], parent)[0]?.declaration.title ?? parent).join(', '),
        ),
        section('Scores', term?.scored && `${term.scored[0]} to ${term.scored[1]}`),
        section('Dates', days.length ? `In use ${days.join(' ')}.` : undefined),
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
 * @param hasList whether a list of names opens where it is read: else the command of the same name is named
 */
export function linePage(label: string, looking: readonly string[], hasList = true): Root | undefined {
    const key = keyOf(label);
    const blocks = blocksOf(key);
    if (!blocks.length) return undefined;
    const element = elementOf(key);
    const about =
        lineOf(key)?.meaning ??
        textFor(key) ??
        (element && 'label' in element && typeof element.label === 'string' ? element.label : undefined);
    const [terms, written] = [element?.terms, howToWriteLine(label)];
    return page(
        label,
        undefined,
        paragraphs(about && `${capitalised(about)}.`),
        section('How it is written', hasList ? written?.replace(/`carewright explain [^`]+` lists/, '`Ctrl+Space` lists') : written),
        section('Which names', terms && isVocabularyKind(terms) ? `${capitalised(VOCABULARY_KINDS[terms])}.` : undefined),
        section('Where it belongs', `A line of ${blocks.join(', ')}.`),
        section('Who looks at it here', bulleted(looking)),
    );
}

const ADDRESS = new RegExp(`^${LIBRARY_SCHEME}:/rules/([^/]+)\\.md$`);

function rulePage(rule: Rule): Root {
    const { bad, good } = exampleOf(rule);
    return page(
        `${rule.code} ${rule.name}`,
        rule.title,
        section('Severity', rule.severity),
        section('Why it matters', rule.why),
        section('How to put it right', rule.fix),
        example('Not like this', bad),
        example('Like this', good),
        sourceSection(rule.source, 'None: it is Carewright’s own rule.'),
    );
}

/** Two codes are no rules: the parser's, and that of a check that failed. */
const OTHER_CODES: Readonly<Record<string, Root>> = {
    [SYNTAX_CODE]: page(
        `${SYNTAX_CODE} cannot-be-read`,
        'A line that cannot be read',
        paragraphs(
            'The message says what was expected there, and how such a line is written. The rest of the document is read.\n\nMost slips have a fix (Ctrl+. in the editor): quotation marks, colons, commas and braces that are missing or too many, misspelt words, names of two words, values in other words, words without a label, and the two versions that a merge leaves. “Carewright: Fix All” makes those that leave no choice.',
        ),
    ),
    [FAULT_CODE]: page(
        FAULT_CODE,
        'A check failed on the document',
        paragraphs('That is a fault of Carewright and not of the document. All other checks are done.'),
    ),
};

/** A rule by its code or its name, in any case: what it finds, why, how to put it right, and both in an example. */
function pageOfRule(asked: string): Root | undefined {
    const wanted = asked.toLowerCase();
    const rule = RULES.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
    if (rule) return rulePage(rule);
    const code = wanted.toUpperCase();
    return Object.hasOwn(OTHER_CODES, code) ? OTHER_CODES[code] : undefined;
}

/** The page that the code of a diagnostic links to; nothing for other addresses. */
export function rulePageAt(uri: string): Root | undefined {
    const code = ADDRESS.exec(uri)?.[1];
    return code === undefined ? undefined : pageOfRule(code);
}

function isCalled({ declaration: { title, term } }: Found, wanted: string): boolean {
    return [title, ...(term?.also ?? []), ...(term?.codes ?? [])].some(name => name?.toLowerCase() === wanted);
}

/** A page for each term. What the glossary says of the same word is part of the first: two pages would say the same. */
function termPages(terms: readonly Found[], names: NameIndex): readonly Root[] {
    const isGlossary = ({ declaration }: Found): boolean => declaration.namespace === 'glossary';
    const others = terms.filter(term => !isGlossary(term));
    if (!others.length) return terms.map(term => termPage(term, names));
    const words = terms.find(isGlossary)?.declaration.term?.description;
    return others.map((term, index) => {
        const { title, term: told } = term.declaration;
        const isNew = words !== undefined && ![title, told?.description].some(said => said !== undefined && beginsAlike(said, words));
        return termPage(term, names, index === 0 && isNew ? words : undefined);
    });
}

/**
 * Everything that a word may mean: a rule, a requirement, a guidance or terms, by name; only where none has that name, terms by
 * their titles, other names and codes. Empty where the name is not known.
 *
 * @param here services and reviews of the document that it is asked in, so that it can say how they answer a requirement
 */
export function explain(asked: string, names: NameIndex, here?: readonly Assessment[]): readonly Root[] {
    const name = asked.trim();
    const wanted = name.toLowerCase();
    if (!wanted) return [];
    const rule = pageOfRule(wanted);
    if (rule) return [rule];
    const requirement = names.requirement(name) ?? names.requirement(name.toUpperCase());
    if (requirement) return [requirementPage(requirement, names, here)];
    const guidance = names.guidance(name) ?? names.guidance(name.toUpperCase());
    if (guidance) return [guidancePage(guidance, names)];
    if (isVocabularyKind(wanted)) return [vocabularyPage(wanted, names)];
    const terms = EXPLAINED_VOCABULARIES.flatMap(kind => [...names.all(kind)].flatMap(found => found[0] ?? []));
    const named = terms.filter(({ declaration }) => declaration.name.toLowerCase() === wanted);
    return termPages(named.length ? named : terms.filter(term => isCalled(term, wanted)), names);
}

const STATES: Readonly<Record<Look['state'], string>> = {
    same: 'unchanged since it was reviewed',
    changed: 'changed since it was reviewed. Read it again, then confirm or change the finding',
    unseen: 'not recorded when the finding was written',
};

/** How many shared gaps are named: the widest come first. */
const MOST_GAPS = 10;

function titleOf({ sight }: Look): string {
    return sight.service.title ?? sight.service.name;
}

/** A finding: what the specifications say today, and whether they have changed since it was written. */
export function findingPage(finding: Element, looks: readonly Look[], names: NameIndex): Root {
    const position = proposedPosition(looks.map(({ sight }) => sight));
    const advice = position
        ? `Going by them, policy is ${position.replaceAll('-', ' ')}. What is done in practice they do not show.`
        : looks.length > 0
          ? 'A specification may leave out what is there: ask.'
          : undefined;
    return page(
        `Finding on ${finding.term}`,
        names.title('requirement', finding.term ?? ''),
        section('What the specifications say', bulleted(looks.map(look => `${titleOf(look)}: ${look.sight.result.outcome}`))),
        paragraphs(advice),
        section('Services reviewed', bulleted(looks.map(look => `${titleOf(look)}: ${STATES[look.state]}`))),
    );
}

/** The line of a finding that says what it looked at. */
export function looksPage(looks: readonly Look[]): Root {
    return page(
        'looked at',
        'What a finding is about',
        paragraphs('Each service with a fingerprint of what it said when it was reviewed. A fix writes it and keeps it up to date.'),
        bulleted(looks.map(look => `${titleOf(look)}: ${STATES[look.state]}.`)),
    );
}

/** An action at a glance. */
export function actionPage(action: ActionEntry, names: NameIndex): Root {
    const { name, title, owner, due, overdue, state, horizon, resource, closes } = action;
    return page(
        name,
        title,
        bulleted([
            `Owner: ${owner ?? 'no owner yet'}`,
            `Due: ${due ? dateInWords(due) : 'no date yet'}${overdue ? '. That day is past.' : ''}`,
            ...(state ? [`State: ${names.title('states', state)}`] : []),
            ...(horizon ? [`Horizon: ${names.title('horizons', horizon)}`] : []),
            ...(resource ? [`Resource gap: ${resource}`] : []),
            ...closes.map(id => `Closes the gap in ${id}: ${names.title('requirement', id)}`),
        ]),
    );
}

function serviceLine({ name, assessments }: Covered): string {
    const title = assessments[0]?.subject.title ?? name;
    if (!assessments.length) return `${title}: nothing is known of it`;
    return `${title}: ${tallyInWords(tally(assessments.flatMap(({ results }) => results)))}`;
}

/** A review's services side by side: how far each is, which gaps several share, and what the open actions lack. */
export function coversPage(review: SubjectFacts, covered: readonly Covered[], uri: Address, names: NameIndex): Root {
    const gaps = sharedGaps(matrixOf(placedAmong(covered)));
    const lacking = resourceGaps([{ subject: review, uri }], names);
    const sums = sumsInWords(lacking).map(([what, howMuch]) => `${what}: ${howMuch}`);
    return page(
        'covers',
        'The services that this review is about',
        section('What the guidance asks for', bulleted(covered.map(serviceLine))),
        section('Gaps that several share', [
            ...bulleted(
                gaps.slice(0, MOST_GAPS).map(({ id, title, services, asked }) => `${id}, ${title}: open in ${services.length} of ${asked}`),
            ),
            ...paragraphs(gaps.length > MOST_GAPS ? `And ${gaps.length - MOST_GAPS} more.` : undefined),
        ]),
        section(
            'What open actions lack',
            lacking.costed || lacking.notYetCosted ? [...bulleted(sums), ...paragraphs(costedInWords(lacking))] : [],
        ),
    );
}
