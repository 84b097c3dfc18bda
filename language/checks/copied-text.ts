import type { Text } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import type { Rule } from './rule.ts';
import { textsOf } from './support/prose.ts';

/** From how many characters on the same text is hardly there twice by chance. */
const LONG = 160;

/** How often a short sentence may be repeated: twice is chance, three times is a way to fill in. */
const OFTEN = 2;
/** A sentence has a few words: a post or a name may be there as often as it is needed. */
const FEWEST_WORDS = 5;

function isTelling(text: string): boolean {
    if (isUnwritten(text)) return false;
    return text.length >= LONG || text.trim().split(/\s+/).length >= FEWEST_WORDS;
}

/** A long text is in a document once, and a sentence not again and again. */
export const copiedText: Rule = {
    code: 'CARE-504',
    name: 'copied-text',
    title: 'The same text again',
    severity: 'hint',
    reads: 'document',
    isFixable: false,
    why: 'Text that was copied to answer two questions rarely answers both; and when one copy is put right, the other stays as it was.',
    fix: 'Say it once and let it meet both requirements (`meets A, B`), or write what is different.',
    *check(document) {
        const seen = new Map<string, Text[]>();
        for (const text of textsOf(document)) {
            if (!isTelling(text.text)) continue;
            const same = seen.get(text.text) ?? [];
            seen.set(text.text, [...same, text]);
        }
        for (const [key, [first, ...others]] of seen) {
            if (!first || (key.length < LONG && others.length < OFTEN)) continue;
            for (const { at } of others)
                yield {
                    at,
                    message: 'This text is already in the document, word for word.',
                    advice: 'Say it once, or write what is different here.',
                    related: [{ message: 'It is here first.', uri: document.uri, at: first.at }],
                };
        }
    },
};
