import { isLibrary } from '../library/scheme.ts';
import { isNothingYet, placeholdersIn } from '../model/placeholders.ts';
import type { Rule } from './rule.ts';
import { placeInText } from './support/prose.ts';

/** No placeholder of a skeleton is left. */
export const placeholder: Rule = {
    code: 'CARE-503',
    name: 'placeholder',
    title: 'A placeholder that is still there',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'A skeleton says in square brackets what is to be written. As long as it stands there, nothing is said, even if a requirement looks met.',
    fix: 'Write what the placeholder asks for, without the brackets.',
    *check(document) {
        if (isLibrary(document.uri)) return;
        for (const text of document.texts) {
            if (text.role === 'example') continue;
            if (text.role === 'placeholder') {
                yield {
                    at: text.at,
                    message: `“${text.text}” is still a placeholder.`,
                    advice: 'Write what it asks for, without the brackets.',
                };
                continue;
            }
            if (isNothingYet(text.text)) {
                yield {
                    at: text.at,
                    message: `“${text.text.trim()}” is still a placeholder.`,
                    advice: 'Write what is to stand here, or leave the line out.',
                };
                continue;
            }
            for (const match of placeholdersIn(text.text)) {
                yield {
                    at: placeInText(text, match.index, match.index + match[0].length).at,
                    message: `“${match[0]}” is still a placeholder.`,
                    advice: 'Write what it asks for, without the brackets.',
                };
            }
        }
    },
};
