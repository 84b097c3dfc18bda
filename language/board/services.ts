import type { Assessment } from '../assess/assessment.ts';
import { isGap, type Outcome } from '../assess/outcome.ts';
import type { Address } from '../model/address.ts';
import type { AttributeName, ElementKey } from '../model/elements.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import { dateIn, elementsOf, numberIn, textIn } from '../model/subjects.ts';
import { titleOf, withoutLayout } from '../model/text.ts';
import type { Span } from '../model/values.ts';

/** A service or a review, and its document. */
export interface PlacedSubject {
    readonly subject: SubjectFacts;
    readonly uri: Address;
}

/** A service with what its guidance makes of it. */
export interface AssessedService extends PlacedSubject {
    readonly assessments: readonly Assessment[];
}

/** Somewhere in a document of the workspace. */
export interface PlaceInDocument {
    readonly uri: Address;
    readonly at: Span;
}

/** Who a service or a review is, for tables. */
export interface Titled {
    readonly name: string;
    readonly title: string;
}

/** Name and title of a service or a review. */
export function titled({ name, title }: Pick<SubjectFacts, 'name' | 'title'>): Titled {
    return { name, title: titleOf({ name, title }) };
}

/** One requirement and its outcome in one service. */
interface Cell extends PlaceInDocument {
    readonly outcome: Outcome;
    readonly reason: string;
}

/** One requirement across the services of a board. */
export interface MatrixRow {
    readonly id: string;
    readonly title: string;
    readonly obligation: 'must' | 'should';
    /** By the name of the service; a service that is not asked has no cell. */
    readonly cells: Readonly<Record<string, Cell>>;
}

export interface Matrix {
    readonly services: readonly Titled[];
    readonly rows: readonly MatrixRow[];
}

/** Services by requirements: what each service's guidance makes of it. Reasons are worded when they are read. */
export function matrixOf(services: readonly AssessedService[]): Matrix {
    const rows = new Map<string, MatrixRow & { readonly cells: Record<string, Cell> }>();
    for (const { subject, uri, assessments } of services) {
        for (const result of assessments.flatMap(({ results }) => results)) {
            const { id, title, says, obligation } = result.requirement;
            const row = rows.get(id) ?? { id, title: title ?? says, obligation, cells: {} };
            rows.set(id, row);
            row.cells[subject.name] ??= {
                outcome: result.outcome,
                get reason() {
                    return result.reason;
                },
                uri,
                at: result.at,
            };
        }
    }
    return { services: services.map(({ subject }) => titled(subject)), rows: [...rows.values()] };
}

/** A requirement that several services leave open. */
export interface SharedGap {
    readonly id: string;
    readonly title: string;
    readonly obligation: MatrixRow['obligation'];
    readonly services: readonly Titled[];
    /** How many services are asked for it. */
    readonly asked: number;
}

/** The gaps that two services or more share, those of the most services first: what a board can close once for all. */
export function sharedGaps({ services, rows }: Matrix): readonly SharedGap[] {
    return rows
        .map(({ id, title, obligation, cells }) => {
            const open = services.filter(({ name }) => cells[name] && isGap(cells[name].outcome));
            const asked = Object.values(cells).filter(({ outcome }) => outcome !== 'not applicable').length;
            return { id, title, obligation, services: open, asked };
        })
        .filter(gap => gap.services.length > 1)
        .toSorted((a, b) => b.services.length - a.services.length);
}

/** How many people a service expects, and how many its caseload and posts have room for. */
export interface Capacity extends PlaceInDocument {
    readonly service: Titled;
    readonly expected: number;
    /** People for each worker, at most. */
    readonly caseload: number;
    readonly role: string;
    /** Whole-time equivalents of that role in post: without those that are vacant. */
    readonly wte: number;
    readonly vacant: number;
    readonly room: number;
    /** The same if every post were filled. */
    readonly roomWhenFilled: number;
}

/** Hundredths of a post are exact; the binary fractions of computers are not. */
function rounded(number: number): number {
    return Math.round(number * 100) / 100;
}

/**
 * The people that a service expects against those it has room for: the caseload of a role times its posts.
 *
 * @returns nothing where the specification does not give a caseload per role, the posts of that role and the people expected
 */
export function capacityOf({ subject, uri }: PlacedSubject): Capacity | undefined {
    const of = <Key extends ElementKey>(kind: Key): readonly Element<Key>[] => elementsOf(subject.elements, kind);
    const expected = of('expected').find(element => numberIn(element, 'people'));
    const caseload = of('caseload').find(element => textIn(element, 'per'));
    const people = numberIn(expected, 'people');
    const each = numberIn(caseload, 'people');
    const role = textIn(caseload, 'per');
    if (!expected || !people || !each || !role) return undefined;
    const posts = of('role').filter(({ term, values }) => term === role && values.wte);
    if (!posts.length) return undefined;
    const sum = (attribute: AttributeName<'role'>): number =>
        posts.reduce((total, post) => total + (numberIn(post, attribute)?.amount ?? 0), 0);
    const vacant = rounded(sum('vacant'));
    const wte = rounded(sum('wte') - vacant);
    return {
        service: titled(subject),
        uri,
        at: expected.at,
        expected: people.amount,
        caseload: each.amount,
        role,
        wte,
        vacant,
        room: Math.floor(rounded(each.amount * wte)),
        roomWhenFilled: Math.floor(rounded(each.amount * (wte + vacant))),
    };
}

