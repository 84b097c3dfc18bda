import { VOCABULARY_KINDS } from '../model/elements.ts';
import { nearestName } from '../names/nearest-name.ts';
import type { Rule } from './rule.ts';
import { thingOf } from './support/things.ts';

/** Every name that a document uses is declared somewhere: in the library, in the workspace or in the document itself. */
export const unknownName: Rule = {
    code: 'CARE-101',
    name: 'unknown-name',
    title: 'A name that nobody has declared',
    severity: 'error',
    reads: 'workspace',
    why: 'Names connect documents: a role, a policy or a requirement means the same everywhere. A name that is declared nowhere connects nothing, and is mostly a slip of the keyboard.',
    fix: 'Take the name that was meant, or declare the term in a vocabulary of your own.',
    bad: 'service a "A" {\n  team {\n    care-cordinator: 1 wte\n  }\n}\n',
    good: 'service a "A" {\n  team {\n    care-coordinator: 1 wte\n  }\n}\n',
    *check(document, { names }) {
        for (const reference of document.references) {
            if (!reference.name || names.has(reference)) continue;
            // On a line that could not be read, a word may be anything.
            if (document.problems.some(({ line }) => reference.at[0] >= line[0] && reference.at[1] <= line[1])) continue;
            const near = nearestName(
                reference.name,
                reference.namespaces.flatMap(namespace => [...names.all(namespace)].map(found => found[0]?.declaration.name ?? '')),
            );
            const vocabulary = reference.namespaces.find(namespace => namespace in VOCABULARY_KINDS);
            yield {
                at: reference.at,
                message: `There is no ${thingOf(reference.namespaces[0])} called \`${reference.name}\`.`,
                advice: near
                    ? `Did you mean \`${near}\`?`
                    : vocabulary
                      ? `If it is a term of your own, declare it: vocabulary ${vocabulary} { ${reference.name} "..." }`
                      : undefined,
                fixes: near ? [{ title: `Change to ${near}`, safe: false, edits: [{ at: reference.at, text: near }] }] : [],
            };
        }
    },
};
