import { emptyFacts } from '../facts/facts-of-text.ts';
import type { Address } from '../model/address.ts';
import type { Declaration, DocumentFacts } from '../model/facts.ts';
import { canonicalName, NAME, NAME_SIGNS, withoutUnseen } from '../model/written-words.ts';

/** Lines that open a service or a review. `review by: …` is none: what would be its name ends with a colon. */
const NAMED = new RegExp(`^[ \\t]*(service|review)[ \\t]+(${NAME})(?![${NAME_SIGNS}-]|[ \\t]*:)(?:[ \\t]+"([^"\\r\\n]*)")?`, 'gmu');

/** White space and comments. Each sign of it can be read in one way only, so that no text takes long. */
const GAP = String.raw`(?:\s|/\*(?:[^*]|\*(?!/)){0,500}\*/|//[^\n\r]{0,500}[\n\r])`;

/** The same where it is written otherwise: over several lines, with comments, or after something on the line; then a brace has to follow. */
const OPENED = new RegExp(
    `(?:^|[{}]|\\*/|""")[^\\S\\n\\r]{0,50}(service|review)${GAP}{1,100}(${NAME})${GAP}{0,100}(?:"([^"\\r\\n]{0,500})")?(?:${GAP}{1,100}using${GAP}{1,100}${NAME})?${GAP}{0,100}\\{`,
    'gmu',
);

/**
 * What a document declares at a first glance, before anybody has time to parse it: enough for others to find its name.
 */
export function stubOf(uri: Address, text: string): DocumentFacts {
    const declarations = new Map<string, Declaration>();
    const seen = withoutUnseen(text);
    for (const match of [...seen.matchAll(NAMED), ...seen.matchAll(OPENED)]) {
        const [whole, word, written = '', title] = match;
        const namespace = word === 'review' ? 'review' : 'service';
        const name = canonicalName(written);
        const at = [match.index, match.index + whole.length] as const;
        const key = `${namespace} ${name}`;
        if (!declarations.has(key)) declarations.set(key, { namespace, name, title, at, whole: at });
    }
    return { ...emptyFacts(uri), declarations: [...declarations.values()] };
}
