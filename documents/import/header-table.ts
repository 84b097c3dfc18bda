import type { PhrasingContent, Table } from 'mdast';
import { blockWords } from '../tree/prose.ts';

/** Labels of the table at the head of the schedule, whole, and the line that each is. */
const LABELS: Readonly<Record<string, string>> = {
    'service specification no': 'specificationnumber',
    'service specification number': 'specificationnumber',
    'specification number': 'specificationnumber',
    service: 'title',
    'service name': 'title',
    'name of service': 'title',
    'name of the service': 'title',
    'commissioner lead': 'commissionerlead',
    'commissioning lead': 'commissionerlead',
    'provider lead': 'providerlead',
    commissioner: 'commissioner',
    provider: 'provider',
    period: 'inforce',
    'contract period': 'inforce',
    'date of review': 'reviewby',
    'review date': 'reviewby',
    version: 'version',
    'version number': 'version',
};

/** What a table at the head of a specification says. */
interface Header {
    /** By the line of the service; with the label as it is written. */
    readonly found: ReadonlyMap<string, { readonly label: string; readonly value: string }>;
    /** The rows that say something else. */
    readonly others: Table | undefined;
}

function hasLink(phrases: readonly PhrasingContent[]): boolean {
    return phrases.some(each => each.type === 'link' || ('children' in each && hasLink(each.children as PhrasingContent[])));
}

/** What a table at the head of the schedule says; nothing where the table is another one. */
export function headerOf(table: Table): Header | undefined {
    const found = new Map<string, { readonly label: string; readonly value: string }>();
    const others = table.children.filter(row => {
        const [label = '', value = '', ...more] = row.children.map(cell => blockWords(cell).trim());
        const bare = label
            .toLowerCase()
            .replaceAll(/\(s\)|[.:]+$/g, '')
            .replaceAll(/\s+/g, ' ')
            .trim();
        const kind = more.some(Boolean) || row.children.some(cell => hasLink(cell.children)) ? undefined : LABELS[bare];
        if (!kind || found.has(kind)) return label !== '' || value !== '' || more.some(Boolean);
        found.set(kind, { label, value });
        return false;
    });
    return found.size >= 2 ? { found, others: others.length ? { ...table, children: others } : undefined } : undefined;
}
