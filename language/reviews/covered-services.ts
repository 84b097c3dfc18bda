import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import { isAnswered, isGap, type Outcome } from '../assess/outcome.ts';
import type { AssessedService } from '../board/services.ts';
import type { Address } from '../model/address.ts';
import type { Named, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { listed, onOneLine } from '../model/text.ts';
import type { Span } from '../model/values.ts';

/** A service that a review covers, and how its text is cited. */
export interface ServiceToReview {
    readonly name: string;
    readonly assessments: readonly Assessment[];
    /** The file that it is in, as people see it. */
    readonly path: string;
    /** The line, from 1, of a place in that file. */
    lineOf(offset: number): number;
}

/** A service and its document, before it is known how the document is cited. */
interface ServiceInFile extends Omit<ServiceToReview, 'path'> {
    readonly uri: string;
}

function decoded(uri: string): string {
    try {
        return decodeURIComponent(uri);
    } catch {
        return uri;
    }
}

/** Where a document is in the folders of a workspace: the path from its folder; with the folder's name where there are several. */
function pathInWorkspace(uri: string, folders: readonly string[]): string {
    const plain = decoded(uri);
    const around = folders
        .map(folder => decoded(folder).replace(/(?<!\/)\/*$/, '/'))
        .filter(folder => plain.startsWith(folder))
        .toSorted((a, b) => b.length - a.length)[0];
    if (around === undefined) return plain.slice(plain.lastIndexOf('/') + 1);
    const start = folders.length > 1 ? around.lastIndexOf('/', around.length - 2) + 1 : around.length;
    return plain.slice(start);
}

/** A service as a review that covers it reads it: its file is named from the folders of the workspace, in every kind of review. */
export function serviceToReview({ uri, ...service }: ServiceInFile, folders: readonly string[]): ServiceToReview {
    return { ...service, path: pathInWorkspace(uri, folders) };
}

/** A service that a review covers, with the line that names it and what is known of it. */
export interface Covered extends Named {
    readonly assessments: readonly Assessment[];
}

/**
 * The services that a review covers, each once.
 *
 * @param assessments a service by its name against every guidance that it follows; without it, nothing is known of the services
 */
export function servicesCoveredBy(
    review: SubjectFacts,
    { assessments }: { readonly assessments?: ((service: string) => readonly Assessment[]) | undefined },
): readonly Covered[] {
    const seen = new Set<string>();
    return review.elements.flatMap(({ kind, term, at }) => {
        if (kind !== 'covers' || !term || seen.has(term)) return [];
        seen.add(term);
        return [{ name: term, at, assessments: assessments?.(term) ?? [] }];
    });
}

/** One service seen by one requirement. */
export interface Sight {
    readonly service: SubjectFacts;
    readonly uri: Address;
    readonly result: RequirementResult;
}

/** What the assessments of a service say about a requirement; nothing where the service does not follow its guidance. */
export function sightOf(requirement: string, assessments: readonly Assessment[]): Sight | undefined {
    for (const { subject, uri, results } of assessments) {
        const result = results.find(each => each.requirement.id === requirement);
        if (result) return { service: subject, uri, result };
    }
    return undefined;
}

/** The covered services of which something is known, with their documents. */
export function placedAmong(covered: readonly Covered[]): readonly (AssessedService & { readonly coveredAt: Span })[] {
    return covered.flatMap(({ assessments, at }) => {
        const [first] = assessments;
        return first ? [{ subject: first.subject, uri: first.uri, assessments, coveredAt: at }] : [];
    });
}

/** How far the specifications show something: what a finding can say of policy. */
type Position = LibraryTerm<'choice'> & ('in-place' | 'partly' | 'not-in-place');

const SHOWN: Readonly<Partial<Record<Outcome, Position>>> = {
    shown: 'in-place',
    claimed: 'in-place',
    partly: 'partly',
    against: 'not-in-place',
    'gap accepted': 'not-in-place',
};

/**
 * The position of policy that the specifications of some services suggest: the one that they share, else `partly`. Of
 * practice they say nothing, and neither does this.
 *
 * @returns nothing where the requirement applies to none of them, or where one of them is silent: silence is not absence
 */
export function proposedPosition(sights: readonly Sight[]): Position | undefined {
    if (sights.some(({ result }) => result.outcome === 'missing')) return undefined;
    const positions = new Set(sights.flatMap(({ result }) => SHOWN[result.outcome] ?? []));
    const [only] = positions;
    return positions.size > 1 ? 'partly' : only;
}

/** Whether a specification leaves something open that a review has to call a gap. */
export function showsGap({ result }: Sight): boolean {
    return isGap(result.outcome);
}

/** One service seen by one requirement, with how its text is cited. */
export interface CitedSight extends Sight {
    readonly cited: ServiceToReview;
}

/** How many lines of one file are cited: who reads them finds the rest. */
const LINES = 4;

/** What people call a service. */
export function serviceTitle({ service }: Sight): string {
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
function withoutAdvice(reason: string): string {
    return reason.replace(/ (?:Write how you do it|The text claims to answer this).*$/s, '');
}

/** What a specification lacks, for people who read it and do not write it. */
export function lackIn({ result }: Sight): string {
    const { title, says } = result.requirement;
    if (/^Nothing here claims to answer this\./.test(result.reason))
        return `Its specification does not say how this is done (${title ?? says}).`;
    return withoutAdvice(result.reason);
}

/** The lines to read: those that answer, else where the answer would be. A service without either has no line. */
function placesToRead(sight: CitedSight): readonly Span[] {
    const { result, service } = sight;
    if (isAnswered(result.outcome) && result.evidence.length) return result.evidence.map(({ at }) => at);
    return result.at[0] === service.at[0] ? [] : [result.at];
}

/**
 * What the specification of a service shows of a requirement, with file and line. It is about the text and not about the team:
 * a specification does not show what is done.
 *
 * @param why whether to say what is lacking, where nothing else of the finding does
 */
export function citationOf(sight: CitedSight, why: boolean): string {
    const { result, cited } = sight;
    const because = result.outcome === 'not applicable' ? ` ${result.reason}` : why && showsGap(sight) ? ` ${lackIn(sight)}` : '';
    return onOneLine(
        `The specification of ${serviceTitle(sight)} ${SAID[result.outcome]} (${placeIn(cited, placesToRead(sight))}).${because}`,
    );
}
