import { type DenialPhrases, patternOfPhrases, plain } from './denial-phrases.ts';
import { hasAny, oncePerText } from './sentences.ts';

/** Texts without an answer, where one is asked for; the phrases come from the vocabulary `denials`. */

/** A longer text says something, in characters. */
const LONGEST = 160;
/** A text of so many words that something is still to come says nothing else. */
const FEW_WORDS = 8;
/** "Establishment to be agreed with finance"; not "They ask to be seen at home". */
const TO_BE_DONE =
    /^(?!.*(?<![a-z])(?:asks?|wants?|wish|wishes|likes?|prefers?|needs?|chooses?|choice|right|hopes?|used|able|comes?|continues?|have|has|helps?|allowed|not) to be )(?:\S+ ){0,5}to be [a-z]+(?:ed|en|wn|nt|und|ut|de|ne|et|up|id)(?: .*)?$/;
/** Whom or what it is about, or what is done instead: then a text that begins with “not applicable” says something after all. */
const SAYS_MORE =
    /(?<![a-z])(?:people|persons?|patients?|users?|anyone|anybody|everyone|those|who|whom|men|women|adults|children|carers?|families|famil[a-z]*|staff|we|they|not|no|never|nobody|none|but|except|unless|until|although|though|\d+)(?![a-z])/;

/** A text as it is compared with phrases that say nothing: letters and digits, single spaces. */
export function bare(text: string): string {
    return plain(text)
        .replaceAll(/[^\p{L}\p{N}/']+/gu, ' ')
        .trim();
}

/**
 * Reads whether a text says nothing: it is empty, a single letter or sign, one of the phrases for that ("n/a", "to follow"), or a
 * short text of such phrases and words that add nothing ("See the trust policy on the intranet"), or says only that it is to come
 * ("Pathway tbc", "Wording to be agreed") or that it does not apply to the writer ("N/A for a team of this kind").
 */
export function silenceReader(phrases: DenialPhrases): (text: string) => boolean {
    const silent = phrases['says-nothing'].map(bare);
    const blank = new Set(silent);
    // A letter or two can be a word of something that is said: only longer phrases are looked for inside of a text.
    const blankPhrases = patternOfPhrases(silent.filter(phrase => phrase.length > 2));
    const filling = new Set(phrases['fills-out']);
    const awaiting = patternOfPhrases(phrases['awaits-writing']);
    const goingOn = patternOfPhrases(phrases['goes-on-all-the-same']);
    const notApplying = patternOfPhrases(phrases['does-not-apply'], 'y', '');
    return oncePerText(text => {
        if (text.length > LONGEST) return false;
        const said = bare(text);
        if (said.length < 2 || blank.has(said)) return true;
        if (said.split(' ').length <= FEW_WORDS) {
            if (TO_BE_DONE.test(said) || (hasAny(awaiting, said) && !hasAny(goingOn, said))) return true;
            if (hasAny(notApplying, said) && !SAYS_MORE.test(said.slice(notApplying.lastIndex))) return true;
        }
        const rest = said.replaceAll(blankPhrases, ' ');
        if (rest === said) return said.split(' ').every(word => word.length < 2 || blank.has(word));
        return rest.split(' ').every(word => word.length < 2 || filling.has(word) || blank.has(word));
    });
}
