import type { Root } from 'mdast';
import type { Assessment } from '../assess/assessment.ts';
import { ALL_VOCABULARIES } from '../model/namespaces.ts';
import type { Found, NameIndex } from '../names/name-index.ts';
import { guidancePage, requirementPage } from './guidance-pages.ts';
import { termPage } from './name-pages.ts';
import { pageOfRule } from './rule-pages.ts';

function isCalled({ declaration: { title, term } }: Found, wanted: string): boolean {
    return [title, ...(term?.also ?? []), ...(term?.codes ?? [])].some(name => name?.toLowerCase() === wanted);
}

/**
 * Everything that a word may mean: a rule, a requirement, a guidance or terms, by name; only where none has that name, terms by
 * their titles, other names and codes. Empty where the name is not known.
 *
 * @param here services and reviews of the document that it is asked in, so that it can say how they answer a requirement
 */
export function explain(asked: string, names: NameIndex, here?: readonly Assessment[]): readonly Root[] {
    const name = asked.trim();
    const wanted = name.toLowerCase();
    if (!wanted) return [];
    const rule = pageOfRule(wanted);
    if (rule) return [rule];
    const requirement = names.requirement(name) ?? names.requirement(name.toUpperCase());
    if (requirement) return [requirementPage(requirement, names, here)];
    const guidance = names.guidance(name) ?? names.guidance(name.toUpperCase());
    if (guidance) return [guidancePage(guidance, names)];
    const terms = ALL_VOCABULARIES.flatMap(kind => [...names.all(kind)].flatMap(found => found[0] ?? []));
    const named = terms.filter(({ declaration }) => declaration.name.toLowerCase() === wanted);
    return (named.length ? named : terms.filter(term => isCalled(term, wanted))).map(term => termPage(term, names));
}
