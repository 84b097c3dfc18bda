import type { Action, Answer, Ask, Finding, ResourceField, Review, Template, TemplateItem, TemplateSectionItem } from '../generated/ast.ts';
import { dayMeant } from '../model/dates.ts';
import type { Element, LookFacts, QuestionFacts, SubjectFacts, TemplateFacts, TemplateSectionFacts } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { closedBy, IN_PLACE } from '../model/subjects.ts';
import { writtenTitle } from '../model/text.ts';
import type { NumberValue, Value } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { wholeOf } from '../syntax/tree.ts';
import { fieldKey, given, type Values } from './field-values.ts';
import { exemptionsOf } from './read-service.ts';
import { labelOf, namedOf, SubjectReading } from './read-subject.ts';
import { namesOf, type Reading } from './reading.ts';

/** Several sums of one kind as one: a line may give the posts and the equipment apart. */
function added(one: Value | undefined, other: NumberValue): Value {
    if (one?.type !== 'number') return other;
    return { ...other, amount: one.amount + other.amount, shown: `${one.shown}, ${other.shown}`, at: [one.at[0], other.at[1]] };
}

function resourceValues(field: ResourceField, reading: Reading): Record<string, Value> {
    const at = wholeOf(field);
    // After the colon of its label.
    const said = reading.shown([labelOf(field, reading)[1] + 1, at[1]]).trim();
    const values: Record<string, Value> = { resource: { type: 'text', text: said, at } };
    if (field.notCosted) values.uncosted = { type: 'text', text: 'not yet costed', at };
    for (const { amount, recurrence } of field.amounts ?? []) {
        const value = reading.quantity(amount);
        if (!value) continue;
        const kind = value.dimension === 'money' ? (recurrence === 'non-recurrent' ? 'once' : (recurrence ?? 'money')) : value.dimension;
        values[kind] = added(values[kind], value);
    }
    return values;
}

/**
 * Reads an action.
 *
 * @param requirement the requirement of the finding around it; nothing for an action of the review itself
 */
function readAction(action: Action, requirement: string | undefined, subject: SubjectReading): Element {
    const { reading } = subject;
    let values: Record<string, Value | undefined> = {};
    let term: string | undefined;
    const closes = requirement ? [requirement] : [];
    for (const item of action.items ?? []) {
        if (item.$type === 'Prose') {
            subject.line('prose', 'action', item, wholeOf(item));
            values.text = reading.text(item, 'text', item.text);
            continue;
        }
        if (item.$type === 'AddressesField') {
            for (const each of namesOf(item.requirements)) closes.push(each);
            continue;
        }
        subject.line(fieldKey(item), 'action', item, labelOf(item, reading));
        if (!subject.stray(item, fieldKey(item), 'action')) {
            switch (item.$type) {
                case 'DateField':
                    values[fieldKey(item)] = reading.date(item, 'date', item.date);
                    break;
                case 'ResourceField':
                    values = { ...values, ...resourceValues(item, reading) };
                    break;
                case 'NamesField': {
                    const name = item.terms?.[0]?.$refText;
                    if (item.field === 'horizon') term = name && !isBlankValue(name) ? name : undefined;
                    else if (name) values.state = { type: 'text', text: name, at: wholeOf(item) };
                    break;
                }
                case 'TextField':
                    values[fieldKey(item)] = reading.text(item, 'text', item.text);
                    break;
            }
        }
    }
    if (closes.length) values.gap = { type: 'list', items: [...new Set(closes)], at: wholeOf(action) };
    values.title = reading.text(action, 'title', action.title);
    return {
        kind: 'action',
        ...(term === undefined ? {} : { term }),
        ...(action.name && { name: action.name }),
        values: given(values),
        words: reading.words(reading.at(action, 'name'), action.title ?? ''),
        meets: [],
        at: reading.at(action, 'name'),
        whole: wholeOf(action),
    };
}

function answerValue(answer: Answer, reading: Reading): Values {
    const names = answer.names?.map(name => name.$refText) ?? [];
    const places = reading.all(answer, 'names');
    const chosen: Value | undefined = names.length
        ? { type: 'text', text: names.join(', '), at: [(places[0] ?? wholeOf(answer))[0], (places.at(-1) ?? wholeOf(answer))[1]] }
        : undefined;
    const words = reading.text(answer, 'text', answer.text);
    const quantity = reading.quantity(answer.quantity);
    return given({
        date: reading.date(answer, 'date', answer.date),
        [quantity?.dimension === 'money' ? 'money' : 'people']: quantity,
        text: chosen ?? words,
        note: chosen && words,
    });
}

