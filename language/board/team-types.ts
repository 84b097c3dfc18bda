import type { NameIndex } from '../names/name-index.ts';

/** The team types that a partner or a referrer has, by its codes in the national data set. */
export function teamTypesOf(namespace: 'partners' | 'referrers', name: string, names: NameIndex): readonly string[] {
    return names.find([namespace], name)[0]?.declaration.term?.codes ?? [];
}

/** Referrers that stand for every team, or for every team of mental health care. */
export const ANY_TEAM: ReadonlySet<string> = new Set(['anyone', 'other-mental-health-team']);
