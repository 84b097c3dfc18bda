import { isLibrary } from '../library/scheme.ts';
import type { Declaration, DocumentFacts } from '../model/facts.ts';
import { thingOf } from '../model/namespaces.ts';
import type { Found } from '../names/name-index.ts';
import type { CheckContext, Rule } from './rule.ts';

/** The question with choices that an answer belongs to. */
function questionOf(choice: Declaration, document: DocumentFacts): Declaration | undefined {
    return document.declarations.find(
        ({ namespace, whole }) => namespace === 'question' && whole[0] <= choice.whole[0] && choice.whole[1] <= whole[1],
    );
}

function isSamePlace(declaration: Declaration, found: Found, document: DocumentFacts): boolean {
    return found.uri === document.uri && found.declaration.at[0] === declaration.at[0];
}

/** Another declaration that the name could be mixed up with: any other in the workspace, or an earlier one of the document. */
function otherOf(declaration: Declaration, document: DocumentFacts, { names }: CheckContext): Found | undefined {
    const { namespace, name } = declaration;
    const inside = namespace === 'question' || namespace === 'choice';
    return names.find([namespace], name).find(found => {
        if (isSamePlace(declaration, found, document)) return false;
        const here = found.uri === document.uri;
        if (here && found.declaration.at[0] > declaration.at[0]) return false;
        if (!inside) return true;
        if (!here || found.declaration.within !== declaration.within) return false;
        return namespace === 'question' || questionOf(found.declaration, document) === questionOf(declaration, document);
    });
}

/** A name stands for one thing. */
export const duplicateName: Rule = {
    code: 'CARE-102',
    name: 'duplicate-name',
    title: 'One name for two things',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'A name is how documents point at each other. Where it is declared twice, readers can’t tell which is meant, and one of them is never read.',
    fix: 'Give one of them another name, or remove one. A term of the library can be used as it is: it need not be declared again.',
    *check(document, context) {
        for (const declaration of document.declarations) {
            const other = otherOf(declaration, document, context);
            if (!other) continue;
            const thing = thingOf(declaration.namespace);
            const library = isLibrary(other.uri) && !isLibrary(document.uri);
            yield {
                at: declaration.at,
                message: library
                    ? `The library already has a ${thing} called \`${declaration.name}\`: “${other.declaration.title ?? declaration.name}”.`
                    : `There are two things called \`${declaration.name}\`: give each ${thing} a different name.`,
                advice: library
                    ? 'Use it as it is, or choose another name for your own.'
                    : 'Choose another name for one of them, or remove one.',
                related: [{ message: `\`${declaration.name}\` is also declared here.`, uri: other.uri, at: other.declaration.at }],
            };
        }
    },
};
