import { type Address, pathOfAddress } from '../../language/model/address.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { type Configs, configProblemInWords, unknownGuidance } from '../../language/workspace/config.ts';
import { fileError, usageError } from '../io/exit-code.ts';

/**
 * Refuses to go on where a configuration is not right.
 *
 * @param shown the path of a file as people see it
 * @throws with all that is wrong with the first such configuration
 */
export function refuseProblems({ problems }: Configs, shown: (address: Address) => string): void {
    for (const [address, all] of problems) {
        const unread = all.find(problem => problem.unread !== undefined)?.unread;
        if (unread !== undefined) throw fileError(`${pathOfAddress(address) ?? address} can't be read: ${unread}.`);
        const needs = all.find(problem => problem.needsNewer);
        if (needs) throw usageError(`${shown(address)} ${needs.message}`);
        const lines = all.map(problem => `  ${configProblemInWords(problem)}`);
        throw usageError(`${shown(address)} is not right:\n${lines.join('\n')}`);
    }
}

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
