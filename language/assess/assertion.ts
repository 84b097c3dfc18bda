/**
 * Whether a text says that something is so, or that it is not, not yet or no more.
 *
 * Denials have more words than any list: "Went in the cuts.", "As if." So `denial.ts` has its phrases, and here is what clinical
 * text processing calls assertion status (the i2b2 task of 2010: present, absent, possible): weights of words, learned from texts
 * that people wrote and judged (`language/library/assertions`), added up. The same text always has the same sum.
 */

import { type AssertionWeights, unpackWeights } from '../model/assertion-weights.ts';
import type { ElementKey } from '../model/elements.ts';
import { withPlainSigns } from '../model/text.ts';
import { oncePerText } from './sentences.ts';

/** How a line is described: the words for who is served differ from those for who works there. */
const MANNERS = {
    role: 'role',
    offer: 'offer',
    includes: 'includes',
    caseload: 'team',
    training: 'team',
    supervision: 'team',
    teammeeting: 'team',
    policy: 'policy',
    workswith: 'works',
    measure: 'measure',
    indicator: 'measure',
    aim: 'aims',
    outcome: 'aims',
    pathway: 'aims',
    standards: 'standards',
    madewith: 'made',
} as const satisfies Readonly<Partial<Record<ElementKey, string>>>;

/** The manner of a kind of line. */
export function mannerOf(kind: string): string {
    return (MANNERS as Readonly<Partial<Record<string, string>>>)[kind] ?? 'access';
}

