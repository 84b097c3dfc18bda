import { numberIn } from '../model/element-values.ts';
import type { AttributeName, ElementKey } from '../model/elements.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import type { NameIndex } from '../names/name-index.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './services.ts';

/** Words that say that an area is all of something: whether it holds another can't be told by names. */
const WIDE = /\b(?:all|whole|entire|every|everywhere|wherever|across|county|countywide|any)\b/i;

/** Words with a capital letter that name no place. */
const NO_PLACES = new Set(['The', 'All', 'And', 'Of', 'NHS', 'Primary', 'Care', 'Network', 'Networks', 'North', 'South', 'East', 'West']);

function placesIn(area: string): ReadonlySet<string> {
    const names = area.match(/\p{Lu}[\p{L}’'-]{2,}/gu) ?? [];
    return new Set(names.filter(name => !NO_PLACES.has(name)));
}

/** Whether two areas surely are apart: both name places, neither is all of something, and they share no name. */
export function areasApart(one: string, other: string): boolean {
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
export interface BrokenPathway {
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
    const hours = first(to, 'hours');
    const days = numberIn(hours, 'days')?.amount ?? 0;
    const long = numberIn(hours, 'hours')?.amount ?? 0;
    if (!hours || (days >= 7 && long >= 24)) return undefined;
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
