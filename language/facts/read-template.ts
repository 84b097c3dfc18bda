import type { Ask, Template } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import type { QuestionFacts, TemplateFacts } from '../model/facts.ts';
import { wholeOf } from '../syntax/places.ts';
import { namedOf } from './read-subject.ts';
import type { Reading } from './reading.ts';

function readQuestion(ask: Ask, section: string | undefined, perRequirement: boolean, template: string, reading: Reading): QuestionFacts {
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

/** Reads a template: its questions, in order. */
export function readTemplate(template: Template, reading: Reading): TemplateFacts {
    const name = template.name ?? '';
    const questions: QuestionFacts[] = [];
    let actions = false;
    for (const section of template.items ?? []) {
        if (section.$type !== 'TemplateSection') continue;
        for (const item of section.items ?? []) {
            if (item.$type === 'Ask') questions.push(readQuestion(item, section.name, false, name, reading));
            else if (item.$type === 'ActionPlan') actions = true;
            else if (item.$type === 'ForEachRequirement') {
                for (const ask of item.items ?? []) questions.push(readQuestion(ask, section.name, true, name, reading));
            }
        }
    }
    return {
        name,
        title: template.title,
        at: reading.at(template, 'name'),
        guidance: namedOf(template, 'guidance', template.guidance, reading),
        questions,
        actions,
        whole: wholeOf(template),
    };
}
