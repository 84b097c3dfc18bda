import { isAnswered as isAnsweredOutcome } from '../assess/outcome.ts';
import { listed } from '../assess/wording.ts';
import { onOneLine } from '../model/quotations.ts';
import type { Span } from '../model/values.ts';
import type { Sight } from './covered.ts';
import { isGap } from './propose.ts';
import type { ServiceToReview } from './service-to-review.ts';

/** One service seen by one requirement, with how its text is cited. */
export interface CitedSight extends Sight {
    readonly cited: ServiceToReview;
}

/** How many lines of one file are cited: who reads them finds the rest. */
const LINES = 4;

/** What people call a service. */
export function titleOf({ service }: Sight): string {
    return service.title ?? service.name;
}

/** Where a specification says something: “services/outreach.care, lines 12 and 30”; with no places, only its file. */
function placeIn({ path, lineOf }: ServiceToReview, places: readonly Span[]): string {
    const lines = [...new Set(places.map(([start]) => lineOf(start)))].toSorted((a, b) => a - b).slice(0, LINES);
    if (!lines.length) return path;
    return `${path}, line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String))}`;
}

const SAID: Readonly<Record<Sight['result']['outcome'], string>> = {
    shown: 'shows it',
    claimed: 'says how',
    partly: 'shows part of it',
    against: 'goes against it',
    missing: 'does not show it',
    'gap accepted': 'does not show it, and the gap has been accepted for a time',
    'not applicable': 'need not show it',
};

/** Why a requirement is not answered, without advice on how to write it. */
export function withoutAdvice(reason: string): string {
    return reason.replace(/ (?:Write how you do it|The text claims to answer this).*$/s, '');
}

/** What a specification lacks, for people who read it and do not write it. */
export function lackIn({ result }: Sight): string {
    const { title, says } = result.requirement;
    if (/^Nothing here claims to answer this\./.test(result.reason))
        return `Its specification does not say how this is done (${title ?? says}).`;
    return withoutAdvice(result.reason);
}

function isAnswered({ result }: Sight): boolean {
    return isAnsweredOutcome(result.outcome);
}

/** The lines to read: those that answer, else where the answer would stand. What is nowhere has no line. */
function placesToRead(sight: CitedSight): readonly Span[] {
    const { result, service } = sight;
    if (isAnswered(sight) && result.evidence.length) return result.evidence.map(({ at }) => at);
    return result.at[0] === service.at[0] ? [] : [result.at];
}

/**
 * What the specification of a service shows of a requirement, with file and line. It is about the text and not about the team:
 * what is done nobody can read off a specification.
 *
 * @param why whether to say what is lacking, where nothing else of the finding does
 */
export function citationOf(sight: CitedSight, why: boolean): string {
    const { result, cited } = sight;
    const because = result.outcome === 'not applicable' ? ` ${result.reason}` : why && isGap(sight) ? ` ${lackIn(sight)}` : '';
    return onOneLine(`The specification of ${titleOf(sight)} ${SAID[result.outcome]} (${placeIn(cited, placesToRead(sight))}).${because}`);
}
