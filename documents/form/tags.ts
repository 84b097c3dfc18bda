import { fnv1a64 } from '../../language/model/hash.ts';

/** Word takes no longer tags. */
const LONGEST = 64;

/** The tag of a field: where its answer belongs, from the whole to the part. Names have no dots of their own. */
export function tagOf(...parts: readonly (string | number)[]): string {
    const tag = parts.join('.');
    if (tag.length <= LONGEST) return tag;
    const end = `~${fnv1a64(tag)}`;
    return tag.slice(0, LONGEST - end.length) + end;
}

/**
 * The name of the bookmark around a field. Some programs lose the tags of fields when they save a form, and keep its
 * bookmarks: so each field can be found by either.
 */
export function bookmarkOf(tag: string): string {
    return `care_${fnv1a64(tag)}`;
}
