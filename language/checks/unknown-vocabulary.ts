import { VOCABULARY_KINDS } from '../model/namespaces.ts';
import { nearestName } from '../model/text.ts';
import type { Rule } from './rule.ts';

const KINDS = Object.keys(VOCABULARY_KINDS);
const KNOWN = new Set(KINDS);

/** A vocabulary is of one of the kinds that the language knows. */
export const unknownVocabulary: Rule = {
    code: 'CARE-103',
    name: 'unknown-vocabulary',
    title: 'A vocabulary of an unknown kind',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'The kind of a vocabulary says where its terms can be used. Terms of an unknown kind can be used nowhere.',
    fix: 'Use one of the existing kinds, such as `roles`, `policies` or `partners`.',
    *check(document) {
        for (const { name, at } of document.vocabularies) {
            if (KNOWN.has(name)) continue;
            const near = nearestName(name, KINDS);
            yield {
                at,
                message: `There is no vocabulary of \`${name}\`, so its terms cannot be used anywhere.`,
                advice: near ? `Did you mean \`${near}\`?` : `The kinds are: ${KINDS.join(', ')}.`,
                fixes: near ? [{ title: `Change to ${near}`, safe: false, edits: [{ at, text: near }] }] : [],
            };
        }
    },
};
