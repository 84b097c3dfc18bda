import { MONTHS } from '../model/dates.ts';
import type { ElementKey } from '../model/elements.ts';
import { type DenialPhrases, plain, sourceOfPhrases, withoutEnds } from './denial-phrases.ts';
import type { Sentence } from './sentences.ts';

/**
 * Words that say that something once was so: "Formerly.", "While the rota still had a second nurse.", "People had those, long ago." The
 * words are data, of the vocabulary `denials`; here is the English grammar around them.
 */

/** What goes on after it takes nothing away: "Years ago. Now again, every Monday." */
const IT_IS_SO_AGAIN = /(?<![a-z])(?:again|since|still|today|now|these days|but|though|however)(?![a-z])/;
/** Nothing else is said than that it was so while something was: no statement follows. */
const WHILE_IT_WAS =
    /^(?:only |but )?(?:while|whilst|when|as long as|so long as|back when|(?:up )?until|till|before|(?:in|during|from|under) (?:the )?(?:old |early |good old |glory )?(?:days?|times?|years|era|reign)(?: (?:of|when|before))?|under the (?:old|last|former|previous)) [^,;:]+$/;
const WAS =
    /(?<![a-z])(?:was|were|had|used to|still|did|ran|came|left|sold|closed|retired|ended|stopped|broke|merged|moved|died|went|lost|changed|(?:old|former|previous|last|late) [a-z]+)(?![a-z])/;
const IS = /(?<![a-z])(?:is|are|has|have|will|can|may|must|want|wants|asks?|needs?|wish|wishes|come|comes)(?![a-z])/;
const MONTH = `(?:${MONTHS.join('|').toLowerCase()})`;
/** The last one of those that come once in a while. */
const LAST = `last (?:${MONTH}|year|month|week|spring|summer|autumn|winter|christmas|easter)`;
/** "Until last May." */
const UNTIL_LAST = new RegExp(`^(?:[a-z]+ )?(?:until|till|up to) (?:(?:early|late|the end of|the start of) )?${LAST}$`);
/** Each verb that says what was. With a second one something is stated. */
const EACH_WAS =
    /(?<![a-z])(?:(?:was|were|had)(?: been)?(?: [a-z]+(?:ed|en|ld|ne))?|used to|did|ran|came|left|saw|took|gave|made|kept|[a-z]{3,}ed)(?![a-z])/g;
/** What happened then is how it is: "Set up years ago". */
const BEGAN =
    /(?<![a-z])(?:set up|founded|started|began|begun|opened|established|introduced|agreed|approved|signed|joined|appointed|trained|qualified|learned|learnt|adopted|written|built|discharged|left|moved|met|since|who|been|ended|scrapped|dropped|abolished|lifted|stopped|removed)(?![a-z])/;
const HAD = /(?<![a-z])(?:had|was|were|got|came|ran|did|went|used|held|saw|took|gave|made|kept|knew|[a-z]{3,}ed)(?![a-z])/;
/** A limit that had gone and has come back. */
const IS_BACK =
    /(?<![a-z])(?:restored|reinstated|reintroduced|re-introduced|reimposed|re-imposed|revived|brought back|put back|back in force|in force again)(?![a-z])/;
const NOT = /(?<![a-z])(?:not|never|no|nobody|none|[a-z]+n't)(?![a-z])/;
/** A day, a month, a season or a year that is over. */
const THEN = `(?:in (?:(?:early|late|mid) )?(?:${MONTH}|the (?:spring|summer|autumn|winter))(?: (?:19|20)\\d\\d)?|in (?:early |late |mid-?)?(?:19|20)\\d\\d|${LAST}|at (?:christmas|easter)|after (?:the )?(?:pilot|merger|cuts)|(?:[a-z]+ )?(?:days|weeks|months|years) ago)`;
/** Whatever came to its end was no loss, or was not what is promised. */
const NO_LOSS =
    /(?<![a-z])(?:waiting|backlog|queues?|complaints?|limits?|caps?|thresholds?|ban|bans|restrictions?|old|former|previous|pandemic|lockdowns?|replaced|instead|again|reopened|re-opened|restarted|resumed|since|now|who|whoever|whose|those|that one|anyone|renewed|referrals?|cases?|was it|if|when|because|so (?:we|it|they|you|people|staff|the)|of unwanted|for good)(?![a-z])/;
/** A longer sentence says more than that, in characters. */
const LONGEST = 90;
/** Words before and after that say what ended, and where. */
const LONGEST_WITH_ITS_END = 160;
const MOST_SENTENCES_WITH_AN_END = 2;

/** Reads that something once was so, with one set of phrases. */
export class BygoneReader {
    private readonly alone: RegExp;
    private readonly atItsEnd: RegExp;
    private readonly ended: RegExp;

    constructor(phrases: DenialPhrases) {
        const once = sourceOfPhrases(phrases['once-was']);
        this.alone = new RegExp(
            `^(?:(?:yes|well|only|but|oh|ah|perhaps|sadly|that was|it was|this was|so it was) ?,? ?)?${once}(?: ?,? (?:certainly|yes|perhaps|sadly|only|maybe|indeed|alas|they say|i think|we think))?$`,
        );
        this.atItsEnd = new RegExp(`^([^;:]+?),? ${sourceOfPhrases(phrases['long-ago'])}$`);
        this.ended = new RegExp(`(?<![a-z])${sourceOfPhrases(phrases['came-to-its-end'])}(?: [a-z'-]+){0,3} ${THEN}(?![a-z])`);
    }

    /** The sentence that says that what a line promises once was so; nothing where none does. */
    bygoneIn(kind: ElementKey, sentences: readonly Sentence[]): Sentence | undefined {
        return (
            this.endedIn(kind, sentences) ??
            sentences.find(({ text }, index) => {
                if (text.length > LONGEST || text.endsWith('?')) return false;
                const said = withoutEnds(plain(text));
                if (kind === 'timelimit' && IS_BACK.test(said) && !NOT.test(said)) return true;
                if (index > 0 && !UNTIL_LAST.test(said)) return false;
                // Another sentence beside ages gives the limit that holds today.
                const next = plain(sentences[index + 1]?.text ?? '');
                if (kind !== 'ages' && IT_IS_SO_AGAIN.test(next)) return false;
                return this.isBygone(said);
            })
        );
    }

    /** The sentence that says when it came to its end: "The clinic closed in September." */
    private endedIn(kind: ElementKey, sentences: readonly Sentence[]): Sentence | undefined {
        if (kind === 'timelimit' || sentences.length > MOST_SENTENCES_WITH_AN_END) return undefined;
        return sentences.find(({ text }) => {
            if (text.length > LONGEST_WITH_ITS_END || text.endsWith('?')) return false;
            const said = plain(text);
            const end = this.ended.exec(said);
            return end !== null && !NO_LOSS.test(said) && !NOT.test(said.slice(0, end.index));
        });
    }

    private isBygone(said: string): boolean {
        if (this.alone.test(said) || UNTIL_LAST.test(said)) return true;
        if (WHILE_IT_WAS.test(said)) return WAS.test(said) && !IS.test(said) && !NOT.test(said) && (said.match(EACH_WAS)?.length ?? 0) < 2;
        const end = this.atItsEnd.exec(said);
        return end !== null && HAD.test(end[1] ?? '') && !BEGAN.test(end[1] ?? '') && !NOT.test(end[1] ?? '');
    }
}