/** One policy of one service. */
export interface PolicyEntry extends PlaceInDocument {
    /** Its name in the vocabulary of policies. */
    readonly term: string;
    readonly service: Titled;
    readonly owner?: string;
    /** Days as `YYYY-MM-DD`. */
    readonly approved?: string;
    readonly review?: string;
    readonly approvedBy?: string;
    readonly document?: string;
}

function entryOf(element: Element, { subject, uri }: PlacedSubject): PolicyEntry {
    const owner = textIn(element, 'owner');
    const approved = dateIn(element, 'approved');
    const review = dateIn(element, 'review');
    const approvedBy = textIn(element, 'by');
    const document = textIn(element, 'document');
    return {
        term: element.term ?? '',
        service: titled(subject),
        uri,
        at: element.at,
        ...(owner && { owner }),
        ...(approved && { approved }),
        ...(review && { review }),
        ...(approvedBy && { approvedBy }),
        ...(document && { document }),
    };
}

/** Every policy of some services, by its name and then in the order of the services. */
export function policyRegister(services: readonly PlacedSubject[]): readonly PolicyEntry[] {
    return services
        .flatMap(service => service.subject.elements.filter(({ kind }) => kind === 'policy').map(element => entryOf(element, service)))
        .toSorted((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
}

/** A service that a review covers and that no specification describes. */
export interface UndescribedService extends PlaceInDocument {
    readonly name: string;
    readonly review: Titled;
    /** `none`: no document declares it; `empty`: a specification that says nothing yet. */
    readonly specification: 'none' | 'empty';
}

/** The services that reviews cover without a specification to look at. */
export function undescribedServices(reviews: readonly PlacedSubject[], services: readonly PlacedSubject[]): readonly UndescribedService[] {
    const described = new Map(services.map(({ subject }) => [subject.name, subject.elements.length > 0]));
    return reviews.flatMap(({ subject, uri }) =>
        subject.elements.flatMap(({ kind, term, at }) => {
            if (kind !== 'covers' || !term || described.get(term)) return [];
            return [
                {
                    name: term,
                    review: titled(subject),
                    specification: described.has(term) ? ('empty' as const) : ('none' as const),
                    uri,
                    at,
                },
            ];
        }),
    );
}

/** How one service defines a measure. */
export interface MeasureDefinition extends PlaceInDocument {
    readonly service: Titled;
    /** What it says of each part: how often it is taken, its target, how often it is reported, its source. */
    readonly parts: Readonly<Record<string, string>>;
}

/** A measure that two services define in two ways. */
export interface MeasureDifference {
    /** Its name in the vocabulary of measures. */
    readonly term: string;
    /** The parts in which the definitions differ. */
    readonly parts: readonly string[];
    readonly definitions: readonly MeasureDefinition[];
}

const NUMBERS: readonly (readonly [attribute: AttributeName<'measure'>, words: string])[] = [
    ['every', 'how often it is used'],
    ['target', 'the target'],
    ['reported', 'how often it is reported'],
];

/** What is compared of a number, and how it is shown: `every 6 months` and `every 26 weeks` are nearly the same, and differ. */
function partsOf(measure: Element): { shown: Record<string, string>; compared: Record<string, string> } {
    const shown: Record<string, string> = {};
    const compared: Record<string, string> = {};
    for (const [name, words] of NUMBERS) {
        const number = numberIn(measure, name);
        if (!number) continue;
        shown[words] = number.shown;
        compared[words] = `${number.amount}`;
    }
    const source = textIn(measure, 'source');
    if (source) {
        shown['the source'] = source;
        compared['the source'] = withoutLayout(source).toLowerCase();
    }
    return { shown, compared };
}

interface Defined extends MeasureDefinition {
    readonly compared: Readonly<Record<string, string>>;
}

/** The parts that two definitions or more give, and give differently. What only one of them says is no difference. */
function differing(definitions: readonly Defined[]): string[] {
    const names = [...new Set(definitions.flatMap(({ compared }) => Object.keys(compared)))];
    return names.filter(name => new Set(definitions.flatMap(({ compared }) => compared[name] ?? [])).size > 1);
}

/** The measures that several services use under one name and define in different ways, so that their numbers can't be added up. */
export function measureDifferences(services: readonly PlacedSubject[]): readonly MeasureDifference[] {
    const byTerm = new Map<string, Defined[]>();
    for (const { subject, uri } of services) {
        for (const element of subject.elements) {
            if (element.kind !== 'measure' || !element.term) continue;
            const { shown, compared } = partsOf(element);
            const defined = { service: titled(subject), parts: shown, compared, uri, at: element.at };
            byTerm.set(element.term, [...(byTerm.get(element.term) ?? []), defined]);
        }
    }
    return [...byTerm].flatMap(([term, definitions]) => {
        const parts = new Set(definitions.map(({ service }) => service.name)).size > 1 ? differing(definitions) : [];
        return parts.length ? [{ term, parts, definitions: definitions.map(({ compared: _, ...definition }) => definition) }] : [];
    });
}
