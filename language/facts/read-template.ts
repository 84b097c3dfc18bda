import type { Ask, Template, TemplateItem, TemplateSectionItem } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import type { QuestionFacts, TemplateFacts, TemplateSectionFacts } from '../model/facts.ts';
import { wholeOf } from '../syntax/places.ts';
import { namedOf } from './read-subject.ts';
import type { Reading } from './reading.ts';

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
        ...(deadline && { deadline: isoDate(deadline) }),
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
        title: template.title,
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
