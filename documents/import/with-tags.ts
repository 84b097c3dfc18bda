import { bookmarkOf } from '../form/tags.ts';
import type { FormField } from '../tree/document-tree.ts';
import type { FilledField } from './word-blocks.ts';

/** Fields with their tags, where some were lost: then the bookmark around a field tells which it is. */
export function withTags(fields: readonly FilledField[], form: readonly FormField[]): readonly FilledField[] {
    const byBookmark = new Map(form.map(({ tag, label }) => [bookmarkOf(tag), { tag, label }]));
    return fields.map(field => ({ ...field, ...(field.tag ? {} : byBookmark.get(field.bookmark ?? '')) }));
}
