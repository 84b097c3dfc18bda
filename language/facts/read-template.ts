import type { Ask, Template } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import type { QuestionFacts, TemplateFacts } from '../model/facts.ts';
import { wholeOf } from './places.ts';
import { namedOf } from './read-subject.ts';
import type { Reading } from './reading.ts';

function readQuestion(ask: Ask, section: string | undefined, perRequirement: boolean, template: string, reading: Reading): QuestionFacts {
    const at = reading.at(ask, 'name');
    const choices = ask.answer?.choices ?? [];
    const required = ask.options?.find(option => option.required);
    const conditional = required?.questions?.length ? required : undefined;
    const deadline = ask.options?.find(option => option.deadline)?.deadline;
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
        choices: choices.map(choice => choice.name),
        required: required !== undefined && !conditional,
        ...(conditional && {
            when: {
                questions: conditional.questions.map(question => question.$refText),
                choices: conditional.choices.map(choice => choice.$refText),
            },
        }),
        ...(deadline && { deadline: isoDate(deadline) }),
        at,
    };
}

/** Reads a template: its questions, in order. */
export function readTemplate(template: Template, reading: Reading): TemplateFacts {
    const name = template.name ?? '';
    const questions: QuestionFacts[] = [];
    for (const section of template.items ?? []) {
        if (section.$type !== 'TemplateSection') continue;
        for (const item of section.items ?? []) {
            if (item.$type === 'Ask') questions.push(readQuestion(item, section.name, false, name, reading));
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
    };
}
