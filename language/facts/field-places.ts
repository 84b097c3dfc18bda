import type { Field } from '../generated/ast.ts';
import { type Block, ELEMENTS } from '../model/elements.ts';

/** The name of a line, as its key: the words before the colon without spaces. */
export function fieldKey(field: Field): string {
    switch (field.$type) {
        case 'PeriodField':
            return 'inforce';
        case 'AgesField':
            return 'ages';
        case 'CaseloadField':
            return 'caseload';
        case 'HoursField':
            return 'hours';
        case 'LimitField':
            return 'timelimit';
        case 'AgreementField':
            return 'agreement';
        case 'AppointmentField':
            return 'approved';
        case 'ResourceField':
            return 'resourcegap';
        case 'GuidanceField':
            return 'follows';
        case 'ServicesField':
            return 'covers';
        case 'OtherField':
            return '';
        default:
            return field.field ?? '';
    }
}

/** Lines that describe what they stand in, and so are no elements of their own. */
const DESCRIBING: Readonly<Record<string, readonly Block[]>> = {
    follows: ['service', 'review'],
    owner: ['policy', 'action'],
    approved: ['policy'],
    reviewby: ['policy', 'works with'],
    audit: ['policy'],
    response: ['policy'],
    decidedby: ['policy'],
    document: ['policy', 'works with', 'service', 'action'],
    link: ['policy', 'works with', 'service', 'action'],
    purpose: ['policy', 'works with'],
    lead: ['works with', 'policy'],
    agreement: ['works with', 'policy'],
    horizon: ['action'],
    state: ['action'],
    due: ['action'],
    completedon: ['action'],
    resourcegap: ['action'],
    evidence: ['action'],
    progress: ['action'],
    note: ['service', 'guidance', 'section', 'template', 'policy', 'action', 'requirement'],
    publisher: ['guidance'],
    published: ['guidance', 'template'],
    version: ['guidance', 'template'],
    source: ['guidance', 'template', 'section'],
    says: ['requirement'],
    ask: ['requirement'],
    example: ['requirement'],
};

/** The blocks in which a line of this name has a meaning. */
export function blocksOf(key: string): readonly Block[] {
    let blocks = known.get(key);
    if (!blocks) {
        const element = ELEMENTS[key];
        blocks = [...(element ? [element.block] : []), ...(DESCRIBING[key] ?? [])];
        known.set(key, blocks);
    }
    return blocks;
}

const known = new Map<string, readonly Block[]>();

/** Every name of a line, by its key. */
export const FIELD_KEYS: readonly string[] = [...new Set([...Object.keys(ELEMENTS), ...Object.keys(DESCRIBING)])];
