import type { QuestionFacts } from '../../language/model/facts.ts';
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

function questionOf({ name, title, answer, choices, choiceTitles, required, when }: QuestionFacts): Question {
    return {
        name,
        title: title ?? name.replaceAll('-', ' '),
        answer,
        choices: choices.map((value, index) => ({ value, title: choiceTitles[index] ?? value })),
        required,
        isConditional: when !== undefined,
    };
}

/** A template by its name: its sections, and every question with the titles of its choices. */
export function readTemplate(name: string, { names }: DocumentContext): ReviewTemplate | undefined {
    const template = names.template(name);
    if (!template) return undefined;
    const { title, uri, guidance, version, note, sections, questions } = template;
    return {
        name,
        title: title ?? name.replaceAll('-', ' '),
        uri,
        guidance: guidance.map(each => each.name),
        ...(version !== undefined && { version }),
        ...(note !== undefined && { note }),
        sections: sections.map(({ whole, actions, ...section }) => {
            const own = questions.filter(({ at }) => whole[0] <= at[0] && at[1] <= whole[1]);
            return {
                name: section.name,
                title: section.title ?? section.name.replaceAll('-', ' '),
                ...(section.note !== undefined && { note: section.note }),
                questions: own.filter(question => !question.perRequirement).map(questionOf),
                perRequirement: own.filter(question => question.perRequirement).map(questionOf),
                hasActions: actions,
            };
        }),
    };
}
