import { RULES } from '../../language/checks/catalogue.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import type { Config } from '../config.ts';
import { usageError } from '../exit-code.ts';

function perhaps(written: string, known: readonly string[]): string {
    const nearest = nearestName(written, known);
    return nearest ? ` Did you mean ${nearest}?` : ` There are: ${known.join(', ')}.`;
}

/** The names of guidance that a person gave, if all of them exist. */
export function knownGuidance(written: readonly string[], names: NameIndex): readonly string[] {
    const known = [...names.all('guidance')].flatMap(found => found[0]?.declaration.name ?? []);
    for (const name of written) {
        if (!known.includes(name)) throw usageError(`There is no guidance called "${name}".${perhaps(name, known)}`);
    }
    return written;
}

/** The severities that the configuration gives to rules, if all of the rules exist. */
export function knownRules(configured: NonNullable<Config['rules']>): NonNullable<Config['rules']> {
    const known = RULES.map(rule => rule.code);
    for (const code of Object.keys(configured)) {
        if (known.includes(code)) continue;
        throw usageError(`carewright.json: there is no rule "${code}".${perhaps(code, known)} See: carewright rules`);
    }
    return configured;
}

/** A name that a person gave, as everybody writes it. Refuses what the language can't have as a name. */
export function mustBeName(name: string): string {
    if (isName(name)) return canonicalName(name);
    throw usageError(`"${name}" can't be a name: letters, digits and hyphens, beginning with a letter, such as northmoor-outreach.`);
}

/** Refuses a name that nobody has declared. */
export function mustBeKnown(namespace: string, name: string, names: NameIndex): void {
    if (names.find([namespace], name).length) return;
    const known = [...names.all(namespace)].flatMap(found => found[0]?.declaration.name ?? []);
    const nearest = nearestName(name, known);
    const what = namespace === 'models' ? 'model of care' : namespace;
    throw usageError(
        `There is no ${what} called "${name}".${nearest ? ` Did you mean ${nearest}?` : ` There are: ${known.join(', ') || 'none'}.`}`,
    );
}
