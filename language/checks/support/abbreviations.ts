import { isLibrary } from '../../library/scheme.ts';
import { VOCABULARY_KINDS } from '../../model/elements.ts';
import type { NameIndex } from '../../names/name-index.ts';
import { perIndex } from './per-index.ts';

export interface KnownAbbreviations {
    /** Those that the workspace's own glossary explains, that are names of their own (DIALOG), or that have a newer word. */
    readonly explained: ReadonlySet<string>;
    /** What the library's terms say that they stand for. */
    readonly meaning: ReadonlyMap<string, string>;
}

const ABBREVIATION = /^\p{Lu}[\p{Lu}&]*\p{Lu}p?$/u;

/** Whether an abbreviation can stand for some words: they start with the same letter, and its letters come in their order. */
function standsFor(abbreviation: string, words: string): boolean {
    const letters = [...abbreviation.toLowerCase()].filter(letter => letter !== '&');
    const rest = words.toLowerCase();
    if (rest[0] !== letters[0] || !rest.includes(' ')) return false;
    let at = -1;
    return letters.every(letter => {
        at = rest.indexOf(letter, at + 1);
        return at >= 0;
    });
}

/** The words before a definition goes on to explain: “Approved mental health professional; makes ...”. */
function firstWords(description: string): string {
    return (/^[^;:,.(/]+/.exec(description)?.[0] ?? '').replace(/ under the .*| \d{4}$/, '').trim();
}

function readAbbreviations(names: NameIndex): KnownAbbreviations {
    const explained = new Set<string>();
    const meaning = new Map<string, string>();
    const kinds = ['glossary', ...Object.keys(VOCABULARY_KINDS).filter(kind => kind !== 'glossary')];
    for (const kind of kinds) {
        for (const all of names.all(kind)) {
            for (const { uri, declaration } of all) {
                const { title, term } = declaration;
                for (const form of [title ?? '', ...(term?.also ?? [])]) {
                    if (!ABBREVIATION.test(form)) continue;
                    const named = kind !== 'glossary' && (kind === 'words' || form === title);
                    if (named || (kind === 'glossary' && !isLibrary(uri))) explained.add(form);
                    const words = firstWords(kind === 'glossary' ? (term?.description ?? '') : (title ?? ''));
                    if (!meaning.has(form) && standsFor(form, words)) meaning.set(form, words);
                }
            }
        }
    }
    return { explained, meaning };
}

/** The abbreviations that the library and the workspace know. */
export const abbreviationsOf = perIndex(readAbbreviations);
