import { type DenialPhrases, patternOfPhrases, plain } from './denial-phrases.ts';
import { hasAny } from './sentences.ts';

/** What may turn a plain phrase round, or put it in the past or in doubt: then it is read like any other words. */
const TURNS_ROUND =
    /(?<![a-z])(?:not|no|never|nor|none|nobody|nothing|without|only|just|was|were|had|did|until|till|used to|once|would|could|should|might|but|though|except|unless|instead|rather|yet|when|if|where|whether|waiting|wait|waits|awaits?|end(?:s|ed|ing)?|stop\w*|broke\w*|laps\w*|lost|gone|left|leaves?|close[sd]|closing|closure|suspend\w*|cancel\w*|paper|theory|name|past|former\w*|old|last|overdue|hopes?|hoped|plan(?:s|ned)?|wants?|one|others?|themselves|ourselves|[a-z]+n't)(?![a-z])/;

/**
 * Whether words plainly say that it is so, in the short, sober manner of public pages: "Closer links with the voluntary sector.", "Evening
 * appointments by arrangement." What was learned has seen few such lines, and takes them for denials. The phrases are data, of the vocabulary
 * `denials`.
 */
export function plainPromises(phrases: DenialPhrases): (text: string) => boolean {
    const plainly = patternOfPhrases(phrases['says-it-is-so']);
    return text => {
        const said = plain(text);
        return hasAny(plainly, said) && !TURNS_ROUND.test(said);
    };
}
