import { type DenialPhrases, hide, patternOfPhrases, plain } from './denial-phrases.ts';
import type { ExceptionReader } from './exceptions.ts';
import { hasAny, oncePerText, type Sentence } from './sentences.ts';
import { sparing } from './sparing.ts';
import { takingBack } from './taken-back.ts';

/** Which part of a text is denied; the phrases come from the vocabulary `denials`. */

/** A part of a sentence, in offsets of that sentence. */
type Range = readonly [start: number, end: number];

/** How many words a denial reaches, where nothing ends it before: long enough for a list of what is not done. */
const REACH_FORWARD = 14;
const REACH_BACK = 9;
/** A longer sentence says more than that it takes something back, in characters. */
const LONGEST_TAKING_BACK = 160;
/** Among how many words a denial denies the point of a sentence. */
const EARLY = 7;

/** What is between the parts of a sentence. */
const PARTS = /[,;:–—]/;
const CLAUSE_END = /[;:()–—]|,(?=\s(?:and|but|so|or|then|we|they|people|staff|the team)\b)/g;

/** Where the words after a place end, so many of them at the most. */
function wordsAfter(text: string, from: number, most: number): number {
    const word = /\S+/g;
    word.lastIndex = from;
    let end = from;
    for (let count = 0; count < most; count++) {
        const found = word.exec(text);
        if (!found) return text.length;
        end = found.index + found[0].length;
    }
    return end;
}

/** Where the words before a place begin, so many of them at the most. */
function wordsBefore(text: string, to: number, most: number): number {
    const words = [...text.slice(0, to).matchAll(/\S+/g)];
    return words.length > most ? (words[words.length - most]?.index ?? 0) : 0;
}

/** What a text says of something that must not be so. */
interface RulingOut {
    /** `ruled out`: it must not be so; `excepted`: with an exception; `stated`: it is so; `unsaid`: nothing about it. */
    readonly state: 'ruled out' | 'excepted' | 'stated' | 'mentioned' | 'unsaid';
    readonly sentence?: Sentence;
}

