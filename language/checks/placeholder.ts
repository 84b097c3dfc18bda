import { isLibrary } from '../library/scheme.ts';
import type { DocumentFacts, Text } from '../model/facts.ts';
import { isNothingYet, placeholdersIn } from '../model/placeholders.ts';
import type { Span } from '../model/values.ts';
import type { Rule } from './rule.ts';
import { placeInText } from './support/prose.ts';

/** A place of a document that is still to be filled in. */
interface PlaceToFillIn {
    readonly at: Span;
    /** The placeholder as it is written: `[post title]`, `TBC`. */
    readonly text: string;
    /** `value`: it takes the place of a number, a date or a name. `words`: a part of a text. `nothing yet`: a text that only says so. */
    readonly is: 'value' | 'words' | 'nothing yet';
    /** Which text it is in, such as `owner` or `prose`. */
    readonly role: string;
}

/** A placeholder instead of a value, without the words around it that stay: those of `every [how often]`. */
function valueToFillIn({ text, at, role }: Text): PlaceToFillIn {
    const brackets = /\[[^[\]]*\]/.exec(text);
    if (!brackets || text.length !== at[1] - at[0]) return { at, text, is: 'value', role };
    const start = at[0] + brackets.index;
    return { at: [start, start + brackets[0].length], text: brackets[0], is: 'value', role };
}

/** All that is still to be filled in in a document, in the order of its texts. Nothing in the library, whose examples are meant so. */
export function* placesToFillIn(document: DocumentFacts): Generator<PlaceToFillIn> {
    if (isLibrary(document.uri)) return;
    for (const text of document.texts) {
        const { role } = text;
        if (role === 'example') continue;
        if (role === 'placeholder') {
            yield valueToFillIn(text);
            continue;
        }
        if (isNothingYet(text.text)) {
            yield { at: text.at, text: text.text.trim(), is: 'nothing yet', role };
            continue;
        }
        for (const match of placeholdersIn(text.text)) {
            yield { at: placeInText(text, match.index, match.index + match[0].length).at, text: match[0], is: 'words', role };
        }
    }
}

/** No placeholder of a skeleton is left. */
export const placeholder: Rule = {
    code: 'CARE-503',
    name: 'placeholder',
    title: 'A placeholder that is still there',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'A skeleton says in square brackets what is to be written. Until it is replaced, the text says nothing, even if a requirement looks met.',
    fix: 'Write what the placeholder asks for, without the brackets.',
    *check(document) {
        for (const { at, text, is } of placesToFillIn(document)) {
            yield {
                at,
                message: `“${text.replaceAll(/["“”„‟]/g, '’')}” is still a placeholder.`,
                advice:
                    is === 'nothing yet'
                        ? 'Write what belongs here, or leave the line out.'
                        : 'Write what it asks for, without the brackets.',
            };
        }
    },
};
