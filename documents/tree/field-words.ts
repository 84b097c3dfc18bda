import type { FormField } from './document-tree.ts';

/** What to do in a field, in a few words: what it shows until somebody fills it in. */
export function fieldHint(field: Pick<FormField, 'field'>): string {
    switch (field.field) {
        case 'date':
            return 'Choose or write a date, such as 30 September 2026';
        case 'choice':
            return 'Choose one';
        case 'prose':
            return 'Write here. It can be several paragraphs';
        default:
            return 'Write here';
    }
}