const CONDITION = /(?<![a-z])(?:if|when|whenever|where|once|should)\s[^,;:]{0,120}?,/g;
/** A condition without a comma after it: "if you do not reply we will close your case", "when a person cannot be reached". */
const PLAIN_CONDITION =
    /(?<![a-z])(?:if|when|whenever|where|once|because|until)\s+[a-z]+\s+(?:(?!(?:we|you|they|it|nobody|staff)\s)[a-z]+\s+){0,2}?(?:(?:do|does|did|have|has|had|is|are|was|were|can|could|will|would)\s+not|cannot|[a-z]+n't)(?![a-z])/g;
const NEGATION = /(?<![a-z])(?:not|never|no|nobody|cannot|without|[a-z]+n't)(?![a-z])/;
/**
 * What tells of which people a sentence speaks, where it goes on to what is done with them: "a person who misses two visits, and about whom
 * there is no concern, may be discharged", "without an answer the case is closed".
 */
const OF_WHOM =
    /(?:^without\s[^.;:]{0,60}?(?=,|\s(?:the|we|they|people|an?|our|your)\s)|(?<=^(?!no|nobody|none|never|not)[a-z]+\s(?:[^.;:]{0,80}\s)?)(?:(?:about|for|of|with) (?:whom|which)|whom?|whose|with|without|and (?:gives?|has|have|shows?|leaves?))\s[^.;:]{0,80}?(?<![a-z])(?:no|not|never|nothing|without)(?![a-z])[^.;:]{0,60}?(?=,?\s(?:may|can|will|shall|must|is|are)\s))/g;
/** A longer text has more to refer back to than its subject: only its last sentence, or its second, takes all of it back. */
const SHORT_TEXT = 3;

const OUTRIGHT =
    /(?<![a-z])(?:not|never|no|nobody|no-one|nothing|none|neither|cannot|[a-z]+n't|stopped|ceased|vacant|lapsed|closed|withdrawn|suspended)(?![a-z])/;
/** `nobody … without`, `not … unless seen`: two denials in one clause say that it is so. */
const TWICE =
    /(?<![a-z])(?:not|never|no|nobody|no-one|cannot|can't|nothing)(?![a-z])[^,;:.\u0001]{0,80}?(?<![a-z])(without|unless|until)(?![a-z])/g;

/** What people would like to do is not what they do. */
const WISHED = /(?<![a-z])(?:(?:we|they|staff)(?:'d| would) (?:love|like)|hopes? to|hoping to|wish(?:es)? (?:to|we))(?![a-z])/;

const UNSETTLED =
    /\?["”’)]*$|(?<![a-z])(?:(?:not|never)(?: been)? (?:agreed|decided|settled)|(?:if|once|when) (?:the|our) (?:board|money|funding|policy) |proposed|it used to be|in the past|the old (?:rule|policy)|(?:the|national) guidance (?:says|asks|requires)|in (?:the|a|some) (?:neighbouring|other))/;
/** What is so after all, where the sentence before it said that it never is: "Three missed appointments in a row are." */
const AFTER_ALL = /^(?:two|three|four|five|six|\d+)\b.*(?<![a-z])(?:is|are|does|do|will|would)[.!]?$/;

/** How far into a sentence an exception takes back the one before it, in characters. */
const BEGINNING = 40;

/** Reads denials in texts, with one set of phrases. */
export class DenialReader {
    private readonly follows: RegExp;
    private readonly precedes: RegExp;
    private readonly having: RegExp;
    private readonly all: RegExp;
    private readonly asides: RegExp;
    private readonly protective: RegExp;
    private readonly spares: RegExp;
    private readonly ends: RegExp;
    private readonly hedges: RegExp;
    private readonly excepting: ExceptionReader;
    private readonly away: RegExp;
    private readonly takesBack: ReturnType<typeof takingBack>;
    private readonly where: RegExp;
    /** A sentence in lower case without what denies only what would do harm, and without double negations. */
    private readonly withoutProtection = oncePerText(sentence => this.withSparing(plain(sentence).replaceAll(this.spares, hide)));
    /** The parts of a sentence that a denial reaches, in offsets of the sentence. */
    private readonly deniedIn = oncePerText(sentence => this.findDenied(this.withoutProtection(sentence)));
    /** The same, with what spares people something bad. */
    private readonly deniedOrSparedIn = oncePerText(sentence => this.findDenied(this.withSparing(sentence)));
    /** Whether a sentence only takes back what others say. */
    private readonly isTakingBack = oncePerText(sentence => this.takesBack.alone.test(this.withoutProtection(sentence)));
    /** Whether the end of a sentence takes back its beginning. */
    private readonly isTakenBackAtItsEnd = oncePerText(sentence => this.takesBack.atItsEnd.test(this.withoutProtection(sentence)));

    constructor(phrases: DenialPhrases, exceptions: ExceptionReader) {
        this.excepting = exceptions;
        this.follows = patternOfPhrases(phrases['denies-what-follows']);
        this.precedes = patternOfPhrases(phrases['denies-what-precedes']);
        this.having = patternOfPhrases(phrases['denies-having'], 'y', '');
        this.all = patternOfPhrases([...phrases['denies-having'], ...phrases['denies-all']], 'y', '');
        this.asides = patternOfPhrases(phrases['denies-nothing']);
        this.protective = patternOfPhrases(phrases.protects);
        this.spares = sparing(phrases);
        this.ends = patternOfPhrases(phrases['ends-a-denial']);
        this.hedges = patternOfPhrases(phrases['makes-an-exception']);
        this.away = patternOfPhrases(phrases['turns-away']);
        this.takesBack = takingBack(phrases);
        this.where = patternOfPhrases(phrases['says-where']);
    }

    /** A sentence in lower case with what is no denial made unreadable: asides ("who do not engage") and conditions ("if not, …"). */
    private withoutAsides(sentence: string): string {
        return plain(sentence)
            .replaceAll(this.asides, hide)
            .replaceAll(CONDITION, part => (NEGATION.test(part) ? hide(part) : part))
            .replaceAll(PLAIN_CONDITION, hide);
    }

    private withSparing(sentence: string): string {
        return this.withoutAsides(sentence).replaceAll(TWICE, hide).replaceAll(this.protective, hide);
    }

    private findDenied(seen: string): readonly Range[] {
        if (!NEGATION.test(seen) && !hasAny(this.follows, seen) && !hasAny(this.precedes, seen)) return NONE;
        const stops = [...matches(this.ends, seen), ...matches(CLAUSE_END, seen)].map(
            stop => [stop.index, stop.index + stop[0].length] as const,
        );
        const denied: Range[] = [];
        for (const cue of matches(this.follows, seen)) {
            const from = cue.index + cue[0].length;
            const ends = stops.filter(([start]) => start >= from).map(([start]) => start);
            const stop = Math.min(...ends, wordsAfter(seen, from, REACH_FORWARD));
            if (stop > from) denied.push([from, stop]);
        }
        for (const cue of matches(this.precedes, seen)) {
            const begins = stops.filter(([, end]) => end <= cue.index).map(([, end]) => end);
            const start = Math.max(...begins, wordsBefore(seen, cue.index, REACH_BACK), 0);
            // The words of the cue itself are denied as well: "recorded" in "is not recorded".
            denied.push([start, cue.index + cue[0].length]);
        }
        return denied;
    }

    /**
     * The sentence with which a text denies all of itself from its beginning; nothing where it does not.
     *
     * @param what `having`: only that there is such a thing ("There is no policy"); `all`: also what people do not do ("We do not")
     */
    deniedFromTheStart([first]: readonly Sentence[], what: 'having' | 'all'): Sentence | undefined {
        if (!first) return undefined;
        const seen = this.withoutProtection(first.text).replace(/^[^a-z\u0001]+/, '');
        const pattern = what === 'all' ? this.all : this.having;
        return hasAny(pattern, seen) ? first : undefined;
    }

    /**
     * The sentence that takes back all that a text says, wherever it is: "This is not offered.", "None of it happens.",
     * "It was stopped last year."; nothing where there is none.
     */
    takenBack(sentences: readonly Sentence[]): Sentence | undefined {
        return sentences.find(
            ({ text }, index) =>
                text.length <= LONGEST_TAKING_BACK &&
                (sentences.length <= SHORT_TEXT || index < 2 || index === sentences.length - 1) &&
                this.isTakingBack(text),
        );
    }

    /** The only sentence of a text, whose end takes back its beginning. Beside others it would not take them back. */
    undoneAtItsEnd([only, second]: readonly Sentence[]): Sentence | undefined {
        return only && !second && only.text.length <= LONGEST_TAKING_BACK && this.isTakenBackAtItsEnd(only.text) ? only : undefined;
    }

    /**
     * Whether each place of a sentence where some words are is in the reach of a denial, and there is one.
     *
     * @param isAsked whether they should be so; what must not be is denied, too, where it is what people are spared
     */
    isDenied(sentence: string, words: RegExp, isAsked = true): boolean {
        const places = placesOf(sentence, words);
        if (!places.length) return false;
        const denied = isAsked ? this.deniedIn(sentence) : this.deniedOrSparedIn(sentence);
        return denied.length > 0 && places.every(place => denied.some(([start, end]) => place >= start && place < end));
    }

    /** Whether some words of a sentence are in a part of it, between commas, that says no "not", "no" or "never" but in these words. */
    affirms(sentence: string, words: RegExp): boolean {
        const seen = this.withoutProtection(sentence);
        if (WISHED.test(seen)) return false;
        return matches(words, sentence).some(({ index, 0: said }) => {
            const before = seen.slice(0, index).split(PARTS).at(-1) ?? '';
            const after = seen.slice(index + said.length).split(PARTS)[0] ?? '';
            return !NEGATION.test(before) && !NEGATION.test(after);
        });
    }

    /** Whether a sentence denies something harmful: `nobody is turned away`. */
    protects(sentence: string): boolean {
        return hasAny(this.protective, plain(sentence)) || hasAny(this.spares, plain(sentence));
    }

    /** Whether an exclusion takes itself back: `Nobody is excluded because of …`. */
    excludesNobody(sentences: readonly Sentence[]): boolean {
        return (
            sentences.length > 0 &&
            sentences.every(({ text }) => this.protects(text) || this.deniedFromTheStart([{ text, start: 0 }], 'all'))
        );
    }

    /** Whether some sentences say where people go instead: "The memory service sees you." */
    saysWhere(sentences: readonly Sentence[]): boolean {
        return sentences.some(({ text }) => hasAny(this.where, plain(text)) && !this.isDenied(plain(text), this.where));
    }

    /** Whether a sentence denies its main point: a denial is among its first words, before anything ends its reach. */
    deniesEarly(sentence: string): boolean {
        const [first] = this.deniedIn(sentence);
        if (!first) return false;
        const seen = this.withoutProtection(sentence);
        const cue = OUTRIGHT.exec(seen)?.index ?? Number.POSITIVE_INFINITY;
        const stop = seen.search(this.ends);
        return cue < wordsAfter(seen, 0, EARLY) && (stop < 0 || cue < stop);
    }

    /** What some sentences say of words that must not be so: "never a reason to discharge", "except after two". */
    rulingOut(sentences: readonly Sentence[], words: RegExp): RulingOut {
        let ruled: Sentence | undefined;
        let other: RulingOut = { state: 'unsaid' };
        for (const [index, sentence] of sentences.entries()) {
            // A question rules nothing out, and neither does what is only proposed.
            if (!placesOf(sentence.text, words).length || UNSETTLED.test(plain(sentence.text))) continue;
            const denied = NEGATION.test(this.withoutAsides(sentence.text).replaceAll(TWICE, hide).replaceAll(OF_WHOM, hide));
            const next = sentences[index + 1];
            if (hasAny(this.hedges, plain(sentence.text)) || this.excepting.isExcepted(sentence.text))
                return { state: 'excepted', sentence };
            if (denied && next && (this.beginsWithException(next.text) || AFTER_ALL.test(plain(next.text))))
                return { state: 'excepted', sentence: next };
            if (denied) ruled ??= sentence;
            else if (other.state !== 'stated') {
                const isStated = this.hasAside(sentence.text) || threatens(sentence.text, words);
                other = { state: isStated ? 'stated' : 'mentioned', sentence };
            }
        }
        if (other.state === 'stated') return other;
        return ruled ? { state: 'ruled out', sentence: ruled } : other;
    }

    private beginsWithException(sentence: string): boolean {
        const beginning = sentence.slice(0, BEGINNING);
        return hasAny(this.hedges, plain(beginning)) || (this.excepting.isExcepted(beginning) && this.excepting.isExcepted(sentence));
    }

    private hasAside(sentence: string): boolean {
        return hasAny(this.asides, plain(sentence)) || /(?<![a-z])(?:miss|fail|decline|refuse)/.test(plain(sentence));
    }

    /** The first sentence that turns away the people whom an inclusion names. */
    turnsAway(sentences: readonly Sentence[]): Sentence | undefined {
        return sentences.find(({ text }) => hasAny(this.away, plain(text).replaceAll(this.protective, hide)));
    }
}

const COMES_OF_IT = /(?<![a-z])(?:will|may|might|shall|could|are|is|be|been|gets?)\s(?:\S+\s+){0,4}$/;
const TALKED_ABOUT = /(?<![a-z])(?:discuss|consider|talk|review|think|decid|plan|before|rather than)/;

/** Whether a sentence says what comes of it when people can't be reached: "if you do not reply we will close your case". */
function threatens(sentence: string, words: RegExp): boolean {
    const said = plain(sentence);
    const conditions = [...matches(PLAIN_CONDITION, said), ...matches(CONDITION, said)];
    if (
        !conditions.some(([part]) => NEGATION.test(part) || /(?<![a-z])(?:nothing|none|no-one)(?![a-z])/.test(part)) &&
        !/(?<![a-z])(?:unable to|otherwise)(?![a-z])/.test(said)
    )
        return false;
    return placesOf(said, words).some(place => COMES_OF_IT.test(said.slice(0, place)) && !TALKED_ABOUT.test(said.slice(0, place)));
}

/** All matches of a pattern, wherever it was left by an earlier test. */
function matches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
    pattern.lastIndex = 0;
    return [...text.matchAll(pattern.global ? pattern : new RegExp(pattern, `${pattern.flags}g`))];
}

const NONE: readonly Range[] = [];

function placesOf(sentence: string, words: RegExp): readonly number[] {
    return matches(words, sentence).map(({ index }) => index);
}
