import { isUnchecked } from '../../language/assess/asker.ts';
import { jsonText } from '../../language/model/text.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ReviewAction, ReviewModel } from '../model/review.ts';
import type { Specification } from '../model/specification.ts';
import { type DocumentTree, type FormField, fieldHint, isField } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';

/** What a document is made from, for programs: the model of its services and reviews, and how they are assessed. */
export interface JsonSubjects {
    readonly services: readonly Specification[];
    readonly reviews: readonly ReviewModel[];
}

function assessed(type: 'service' | 'review', name: string, context: DocumentContext): unknown {
    return context.assessments(type, name).map(({ guidance, results }) => ({
        guidance,
        title: context.names.title('guidance', guidance),
        requirements: results.map(({ requirement, outcome, reason, evidence }) => ({
            id: requirement.id,
            title: requirement.title ?? requirement.says,
            obligation: requirement.obligation,
            basis: requirement.basis,
            checkedAtSource: !isUnchecked(requirement),
            outcome,
            evidence: evidence.map(({ words }) => words),
            reason,
        })),
    }));
}

/** An action, in the shape that the schema has. */
function published({ shown, closes, name, title, horizon, due, state, lines, texts }: ReviewAction): unknown {
    return {
        name,
        title,
        requirements: closes,
        horizon: horizon ?? shown.horizon,
        owner: shown.owner,
        due,
        dueShown: shown.due,
        state: state ?? shown.state,
        stateTitle: shown.state,
        resource: shown.resource,
        evidence: shown.evidence,
        progress: shown.progress,
        lines,
        texts,
    };
}

/** A model without what only the printing of its sentences needs. */
function withoutPrinted(model: unknown): unknown {
    if (Array.isArray(model)) return model.map(withoutPrinted);
    if (typeof model !== 'object' || model === null) return model;
    return Object.fromEntries(Object.entries(model).flatMap(([key, value]) => (key === 'inside' ? [] : [[key, withoutPrinted(value)]])));
}

/** A field of a form. @param under the heading above it @param about what its row is about */
function fieldOf({ tag, label, field, choices, required, isNumber, help }: FormField, under: string, about: string): unknown {
    return {
        tag,
        label,
        kind: isNumber ? 'number' : field,
        ...(choices.length && { choices: choices.map(({ value, title }) => ({ value, title })) }),
        hint: fieldHint({ field }),
        ...(help && { help }),
        required,
        under,
        ...(about && { about }),
    };
}

/** All fields of a form in its order, each with the heading that it is under. */
function fieldsOf({ root }: DocumentTree): readonly unknown[] {
    let under = '';
    return root.children.flatMap(node => {
        if (node.type === 'heading') under = blockWords(node);
        if (node.type === 'formField') return [fieldOf(node, under, '')];
        if (node.type !== 'formTable') return [];
        let about = '';
        return node.rows.flatMap(row => {
            const [first] = row;
            const [words] = first && 'words' in first ? first.words : [];
            about = words === undefined ? about : blockWords(words);
            return row.filter(isField).map(field => fieldOf(field, under, about === field.label ? '' : about));
        });
    });
}

/** JSON in which every character can be seen. Its schema is docs/schemas/document.schema.json. */
export function renderJson(tree: DocumentTree, { services, reviews }: JsonSubjects, context: DocumentContext): string {
    const { kind, title } = tree;
    const value = {
        format: 'carewright-document',
        version: 2,
        tool: { name: 'carewright', version: context.version },
        asOf: context.today,
        kind,
        title,
        ...(tree.properties.Form !== undefined && { fields: fieldsOf(tree) }),
        services: services.map(({ uri, ...model }) => ({
            path: context.pathOf(uri),
            ...model,
            assessments: assessed('service', model.name, context),
        })),
        reviews: reviews.map(({ uri, ...model }) => ({
            path: context.pathOf(uri),
            ...model,
            actions: model.actions.map(published),
            assessments: assessed('review', model.name, context),
        })),
    };
    return `${jsonText(withoutPrinted(value))}\n`;
}
