import type { SubjectFacts } from '../model/facts.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './placed.ts';
import { numberIn, textIn } from './values.ts';

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
    const of = (kind: string): SubjectFacts['elements'] => subject.elements.filter(element => element.kind === kind);
    const expected = of('expected').find(element => numberIn(element, 'people'));
    const caseload = of('caseload').find(element => textIn(element, 'per'));
    const people = numberIn(expected, 'people');
    const each = numberIn(caseload, 'people');
    const role = textIn(caseload, 'per');
    if (!expected || !people || !each || !role) return undefined;
    const posts = of('role').filter(({ term, values }) => term === role && values.wte);
    if (!posts.length) return undefined;
    const sum = (attribute: string): number => posts.reduce((total, post) => total + (numberIn(post, attribute)?.amount ?? 0), 0);
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
