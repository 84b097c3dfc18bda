import type { AstNode } from 'langium';
import { elementKeyOf, elementOf, isLineKey, keyOf, LINES } from '../model/elements.ts';
import type { Namespace } from '../model/facts.ts';
import { VOCABULARY_KINDS } from '../model/vocabularies.ts';

const VOCABULARIES = Object.keys(VOCABULARY_KINDS);

const FIXED: Readonly<Record<string, readonly string[]>> = {
    'Role.role': ['roles'],
    'CaseloadField.role': ['roles'],
    'TypicalClause.role': ['roles'],
    'Offer.intervention': ['interventions'],
    'Measure.measure': ['measures'],
    'Statement.measures': ['measures'],
    'Policy.policy': ['policies'],
    'Partnership.partner': ['partners'],
    'AgreementField.agreement': ['agreements'],
    'GuidanceField.guidance': ['guidance'],
    'Guidance.parents': ['guidance'],
    'Template.guidance': ['guidance'],
    'ServicesField.services': ['service'],
    'Review.template': ['template'],
    'Answer.question': ['question'],
    'AskOption.questions': ['question'],
    'AskOption.choices': ['choice'],
    'AskOption.deadlineQuestion': ['question'],
    'Look.service': ['service'],
    'Answer.names': ['choice', 'service', ...VOCABULARIES],
};

/**
 * What a name may stand for at its place in the tree: vocabularies, or kinds of declaration.
 * The one place that decides it: facts, scopes of the editor and completion all ask here.
 */
export function namespacesOf(node: AstNode, property: string): readonly string[] {
    switch (property) {
        case 'meets':
        case 'requirement':
        case 'requirements':
            return REQUIREMENT;
        case 'terms': {
            const { field, kind } = node as { readonly field?: string; readonly kind?: string };
            return termsOf(field ?? kind ?? '');
        }
    }
    const fixed = FIXED[`${node.$type}.${property}`];
    if (fixed) return fixed;
    if (property !== 'successors' && property !== 'parents') return NOTHING;
    return node.$type === 'Replacement' ? REQUIREMENT : [vocabularyAround(node), 'regions'];
}

const REQUIREMENT: readonly string[] = ['requirement'];
const NOTHING: readonly string[] = [];

const terms = new Map<string, readonly string[]>();

/** What the names of a line stand for. */
function termsOf(line: string): readonly string[] {
    let known = terms.get(line);
    if (!known) {
        const key = elementKeyOf(line);
        const namespace = key ? elementOf(key).terms : describedBy(keyOf(line));
        known = namespace ? [namespace] : NOTHING;
        terms.set(line, known);
    }
    return known;
}

/** What the names of a line stand for that is no element: the roles of `decided by`. */
function describedBy(key: string): Namespace | undefined {
    const line = isLineKey(key) ? LINES[key] : undefined;
    return line?.rule === 'NamesField' ? line.terms : undefined;
}

function vocabularyAround(node: AstNode): string {
    const vocabulary = node.$container?.$container as { readonly kind?: string } | undefined;
    return vocabulary?.kind ?? '';
}
