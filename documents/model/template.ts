import type { Ask, Template } from '../../language/generated/ast.ts';
import type { Choice } from '../tree/document-tree.ts';
import type { DocumentContext } from './context.ts';

/** A question of the form in which a review records its outcome. */
export interface Question {
    readonly name: string;
    readonly title: string;
    /** `date`, `prose`, `organisation`, `money`, `number`, `people`, or `one` of its choices. */
    readonly answer: string;
    readonly choices: readonly Choice[];
    readonly required: boolean;
    /** It is required only in some cases. */
    readonly isConditional: boolean;
}

export interface TemplateSection {
    readonly name: string;
    readonly title: string;
    readonly note?: string;
    readonly questions: readonly Question[];
    readonly perRequirement: readonly Question[];
    readonly hasActions: boolean;
}

export interface ReviewTemplate {
    readonly name: string;
    readonly title: string;
    readonly uri: string;
    readonly guidance: readonly string[];
    readonly version?: string;
    readonly note?: string;
    readonly sections: readonly TemplateSection[];
}

/** Choices may be given a title once: later questions use them by name. */
function titlesIn(template: Template): ReadonlyMap<string, string> {
    const asks = (template.items ?? []).flatMap(section => (section.$type === 'TemplateSection' ? (section.items ?? []) : []));
    const all = asks.flatMap(item => (item.$type === 'Ask' ? [item] : item.$type === 'ForEachRequirement' ? (item.items ?? []) : []));
    return new Map(all.flatMap(ask => (ask.answer?.choices ?? []).flatMap(({ name, title }) => (title ? [[name, title] as const] : []))));
}

function question(ask: Ask, titles: ReadonlyMap<string, string>): Question {
    const required = (ask.options ?? []).find(option => option.required);
    const isConditional = Boolean(required?.questions?.length);
    return {
        name: ask.name ?? '',
        title: ask.title ?? (ask.name ?? '').replaceAll('-', ' '),
        answer: ask.answer?.unit ?? ask.answer?.kind ?? 'prose',
        choices: (ask.answer?.choices ?? []).map(({ name, title }) => ({
            value: name,
            title: title ?? titles.get(name) ?? name.replaceAll('-', ' '),
        })),
        required: required !== undefined && !isConditional,
        isConditional,
    };
}

function fieldText(items: Template['items'], name: string): string | undefined {
    const found = items?.find(item => item.$type === 'TextField' && item.field === name);
    return found?.$type === 'TextField' ? found.text : undefined;
}

/** Reads a template: its sections, and every question with the titles of its choices. */
export function readTemplate(name: string, context: DocumentContext): ReviewTemplate | undefined {
    const known = context.names.template(name);
    const source = known && context.source(known.uri);
    const template = source?.document.blocks?.find((block): block is Template => block.$type === 'Template' && block.name === name);
    if (!known || !template) return undefined;
    const titles = titlesIn(template);
    const sections = (template.items ?? []).flatMap((section): TemplateSection[] => {
        if (section.$type !== 'TemplateSection') return [];
        const items = section.items ?? [];
        const note = items.find(item => item.$type === 'TextField' && item.field === 'note');
        return [
            {
                name: section.name,
                title: section.title ?? section.name.replaceAll('-', ' '),
                ...(note?.$type === 'TextField' && { note: note.text }),
                questions: items.flatMap(item => (item.$type === 'Ask' ? [question(item, titles)] : [])),
                perRequirement: items.flatMap(item =>
                    item.$type === 'ForEachRequirement' ? (item.items ?? []).map(ask => question(ask, titles)) : [],
                ),
                hasActions: items.some(item => item.$type === 'ActionPlan'),
            },
        ];
    });
    const version = fieldText(template.items, 'version');
    const note = fieldText(template.items, 'note');
    return {
        name,
        title: template.title ?? name.replaceAll('-', ' '),
        uri: known.uri,
        guidance: known.guidance.map(each => each.name),
        ...(version !== undefined && { version }),
        ...(note !== undefined && { note }),
        sections,
    };
}
