import { isLibrary } from '../library/scheme.ts';
import type { Declaration, RequirementFacts, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { distance, nearestName } from '../model/text.ts';
import type { NameIndex } from './name-index.ts';

/** The models of care that a service names, of those that are declared. */
export function modelsOf({ elements }: SubjectFacts, names: NameIndex): readonly string[] {
    return elements.flatMap(({ kind, term }) =>
        kind === 'model' && term !== undefined && names.find(['models'], term).length ? [term] : [],
    );
}

/**
 * The guidance whose line says which models a guidance is meant for: itself, or what it extends. Several where it extends
 * several; none where it is meant for every model.
 */
export function sayingModels(guidance: string, names: NameIndex, seen: ReadonlySet<string> = new Set()): readonly string[] {
    const facts = names.guidance(guidance);
    if (!facts || seen.has(guidance)) return [];
    if (facts.models.length) return [guidance];
    const above = new Set([...seen, guidance]);
    const parents = facts.parents.map(({ name }) => sayingModels(name, names, above));
    // What it inherits from a parent that is meant for every model is meant for every model as well.
    return parents.every(saying => saying.length) ? [...new Set(parents.flat())] : [];
}

/** Whether a guidance is meant for a service of these models: for one of them at least, or where it names none. */
export function isMeantFor(guidance: string, models: readonly string[], names: NameIndex): boolean {
    if (!models.length) return true;
    const saying = sayingModels(guidance, names);
    return !saying.length || saying.some(each => models.some(model => includesModel(each, model, names)));
}

/** Whether a guidance names a model. The library can't know the models that a workspace declares: they are not held against it. */
function includesModel(guidance: string, model: string, names: NameIndex): boolean {
    const facts = names.guidance(guidance);
    if (!facts) return true;
    if (facts.models.some(({ name }) => name === model)) return true;
    return isLibrary(facts.uri) && names.find(['models'], model).some(({ uri }) => !isLibrary(uri));
}

/** Whether requirements ask something of services, or of reviews; where none are known, it is not held against their guidance. */
export function asksOf(subjects: 'services' | 'reviews', requirements: readonly Pick<RequirementFacts, 'subjects'>[] | undefined): boolean {
    return !requirements?.length || requirements.some(each => each.subjects.includes(subjects));
}

/** Every guidance that names one of these models itself, in the order of the index. */
export function guidanceMadeFor(models: readonly string[], names: NameIndex): readonly string[] {
    return [...names.all('guidance')].flatMap(([found]) => {
        const name = found?.declaration.name;
        return name !== undefined && names.guidance(name)?.models.some(model => models.includes(model.name)) ? [name] : [];
    });
}

/** The name that the vocabulary of what is usual has for something of which people have chosen none; empty where it has none. */
export function usualName(of: 'follows' | 'follows-otherwise' | 'template', names: NameIndex): string {
    return names.find(['usual'], of)[0]?.declaration.term?.instead ?? '';
}

/** A model that only the text describes: every guidance may be meant for it, and none is recommended. */
const IN_WORDS: LibraryTerm<'models'> = 'other-model';

/** What a new document follows where it is not said: what is meant for the model, or for every model where nothing is made for it. */
export function usualGuidance(model: string | undefined, names: NameIndex): readonly string[] {
    const usual = usualName('follows', names);
    if (model === IN_WORDS) return [usualName('follows-otherwise', names)];
    if (!model || isMeantFor(usual, [model], names)) return [usual];
    const made = guidanceMadeFor([model], names);
    return made.length ? made : [usualName('follows-otherwise', names)];
}

/**
 * The model of care that the title of a service names, by what the model is called: of several, the one with the longest name.
 * Nothing where it names none.
 */
export function modelInTitle(title: string, names: NameIndex): string | undefined {
    const words = ` ${spoken(title)} `;
    const found = [...names.all('models')].flatMap(([first]) => {
        const { name, title: called = '', term } = first?.declaration ?? {};
        const length = Math.max(0, ...[called, ...(term?.also ?? [])].map(each => (words.includes(` ${spoken(each)} `) ? each.length : 0)));
        return name !== undefined && length ? [{ name, length }] : [];
    });
    return found.toSorted((a, b) => b.length - a.length)[0]?.name;
}

/** Words that many names have, which do not help to tell them apart. */
const COMMON: ReadonlySet<string> = new Set(
    'a and any at band care community for from health in mental nhs of on or people person service services support team teams the to with work worker workers working'.split(
        ' ',
    ),
);

/** What people call something, as they say it: `a-and-e` and "A&E" alike, in the singular. */
export function spoken(words: string): string {
    return words
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll('&', ' and ')
        .replaceAll(/['’]/g, '')
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter(Boolean)
        .map(word => (word.length > 3 ? word.replace(/s$/, '') : word))
        .join(' ');
}

/** Something that has a name, and other words for it. */
type Nameable = Pick<Declaration, 'name' | 'title' | 'term'>;

/** Whether some words hold others, each as a whole, and something that tells them from many more. */
function holds(words: readonly string[], others: readonly string[]): boolean {
    return others.some(word => !COMMON.has(word) && !/^\d+$/.test(word)) && others.every(word => words.includes(word));
}

/** How near two ways to say something are: as many words as they share, less the words that only one has. Nothing where neither holds the other. */
function nearness(written: string, phrase: string): number | undefined {
    const [words, others] = [written.split(' '), phrase.split(' ')];
    if (holds(words, others)) return others.length - (words.length - others.length) / 10;
    return holds(others, words) ? words.length - (others.length - words.length) / 10 : undefined;
}

/** How many letters a name has that is not another's but for one of them. */
const LONG = 9;

/** How many names are offered for one that no one has declared. */
const MOST_OFFERED = 3;

/**
 * What was most likely meant by a name that no one has declared: first what is called so by its title, other words for it or its
 * code; then what is called so in part, a broader or a narrower term; and only then what looks alike.
 */
export function meantBy(written: string, known: readonly Nameable[]): readonly Nameable[] {
    const wanted = spoken(written);
    const called = known.map(each => ({
        each,
        phrases: [each.name, each.title ?? '', ...(each.term?.also ?? []), ...(each.term?.codes ?? [])].map(spoken).filter(Boolean),
    }));
    const exactly = called.filter(({ phrases }) => phrases.includes(wanted));
    if (exactly.length) return exactly.slice(0, MOST_OFFERED).map(({ each }) => each);
    const slip = nearestName(
        written,
        known.map(({ name }) => name),
    );
    const alike = slip === undefined ? [] : known.filter(({ name }) => name === slip).slice(0, 1);
    // One letter off in a long name is a slip of the hand, whatever else shares some of its words.
    if (slip !== undefined && written.length >= LONG && distance(written.toLowerCase(), slip.toLowerCase(), 1) <= 1) return alike;
    // A code is no word: what only shares its letters is another thing.
    if (/\d/.test(written.replace(/-?\bband-?\d+\b/i, ''))) return alike;
    const near = called.flatMap(({ each, phrases }) => {
        const best = Math.max(...phrases.map(phrase => nearness(wanted, phrase) ?? 0));
        return best > 0 ? [{ each, best }] : [];
    });
    const most = Math.max(...near.map(({ best }) => best));
    const nearest = near.filter(({ best }) => best === most);
    if (nearest.length) return nearest.slice(0, MOST_OFFERED).map(({ each }) => each);
    return alike;
}
