import type { SubjectFacts } from '../../model/facts.ts';
import type { NameIndex } from '../../names/name-index.ts';
import { perIndex } from './per-index.ts';

const families = perIndex(() => new Map<string, ReadonlySet<string>>());

/** A guidance with all that it builds on, however far back. */
export function familyOf(guidance: string, names: NameIndex): ReadonlySet<string> {
    const known = families(names).get(guidance);
    if (known) return known;
    const family = new Set([guidance]);
    for (const name of family) for (const parent of names.guidance(name)?.parents ?? []) family.add(parent.name);
    families(names).set(guidance, family);
    return family;
}

/** The guidance that a service follows; for a review, that its template is for. */
export function followedBy(subject: SubjectFacts, names: NameIndex): readonly string[] {
    const named = subject.type === 'service' ? subject.follows : (names.template(subject.template?.name ?? '')?.guidance ?? []);
    return named.map(({ name }) => name);
}

/** The guidance that a requirement stands in. */
export function guidanceOf(requirement: string, names: NameIndex): string | undefined {
    return names.find(['requirement'], requirement)[0]?.declaration.within;
}
