import type { AttributeName, ElementKey } from '../model/elements.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { type Action, actionOf, byDue, elementsOf, isOver, isOverdue, numberIn, textIn, wholeWeek } from '../model/subjects.ts';

import type { NameIndex } from '../names/name-index.ts';
import {
    type AssessedService,
    type Capacity,
    capacityOf,
    type Matrix,
    type MeasureDifference,
    matrixOf,
    measureDifferences,
    type PlacedSubject,
    type PlaceInDocument,
    type PolicyEntry,
    policyRegister,
    type SharedGap,
    sharedGaps,
    type Titled,
    titled,
    type UndescribedService,
    undescribedServices,
} from './services.ts';

/** One action of one review. */
export interface ActionEntry extends Action, PlaceInDocument {
    readonly review: Titled;
    readonly overdue: boolean;
    /** Whether nothing is left to do about it. */
    readonly isOver: boolean;
}

function entryOf(element: Element, { subject, uri }: PlacedSubject, today: string, names: NameIndex): ActionEntry {
    const { name, title, closes, ...action } = actionOf(element);
    return {
        name,
        title,
        review: titled(subject),
        closes,
        ...action,
        overdue: isOverdue(action, today, names),
        isOver: isOver(action.state, names),
        uri,
        at: element.at,
    };
}

/** Every action of some reviews, those that are due first in front. */
export function actionsOf(reviews: readonly PlacedSubject[], today: string, names: NameIndex): readonly ActionEntry[] {
    return byDue(
        reviews.flatMap(review => elementsOf(review.subject.elements, 'action').map(action => entryOf(action, review, today, names))),
    );
}

/** What the open actions of some reviews lack, added up. */
export interface ResourceGaps {
    /** Pounds for each year. */
    readonly recurrent: number;
    /** Pounds that are needed once. */
    readonly once: number;
    /** Pounds of which no one says whether they recur. */
    readonly unclear: number;
    /** Whole-time equivalents. */
    readonly wte: number;
    /** How many actions the sums are made of. */
    readonly costed: number;
    /** How many actions say that they are not yet costed: what they need is not in the sums. */
    readonly notYetCosted: number;
}

/** Adds up what the actions of some reviews lack about which something is left to do. */
export function resourceGaps(reviews: readonly PlacedSubject[], names: NameIndex): ResourceGaps {
    const open = reviews.flatMap(({ subject }) =>
        subject.elements.filter(element => element.kind === 'action' && !isOver(textIn(element, 'state'), names)),
    );
    const sum = (attribute: AttributeName<'action'>): number =>
        Math.round(open.reduce((total, action) => total + (numberIn(action, attribute)?.amount ?? 0), 0) * 100) / 100;
    const isCosted = (action: Element): boolean =>
        (['recurrent', 'once', 'money', 'wte'] as const).some(attribute => action.values[attribute]);
    return {
        recurrent: sum('recurrent'),
        once: sum('once'),
        unclear: sum('money'),
        wte: sum('wte'),
        costed: open.filter(isCosted).length,
        notYetCosted: open.filter(({ values }) => values.uncosted).length,
    };
}

/** Words that say that an area is all of something: whether it holds another can't be told by names. */
const WIDE = /\b(?:all|whole|entire|every|everywhere|wherever|across|county|countywide|any)\b/i;

/** Words with a capital letter that name no place. */
const NO_PLACES = new Set(['The', 'All', 'And', 'Of', 'NHS', 'Primary', 'Care', 'Network', 'Networks', 'North', 'South', 'East', 'West']);

