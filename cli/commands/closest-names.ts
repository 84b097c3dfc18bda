import { nearestName } from '../../language/names/nearest-name.ts';

/** Up to three known names that were perhaps meant: alike letter by letter, or with a part in common. */
export function closestNames(written: string, known: readonly string[]): readonly string[] {
    const wanted = written.toLowerCase();
    const rest = new Set(known);
    const closest: string[] = [];
    for (let nearest = nearestName(written, rest); nearest && closest.length < 3; nearest = nearestName(written, rest)) {
        closest.push(nearest);
        rest.delete(nearest);
    }
    const parts = wanted.length < 3 ? [] : [...rest].filter(name => name.toLowerCase().includes(wanted));
    return [...closest, ...parts].slice(0, 3);
}
