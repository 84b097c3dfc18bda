import { emptyFacts } from '../../language/facts/facts-of-text.ts';
import type { Address } from '../../language/model/address.ts';
import type { Declaration, DocumentFacts } from '../../language/model/facts.ts';
import { canonicalName, NAME, NAME_SIGNS, withoutUnseen } from '../../language/model/written-words.ts';

/** Lines that open a service or a review. `review by: …` is none: what would be its name ends with a colon. */
const NAMED = new RegExp(`^[ \\t]*(service|review)[ \\t]+(${NAME})(?![${NAME_SIGNS}-]|[ \\t]*:)(?:[ \\t]+"([^"\\r\\n]*)")?`, 'gmu');

/**
 * What a document declares at a first glance, before anybody has time to parse it: enough for others to find its name.
 */
export function stubOf(uri: Address, text: string): DocumentFacts {
    const declarations = [...withoutUnseen(text).matchAll(NAMED)].map(
        ([whole, namespace = '', name = '', title], index): Declaration => ({
            namespace,
            name: canonicalName(name),
            title,
            at: [index, index + whole.length],
            whole: [index, index + whole.length],
        }),
    );
    return { ...emptyFacts(uri), declarations };
}
