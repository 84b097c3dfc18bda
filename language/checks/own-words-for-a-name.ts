import { elementOf } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { isVocabularyKind, type VocabularyKind } from '../model/namespaces.ts';
import { spoken } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { perIndex } from './support/names.ts';

/** The vocabulary of an entry that begins with words; nothing for any other element, and where the writer says that it is an indicator. */
function vocabularyOf({ kind, term, title, words }: Element): VocabularyKind | undefined {
    if (term !== undefined || title === undefined || words.startsWith('indicator')) return undefined;
    const namespace = kind === 'indicator' ? 'measures' : elementOf(kind).terms;
    return ['role', 'offer', 'indicator'].includes(kind) && isVocabularyKind(namespace) ? namespace : undefined;
}

/** The names in use of a vocabulary by what people call them; none where they call several so. */
const namesBySpoken = perIndex((names: NameIndex) => {
    const made = new Map<VocabularyKind, ReadonlyMap<string, string | undefined>>();
    return (vocabulary: VocabularyKind): ReadonlyMap<string, string | undefined> => {
        const known = made.get(vocabulary);
        if (known) return known;
        const bySpoken = new Map<string, string | undefined>();
        for (const [found] of names.all(vocabulary)) {
            const { name, title = '', term } = found?.declaration ?? {};
            if (name === undefined || term?.until || term?.successors.length) continue;
            for (const words of new Set([name, title, ...(term?.also ?? [])].map(spoken)))
                bySpoken.set(words, bySpoken.has(words) ? undefined : name);
        }
        made.set(vocabulary, bySpoken);
        return bySpoken;
    };
});

/** What an entry begins with up to the end of its text. */
const BEGINNING = /^[^"“”„‟]*["“”„‟][^"“”„‟]*["“”„‟]\s*/;

/** A name as it is written instead of words: a role needs a colon before its posts. */
function asWritten(name: string, { kind, words }: Element): string {
    const rest = words.replace(BEGINNING, '');
    return kind === 'role' && rest && !/^(?::|meets\b)/.test(rest) ? `${name}:` : name;
}

/** A role, an offer or a measure that has a name is written with it. */
export const ownWordsForAName: Rule = {
    code: 'CARE-114',
    name: 'own-words-for-a-name',
    title: 'Words for something that has a name',
    severity: 'information',
    reads: 'workspace',
    isFixable: true,
    why: 'A role, an offer or a measure in your own words is read as words. With its name it counts for the requirements that ask for it, and is the same in all services.',
    fix: 'Write the name instead of the words.',
    *check(document, { names }) {
        for (const { elements } of document.services) {
            for (const element of elements) {
                const vocabulary = vocabularyOf(element);
                const { title = '', whole, at } = element;
                const name = vocabulary && namesBySpoken(names)(vocabulary).get(spoken(title));
                if (name === undefined) continue;
                yield {
                    at,
                    message: `“${title}” has a name: \`${name}\`.`,
                    advice: `Write \`${name}\` instead, so that it counts.`,
                    fixes: [
                        {
                            title: `Write ${name} instead`,
                            safe: true,
                            edits: [{ at: [whole[0], at[1]], text: asWritten(name, element) }],
                        },
                    ],
                };
            }
        }
    },
};
