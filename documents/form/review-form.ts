import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import type { QuestionFacts, TemplateFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { titleOf } from '../../language/model/text.ts';
import { choiceInWords, questionsIn } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import { formField } from '../tree/build.ts';
import { type Choice, type FieldType, type FormField, tagOf } from '../tree/document-tree.ts';

/** How many actions a blank form has room for; a copy of the rows of one is read as a further action. */
export const ROOM_FOR_ACTIONS = 8;

const HELP: Readonly<Record<string, string>> = {
    organisation: 'The name of an organisation. Several: with commas between them.',
    people: 'A number of people, such as 190.',
    number: 'A number.',
    money: 'A sum, such as £250k or £1.2m.',
};

/** What a field of a form stands for in a review. */
type ReviewTarget =
    | { readonly of: 'review'; readonly key: 'title' | 'covers' }
    | { readonly of: 'answer'; readonly question: QuestionFacts; readonly requirement?: string }
    | { readonly of: 'action'; readonly number: number; readonly key: string };

export interface ReviewField {
    readonly field: FormField;
    readonly target: ReviewTarget;
}

/** A form: what it is made from, and its fields by their tags. */
export interface ReviewForm {
    readonly template: TemplateFacts;
    readonly requirements: readonly EffectiveRequirement[];
    readonly fields: ReadonlyMap<string, ReviewField>;
}

function typeOf({ answer, choices }: QuestionFacts): FieldType {
    if (choices.length) return 'choice';
    return answer === 'date' ? 'date' : answer === 'prose' ? 'prose' : 'text';
}

/** The field for a question. */
export function questionField(question: QuestionFacts, requirement?: string): ReviewField {
    const tag = requirement ? tagOf('finding', requirement, question.name) : tagOf('answer', question.name);
    const help = [HELP[question.answer] ?? '', question.when ? 'Where something is not, or only partly, in place.' : '']
        .filter(Boolean)
        .join(' ');
    const choices = question.choices.map((value): Choice => ({ value, title: choiceInWords(question, value) ?? value }));
    const field = formField(tag, titleOf(question), typeOf(question), { help, choices, required: question.required });
    return { field, target: { of: 'answer', question, ...(requirement && { requirement }) } };
}

function choicesOf(namespace: Namespace, context: DocumentContext): readonly Choice[] {
    return [...context.names.all(namespace)].flatMap(found => {
        const term = found[0]?.declaration;
        return term ? [{ value: term.name, title: term.title ?? term.name }] : [];
    });
}

/** The fields of one action. */
export function actionFields(number: number, context: DocumentContext): readonly ReviewField[] {
    const horizons = choicesOf('horizons', context);
    const states = choicesOf('states', context);
    const rows: readonly (readonly [string, string, FieldType, string?, (readonly Choice[])?])[] = [
        ['title', 'What will be done', 'prose'],
        ['addresses', 'Requirements whose gap it closes', 'text', 'Their codes, such as IACM-DNA-01. Several: with commas between them.'],
        ['horizon', 'How soon, and with what', 'choice', undefined, horizons],
        ['owner', 'Owner', 'text', 'A post, not the name of a person.'],
        ['due', 'Due', 'date'],
        ['resource', 'Resource gap', 'text', 'Such as £1.2m recurrent, 14 wte. Or: not yet costed.'],
        ['state', 'State', 'choice', undefined, states],
        ['evidence', 'Evidence', 'prose', 'What will show that it is done.'],
    ];
    return rows.map(([key, label, type, help, choices]) => ({
        field: formField(tagOf('action', number, key), label, type, { ...(help && { help }), ...(choices && { choices }) }),
        target: { of: 'action', number, key },
    }));
}

export function aboutFields(): readonly ReviewField[] {
    return [
        {
            field: formField('review.title', 'Name of the review', 'text', {
                required: true,
                help: 'Such as: Northmoor, review of intensive and assertive care 2026.',
            }),
            target: { of: 'review', key: 'title' },
        },
        {
            field: formField('review.covers', 'Services that were reviewed', 'text', {
                help: 'Their names in Carewright, if you know them. Several: with commas between them.',
            }),
            target: { of: 'review', key: 'covers' },
        },
    ];
}

/** The form for the outcome of a review: every question of a template, for every requirement of its guidance. */
export function reviewForm(name: string, context: DocumentContext): ReviewForm | undefined {
    const template = context.names.template(name);
    if (!template) return undefined;
    const asked = template.guidance.flatMap(({ name: guidance }) => context.requirementsOf(guidance));
    const requirements = [...new Map(asked.filter(each => each.subjects.includes('reviews')).map(each => [each.id, each])).values()];
    const fields = [
        ...aboutFields(),
        ...template.sections.flatMap(section => {
            const { once, each } = questionsIn(section, template);
            return [
                ...once.map(question => questionField(question)),
                ...requirements.flatMap(({ id }) => each.map(question => questionField(question, id))),
                ...(section.actions ? Array.from({ length: ROOM_FOR_ACTIONS }, (_, index) => actionFields(index + 1, context)).flat() : []),
            ];
        }),
    ];
    return { template, requirements, fields: new Map(fields.map(each => [each.field.tag, each])) };
}
