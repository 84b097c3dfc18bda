import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { CheckFacts, ElementCheckFacts, TemplateFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { quoted } from '../model/text.ts';
import { type Form, formOf, themesAmong } from './form.ts';

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
    const asked = requirement.expectations.flatMap(({ check }) => (check ? checkNeeds(check, form) : []));
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

const POSITION = 'one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required';

/** Questions that the requirements know by name, and how they are best put. */
const KNOWN: Readonly<Record<string, string>> = {
    policy: `"Is it written down?": ${POSITION}`,
    practice: `"Does it happen in practice?": ${POSITION}`,
    evidence: '"Evidence": prose, required',
    gap: '"The gap": prose, required when policy or practice is partly or not-in-place',
    rating: '"Rating": one of not-met "Not met", partly-met "Partly met", met "Met"',
};

const TYPES: Readonly<Record<string, string>> = { date: 'date', people: 'number of people', money: 'money' };

/** How the type of an answer is written. */
export function typeInWords(answer: Need['answer']): string {
    return TYPES[answer ?? ''] ?? 'prose';
}

/** A question that answers a need, as a line of a template; the action plan is a line too. */
export function questionLine({ where, question, answer }: Need): string {
    if (where === 'actions') return 'actions';
    const name = question ?? 'policy';
    if (where === 'each' && KNOWN[name]) return `ask ${name} ${KNOWN[name]}`;
    const words = name.replaceAll('-', ' ');
    return `ask ${name} ${quoted(words.charAt(0).toUpperCase() + words.slice(1))}: ${typeInWords(answer)}, required`;
}

/** The end of the last question of a sort, behind which another can stand. */
function endOfLast(template: TemplateFacts, perRequirement: boolean): number | undefined {
    return template.questions.filter(question => question.perRequirement === perRequirement).at(-1)?.whole[1];
}

function section(name: string, title: string, lines: readonly string[]): string {
    return ['', `  section ${name} "${title}" {`, ...lines.map(line => `    ${line}`), '  }', ''].join('\n');
}

/** The change of a template that makes it ask what it does not ask: behind a question of the same sort, or in a new section. */
export function askFor(template: TemplateFacts, needs: readonly Need[]): TextEdit[] {
    const closing = template.whole[1] - 1;
    const edits: TextEdit[] = [];
    const lines = (where: Need['where']): string[] => [...new Set(needs.filter(need => need.where === where).map(questionLine))];
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