function placesIn(area: string): ReadonlySet<string> {
    const names = area.match(/\p{Lu}[\p{L}’'-]{2,}/gu) ?? [];
    return new Set(names.filter(name => !NO_PLACES.has(name)));
}

/** Whether two areas surely are apart: both name places, neither is all of something, and they share no name. */
function areasApart(one: string, other: string): boolean {
    if (WIDE.test(one) || WIDE.test(other)) return false;
    const [places, others] = [placesIn(one), placesIn(other)];
    return places.size > 0 && others.size > 0 && places.isDisjointFrom(others);
}

/** The team types that a partner or a referrer has, by its codes in the national data set. */
function teamTypesOf(namespace: 'partners' | 'referrers', name: string, names: NameIndex): readonly string[] {
    return names.find([namespace], name)[0]?.declaration.term?.codes ?? [];
}

/** Referrers that stand for every team, or for every team of mental health care. */
const ANY_TEAM: ReadonlySet<string> = new Set<LibraryTerm<'referrers'>>(['anyone', 'other-mental-health-team']);

/** A pathway from one service to another whose other end does not accept it. */
interface BrokenPathway {
    readonly from: Titled & PlaceInDocument;
    readonly to: Titled & PlaceInDocument;
    /** `ages`, `area`, `hours` or `referrer`. */
    readonly about: 'ages' | 'area' | 'hours' | 'referrer';
    /** What does not fit, in a sentence. */
    readonly reason: string;
}

interface Obstacle {
    readonly about: BrokenPathway['about'];
    readonly reason: string;
    readonly at: Element;
}

function first(service: SubjectFacts, kind: ElementKey): Element | undefined {
    return service.elements.find(element => element.kind === kind);
}

function all(service: SubjectFacts, kind: ElementKey): readonly Element[] {
    return service.elements.filter(element => element.kind === kind);
}

function agesObstacle(from: SubjectFacts, to: SubjectFacts): Obstacle | undefined {
    const [own, accepted] = [first(from, 'ages'), first(to, 'ages')];
    if (!own || !accepted) return undefined;
    const bound = (element: Element, name: AttributeName<'ages'>, none: number): number => numberIn(element, name)?.amount ?? none;
    const [lowest, highest] = [bound(own, 'from', 0), bound(own, 'to', Number.POSITIVE_INFINITY)];
    const [least, most] = [bound(accepted, 'from', 0), bound(accepted, 'to', Number.POSITIVE_INFINITY)];
    if (lowest < least)
        return { about: 'ages', reason: `It accepts people from the age of ${least}; people from ${lowest} come from here.`, at: accepted };
    if (highest > most)
        return { about: 'ages', reason: `It accepts people up to the age of ${most}; older people come from here.`, at: accepted };
    return undefined;
}

function areaObstacle(from: SubjectFacts, to: SubjectFacts): Obstacle | undefined {
    const [own, accepted] = [first(from, 'area'), first(to, 'area')];
    const texts = [own, accepted].map(element => (element?.values.text?.type === 'text' ? element.values.text.text : ''));
    if (!accepted || !areasApart(texts[0] ?? '', texts[1] ?? '')) return undefined;
    return { about: 'area', reason: 'Its area names none of the places of this one.', at: accepted };
}

function referrerObstacle(from: SubjectFacts, to: SubjectFacts, names: NameIndex): Obstacle | undefined {
    const own = all(from, 'teamtype').flatMap(({ term }) => term ?? []);
    const accepted = all(to, 'referralfrom').filter(({ term }) => term);
    const [line] = accepted;
    if (!own.length || !line) return undefined;
    const fits = accepted.some(
        ({ term = '' }) => ANY_TEAM.has(term) || teamTypesOf('referrers', term, names).some(type => own.includes(type)),
    );
    return fits ? undefined : { about: 'referrer', reason: 'Those who may refer to it do not include a team like this one.', at: line };
}

function hoursObstacle(to: SubjectFacts): Obstacle | undefined {
    const lines = elementsOf(to.elements, 'hours');
    const hours = wholeWeek(lines) ?? lines[0];
    const days = numberIn(hours, 'days')?.amount;
    const long = numberIn(hours, 'hours')?.amount;
    // Who gives only the days, or says it in words, may be open at night as well.
    if (!hours || days === undefined || long === undefined || (days >= 7 && long >= 24)) return undefined;
    return { about: 'hours', reason: `It is open ${long} hours a day on ${days} days of the week, and not day and night.`, at: hours };
}

/** The other ends of a pathway: services whose team type is that of the partner. */
function otherEnds(partner: string, from: PlacedSubject, services: readonly PlacedSubject[], names: NameIndex): readonly PlacedSubject[] {
    const types = teamTypesOf('partners', partner, names);
    if (!types.length) return [];
    return services.filter(
        ({ subject }) =>
            subject.name !== from.subject.name && all(subject, 'teamtype').some(({ term }) => term !== undefined && types.includes(term)),
    );
}

function obstacles(line: Element, from: SubjectFacts, to: SubjectFacts, names: NameIndex): readonly Obstacle[] {
    if (line.kind === 'outofhours') return [hoursObstacle(to) ?? []].flat();
    return [agesObstacle(from, to) ?? [], areaObstacle(from, to) ?? [], referrerObstacle(from, to, names) ?? []].flat();
}

/**
 * The pathways between some services whose other end does not accept what comes: the people's ages, their area, the hours
 * or who refers. The other end is known by its team type; where several services have it, one that accepts is enough.
 */
export function brokenPathways(services: readonly PlacedSubject[], names: NameIndex): readonly BrokenPathway[] {
    return services.flatMap(from =>
        from.subject.elements.flatMap(line => {
            if ((line.kind !== 'workswith' && line.kind !== 'outofhours') || !line.term) return [];
            const ends = otherEnds(line.term, from, services, names).map(to => ({
                to,
                found: obstacles(line, from.subject, to.subject, names),
            }));
            if (ends.some(({ found }) => !found.length)) return [];
            return ends.flatMap(({ to, found }) =>
                found.map(({ about, reason, at }) => ({
                    from: { ...titled(from.subject), uri: from.uri, at: line.at },
                    to: { ...titled(to.subject), uri: to.uri, at: at.at },
                    about,
                    reason,
                })),
            );
        }),
    );
}

/** What a board sees of its services and reviews: plain data. */
export interface Board {
    readonly matrix: Matrix;
    readonly sharedGaps: readonly SharedGap[];
    readonly measureDifferences: readonly MeasureDifference[];
    readonly brokenPathways: readonly BrokenPathway[];
    readonly undescribed: readonly UndescribedService[];
    readonly capacities: readonly Capacity[];
    readonly actions: readonly ActionEntry[];
    readonly policies: readonly PolicyEntry[];
    readonly resourceGaps: ResourceGaps;
}

/** Everything of which a board's view is made. */
interface BoardToView {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly PlacedSubject[];
    readonly names: NameIndex;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

/** The whole view of a board. Pure: the same services and reviews on the same day give the same view. */
export function boardOf({ services, reviews, names, today }: BoardToView): Board {
    const matrix = matrixOf(services);
    return {
        matrix,
        sharedGaps: sharedGaps(matrix),
        measureDifferences: measureDifferences(services),
        brokenPathways: brokenPathways(services, names),
        undescribed: undescribedServices(reviews, services),
        capacities: services.flatMap(service => capacityOf(service) ?? []),
        actions: actionsOf(reviews, today, names),
        policies: policyRegister(services),
        resourceGaps: resourceGaps(reviews, names),
    };
}
