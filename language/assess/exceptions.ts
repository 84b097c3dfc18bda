import type { ElementKey } from '../model/elements.ts';
import { type DenialPhrases, hide, patternOfPhrases, plain, sourceOfPhrases, withoutEnds } from './denial-phrases.ts';
import { isStated, oncePerText, type Sentence } from './sentences.ts';

/**
 * Exceptions that swallow what they are an exception to: "Except those over 65.", "All were invited, bar patients." The words are data, of
 * the vocabulary `denials`; here is the English grammar around them.
 */

/** A sentence that takes back a part of what is promised, and whether that is so much that it goes against it. */
interface Exception {
    readonly sentence: Sentence;
    readonly swallows: boolean;
}

/** Lines that promise for all: whom they except they turn away. */
const FOR_ALL: ReadonlySet<ElementKey> = new Set(['ages', 'timelimit', 'includes']);
/** A rule may except more than it promises. */
const RULES: ReadonlySet<ElementKey> = new Set(['policy']);
/** What is said beside a post is mostly about something else than whether there is one. */
const NARROW: ReadonlySet<ElementKey> = new Set(['role', 'training', 'supervision', 'teammeeting', 'caseload']);
/** How much a text may say before one of its exceptions is about something else. */
const MOST_SENTENCES = 2;
/** A statement of so many words has no other point than what is excepted from it: "Partnership, apart from contact." */
const FEW_WORDS = 3;

const ALL =
    '(?:all|every|each|any|whole|full|only|always|never|everyone|everybody|everything|everywhere|anyone|anybody|anything|nobody|no one|no-one|nothing|none|for good|throughout)';
