import type { Namespace } from '../../language/model/namespaces.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { unknownGuidance } from '../../language/workspace/config.ts';
import { usageError } from '../exit-code.ts';

/** The names of guidance that a person gave, if all of them exist. */
export function knownGuidance(written: readonly string[], names: NameIndex): readonly string[] {
    for (const problem of unknownGuidance(written, names)) throw usageError(problem);
    return written;
}

/** A name that a person gave, as everybody writes it. Refuses what the language can't have as a name. */
export function mustBeName(name: string): string {
    if (isName(name)) return canonicalName(name);
    throw usageError(`"${name}" can't be a name: letters, digits and hyphens, beginning with a letter, such as northmoor-outreach.`);
}

/** Refuses a name that nobody has declared. */
export function mustBeKnown(namespace: Namespace, name: string, names: NameIndex): void {
    if (names.find([namespace], name).length) return;
    const known = [...names.all(namespace)].flatMap(found => found[0]?.declaration.name ?? []);
    const nearest = nearestName(name, known);
    const what = namespace === 'models' ? 'model of care' : namespace;
    throw usageError(
        `There is no ${what} called "${name}".${nearest ? ` Did you mean ${nearest}?` : ` There are: ${known.join(', ') || 'none'}.`}`,
    );
}
