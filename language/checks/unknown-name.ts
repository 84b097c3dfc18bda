import type { Declaration, DocumentFacts, NameReference, QuestionFacts } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { isVocabularyKind, type Namespace, thingOf } from '../model/namespaces.ts';
import { meantBy } from '../names/meant-for.ts';
import { answersIn, answersOf, findingsIn, formUsedBy, type Given } from '../reviews/form.ts';
import type { CheckContext, Rule } from './rule.ts';

/** The questions that words of a document answer, by the place of the first word. */
function questionsByAnswer(document: DocumentFacts, context: Pick<CheckContext, 'names'>): ReadonlyMap<number, QuestionFacts> {
    const found = new Map<number, QuestionFacts>();
    for (const review of document.reviews) {
        const form = formUsedBy(review, context);
        if (!form) continue;
        const note = (questions: ReadonlyMap<string, QuestionFacts>, answers: ReadonlyMap<string, Given>): void => {
            for (const [name, { value }] of answers) {
                const question = questions.get(name);
                if (question) found.set(value.at[0], question);
            }
        };
        note(form.once, answersOf(review));
        for (const finding of findingsIn(review)) note(form.each, answersIn(finding));
    }
    return found;
}

/** Lists that a document chooses from: a term that a workspace adds to one of them means nothing to anybody else. */
const CLOSED: ReadonlySet<Namespace> = new Set<Namespace>(['statuses', 'horizons', 'states', 'nations', 'regions', 'team-types']);
/** How many terms of such a list are named. */
const MOST_NAMED = 8;

/** Something with its title: `clozapine-clinic` (Clozapine clinic). */
function offered({ name, title }: Pick<Declaration, 'name' | 'title'>): string {
    return title ? `\`${name}\` (${title})` : `\`${name}\``;
}

function adviceOn(
    { name, namespaces }: NameReference,
    meant: readonly Pick<Declaration, 'name' | 'title'>[],
    vocabulary: Namespace | undefined,
    known: readonly Pick<Declaration, 'name'>[],
): string | undefined {
    if (name === 'covers' && namespaces.includes('question'))
        return 'After `covers:`, list service names separated by commas, with no other text.';
    if (meant.length) return `Did you mean ${meant.map(offered).join(' or ')}?`;
    if (vocabulary && CLOSED.has(vocabulary)) {
        if (known.length > MOST_NAMED) return `Use one of those that there are: \`carewright explain ${vocabulary}\` lists them.`;
        return `Use one of ${known.map(each => `\`${each.name}\``).join(', ')}.`;
    }
    return vocabulary && `To add your own term, declare it: vocabulary ${vocabulary} { ${name} "..." }`;
}

/** Every name that a document uses is declared somewhere: in the library, in the workspace or in the document itself. */
export const unknownName: Rule = {
    code: 'CARE-101',
    name: 'unknown-name',
    title: 'A name that is not declared',
    severity: 'error',
    reads: 'workspace',
    isFixable: true,
    why: 'Names connect documents: a role, a policy or a requirement means the same everywhere. A name that is declared nowhere connects nothing, and is mostly a slip of the keyboard.',
    fix: 'Use the correct name, or declare the term in your own vocabulary.',
    *check(document, context) {
        const { names } = context;
        const asked = questionsByAnswer(document, context);
        for (const reference of document.references) {
            if (!reference.name || names.has(reference)) continue;
            // On a line that could not be read, a word may be anything.
            if (document.problems.some(({ line }) => reference.at[0] >= line[0] && reference.at[1] <= line[1])) continue;
            const question = reference.namespaces.includes('choice') ? asked.get(reference.at[0]) : undefined;
            // Another rule says which answers there are to choose from.
            if (question?.answer === 'one') continue;
            const namespaces: readonly Namespace[] = question?.answer === 'organisation' ? ['organisations'] : reference.namespaces;
            const known = namespaces.flatMap(namespace => [...names.all(namespace)].flatMap(found => found[0]?.declaration ?? []));
            const meant = meantBy(reference.name, known);
            const vocabulary = namespaces.find(isVocabularyKind);
            yield {
                at: reference.at,
                message: `There is no ${thingOf(namespaces[0])} called \`${reference.name}\`.`,
                advice: adviceOn(reference, meant, vocabulary, known),
                fixes: meant.map(
                    ({ name }): Fix => ({ title: `Change to ${name}`, safe: false, edits: [{ at: reference.at, text: name }] }),
                ),
            };
        }
    },
};