const EVERYBODY = '(?:all|every [a-z]+|everyone|everybody|everything|everywhere)';
const SAYS_ALL = new RegExp(`(?<![a-z])${ALL}(?![a-z])`);
const DENIES = /(?<![a-z])(?:not|never|no|nobody|no-one|none|nothing|cannot|[a-z]+n't)(?![a-z])/;
/** Where the excepting itself is denied, all are meant: "without leaving any out". */
const JUST_DENIED = /(?<![a-z])(?:not|never|no|nobody|none|without|by|instead of|rather than|[a-z]+n't)(?: (?:be|ever|even))? ?$/;
const PART_END = /[;:()–—!?.]|,(?= (?:and (?:we|the|then|they|who|that)|but|so|then|we|they|which) )/;
/** Who does not decide about their own care. */
const STAFF =
    /(?<![a-z])(?:we|i|staff|(?:the|a|our) (?:[a-z]+ )?(?:team|manager|service|clinic|trust|board|doctor|consultant|nurse|clinician|worker|council)|manager's|team's|doctor's|consultant's)(?![a-z])/g;
const A_FEW =
    /^(?:(?:for|the) )?(?:one|two|a couple|a few|three)(?: (?:who|whom|of|people|person|men|man|women|woman|colleagues?)(?![a-z])|$)/;
/** "Everything apart from prescribing is shared": one thing of many. */
const ONE_THING = /^(?:the )?[a-z-]+ (?:is|are|can|may|will|has|have)(?![a-z])/;
const WHEN = /(?:where|when|if|unless|that)$/;
/** A time at which a duty ends, whatever has come of it. */
const AT_A_TIME =
    /(?<![a-z])(?:(?<!\d)\d+|an?|one|two|three|four|five|six|eight|ten|twelve|fourteen|thirty|a few|several|so many|the) (?:working )?(?:hours?|days?|weeks?|fortnight|months?|years?)(?![a-z])|(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?<![a-z])(?:end of|close of|deadline|date|time is up|time runs out|time has run out|patience)(?![a-z])/;
const UNTIL_OR = /(?<![a-z])(?:until|till) ([^;:.]{1,300}?),? or (?:else )?((?:until|till|after|once|when|at|by|for|on|if)? ?[^;:.]+)/;
const WHICHEVER =
    /(?<![a-z])whichever (?:of them |of these |of the two )?(?:comes|is|happens|falls|occurs|arrives|was|be)? ?(?:the )?(?:first|sooner|soonest|earlier|earliest|shorter|shortest)(?![a-z])/;
const LATER = /(?<![a-z])(?:whichever (?:[a-z]+ )?(?:the )?(?:last|later|latest|longer|longest)|longer|beyond|later if|or more)(?![a-z])/;
/** With two verbs there are two ends; "until the team or the ward has accepted" has only one. */
const HAS_ACCEPTED =
    /(?<![a-z])(?:accept|agree|take|took|taken|met|meet|confirm|sign|settle|arrive|start|said|says|see|seen|open|written|reply|replie|answer|read|is|are|has|have)/;
/** What the team itself does is in its own hands: "or we have written twice". */
const OUR_OWN_ACT = /^(?:(?:until|till|after|once|when|if) )?(?:we|the (?:letter|papers|referral|file))(?![a-z])/;

/** Reads exceptions, with one set of phrases. */
export class ExceptionReader {
    private readonly cues: RegExp;
    private readonly nothing: RegExp;
    private readonly wishes: RegExp;
    private readonly safety: RegExp;
    private readonly needless: RegExp;
    private readonly days: RegExp;
    private readonly where: RegExp;
    private readonly served: RegExp;
    private readonly readings = new Map<`${ElementKey} ${boolean}`, (sentence: string) => boolean | undefined>();

    constructor(phrases: DenialPhrases) {
        const afterAll = sourceOfPhrases(phrases['excepts-after-all'], '');
        const rightAfterAll = sourceOfPhrases(phrases['excepts-right-after-all'], '');
        this.cues = new RegExp(
            `${sourceOfPhrases(phrases.excepts)}|(?<=^|[,;:–(] ?|(?<![a-z])${ALL}(?: [a-z]+){0,2} )${afterAll}|(?<=(?<![a-z])${EVERYBODY} )${rightAfterAll}`,
            'g',
        );
        this.nothing = patternOfPhrases(phrases['excepts-nothing']);
        this.wishes = patternOfPhrases(phrases['own-wish'], '');
        this.safety = patternOfPhrases(phrases['for-safety'], '');
        this.needless = patternOfPhrases(phrases['needs-no-promise'], '');
        // Each part is read in one way only, the longest: “easter sunday” is not read again as “easter” and “sunday”.
        this.days = new RegExp(`^(?:(?=(${sourceOfPhrases(phrases['a-day-off'], '')}[ ,]*|(?:on|at|over|in|the|and|for) ))\\1)+$`);
        this.where = patternOfPhrases(phrases['says-where'], '');
        this.served = new RegExp(
            `^(?:(?:for|of|with|from|by|the|our|own|any|all|most|those) )*${sourceOfPhrases(phrases['those-served'], '')}`,
        );
    }

    /**
     * The exception that a text makes to what a line of a kind promises; nothing where there is none, or it takes nothing away.
     *
     * @param isWhole whether the sentences are all that the line says
     */
    exceptionIn(kind: ElementKey, sentences: readonly Sentence[], isWhole = true): Exception | undefined {
        if (sentences.length > MOST_SENTENCES) return undefined;
        const isOnly = isWhole && sentences.length === 1;
        let found: Exception | undefined;
        for (const sentence of sentences) {
            if (!isStated(sentence)) continue;
            const swallows = this.readingOf(kind, isOnly)(sentence.text);
            if (swallows) return { sentence, swallows };
            if (swallows !== undefined) found ??= { sentence, swallows };
        }
        return found;
    }

    /** How a sentence of a line of a kind is read. */
    private readingOf(kind: ElementKey, isOnly: boolean): (sentence: string) => boolean | undefined {
        const key = `${kind} ${isOnly}` as const;
        let read = this.readings.get(key);
        if (!read) {
            read = oncePerText(sentence => this.swallows(kind, plain(sentence), isOnly));
            this.readings.set(key, read);
        }
        return read;
    }

    /** Whether a sentence makes an exception to what must never be so, other than one that people wish for themselves. */
    readonly isExcepted = oncePerText((sentence): boolean => {
        const said = this.stripped(plain(sentence));
        return this.cuesIn(said).some(({ rest }) => !this.isOwnWish(rest));
    });

    /** Whether a duty that holds until something happens ends without it: "until they accept, or until Friday, whichever comes first". */
    endsAnyway(sentence: string): Exception['swallows'] | undefined {
        const said = plain(sentence);
        const found = UNTIL_OR.exec(said);
        if (!found || LATER.test(said)) return undefined;
        const [, first = '', second = ''] = found;
        if (this.isOwnWish(second)) return undefined;
        if (WHICHEVER.test(said) || AT_A_TIME.test(second) || OUR_OWN_ACT.test(second)) return true;
        return HAS_ACCEPTED.test(first) && /^(?:until|till|after|once|when|if) /.test(second) ? false : undefined;
    }

    private stripped(said: string): string {
        return withoutEnds(said.replaceAll(this.nothing, hide));
    }

    private cuesIn(
        said: string,
    ): readonly { readonly before: string; readonly cue: string; readonly rest: string; readonly main: string }[] {
        return [...said.matchAll(this.cues)].flatMap(({ index, 0: cue }) => {
            const before = said.slice(0, index);
            if (JUST_DENIED.test(before)) return [];
            const after = said.slice(index + cue.length).replace(/^[,: ]+/, '');
            const [rest = ''] = after.split(PART_END);
            // At its beginning, what is excepted ends where the statement begins.
            const comma = before === '' ? rest.search(/, (?!and |or |whom |who |which |where )(?=[a-z]+ [a-z]+)/) : -1;
            const isLed =
                comma >= 0 &&
                /(?<![a-z])(?:is|are|do|does|we|they|nothing|nobody|all|everyone|can|will|has|have|[a-z]+s)(?![a-z])/.test(
                    rest.slice(comma),
                );
            return [{ before, cue, rest: isLed ? rest.slice(0, comma) : rest, main: isLed ? rest.slice(comma + 2) : before }];
        });
    }

    private swallows(kind: ElementKey, text: string, isOnly: boolean): boolean | undefined {
        const anyway = RULES.has(kind) || kind === 'pathway' || kind === 'aim' ? this.endsAnyway(text) : undefined;
        if (anyway !== undefined) return anyway;
        const said = this.stripped(text);
        let taken: boolean | undefined;
        for (const { before, cue, rest, main } of this.cuesIn(said)) {
            if (this.isSpared(kind, rest, main, before)) continue;
            if (FOR_ALL.has(kind)) return !this.where.test(rest);
            if (!WHEN.test(cue) && this.served.test(rest)) return true;
            // In a longer text, what is excepted may be a detail.
            if (RULES.has(kind) && (isOnly || SAYS_ALL.test(before))) return true;
            const isAlone = RULES.has(kind) || before === '' || before.trim().split(/\s+/).length <= FEW_WORDS;
            if (isAlone || (!NARROW.has(kind) && SAYS_ALL.test(before))) taken = false;
        }
        return taken;
    }

    /** Whether an exception takes nothing away from those whom the promise is for. */
    private isSpared(kind: ElementKey, rest: string, main: string, before: string): boolean {
        if (rest === '') return true;
        if (this.isOwnWish(rest) || this.needless.test(rest) || A_FEW.test(rest)) return true;
        if (!FOR_ALL.has(kind) && (this.safety.test(rest) || this.days.test(rest))) return true;
        // "Apart from reviews each year, nothing ends it."
        if (before === '' && main !== '' && DENIES.test(main)) return true;
        return /(?<![a-z])everything $/.test(before) && ONE_THING.test(rest);
    }

    /** Whether the person themselves wishes it so, and not the staff. */
    private isOwnWish(rest: string): boolean {
        const wish = this.wishes.exec(rest);
        return wish !== null && rest.slice(0, wish.index).search(STAFF) < 0;
    }
}
