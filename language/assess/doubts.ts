/**
 * Words that may as well take back what their line promises: "More like whenever the diary says.", "The wait is about 16 weeks." They are no
 * denial that any reader is sure of. So the line shows nothing by its number or its term: its words are quoted, and people decide.
 */

import type { Element } from '../model/facts.ts';
import { textIn } from '../model/subjects.ts';
import { clearestDenial, inOneText } from './denying-sentence.ts';
import { hasOwnWords, isPromise } from './element-words.ts';
import { isStated, type Sentence, sentencesOf } from './sentences.ts';
import { atAnotherTimeIn } from './undone-values.ts';
import type { Words } from './words.ts';

/** Up to how many words a source is the name of a register or a system, which promises nothing. */
const WORDS_OF_A_NAME = 2;

/** How much more doubtful one of several sentences has to be than all of them, in log-odds. With a word of denial it is read beside the others. */
const FOR_ONE_OF_SEVERAL = 1.2;

/** A wait that is reported and not promised: "The wait is about 16 weeks at present." */
const TELLS_A_WAIT = /(?<![a-z])wait(?:s|ed|ing)?(?![a-z])[^.!?]*?(?<![\d.,])\d+ (?:days|weeks|months|years)(?![a-z])/i;
const LIMITS_A_WAIT =
    /(?<![a-z])(?:at most|no (?:more|longer) than|not (?:more|longer) than|never (?:more|longer) than|within|under|below|less than|fewer than|maximum|up to|target|standard|nobody|no one|no-one)(?![a-z])/i;
/** What would be so is not so yet: "The voluntary sector would provide the recovery workers." */
const WOULD_BE = /(?<![a-z])would(?! (?:like|rather|prefer|wish|want|benefit|need|otherwise)(?![a-z]))(?![a-z])/i;

/** What may be so need not: "Treatment may include talking therapies." */
const MAY_BE = /(?<![a-z])(?:may|might|could) (?:also )?(?:include|be (?:offered|available|provided|arranged))(?![a-z])/i;

function isReserved({ text }: Sentence): boolean {
    return MAY_BE.test(text) || (TELLS_A_WAIT.test(text) && !LIMITS_A_WAIT.test(text));
}

/** The sentence that leaves open whether it is so, in words that are no denial; nothing where there is none. */
function reservation(sentences: readonly Sentence[]): Sentence | undefined {
    const stated = sentences.filter(isStated);
    return stated.find(isReserved) ?? (stated.length && stated.every(({ text }) => WOULD_BE.test(text)) ? stated[0] : undefined);
}

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
 * @param today as `YYYY-MM-DD`
 */
export function doubtfulWords(
    element: Element,
    sentences: readonly Sentence[],
    words: Words,
    { most, today }: { readonly most: number; readonly today: string },
): string | undefined {
    const { assertions } = words;
    // A line that only denies what would do harm is a promise, whatever its sum.
    const isDoubted = (text: string): boolean => assertions.isDoubtful(text, element.kind) && !assertions.promises(text, element.kind);
    const stings = ({ text }: Sentence): boolean =>
        !assertions.hasDenial(text) && assertions.isDoubtful(text, element.kind, FOR_ONE_OF_SEVERAL);
    const source = textIn(element, 'source');
    if (source !== undefined && isMoreThanAName(source) && isDoubted(source)) return source;
    const title = textIn(element, 'called') ?? element.title;
    if (isPromise(element) && title !== undefined && words.told.isWithdrawn(title)) return title;
    if (!sentences.length) return undefined;
    const told = isPromise(element) && hasOwnWords(element) ? words.told.in(element.kind, sentences) : undefined;
    if (told) return told.text;
    if (!isBesideAValue(element)) return undefined;
    const atAnotherTime = atAnotherTimeIn(sentences, today);
    if (atAnotherTime !== undefined) return atAnotherTime;
    const reserved = reservation(sentences);
    if (reserved) return reserved.text;
    // A limit to a wait is a promise in plain words.
    if (sentences.every(({ text }) => TELLS_A_WAIT.test(text) && LIMITS_A_WAIT.test(text))) return undefined;
    if (sentences.length > most)
        return partsOf(element).find(part => isMoreThanAName(part) && sentencesOf(part).length <= most && isDoubted(part));
    const sting = sentences.length > 1 ? sentences.find(each => isStated(each) && stings(each)) : undefined;
    if (sting) return sting.text;
    return isDoubted(inOneText(sentences)) ? clearestDenial(element, sentences, words).text : undefined;
}
