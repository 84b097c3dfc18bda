import type { Element } from '../model/facts.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './placed.ts';
import { dateIn, textIn } from './values.ts';

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
