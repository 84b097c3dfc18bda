/**
 * Words that may as well take back what their line promises: "More like whenever the diary says." They are no denial that any reader is
 * sure of. So the line shows nothing by its number or its term: its words are quoted, and people decide.
 */

import type { Element } from '../model/facts.ts';
import { textIn } from '../model/subjects.ts';
import { clearestDenial, inOneText } from './denying-sentence.ts';
import { hasOwnWords, isPromise } from './element-words.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Words } from './words.ts';

/** Up to how many words a source is the name of a register or a system, which promises nothing. */
const WORDS_OF_A_NAME = 2;

/** Whether the words of an element say of its number or term how it is: those of a model say why, those of a measure are its name. */
function isBesideAValue(element: Element): boolean {
    const { kind } = element;
    // Where the reason for ages is given, the words beside them are about it.
    if (kind === 'ages' || kind === 'expected') return element.values.text !== undefined && !('reason' in element.values);
    return isPromise(element) && kind !== 'model' && hasOwnWords(element);
}

/** The parts of a long text, which are read one by one: what is said beside its audit or its lead, and its paragraphs. */
function partsOf(element: Element): readonly string[] {
    return (textIn(element, 'text') ?? '').split('\n\n');
}

function isMoreThanAName(text: string): boolean {
    return text.split(/\s+/).length > WORDS_OF_A_NAME;
}

/**
 * The sentence of an element that is the most doubtful, where its words are not surely a promise; nothing where they are. Where there are so
 * many that one reading of all of them would be a guess, the first of its parts that is doubtful.
 *
 * @param sentences those of its text
 * @param most how many sentences can be read as one text
 */
export function doubtfulWords(element: Element, sentences: readonly Sentence[], words: Words, most: number): string | undefined {
    const { assertions } = words;
    // A line that only denies what would do harm is a promise, whatever its sum.
    const isDoubted = (text: string): boolean => assertions.isDoubtful(text, element.kind) && !assertions.promises(text, element.kind);
    const source = textIn(element, 'source');
    if (source !== undefined && isMoreThanAName(source) && isDoubted(source)) return source;
    if (!sentences.length || !isBesideAValue(element)) return undefined;
    if (sentences.length > most)
        return partsOf(element).find(part => isMoreThanAName(part) && sentencesOf(part).length <= most && isDoubted(part));
    return isDoubted(inOneText(sentences)) ? clearestDenial(element, sentences, words).text : undefined;
}
