/**
 * Whether a text says that something is so, or that it is not, not yet or no more.
 *
 * Denials have more words than any list: "Went in the cuts.", "As if." So beside the phrases of `denial.ts` stands what clinical
 * text processing calls assertion status (the i2b2 task of 2010: present, absent, possible): weights of words, learned from texts
 * that people wrote and judged (`language/library/assertions`), added up. The same text always has the same sum.
 */

import { type AssertionWeights, unpackWeights } from '../model/assertion-weights.ts';
import type { ElementKey } from '../model/elements.ts';
import { oncePerText } from './sentences.ts';

/** How a line is spoken of: who is served is told in other words than who works there. */
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
const UNREAL = /(?<![a-z])(?:would|could|might|may|should|if|once|when)(?![a-z])/;

/** The groups that each word is in. */
export function sensesOf(groups: AssertionWeights['senses']): ReadonlyMap<string, readonly string[]> {
    const senses = new Map<string, string[]>();
    for (const [group, words] of Object.entries(groups))
        for (const word of words.split(' ')) senses.set(word, [...(senses.get(word) ?? []), group]);
    return senses;
}

/** What of a text counts: its words, two and three in a row, their groups, its first and last words, and how its manner uses them. */
export function featuresOf(text: string, manner: string, senses: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
    const plain = text.toLowerCase().replaceAll('’', "'");
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
    features
        .add(`first:${words[0]}`)
        .add(`first2:${words[0]} ${words[1]}`)
        .add(`last:${words.at(-1)}`)
        .add(`manner:${manner}`);
    if (PAST.test(plain)) features.add('past');
    if (ENDED.test(plain)) features.add('ended');
    if (UNREAL.test(plain)) features.add('unreal');
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

/** The manner in which texts are read for whether they say anything. */
export const SILENT_MANNER = 'any';
/** From which sum on a text is read as saying nothing, in log-odds; and how many words it may have. */
const RATHER_NOTHING = 0.8;
const MOST_WORDS_OF_NOTHING = 14;

/** Reads texts with what was learned. */
export class AssertionReader {
    private readonly learned: AssertionWeights;
    /** Unpacked when the first text is read: no start pays for it. */
    private unpacked: { readonly weights: Int8Array; readonly senses: ReadonlyMap<string, readonly string[]> } | undefined;
    private readonly known = new Map<string, (text: string) => number>();
    private silence: AssertionReader | undefined;

    constructor(learned: AssertionWeights) {
        this.learned = learned;
    }

    /**
     * How much a text speaks against what its line promises: above 0 rather not than so, in units of log-odds.
     *
     * @param kind the kind of the line
     */
    absence(text: string, kind: string): number {
        return this.absenceIn(text, mannerOf(kind));
    }

    /**
     * Whether a short text says nothing of its own: "As NICE.", "Template attached.", "Under discussion with partners." What is read
     * as a denial more surely is one.
     */
    saysNothing(text: string, kind: string): boolean {
        const { silence, senses } = this.learned;
        if (!silence || text.split(/\s+/).length > MOST_WORDS_OF_NOTHING) return false;
        this.silence ??= new AssertionReader({ ...silence, senses });
        const sum = this.silence.absenceIn(text, SILENT_MANNER);
        return sum > RATHER_NOTHING && sum > this.absence(text, kind);
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
        this.unpacked ??= { weights: unpackWeights(this.learned), senses: sensesOf(this.learned.senses) };
        const { weights, senses } = this.unpacked;
        const { bits, scale, bias } = this.learned;
        let sum = 0;
        let count = 0;
        for (const feature of featuresOf(text, manner, senses)) {
            const weight = weights[placeOfFeature(feature, bits)] ?? 0;
            if (!weight) continue;
            sum += weight;
            count++;
        }
        return bias + sum * scale * shareOf(count);
    }
}
