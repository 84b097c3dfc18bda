import type { Assessment } from '../assess/assessment.ts';
import { askedIn, type EffectiveRequirement, requirementsOfAll } from '../assess/effective-guidance.ts';
import type {
    CheckFacts,
    Element,
    ElementCheckFacts,
    Named,
    QuestionFacts,
    SubjectFacts,
    TemplateFacts,
    TemplateSectionFacts,
} from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { elementsOf } from '../model/subjects.ts';
import { capitalised, quoted, titleOf } from '../model/text.ts';
import type { Value } from '../model/values.ts';
import { usualName } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';
import { isTheme } from './themes.ts';

/** A template, ready to be compared with a review: what it asks once, and what it asks of each requirement. */
export interface Form {
    readonly template: TemplateFacts;
    readonly once: ReadonlyMap<string, QuestionFacts>;
    readonly each: ReadonlyMap<string, QuestionFacts>;
}

/** What a template asks. */
export function formOf(template: TemplateFacts): Form {
    const named = (perRequirement: boolean): ReadonlyMap<string, QuestionFacts> =>
        new Map(template.questions.filter(each => each.perRequirement === perRequirement).map(each => [each.name, each]));
    return { template, once: named(false), each: named(true) };
}

/** The questions of a section of a template, in its order: those that are asked once, and those of each requirement. */
export function questionsIn(
    { whole }: TemplateSectionFacts,
    { questions }: TemplateFacts,
): { readonly once: readonly QuestionFacts[]; readonly each: readonly QuestionFacts[] } {
    const own = questions.filter(({ at }) => whole[0] <= at[0] && at[1] <= whole[1]);
    return { once: own.filter(({ perRequirement }) => !perRequirement), each: own.filter(({ perRequirement }) => perRequirement) };
}

/** What people call a choice of a question; nothing for a name that is none of its choices. */
export function choiceInWords({ choices, choiceTitles }: QuestionFacts, choice: string): string | undefined {
    const index = choices.indexOf(choice);
    return index < 0 ? undefined : (choiceTitles[index] ?? choice);
}

/** The template that a review uses, if there is such a template. */
export function formUsedBy(review: SubjectFacts, { names }: { readonly names: NameIndex }): Form | undefined {
    const template = review.template && names.template(review.template.name);
    return template && formOf(template);
}

/** What people call a question in a message: its title, or its name. */
export function questionInWords(question: QuestionFacts): string {
    return `“${question.title ?? question.name}”`;
}

/** Everything that the guidance of a template asks for, each requirement once. */
export function requirementsOf(
    template: TemplateFacts,
    requirements: (guidance: string) => readonly EffectiveRequirement[],
): readonly EffectiveRequirement[] {
    return requirementsOfAll(
        template.guidance.map(({ name }) => name),
        requirements,
    );
}

/**
 * The requirements that a review has a finding on: what is asked of services and checked in reviews. Requirements for
 * reviews alone are about the review itself, which answers them as a whole.
 */
export function themesAmong(requirements: readonly EffectiveRequirement[]): readonly EffectiveRequirement[] {
    return requirements.filter(isTheme);
}

/** Whether a service follows guidance that a review is about, so that the two can be compared. */
export function isCompared(
    { assessments }: { readonly assessments: readonly Pick<Assessment, 'results'>[] },
    requirements: readonly EffectiveRequirement[],
): boolean {
    const ids = new Set(requirements.map(({ id }) => id));
    return assessments.some(({ results }) => results.some(({ requirement }) => ids.has(requirement.id)));
}

/** An answer to a question: its value, and the element that it is in. */
export interface Given {
    readonly value: Value;
    readonly element: Element;
}

/** What was answered to the questions that are asked once, by question. */
export function answersOf(review: SubjectFacts): ReadonlyMap<string, Given> {
    const answers = new Map<string, Given>();
    for (const element of review.elements) {
        if (element.kind !== 'answer' || !element.term) continue;
        const value = element.values.date ?? element.values.people ?? element.values.money ?? element.values.text;
        if (value && !answers.has(element.term)) answers.set(element.term, { value, element });
    }
    return answers;
}

/** The findings of a review, in the order of the text. */
export function findingsIn(review: SubjectFacts): readonly Element<'finding'>[] {
    return elementsOf(review.elements, 'finding');
}

/** What a finding answers, by question. */
export function answersIn(finding: Element): ReadonlyMap<string, Given> {
    return new Map(Object.entries(finding.values).map(([question, value]) => [question, { value, element: finding }]));
}

/** Whether a value is still a placeholder. */
export function isUnwrittenValue(value: Value | undefined): boolean {
    return value?.type === 'text' && isUnwritten(value.text);
}

type Answers = ReadonlyMap<string, Given>;

