import type { Text } from '../model/facts.ts';
import type { Rule } from './rule.ts';
import { proseOf } from './support/prose.ts';

/** From how many characters on the same text is hardly there twice by chance. */
const LONG = 160;

/** A long text stands in a document once. */
export const copiedText: Rule = {
    code: 'CARE-504',
    name: 'copied-text',
    title: 'The same long text twice',
    severity: 'hint',
    reads: 'document',
    isFixable: false,
    why: 'Text that was copied to answer two questions rarely answers both; and when one copy is put right, the other stays as it was.',
    fix: 'Say it once and let it meet both requirements (`meets A, B`), or write what is different.',
    *check(document) {
        const seen = new Map<string, Text>();
        for (const text of proseOf(document)) {
            if (text.text.length < LONG) continue;
            const key = text.text;
            const first = seen.get(key);
            if (!first) {
                seen.set(key, text);
                continue;
            }
            yield {
                at: text.at,
                message: 'This text is already in the document, word for word.',
                advice: 'Say it once, or write what is different here.',
                related: [{ message: 'It is here first.', uri: document.uri, at: first.at }],
            };
        }
    },
};