function looksOf(finding: Finding, reading: Reading): LookFacts[] {
    return (finding.items ?? []).flatMap(item =>
        item.$type === 'LookedAt'
            ? (item.looks ?? []).flatMap(look =>
                  namedOf(look, 'service', [look.service], reading).map(service => ({
                      requirement: finding.requirement?.$refText ?? '',
                      service,
                      ...(look.fingerprint !== undefined && {
                          fingerprint: { text: look.fingerprint, at: reading.at(look, 'fingerprint') },
                      }),
                  })),
              )
            : [],
    );
}

/** Whether a finding says that something is lacking; a position that no one has written yet does not. */
function saysLacking(values: Values): boolean {
    return ['policy', 'practice'].some(question => {
        const value = values[question];
        return value?.type === 'text' && !IN_PLACE.has(value.text) && !isUnwritten(value.text);
    });
}

function readFinding(finding: Finding, subject: SubjectReading): void {
    const { reading } = subject;
    const values: Record<string, Value> = {};
    const requirement = finding.requirement?.$refText;
    subject.block(finding, 'finding', 'finding');
    const meets: string[] = [];
    for (const item of finding.items ?? []) {
        if (item.$type === 'Action') subject.elements.push(readAction(item, requirement, subject));
        if (item.$type !== 'Answer') continue;
        subject.line(item.question?.$refText ?? '', 'finding', item, reading.at(item, 'question'));
        for (const each of subject.claim(item)) meets.push(each);
        const { text, date, people, money, note } = answerValue(item, reading);
        const value = text ?? date ?? people ?? money;
        const question = item.question?.$refText;
        if (value && question) values[question] = value;
        if (note && question) values[`${question} note`] = note;
    }
    const at = reading.at(finding, 'requirement');
    const whole = wholeOf(finding);
    const words = reading.words([whole[0], at[1]], saidIn(values));
    subject.elements.push({ kind: 'finding', term: requirement, values, words, meets, at, whole });
    if (saysLacking(values) || values.gap)
        subject.elements.push({ kind: 'gap', term: requirement, values: given({ text: values.gap }), words, meets: [], at, whole });
}

/** The rating, or the gap, or the evidence of a finding: what is quoted of it first. */
function saidIn(values: Values): string {
    const said = values.rating ?? values.gap ?? values.evidence;
    return said?.type === 'text' ? said.text : '';
}

/** Tells each gap how many actions close it: those of its finding, and those of the review that address it. */
function withActions(elements: readonly Element[]): Element[] {
    const closing = new Map<string, number>();
    for (const element of elements) {
        if (element.kind !== 'action') continue;
        for (const requirement of closedBy(element)) closing.set(requirement, (closing.get(requirement) ?? 0) + 1);
    }
    return elements.map(element => {
        const actions = element.kind === 'gap' && closing.get(element.term ?? '');
        return actions
            ? { ...element, values: { ...element.values, action: { type: 'text', text: `${actions}`, at: element.at } } }
            : element;
    });
}

/** Reads a review. */
export function readReview(review: Review, reading: Reading): SubjectFacts {
    const subject = new SubjectReading(reading);
    const looks: LookFacts[] = [];
    for (const item of review.items ?? []) {
        switch (item.$type) {
            case 'Finding':
                readFinding(item, subject);
                for (const each of looksOf(item, reading)) looks.push(each);
                break;
            case 'Action':
                subject.elements.push(readAction(item, undefined, subject));
                break;
            case 'Answer':
                subject.line(item.question?.$refText ?? '', 'review', item, reading.at(item, 'question'));
                subject.add('answer', item, answerValue(item, reading), reading.at(item, 'question'), { term: item.question?.$refText });
                break;
            case 'ServicesField':
                for (const { name, at } of namedOf(item, 'services', item.services, reading)) {
                    subject.elements.push({
                        kind: 'covers',
                        term: name,
                        values: {},
                        words: reading.words(wholeOf(item)),
                        meets: [],
                        at,
                        whole: wholeOf(item),
                    });
                }
                break;
        }
    }
    const gathered = subject.gathered();
    return {
        type: 'review',
        name: review.name ?? '',
        title: writtenTitle(review.title),
        at: reading.at(review, 'name'),
        whole: wholeOf(review),
        status: undefined,
        follows: [],
        template: namedOf(review, 'template', [review.template], reading)[0],
        ...gathered,
        elements: withActions(gathered.elements),
        ...exemptionsOf(review, reading),
        looks,
    };
}