/** Whether a question has to be answered, given what else was answered. */
export function isRequired(question: QuestionFacts, answers: Answers): boolean {
    const { required, when } = question;
    if (required || !when) return required;
    const choices = when.choices.map(({ name }) => name);
    return when.questions.some(({ name }) => {
        const value = answers.get(name)?.value;
        return value?.type === 'text' && choices.includes(value.text);
    });
}

/** The questions of one part of a form that have to be answered and are not. */
export function unanswered(questions: Form['once'], answers: Answers, around: Answers = answers): readonly QuestionFacts[] {
    const all = around === answers ? answers : new Map([...around, ...answers]);
    return [...questions.values()].filter(question => !answers.has(question.name) && isRequired(question, all));
}

/** Something that a template has to ask so that a review can answer a requirement. */
export interface Need {
    /** `once`: a question about the whole review; `each`: one about each requirement; `actions`: the place of the action plan. */
    readonly where: 'once' | 'each' | 'actions';
    /** The name of the question; nothing for any question, and for the action plan. */
    readonly question?: string;
    /** The type that its answer has to have; nothing where words of any kind do. */
    readonly answer?: 'date' | 'people' | 'money' | 'words';
}

/** How a template falls short of a need: it does not ask, or what it asks has an answer of another type. */
interface Shortfall {
    readonly need: Need;
    readonly problem: 'not asked' | 'wrong type';
}

const ATTRIBUTE_ANSWERS: Readonly<Record<string, Need['answer']>> = { date: 'date', people: 'people', money: 'money', text: 'words' };

/** The type of answer that a check needs, by what it says of it. */
function answerNeeded(check: ElementCheckFacts): Need['answer'] {
    const bound = check.bounds[0];
    if (!bound) return undefined;
    return bound.test === 'mentions' ? 'words' : bound.test === 'by' ? 'date' : ATTRIBUTE_ANSWERS[bound.attribute];
}

/** Whether a question's answer can be what is needed. */
function fits(answer: string, needed: Need['answer']): boolean {
    if (needed === undefined) return true;
    if (needed === 'words') return ['prose', 'organisation', 'one'].includes(answer);
    return needed === 'people' ? answer === 'people' || answer === 'number' : answer === needed;
}

function shortOf(form: Form, need: Need): Shortfall[] {
    if (need.where === 'actions') return form.template.actions ? [] : [{ need, problem: 'not asked' }];
    const questions = form[need.where];
    if (need.question === undefined) return questions.size ? [] : [{ need, problem: 'not asked' }];
    const question = questions.get(need.question);
    if (!question) return [{ need, problem: 'not asked' }];
    return fits(question.answer, need.answer) ? [] : [{ need, problem: 'wrong type' }];
}

/** Of several ways of which one is enough, none where one is there; else the first. */
function anyOf(ways: readonly Shortfall[][]): Shortfall[] {
    return ways.some(way => !way.length) ? [] : (ways[0] ?? []);
}

function elementNeeds(check: ElementCheckFacts, form: Form): Shortfall[] {
    if (check.quantifier === 'no') return [];
    switch (check.kind) {
        case 'answer':
            return anyOf(check.terms.map(question => shortOf(form, { where: 'once', question, answer: answerNeeded(check) })));
        case 'finding': {
            const asked = check.bounds.filter(bound => bound.test === 'present' && bound.attribute !== 'text');
            if (!asked.length) return shortOf(form, { where: 'each' });
            return asked.flatMap(({ attribute }) => shortOf(form, { where: 'each', question: attribute }));
        }
        case 'gap':
            return check.bounds.some(bound => bound.attribute === 'action')
                ? shortOf(form, { where: 'actions' })
                : shortOf(form, { where: 'each', question: 'gap', answer: 'words' });
        case 'action':
            return shortOf(form, { where: 'actions' });
        default:
            return [];
    }
}

function checkNeeds(check: CheckFacts, form: Form): Shortfall[] {
    if (check.type === 'element') return elementNeeds(check, form);
    switch (check.quantifier) {
        case 'none':
            return [];
        case 'all':
            return check.checks.flatMap(part => checkNeeds(part, form));
        case 'any':
            return anyOf(check.checks.map(part => checkNeeds(part, form)));
        default: {
            const ways = check.checks.map(part => checkNeeds(part, form));
            const lacking = ways.filter(way => way.length);
            return ways.length - lacking.length >= (check.count ?? 1) ? [] : lacking.flat();
        }
    }
}

/** What a template does not ask, though a requirement for reviews cannot be answered without it. */
export function shortfallsOf(requirement: EffectiveRequirement, form: Form): readonly Shortfall[] {
    if (!requirement.subjects.includes('reviews')) return [];
    const asked = askedIn(requirement).flatMap(({ check }) => (check ? checkNeeds(check, form) : []));
    const finding = themesAmong([requirement]).length ? shortOf(form, { where: 'each' }) : [];
    return [...finding, ...asked];
}

