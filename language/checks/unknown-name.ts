import { isLineKey, keyOf } from '../model/elements.ts';
import type { Declaration, DocumentFacts, NameReference, QuestionFacts } from '../model/facts.ts';
import type { Fix, RuleFinding } from '../model/findings.ts';
import { isClosed, isVocabularyKind, type Namespace, thingOf } from '../model/namespaces.ts';
import { isWithin, type Span } from '../model/values.ts';
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

/** Words that people write with capitals or in another way after a number, and what the language has. */
const AFTER_NUMBERS: Readonly<Record<string, string>> = { wte: 'wte', fte: 'wte', people: 'people', shared: 'shared', vacant: 'vacant' };

/** Names side by side, with nothing but a space between them. */
function besides(reference: NameReference, all: readonly NameReference[]): readonly NameReference[] {
    const index = all.indexOf(reference);
    let [first, last] = [index, index];
    const touch = (a: NameReference | undefined, b: NameReference | undefined): boolean => a !== undefined && b?.at[0] === a.at[1] + 1;
    while (touch(all[first - 1], all[first])) first--;
    while (touch(all[last], all[last + 1])) last++;
    return all.slice(first, last + 1);
}

/** How many words a name may have that is known, where they are written apart. */
const MOST_PARTS = 12;

/** A name that was written with spaces, such as `care coordinator`: that of a term, or of all words where they are none. */
function writtenApart(reference: NameReference, all: readonly NameReference[], { names }: Pick<CheckContext, 'names'>) {
    const words = besides(reference, all);
    const place = words.indexOf(reference);
    for (let count = Math.min(words.length, MOST_PARTS); count > 1; count--) {
        for (let first = Math.max(0, place - count + 1); first <= place && first + count <= words.length; first++) {
            const some = words.slice(first, first + count);
            const name = some.map(word => word.name.toLowerCase()).join('-');
            const isKnown = names.find(reference.namespaces, name).length > 0;
            if (isKnown) return { name, isKnown, at: aroundAll(some) };
        }
    }
    const name = words.map(word => word.name.toLowerCase()).join('-');
    return words.length > 1 ? { name, isKnown: false, at: aroundAll(words) } : undefined;
}

const aroundAll = (some: readonly NameReference[]): Span => [some[0]?.at[0] ?? 0, some.at(-1)?.at[1] ?? 0];

/** Words that are read as names of entries, and may be one entry without its quotation marks: the fix that puts them there. */
function inQuotationMarks(at: Span, names: readonly NameReference[], { services }: DocumentFacts): readonly Fix[] {
    const words = names.filter(name => isWithin(name.at, at));
    // `caseload at most` is a line that lacks its colon.
    if (words.some(({ name }) => isLineKey(keyOf(name)))) return [];
    const elements = services.flatMap(service => service.elements).filter(element => isWithin(element.at, at));
    const areEntries = elements.length === words.length && elements.every(({ kind }) => ['role', 'offer', 'measure'].includes(kind));
    const edits = [
        { at: [at[0], at[0]] as const, text: '"' },
        { at: [at[1], at[1]] as const, text: '"' },
    ];
    return areEntries ? [{ title: 'Put these words in quotation marks', safe: false, edits }] : [];
}

/** What is said of a name that is not declared, where it is clear what was meant. */
function clearly(reference: NameReference, document: DocumentFacts, context: Pick<CheckContext, 'names'>): RuleFinding | undefined {
    const apart = writtenApart(reference, document.references, context);
    const change = (at: Span, name: string, safe = true): readonly Fix[] => [
        { title: `Change to ${name}`, safe, edits: [{ at, text: name }] },
    ];
    const unit = reference.namespaces.includes('roles') ? AFTER_NUMBERS[reference.name.toLowerCase()] : undefined;
    if (apart && (apart.isKnown || unit === undefined)) {
        const others = apart.isKnown ? [] : inQuotationMarks(apart.at, document.references, document);
        const advice = others.length ? 'Or put these words in quotation marks.' : undefined;
        return {
            at: apart.at,
            message: `A name is one word: \`${apart.name}\`.`,
            ...(advice && { advice }),
            fixes: [...others, ...change(apart.at, apart.name, apart.isKnown)],
        };
    }
    return unit === undefined
        ? undefined
        : { at: reference.at, message: `Write \`${unit}\`, not \`${reference.name}\`.`, fixes: change(reference.at, unit) };
}

/** How many terms are named of a list that documents choose from. */
const MOST_NAMED = 8;

/** Something with its title: `clozapine-clinic` (Clozapine clinic). */
function offered({ name, title }: Pick<Declaration, 'name' | 'title'>): string {
    return title ? `\`${name}\` (${title})` : `\`${name}\``;
}

/** Whether documents choose from a list that is short enough to be shown. */
function isToChoose(vocabulary: Namespace | undefined, known: readonly unknown[]): boolean {
    return vocabulary !== undefined && isClosed(vocabulary) && known.length <= MOST_NAMED;
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
    if (vocabulary && isClosed(vocabulary)) {
        if (!isToChoose(vocabulary, known)) return `Use one of those that there are: \`carewright explain ${vocabulary}\` lists them.`;
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
        let told = -1;
        for (const reference of document.references) {
            if (!reference.name || names.has(reference)) continue;
            // On a line that could not be read, a word may be anything.
            if (document.problems.some(({ line }) => reference.at[0] >= line[0] && reference.at[1] <= line[1])) continue;
            const question = reference.namespaces.includes('choice') ? asked.get(reference.at[0]) : undefined;
            // Another rule says which answers there are to choose from.
            if (question?.answer === 'one') continue;
            const namespaces: readonly Namespace[] = question?.answer === 'organisation' ? ['organisations'] : reference.namespaces;
            // Two words of one name are one slip.
            if (reference.at[0] < told) continue;
            const clear = clearly(reference, document, context);
            if (clear) {
                told = clear.at[1];
                yield clear;
                continue;
            }
            const known = names.declarationsOf(namespaces);
            const meant = meantBy(reference.name, known);
            const vocabulary = namespaces.find(isVocabularyKind);
            yield {
                at: reference.at,
                message: `There is no ${thingOf(namespaces[0])} called \`${reference.name}\`.`,
                advice: adviceOn(reference, meant, vocabulary, known),
                fixes: (meant.length || !isToChoose(vocabulary, known) ? meant : known).map(
                    ({ name }): Fix => ({
                        title: `Change to ${name}`,
                        safe: name === reference.name.toLowerCase(),
                        edits: [{ at: reference.at, text: name }],
                    }),
                ),
            };
        }
    },
};
