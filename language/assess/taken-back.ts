import { type DenialKind, type DenialPhrases, sourceOfPhrases } from './denial-phrases.ts';

/** The verbs and denials around a participle: "has never been", "isn't always", "is hardly ever". English grammar, and so no data. */
const AUXILIARY = '(?:is|are|was|were|has|have|had|will|would|can|could|does|do|did|may|might|must|should|be|been|being|get|gets|got)';
const DENYING = '(?:not|never|no longer|not yet|rarely|seldom|hardly ever|yet to)';
/** The end of a short sentence, with when or why: `since 2021`, `any more`, `because nobody came`. */
const TAIL =
    '(?:,? (?:since|last|now|any|anymore|at|for|yet|currently|presently|here|today|locally|again|ever|so far|to date|until further|because|due|owing|following|after|in (?:practice|reality|fact|the end|\\d|\\w+ \\d)|this (?:year|month|time)|for lack|by any|years? ago|months? ago|and )[^;:]*(?:[;:][^a-z]*)?|[^a-z]*)$';
/** How it is now, at the end of a sentence that takes back its beginning. */
const SO_FAR =
    '(?:,? (?:yet|as yet|so far|thus far|to date|up to now|until now|now|at present|presently|at the moment|currently|for now|for the moment|for the time being|here|locally|any more|anymore|any longer|in practice|in reality|in fact|this year|since \\d{4}))*';
/** Where the end of a sentence goes on to say something else than its beginning. */
const TURN = '(?:[,;:–—] ?|(?<=[a-z0-9)”"] ))';
const CONTRAST = '(?:but|though|although|however|albeit|yet|whereas|only)(?: that|,)? ';

/** What is left to people takes nothing away: "encouraged, but it is not enforced". */
const LEFT_FREE = '(?:enforced|checked|monitored)';

/** What people do, by itself at the beginning of a sentence: "Visits are on hold." */
const WHAT_IS_DONE =
    '(?:(?:all|home|clinic|group|evening|weekend|joint|follow-up|outreach|ward) )?(?:visits|appointments|groups|sessions|clinics|meetings|checks|reviews|calls|assessments|therapies|classes|supervision|training|outreach|cover)';
/** How it is now, with until when: "until the insurer has answered". */
const AT_PRESENT = '(?:is|are|remains?|has been|have been)';

interface TakingBack {
    /** A sentence that only takes back what was said before it: "This is not offered.", "None of it happens.", "It has stopped." */
    readonly alone: RegExp;
    /** The end of a sentence that takes back its beginning: "…, but nothing is in place yet", "…, which has not begun". */
    readonly atItsEnd: RegExp;
}

export function takingBack(phrases: DenialPhrases): TakingBack {
    const either = (kind: DenialKind): string => sourceOfPhrases(phrases[kind], '');
    const subject = `(?:${either('refers-back')}|(?:this|that|the|our) [a-z-]+)`;
    const aux = `(?:${AUXILIARY} (?:[a-z]+ly )?)`;
    const nothing = `(?:${either('comes-to-nothing')})`;
    const denied = `(?:${aux}?${DENYING}|${AUXILIARY}n't|can't|won't|cannot)`;
    const none = '(?:none|neither|nothing|little|not one|nothing much) of (?:this|these|it|that|them|those|the above)';
    const bodies = [
        `${subject} ${denied} (?:always |actually |currently |yet |really )?(?:${aux}){0,2}${nothing}`,
        `${subject} (?:${aux}){0,3}(?:since |now |long |just |all |recently )?(?:${either('is-over')})`,
        `(?:${subject}|${WHAT_IS_DONE}) ${AT_PRESENT} (?:currently |now |all |still |again |put )?(?:${either('is-over')})(?: until [^;:]*|[^a-z]*)$`,
        `${none} (?:${aux}){0,3}${nothing}`,
        `there (?:is|are|was|were|has never been|have never been|will be)(?: not|n't)? (?:no such|any such|nothing of|nothing like|none of)(?: [a-z]+){0,3}`,
        `(?:nobody|no one|no-one) (?:[a-z]+ ){0,2}(?:does|do|did|has|offers|provides) (?:any of )?(?:this|it|that|these|so)`,
        `(?:we|they|staff|the [a-z]+) (?:${denied}) (?:[a-z]+ly |yet |always )?(?:[a-z]+ ){0,2}(?:any of )?(?:this|it|that|these|those|them|so)`,
    ];
    const lead = '(?:(?:and|but|however|sadly|unfortunately|regrettably|in practice|in reality|at present|currently|so far|in fact)[,]? )?';
    const matter = `(?:such )?(?:[a-z]+ )?(?:${either('stands-for-it')})`;
    const back = '(?:it|this|that|all of it|all of this|all this)';
    const ends = [
        `${CONTRAST}(?:${lead}(?:${back} ${denied} (?:yet |actually |currently |really )?(?:${aux}){0,2}(?!${LEFT_FREE})${nothing}|${back} (?:${aux}){0,3}(?:since |now |long |just |all )?(?:${either('is-over')})|(?:${none}|nothing(?: at all)?|no ${matter}) (?:${aux}){0,3}(?:yet )?${nothing}|there (?:is|are|has been|have been) (?:as yet |still |so far |currently )?(?:not any|nothing|none|no ${matter})(?: in place| at all)?))`,
        `(?:none of |nothing of |all of )?which (?:${denied} (?:yet |actually |currently |really )?(?:${aux}){0,2}${nothing}|(?:${aux}){0,3}(?:since |now |long |just |all )?(?:${either('is-over')}))`,
        `none of which (?:${aux}){0,3}(?:yet )?${nothing}`,
        `(?:(?:which|it|this) (?:is|are|has) )?(?:as )?yet to (?:be )?${nothing}`,
        '(?:(?:which|it|this) (?:is|are|has) )?still to (?:start|begin|happen|be (?:set up|agreed|signed|established|started|decided|settled))',
        `(?:so far )?not yet ${nothing}`,
    ];
    return {
        alone: new RegExp(
            `^[^a-z]*${lead}(?:(?:${bodies.join('|')})${TAIL}|nothing(?: at all)? (?:${aux}){1,3}(?:yet )?${nothing}${SO_FAR}[^a-z\\u0001]*$)`,
        ),
        atItsEnd: new RegExp(`${TURN}(?:${ends.join('|')})${SO_FAR}[^a-z\\u0001]*$`),
    };
}