/** A word without its commonest endings: a rough stem, which need only be the same for the same word. */
function stemOf(word: string): string {
    const own = word.replace(/'s$/, '');
    if (own.length > 6) return own.replace(/(?:ing|edly|ed|es|s|ly)$/, '');
    return own.length > 4 ? own.replace(/(?:ing|ed|s)$/, '') : own;
}

const PAST = /(?<![a-z])(?:was|were|had)(?![a-z])/;
const ENDED = /[a-z]ed(?![a-z])/;
/** What would be so, and is not: "If we waited, we would see none of them." */
const WOULD = /(?<![a-z])would(?![a-z])/;
const UNREAL = /(?<![a-z])(?:would|could|might|may|should|if|once|when)(?![a-z])/;

/** The groups that each word is in. */
export function sensesOf(groups: AssertionWeights['senses']): ReadonlyMap<string, readonly string[]> {
    const senses = new Map<string, string[]>();
    for (const [group, words] of Object.entries(groups))
        for (const word of words.split(' ')) senses.set(word, [...(senses.get(word) ?? []), group]);
    return senses;
}

/** Groups of words by what it means that a denial reaches them: "not refused" promises, "not offered" denies. */
const REACHED = ['harm', 'bar', 'only', 'done'] as const;
type Reached = (typeof REACHED)[number];
/** Where all that a text denies is of these, it promises. */
const SPARED: ReadonlySet<Reached | undefined> = new Set(['harm', 'bar', 'only']);
/** The group of words that deny. */
const DENYING = 'nobody';
/** How many words a denial reaches, within its clause. */
const REACH = 6;
const CLAUSE = /[.,;:!?()–—]+|(?<![a-z])(?:but|so|because|until|unless|without|and)(?![a-z])/;
const WORD = /\p{L}+(?:['-]\p{L}+)*/gu;
/** What a denial reaches tells more than a word does: it counts as so many features. */
const LOUDER = ['', '!', '!!'];

type Senses = ReadonlyMap<string, readonly string[]>;

/** A clause: its first denial and the words that it reaches; all its words where there is none. */
interface Clause {
    readonly denial: string | undefined;
    /** Each with the groups that it is in. */
    readonly words: readonly { readonly word: string; readonly groups: readonly Reached[] }[];
    /** The group of the first word that is in one. */
    readonly first: Reached | undefined;
}

function plainOf(text: string): string {
    return withPlainSigns(text).toLowerCase().replaceAll('’', "'");
}

function isDenying(word: string, senses: Senses): boolean {
    return senses.get(word)?.includes(DENYING) === true;
}

function clausesOf(plain: string, senses: Senses): readonly Clause[] {
    return plain.split(CLAUSE).map(clause => {
        const all = clause.match(WORD) ?? [];
        const at = all.findIndex(word => isDenying(word, senses));
        const reached = at < 0 ? all : all.slice(at + 1, at + 1 + REACH);
        const words = reached.map(word => {
            const own = senses.get(word);
            return { word, groups: own ? REACHED.filter(group => own.includes(group)) : [] };
        });
        return { denial: all[at], words, first: words.find(({ groups }) => groups.length)?.groups[0] };
    });
}

/** Whether a text has any word of denial. */
export function hasDenial(text: string, senses: Senses): boolean {
    return (plainOf(text).match(WORD) ?? []).some(word => isDenying(word.replace(/'s$/, ''), senses));
}

/** What of a clause counts because a denial reaches it, or none does. */
function addReached(features: Set<string>, { denial, words, first }: Clause, manner: string): void {
    for (const [at, { word, groups }] of words.entries())
        for (const group of groups) {
            if (denial === undefined) features.add(`R:${group}`).add(`Rm:${manner} ${group}`);
            else {
                for (const louder of LOUDER) features.add(`N:${group}${louder}`);
                features
                    .add(`Nw:${denial} ${group}`)
                    .add(`Nm:${manner} ${group}`)
                    .add(`Nd:${group} ${Math.min(at, 3)}`)
                    .add(`Ns:${stemOf(word)}`);
            }
        }
    if (denial === undefined) return;
    for (const louder of LOUDER) features.add(`Nf:${first}${louder}`);
    features.add(`Nw:${denial} first ${first}`);
}

/** What of a text counts: its words, two and three in a row, their groups, its first and last words, and how its manner uses them. */
export function featuresOf(text: string, manner: string, senses: Senses): ReadonlySet<string> {
    const plain = plainOf(text);
    const words = (plain.match(/[\p{L}\p{N}]+(?:'\p{L}+)?|[?!]/gu) ?? []).map(word => (/^\d/.test(word) ? '#' : word));
    const groups = words.map(word => senses.get(word) ?? []);
    const features = new Set<string>();
    for (const [at, word] of words.entries()) {
        const [next, third] = [words[at + 1], words[at + 2]];
        features
            .add(`w:${word}`)
            .add(`s:${stemOf(word)}`)
            .add(`m:${manner} ${stemOf(word)}`);
        if (next !== undefined) features.add(`b:${word} ${next}`);
        if (third !== undefined) features.add(`t:${word} ${next} ${third}`);
        for (const group of groups[at] ?? []) {
            features.add(`S:${group}`).add(`M:${manner} ${group}`);
            if (at === 0) features.add(`S1:${group}`);
            if (next === undefined) features.add(`Sn:${group}`);
            else features.add(`SR:${group} ${next}`);
            if (at > 0) features.add(`RS:${words[at - 1]} ${group}`);
            for (const other of groups[at + 1] ?? []) features.add(`SB:${group} ${other}`);
            for (const other of groups[at + 2] ?? []) features.add(`SK:${group} ${other}`);
        }
    }
    const clauses = clausesOf(plain, senses);
    for (const clause of clauses) addReached(features, clause, manner);
    features
        .add(`first:${words[0]}`)
        .add(`first2:${words[0]} ${words[1]}`)
        .add(`last:${words.at(-1)}`)
        .add(`manner:${manner}`);
    if (PAST.test(plain)) features.add('past');
    if (ENDED.test(plain)) features.add('ended');
    if (UNREAL.test(plain)) features.add('unreal');
    if (clauses.some(({ denial }) => denial !== undefined) && WOULD.test(plain)) features.add('would not').add(`would not ${manner}`);
    return features;
}

/** The place of a feature among the weights: FNV-1a. */
export function placeOfFeature(feature: string, bits: number): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    return (hash >>> 0) & ((1 << bits) - 1);
}

/** How much each of so many features counts: a long text is no surer than a short one because it has more words. */
export function shareOf(count: number): number {
    return Math.max(count, 1) ** -0.7;
}

/**
 * From which sum on a text is read as a denial, in log-odds, and how much more a text of a few words needs. Chosen on texts of
 * writers whose own were not learned from: docs/verdict.md has the figures.
 */
const RATHER_NOT = 0.3;
const MORE_FOR_FEW = 0.5;
const FEW_WORDS = 3;

/** Whether a sum is high enough to read a text as a denial. A single word or a name denies nothing. */
export function isDenial(absence: number, text: string): boolean {
    if (absence <= RATHER_NOT) return false;
    const words = text.trim().split(/\s+/).length;
    if (words === 1 && /^[\w-]+$/.test(text)) return false;
    return absence > (words <= FEW_WORDS ? RATHER_NOT + MORE_FOR_FEW : RATHER_NOT);
}

/**
 * Below which sum a text with a phrase that mostly denies is read as a promise all the same, in log-odds: surely where what people do or have
 * is denied, and like any other text where all that is denied would do harm. Nine in ten judged texts of the latter promise.
 */
const RATHER_SO = -0.6;
const SURELY_SO = -0.9;

/**
 * Up to which sum words surely promise something, in log-odds. What is above, and no denial, shows nothing by itself: of the denials that no
 * reader finds most are there, and one in forty of the lines of public pages that do promise.
 */
const SURELY_PROMISED = 0;

/** How much less words speak against a promise that plainly say that it is so, in log-odds. */
const PLAINLY = 1.5;

/**
 * How much more a text without any word that denies speaks against what its line promises than was learned of such texts, in log-odds: where it
 * is in doubt, and where what all other texts taught reads it as a denial too. So the same bounds hold for all. Of the words with which
 * two sceptics fooled it 68 and 77 in 100 are in doubt, and 14 in 100 of the lines of pages that nothing was learned from. Three words tell too little for that, and so does the prose of a policy.
 */
const MORE_IN_DOUBT = 0.9;
const MORE_IN_DOUBT_OF_FEW = 0.1;
const MORE_AGAINST = 0.3;

function isInDoubt(absence: number, text: string): boolean {
    return absence > SURELY_PROMISED && /\s/.test(text.trim());
}

/** The manner in which texts are read for whether they say anything. */
export const SILENT_MANNER = 'any';
/** From which sum on a text is read as saying nothing, in log-odds; and how many words it may have. */
const RATHER_NOTHING = 0.8;
const MOST_WORDS_OF_NOTHING = 14;

interface Unpacked {
    readonly weights: Int8Array;
    readonly senses: Senses;
}

/** What was learned, as it reads texts. */
export type Assertions = Pick<AssertionReader, 'absence' | 'absenceWithPhrase' | 'saysNothing' | 'promises' | 'isDoubtful' | 'hasDenial'>;

/** The places of the features of texts. Those of the last text are kept: two readers read each, one after the other. */
class FeaturePlaces {
    private last: { readonly text: string; readonly manner: string; readonly places: readonly number[] } | undefined;

    of(text: string, manner: string, senses: Senses, bits: number): readonly number[] {
        if (this.last?.text !== text || this.last.manner !== manner) {
            const places = Array.from(featuresOf(text, manner, senses), feature => placeOfFeature(feature, bits));
            this.last = { text, manner, places };
        }
        return this.last.places;
    }
}

/** Reads texts with what was learned. */
export class AssertionReader {
    private readonly learned: AssertionWeights;
    private readonly places: FeaturePlaces;
    /** Unpacked when the first text is read: no start pays for it. */
    private unpacked: Unpacked | undefined;
    private readonly known = new Map<string, (text: string) => number>();
    private silence: AssertionReader | undefined;
    /** What sober texts taught: sentences of public pages, and of those who deny them in as few words. */
    private readonly sober: AssertionReader | undefined;

    constructor({ sober, ...learned }: AssertionWeights, places = new FeaturePlaces()) {
        this.learned = learned;
        this.places = places;
        // With the same senses and as many places, its features are the same.
        const { senses, bits } = learned;
        this.sober = sober && new AssertionReader({ ...sober, senses }, sober.bits === bits ? places : undefined);
    }

    /**
     * How much a text speaks against what its line promises: above 0 rather not than so, in units of log-odds. A text without any word that
     * denies does so only where sober texts taught the same.
     *
     * @param kind the kind of the line
     */
    absence(text: string, kind: string): number {
        const sum = this.absenceWithPhrase(text, kind);
        const sober = this.soberAbsence(text, kind);
        return sober === undefined ? sum : Math.min(sum, sober + MORE_AGAINST);
    }

    /** The same for a text with a phrase that mostly denies or hedges, against which what was learned is weighed. */
    absenceWithPhrase(text: string, kind: string): number {
        return this.absenceIn(text, mannerOf(kind));
    }

    /** How doubtful it is that a text promises anything. A text without any word that denies is as doubtful as sober texts taught. */
    private doubt(text: string, kind: string): number {
        const sober = this.soberAbsence(text, kind);
        if (sober === undefined) return this.absenceWithPhrase(text, kind);
        const isUnsure = kind === 'policy' || text.trim().split(/\s+/).length <= FEW_WORDS;
        return sober + (isUnsure ? MORE_IN_DOUBT_OF_FEW : MORE_IN_DOUBT);
    }

    /** How much sober texts taught that a text speaks against its promise; nothing where it has a word of denial. */
    private soberAbsence(text: string, kind: string): number | undefined {
        return this.hasDenial(text) ? undefined : this.sober?.absenceWithPhrase(text, kind);
    }

    /**
     * Whether a short text says nothing: "As NICE.", "Template attached.", "Under discussion with partners." What is read
     * as a denial more surely is one.
     */
    saysNothing(text: string, kind: string): boolean {
        const { silence, senses } = this.learned;
        if (!silence || text.split(/\s+/).length > MOST_WORDS_OF_NOTHING) return false;
        this.silence ??= new AssertionReader({ ...silence, senses });
        const sum = this.silence.absenceIn(text, SILENT_MANNER);
        return sum > RATHER_NOTHING && sum > this.absence(text, kind);
    }

    /**
     * Whether a text promises something, although it has a phrase that mostly denies: "Never struck off for missing one."
     *
     * @param surely whatever its denials reach
     */
    promises(text: string, kind: string, surely = false): boolean {
        return this.isPromise(text, this.absenceWithPhrase(text, kind), surely);
    }

    /**
     * Whether words may as well take back what their line promises: people decide. A single word or a name takes nothing back.
     *
     * @param more how much more doubtful they have to be, in log-odds
     */
    isDoubtful(text: string, kind: string, more = 0): boolean {
        return isInDoubt(this.doubt(text, kind) - more, text);
    }

    private isPromise(text: string, absence: number, surely: boolean): boolean {
        return absence < (surely ? SURELY_SO : this.highestPromise(text));
    }

    /**
     * The same reader where all words are more likely a denial, or less, by so much in log-odds. Where they are less likely one, what has a
     * phrase that denies is none the more a promise, and what is in doubt stays so.
     *
     * @param isPlain whether words plainly say that it is so: then they are less likely a denial than what was learned says
     */
    leaning(by: number, isPlain: (text: string) => boolean): Assertions {
        const lessened = (sum: number, text: string): number => (sum > SURELY_PROMISED && isPlain(text) ? sum - PLAINLY : sum);
        const more = Math.max(by, 0);
        return {
            absence: (text, kind) => lessened(this.absence(text, kind), text) + by,
            absenceWithPhrase: (text, kind) => lessened(this.absenceWithPhrase(text, kind), text) + by,
            promises: (text, kind, surely = false) =>
                this.isPromise(text, lessened(this.absenceWithPhrase(text, kind), text) + more, surely),
            isDoubtful: (text, kind, most = 0) => isInDoubt(lessened(this.doubt(text, kind), text) + more - most, text),
            saysNothing: (text, kind) => this.saysNothing(text, kind),
            hasDenial: text => this.hasDenial(text),
        };
    }

    /** Whether a text has a word that denies. */
    readonly hasDenial = oncePerText((text): boolean => hasDenial(text, this.read().senses));

    /** Below which sum a text promises, by what its denials reach. */
    private readonly highestPromise = oncePerText((text): number => {
        const denied = clausesOf(plainOf(text), this.read().senses).filter(({ denial }) => denial !== undefined);
        const deniesThing = ({ denial, words, first }: Clause): boolean =>
            first === 'done' || (!first && denial === 'no' && words.length > 1);
        if (denied.some(deniesThing)) return SURELY_SO;
        return denied.length && denied.every(({ first }) => SPARED.has(first)) ? RATHER_NOT : RATHER_SO;
    });

    private read(): Unpacked {
        this.unpacked ??= { weights: unpackWeights(this.learned), senses: sensesOf(this.learned.senses) };
        return this.unpacked;
    }

    /** The same for a manner of speaking. */
    absenceIn(text: string, manner: string): number {
        let sum = this.known.get(manner);
        if (!sum) {
            sum = oncePerText(each => this.add(each, manner));
            this.known.set(manner, sum);
        }
        return sum(text);
    }

    private add(text: string, manner: string): number {
        const { weights, senses } = this.read();
        const { bits, scale, bias } = this.learned;
        let sum = 0;
        let count = 0;
        for (const place of this.places.of(text, manner, senses, bits)) {
            const weight = weights[place] ?? 0;
            if (!weight) continue;
            sum += weight;
            count++;
        }
        return bias + sum * scale * shareOf(count);
    }
}
