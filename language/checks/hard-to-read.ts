import { syllable } from 'syllable';
import { sentencesOf } from '../assess/sentences.ts';
import type { Rule } from './rule.ts';
import { placeInText, textsOf } from './support/prose.ts';

/** Of how few words a text is read at once, whatever they are. */
const SHORT = 15;

/** What is not the writer's choice of words: links, code, quotations, addresses, and numbers with what they count. */
const NOT_OWN =
    /\[([^\]]{0,1000})\]\([^)]{0,1000}\)|`[^`]*`|“[^”]{0,1000}”|"[^"]*"|‘[^’]{20,1000}’|<[^>]{0,1000}>|https?:\/\/\S+|(?<!\S)\S+@\S+/gu;
/** Names of several words (“Mental Health Act”), abbreviations and codes: each is read as one short word. */
const NAME = /\b\p{Lu}[\p{L}’'-]{1,60}(?:(?: (?:of|and|the|for|in))* \p{Lu}[\p{L}’'-]+)+|\b[\p{Lu}\d][\p{Lu}\d&/.-]+\b|\b\d[\d.,:%]*\b/gu;

/** The words of a text as they count: what was not chosen by the writer is one short word. */
function ownWords(text: string): readonly string[] {
    const own = text.replaceAll(NOT_OWN, (_, label: string | undefined) => label ?? 'it').replaceAll(NAME, 'it');
    return own.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}

/** The reading grade of some sentences by Flesch and Kincaid, as Word shows it: about the years at school that a reader needs. */
export function readingGrade(sentences: readonly string[]): number {
    const words = sentences.map(ownWords).filter(({ length }) => length);
    const count = words.reduce((sum, { length }) => sum + length, 0);
    if (!count) return 0;
    const syllables = words.flat().reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
    return 0.39 * (count / words.length) + 11.8 * (syllables / count) - 15.59;
}

/** A text of a service or a review is no harder to read than its workspace asks. */
export const hardToRead: Rule = {
    code: 'CARE-505',
    name: 'hard-to-read',
    title: 'A text that is harder to read than this workspace asks',
    severity: 'hint',
    reads: 'document',
    isFixable: false,
    why: 'People who use a service, and their families, read what it promises. This check is off until `carewright.json` sets `readingGrade`, such as 9. It leaves out names, codes and quotations. A grade says how long sentences and words are, and not if a text is clear.',
    fix: 'Split long sentences, and use shorter words. Nothing has to be changed where the words are the right ones.',
    *check(document, { readingGrade: most }) {
        if (most === undefined) return;
        const subjects = [...document.services, ...document.reviews].map(({ whole }) => whole);
        for (const text of textsOf(document)) {
            if (!subjects.some(([start, end]) => text.at[0] >= start && text.at[1] <= end)) continue;
            if (ownWords(text.text).length < SHORT) continue;
            const sentences = sentencesOf(text.text);
            const grade = Math.round(readingGrade(sentences.map(sentence => sentence.text)));
            if (grade <= most) continue;
            const [hardest] = sentences.toSorted((one, other) => readingGrade([other.text]) - readingGrade([one.text]));
            if (!hardest) continue;
            yield {
                at: placeInText(text, hardest.start, hardest.start + hardest.text.length).at,
                message: `This text has a reading grade of ${grade}. This workspace asks for ${most} at most.`,
                advice: `Split long sentences, and use shorter words. The hardest one has ${ownWords(hardest.text).length} words.`,
            };
        }
    },
};