/** What all questions of a template have in common. */
interface TemplateReading {
    readonly reading: Reading;
    readonly template: string;
    /** The titles of choices, wherever they are given: other questions use them by name. */
    readonly titles: ReadonlyMap<string, string>;
}

function readQuestion(ask: Ask, section: string | undefined, perRequirement: boolean, of: TemplateReading): QuestionFacts {
    const { reading, template, titles } = of;
    const at = reading.at(ask, 'name');
    const choices = ask.answer?.choices ?? [];
    const required = ask.options?.find(option => option.required);
    const conditional = required?.questions?.length ? required : undefined;
    const deadline = ask.options?.find(option => option.deadline)?.deadline;
    const until = ask.options?.find(option => option.deadlineQuestion);
    const deadlineQuestion = until && namedOf(until, 'deadlineQuestion', [until.deadlineQuestion], reading)[0];
    reading.declarations.push({ namespace: 'question', name: ask.name ?? '', title: ask.title, at, whole: wholeOf(ask), within: template });
    for (const choice of choices) {
        reading.declarations.push({
            namespace: 'choice',
            name: choice.name,
            title: choice.title,
            at: reading.at(choice, 'name'),
            whole: wholeOf(choice),
            within: ask.name ?? '',
        });
    }
    return {
        name: ask.name ?? '',
        title: ask.title,
        section,
        perRequirement,
        answer: ask.answer?.unit ?? ask.answer?.kind ?? 'prose',
        answerAt: reading.at(ask, 'answer'),
        choices: choices.map(choice => choice.name),
        choiceTitles: choices.map(({ name, title }) => title ?? titles.get(name) ?? name.replaceAll('-', ' ')),
        required: required !== undefined && !conditional,
        ...(conditional && {
            when: {
                questions: namedOf(conditional, 'questions', conditional.questions, reading),
                choices: namedOf(conditional, 'choices', conditional.choices, reading),
            },
        }),
        ...(deadline && { deadline: dayMeant(deadline, 'last') }),
        ...(deadlineQuestion && { deadlineQuestion }),
        at,
        whole: wholeOf(ask),
    };
}

/** The text of a line of a template or of one of its sections. */
function textOf(items: readonly (TemplateItem | TemplateSectionItem)[] | undefined, field: string): string | undefined {
    const found = items?.find(item => item.$type === 'TextField' && item.field === field);
    return found?.$type === 'TextField' ? found.text : undefined;
}

/** The questions of a part of a template, those that are asked for each requirement as well. */
function asksIn(item: TemplateItem | TemplateSectionItem): readonly Ask[] {
    switch (item.$type) {
        case 'Ask':
            return [item];
        case 'TemplateSection':
        case 'ForEachRequirement':
            return (item.items ?? []).flatMap(asksIn);
        default:
            return [];
    }
}

/** Reads a template: its sections and its questions, in order. */
export function readTemplate(template: Template, reading: Reading): TemplateFacts {
    const name = template.name ?? '';
    const choices = (template.items ?? []).flatMap(asksIn).flatMap(ask => ask.answer?.choices ?? []);
    const titles = new Map(choices.flatMap(choice => (choice.title ? [[choice.name, choice.title] as const] : [])));
    const of: TemplateReading = { reading, template: name, titles };
    const questions: QuestionFacts[] = [];
    const sections: TemplateSectionFacts[] = [];
    for (const section of template.items ?? []) {
        if (section.$type !== 'TemplateSection') continue;
        const note = textOf(section.items, 'note');
        const actions = section.items?.some(item => item.$type === 'ActionPlan') ?? false;
        sections.push({ name: section.name, title: section.title, ...(note !== undefined && { note }), actions, whole: wholeOf(section) });
        for (const item of section.items ?? []) {
            if (item.$type === 'Ask') questions.push(readQuestion(item, section.name, false, of));
            else if (item.$type === 'ForEachRequirement') {
                for (const ask of item.items ?? []) questions.push(readQuestion(ask, section.name, true, of));
            }
        }
    }
    const version = textOf(template.items, 'version');
    const note = textOf(template.items, 'note');
    return {
        name,
        title: writtenTitle(template.title),
        at: reading.at(template, 'name'),
        ...(version !== undefined && { version }),
        ...(note !== undefined && { note }),
        guidance: namedOf(template, 'guidance', template.guidance, reading),
        sections,
        questions,
        actions: sections.some(section => section.actions),
        whole: wholeOf(template),
    };
}
