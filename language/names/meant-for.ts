import { isLibrary } from '../library/scheme.ts';
import type { SubjectFacts } from '../model/facts.ts';
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

/** What a new document follows where it is not said: what is meant for the model, or for every model where nothing is made for it. */
export function usualGuidance(model: string | undefined, names: NameIndex): readonly string[] {
    const usual = usualName('follows', names);
    if (!model || isMeantFor(usual, [model], names)) return [usual];
    const made = guidanceMadeFor([model], names);
    return made.length ? made : [usualName('follows-otherwise', names)];
}

/** How many letters have to be changed, added, left out or swapped to make one word of another; stops above `most`. */
function distance(a: string, b: string, most: number): number {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] as number) + 1);
            row.push(best);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] as number;
}

/** The known name that was most likely meant, if one is close enough. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
    const most = written.length < 5 ? 1 : written.length < 9 ? 2 : 3;
    let nearest: string | undefined;
    let least = most + 1;
    for (const name of known) {
        const steps = distance(written.toLowerCase(), name.toLowerCase(), least - 1);
        if (steps < least) [nearest, least] = [name, steps];
    }
    return nearest;
}