const NOTHING_ASKED: TemplateFacts = {
    name: '',
    title: undefined,
    at: [0, 0],
    whole: [0, 0],
    guidance: [],
    sections: [],
    questions: [],
    actions: false,
};

/** Everything that a template has to ask so that reviews can answer some requirements. */
export function needsOf(requirements: readonly EffectiveRequirement[]): readonly Need[] {
    const nothing = formOf(NOTHING_ASKED);
    return requirements.flatMap(requirement => shortfallsOf(requirement, nothing)).map(({ need }) => need);
}

/** The names of the questions that some requirements cannot do without, in one part of a template. */
export function questionsNeeded(requirements: readonly EffectiveRequirement[], where: 'once' | 'each'): ReadonlySet<string> {
    return new Set(
        needsOf(requirements)
            .filter(need => need.where === where)
            .flatMap(({ question }) => question ?? []),
    );
}

const TYPES: Readonly<Record<string, string>> = { date: 'date', people: 'number of people', money: 'money' };

/** How the type of an answer is written. */
export function typeInWords(answer: Need['answer']): string {
    return TYPES[answer ?? ''] ?? 'prose';
}

/** A question as a template asks it. */
export type Question = Pick<QuestionFacts, 'name' | 'title' | 'answer' | 'choices' | 'choiceTitles' | 'required' | 'when'>;

/** A question as a line of a template: its beginning, its title with the colon, and what its answer is. */
export function questionParts({ name, title, answer, choices, choiceTitles, required, when }: Question): readonly [string, string, string] {
    const named = choices.map((choice, index) => {
        const title = choiceTitles[index];
        return title === undefined ? choice : `${choice} ${quoted(title)}`;
    });
    const type = answer === 'one' ? `one of ${named.join(', ')}` : (TYPES[answer] ?? answer);
    const or = (names: readonly Named[] = []): string => names.map(({ name }) => name).join(' or ');
    const option = when ? `required when ${or(when.questions)} is ${or(when.choices)}` : required ? 'required' : '';
    return [`ask ${name}`, `${quoted(title ?? name)}:`, [type, option].filter(Boolean).join(answer === 'one' ? '; ' : ', ')];
}

/**
 * A question that answers a need, as a line of a template; the action plan is a line too. What the usual template asks of each
 * requirement is asked as it asks it.
 */
export function questionLine({ where, question, answer }: Need, names: NameIndex): string {
    if (where === 'actions') return 'actions';
    const name = question ?? 'policy';
    const known = where === 'each' ? usualQuestion(name, names) : undefined;
    if (known) return questionParts(known).join(' ');
    return `ask ${name} ${quoted(capitalised(titleOf({ name })))}: ${typeInWords(answer)}, required`;
}

/** What the usual template asks of each requirement under a name; nothing where it asks nothing so. */
export function usualQuestion(name: string, names: NameIndex): Question | undefined {
    const usual = names.template(usualName('template', names));
    return usual && formOf(usual).each.get(name);
}

/** The end of the last question of a sort, after which another can follow. */
function endOfLast(template: TemplateFacts, perRequirement: boolean): number | undefined {
    return template.questions.filter(question => question.perRequirement === perRequirement).at(-1)?.whole[1];
}

function section(name: string, title: string, lines: readonly string[]): string {
    return ['', `  section ${name} "${title}" {`, ...lines.map(line => `    ${line}`), '  }', ''].join('\n');
}

/** The change of a template that makes it ask what it does not ask: after a question of the same sort, or in a new section. */
export function askFor(template: TemplateFacts, needs: readonly Need[], names: NameIndex): TextEdit[] {
    const closing = template.whole[1] - 1;
    const edits: TextEdit[] = [];
    const lines = (where: Need['where']): string[] => [
        ...new Set(needs.filter(need => need.where === where).map(need => questionLine(need, names))),
    ];
    const [once, each, actions] = [lines('once'), lines('each'), lines('actions')];
    const place = (asked: readonly string[], perRequirement: boolean, whole: string): void => {
        const end = endOfLast(template, perRequirement);
        const indent = perRequirement ? '      ' : '    ';
        if (!asked.length) return;
        if (end === undefined) edits.push({ at: [closing, closing], text: whole });
        else edits.push({ at: [end, end], text: asked.map(line => `\n${indent}${line}`).join('') });
    };
    place(once, false, section('more', 'About this review', once));
    place(
        each,
        true,
        section('positions', 'Position against the guidance', ['for each requirement {', ...each.map(line => `  ${line}`), '}']),
    );
    if (actions.length) edits.push({ at: [closing, closing], text: section('plan', 'Action plan', actions) });
    return edits;
}
