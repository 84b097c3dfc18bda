import { sentencesOf } from '../assess/sentences.ts';
import { isLibrary } from '../library/scheme.ts';
import type { DocumentFacts, Text } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { ALL_VOCABULARIES } from '../model/namespaces.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { perIndex } from './support/names.ts';
import { allProse, placeInText, textsOf } from './support/prose.ts';

interface KnownAbbreviations {
    /** Those that the workspace's glossary explains, that are names (DIALOG), or that have a newer word. */
    readonly explained: ReadonlySet<string>;
    /** What the library's terms say that they stand for. */
    readonly meaning: ReadonlyMap<string, string>;
}

const WHOLE_ABBREVIATION = /^\p{Lu}[\p{Lu}&]*\p{Lu}p?$/u;

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
    const kinds = ['glossary', ...ALL_VOCABULARIES.filter(kind => kind !== 'glossary')] as const;
    for (const kind of kinds) {
        for (const all of names.all(kind)) {
            for (const { uri, declaration } of all) {
                const { title, term } = declaration;
                for (const form of [title ?? '', ...(term?.also ?? [])]) {
                    if (!WHOLE_ABBREVIATION.test(form)) continue;
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
const abbreviationsOf = perIndex(readAbbreviations);

/** Two capitals or more that are no part of a code, an address or a longer word. */
const ABBREVIATION = /(?<![\p{L}\p{N}/=_.:@#-])(\p{Lu}[\p{Lu}&]*\p{Lu}p?)(s?)(?![\p{L}\p{N}/=_@]|-[\p{Lu}\p{N}]|\.\p{L}|\s\d)/gu;

/** Abbreviations that everybody knows, Roman numerals, and words that people write large. */
const SILENT = new Set(
    `NHS GP UK A&E ICB NICE CQC IT ID PDF AM PM TV EU
    II III IV VI VII VIII IX XI XII
    NOT AND OR NO YES ALL ANY MUST SHOULD WILL NEVER ALWAYS ONLY EVERY ONE DRAFT TBC TBD TODO NB OK`.split(/\s+/),
);

interface Use {
    readonly text: Text;
    readonly start: number;
    readonly plural: boolean;
}

/** How many spaces and brackets may be between an abbreviation and the words before it. */
const LONGEST_GAP = 20;

/** Whether the words around an abbreviation spell it out: “did not attend (DNA)”, “DNA (did not attend)”. */
function isSpelledOut(text: string, start: number, end: number): boolean {
    const before = text.slice(Math.max(0, start - LONGEST_GAP), start);
    const after = text.slice(end);
    return (
        (/\p{L}\s*[(“"‘[]+$/u.test(before) && /^[”"’]*[),;\]]/.test(after)) ||
        /^[”"’]?\s*\((?:or |the |a |an )?\p{L}+[\s-]+\p{L}+/u.test(after) ||
        /^[”"’]?\s+(?:stands for|is short for|means)\s/.test(after)
    );
}

/** The first use of each abbreviation that the document spells out nowhere. */
function unexplained(document: DocumentFacts, explained: ReadonlySet<string>): ReadonlyMap<string, Use> {
    const uses = new Map<string, Use>();
    if (!/[\p{Lu}][\p{Lu}&]/u.test(allProse(document))) return uses;
    const spelled = new Set<string>();
    const texts = textsOf(document).toSorted((a, b) => a.at[0] - b.at[0]);
    for (const text of texts) {
        if (!/\p{Lu}[\p{Lu}&]/u.test(text.text)) continue;
        for (const match of text.text.matchAll(ABBREVIATION)) {
            const [whole, short, s] = match as unknown as [string, string, string];
            if (SILENT.has(short) || explained.has(short) || spelled.has(short)) continue;
            if (isSpelledOut(text.text, match.index, match.index + whole.length)) spelled.add(short);
            else if (!uses.has(short)) uses.set(short, { text, start: match.index, plural: s !== '' });
        }
    }
    for (const short of spelled) uses.delete(short);
    return uses;
}

/** In the middle of a sentence, words that are no name begin small. */
function inSentence(meaning: string, use: Use): string {
    const isName = meaning
        .split(' ')
        .slice(1)
        .some(word => /^\p{Lu}/u.test(word));
    const begins = sentencesOf(use.text.text).some(
        ({ text, start }) => start <= use.start && /^[-*\d.\s]*["“(]?$/.test(text.slice(0, use.start - start)),
    );
    const words = isName || begins ? meaning : meaning.charAt(0).toLowerCase() + meaning.slice(1);
    return use.plural ? `${words}s` : words;
}

function spellOut(short: string, meaning: string, use: Use): Fix[] {
    const written = use.plural ? `${short}s` : short;
    const { at, exact } = placeInText(use.text, use.start, use.start + written.length);
    const text = `${inSentence(meaning, use)} (${written})`;
    return exact ? [{ title: `Write “${text}”`, safe: false, edits: [{ at, text }] }] : [];
}

/** Every abbreviation is spelled out where it is first used. */
export const unexplainedAbbreviation: Rule = {
    code: 'CARE-502',
    name: 'unexplained-abbreviation',
    title: 'An abbreviation that is not explained',
    severity: 'hint',
    reads: 'workspace',
    isFixable: true,
    why: 'Specifications and reviews are read by people who use services, by families and by board members. An abbreviation that is not spelled out shuts them out.',
    fix: 'Spell it out where it is first used: “did not attend (DNA)”. Or explain it in your own vocabulary: `vocabulary glossary { dna "DNA" "Did not attend." }`.',
    *check(document, { names }) {
        const { explained, meaning } = abbreviationsOf(names);
        for (const [short, use] of unexplained(document, explained)) {
            const words = meaning.get(short);
            const end = use.start + short.length + (use.plural ? 1 : 0);
            yield {
                at: placeInText(use.text, use.start, end).at,
                message: `“${short}” is not explained anywhere in this document.`,
                advice: words
                    ? `If it stands for “${words}”, write that out where it is first used.`
                    : 'Spell it out where it is first used.',
                fixes: words ? spellOut(short, words, use) : [],
            };
        }
    },
};
