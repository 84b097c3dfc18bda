import type { ElementCheckFacts } from '../model/facts.ts';
import { listed } from '../model/text.ts';
import type { Span } from '../model/values.ts';

/** What an outcome rests on: a place of the document, and its words. */
export interface Evidence {
    readonly at: Span;
    /** At most 160 characters, whole words. */
    readonly words: string;
}

/**
 * The result of one check. `clear`: something that must not be there is not there, which alone shows nothing.
 * The others are as in `Outcome`.
 */
export type Standing = 'shown' | 'claimed' | 'partly' | 'against' | 'missing' | 'clear';

/** The result of a check; why, in words; what it rests on; and what was looked for and not found. */
export interface Verdict {
    readonly standing: Standing;
    /** Made only when people read it: most verdicts hold, and are not explained. */
    readonly reason: () => string;
    readonly evidence: readonly Evidence[];
    /** What was looked for and not found, so that a fix can write it. */
    readonly lacking: readonly ElementCheckFacts[];
    /** A typed value goes against it, whatever the words say. */
    readonly isBroken?: boolean;
    /** A line says in its own words that what it promises is not so. */
    readonly isDenied?: boolean;
    /** It would hold, if another line did not say the contrary. */
    readonly isContested?: boolean;
    /** Words that name none of what is asked for say what there is instead. */
    readonly isDescribed?: boolean;
    /** Where only some terms are missing: the sentence, in which they go where `{}` is. Several such verdicts make one sentence. */
    readonly absence?: { readonly sentence: string; readonly many: string; readonly terms: string };
    /** Whether something of what is asked is there, and its reason says what is not: a sentence about all of it would be untrue. */
    readonly isPart?: boolean;
}

export function isHolding({ standing }: Verdict): boolean {
    return standing === 'shown' || standing === 'claimed' || standing === 'clear';
}

/** The parts of several verdicts as one list; the list itself where there is only one verdict, as mostly. */
function joined<T>(verdicts: readonly Verdict[], parts: (verdict: Verdict) => readonly T[]): readonly T[] {
    const [first, second] = verdicts;
    if (!first) return [];
    return second ? verdicts.flatMap(parts) : parts(first);
}

/** Several reasons as one, each said once; what is missing of one kind is one sentence. */
function sentences(verdicts: readonly Verdict[]): string {
    const [first, second] = verdicts;
    if (first && !second) return first.reason();
    const absent = new Map<string, string[]>();
    for (const { absence } of verdicts) if (absence) absent.set(absence.sentence, [...(absent.get(absence.sentence) ?? []), absence.terms]);
    const reasons = verdicts.map(({ absence, reason }) => {
        if (!absence) return reason();
        const terms = absent.get(absence.sentence) ?? [];
        if (terms.length < 2) return absence.sentence.replace('{}', terms[0] ?? '');
        // Where one of them is a list itself, semicolons keep them apart.
        const isListed = terms.some(term => /, | or /.test(term));
        return absence.many.replace('{}', isListed ? terms.join('; ') : listed(terms, absence.many === absence.sentence ? 'or' : 'and'));
    });
    return [...new Set(reasons.filter(Boolean))].join(' ');
}

function together(standing: Standing, telling: readonly Verdict[], resting: readonly Verdict[]): Verdict {
    return {
        standing,
        reason: () => sentences(telling),
        isPart: telling.every(({ isPart }) => isPart),
        isDenied: telling.every(({ isDenied }) => isDenied),
        isDescribed: telling.every(({ isDescribed }) => isDescribed),
        evidence: joined(resting, verdict => verdict.evidence),
        lacking: joined(
            telling.filter(verdict => !isHolding(verdict)),
            verdict => verdict.lacking,
        ),
    };
}

/** How many checks have each result. */
function withStanding(verdicts: readonly Verdict[], ...standings: readonly Standing[]): readonly Verdict[] {
    return verdicts.filter(({ standing }) => standings.includes(standing));
}

/**
 * Several checks that must all hold, as one. One that goes against it decides; else all missing is missing, and some of them
 * is partly.
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
    const [only, second] = verdicts;
    if (only && !second) return only;
    const against = withStanding(verdicts, 'against');
    if (against.length) return together('against', withStanding(verdicts, 'against', 'partly', 'missing'), against);
    const open = withStanding(verdicts, 'partly', 'missing');
    const holding = withStanding(verdicts, 'shown', 'claimed');
    if (open.length) {
        const some = holding.length > 0 || open.some(({ standing }) => standing === 'partly');
        return together(some ? 'partly' : 'missing', open, [...holding, ...open]);
    }
    if (!holding.length) return together('clear', verdicts, verdicts);
    return together(holding.some(({ standing }) => standing === 'claimed') ? 'claimed' : 'shown', holding, holding);
}

const BEST: readonly Standing[] = ['shown', 'claimed', 'clear', 'against', 'partly', 'missing'];

/** Several ways of which one is enough: the best of them; where none holds, what goes against it counts before what is only partly there. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
    let best = verdicts[0];
    if (!best) return { standing: 'missing', reason: () => '', evidence: [], lacking: [] };
    for (const verdict of verdicts) if (BEST.indexOf(verdict.standing) < BEST.indexOf(best.standing)) best = verdict;
    if (isHolding(best)) return best;
    const alike = withStanding(verdicts, best.standing);
    return { ...together(best.standing, alike, alike), lacking: joined(verdicts, verdict => verdict.lacking) };
}

/**
 * Several checks of which a number must hold. One that is denied does not go against it while others are there: one of nine
 * partners is partly.
 *
 * @param few says what is lacking, where too few hold
 */
export function atLeast(wanted: number, verdicts: readonly Verdict[], few: (holding: number) => string): Verdict {
    const shown = withStanding(verdicts, 'shown', 'clear');
    const holding = [...shown, ...withStanding(verdicts, 'claimed')];
    if (holding.length >= wanted) return together(shown.length >= wanted ? 'shown' : 'claimed', holding, holding);
    const against = withStanding(verdicts, 'against');
    const partly = withStanding(verdicts, 'partly');
    const lacking = joined(
        verdicts.filter(verdict => !isHolding(verdict)),
        verdict => verdict.lacking,
    );
    const reason = (): string => [few(holding.length), ...against.map(verdict => verdict.reason())].join(' ');
    const evidence = joined([...holding, ...against, ...partly], verdict => verdict.evidence);
    const standing = holding.length || partly.length ? 'partly' : against.length ? 'against' : 'missing';
    return { standing, reason, evidence, lacking };
}
