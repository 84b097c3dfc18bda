import { dateIn, elementsOf } from './element-values.ts';
import type { ElementKey } from './elements.ts';
import type { BlockPlace, DocumentFacts, Element, SubjectFacts } from './facts.ts';

/** The services and reviews of a document. */
export function subjectsOf(document: DocumentFacts): readonly SubjectFacts[] {
    return document.reviews.length ? [...document.services, ...document.reviews] : document.services;
}

/** The first element of a kind, and of a term if one is given. */
export function firstOf<Key extends ElementKey>(subject: SubjectFacts, kind: Key, term?: string): Element<Key> | undefined {
    return elementsOf(subject.elements, kind).find(element => term === undefined || element.term === term);
}

/** The time that a document is about: the period in force of a service; the day on which a review was completed. */
interface OwnTime {
    readonly start: string;
    /** Nothing for a service that goes on until further notice. */
    readonly end: string | undefined;
}

/** The time that a document is about; the day of the check where it does not say. */
export function ownTimeOf(subject: SubjectFacts, today: string): OwnTime {
    if (subject.type === 'review') {
        const completed = dateIn(firstOf(subject, 'answer', 'completed'), 'date') ?? today;
        return { start: completed, end: completed };
    }
    const period = firstOf(subject, 'inforce');
    return { start: dateIn(period, 'start') ?? today, end: dateIn(period, 'end') };
}

/** The innermost block of a service or a review at an offset; nothing in its head. */
export function blockAt(offset: number, { blocks }: SubjectFacts): BlockPlace | undefined {
    return blocks.findLast(({ whole }) => offset >= whole[0] && offset < whole[1]);
}

const MANY: Readonly<Record<string, string>> = { policy: 'policies', 'works with': 'partners', finding: 'findings', action: 'actions' };

/** What people call all blocks of one kind together: "policies". */
export function blocksInWords(block: BlockPlace | undefined): string {
    return block ? (MANY[block.block] ?? block.block) : 'head of the document';
}
