import { keyOf } from '../model/elements.ts';
import { ALL_VOCABULARIES } from '../model/namespaces.ts';
import { isTextType } from '../syntax/strings.ts';
import type { AtPlace } from './at-place.ts';
import { actionBody, entryBody } from './entry-bodies.ts';
import { findingBody } from './finding-body.ts';
import { isWithin } from './fits.ts';
import { type Choosing, lineValue } from './line-values.ts';
import { namesAt } from './names-at.ts';
import { type Path, writtenFor } from './path.ts';
import type { Phrase } from './phrases.ts';
import { type Fillers, shortestRest } from './shortest.ts';
import type { Part } from './suggestion.ts';
import { usualIn } from './usual-numbers.ts';
import { quantities, valuesAt, wordsFor } from './values-at.ts';

/** How many names there are to choose from in a list, at most. */
const MOST_CHOICES = 12;

function choosingAt({ surroundings: { names, today } }: AtPlace): Choosing {
    return {
        today,
        choices: namespace => {
            if (namespace === 'vocabularies') return ALL_VOCABULARIES;
            const known = [...names.all(namespace)].flatMap(found => found[0]?.declaration.name ?? []);
            return known.length <= MOST_CHOICES ? known : undefined;
        },
        usual: key => usualIn(names).find(each => each.key === key)?.shown,
    };
}

function fillersAt({ surroundings }: AtPlace): Fillers {
    const first = (found: readonly { readonly parts: readonly Part[] }[], otherwise: string): readonly Part[] =>
        found[0]?.parts ?? [{ blank: otherwise }];
    return {
        quantity: (node, property) => first(quantities(node, property, surroundings), '1'),
        terminal(terminal, node, property, isReference) {
            if (isReference) {
                const found = namesAt(node, property ?? '', surroundings).toSorted((a, b) => a.rank - b.rank);
                const names = found.map(({ label }) => label);
                return [{ blank: names[0] ?? 'name', ...(names.length > 1 && names.length <= MOST_CHOICES && { choices: names }) }];
            }
            if (isTextType(terminal)) return ['"', { blank: `[${wordsFor(property)}]` }, '"'];
            return first(valuesAt({ terminal, node, property, of: undefined }, surroundings), terminal === 'NUMBER' ? '1' : 'name');
        },
    };
}

/** The least that has to stand behind a path so that what it is in can be read; nothing where something stands there. */
export function endingOf(path: Path, at: AtPlace): readonly Part[] {
    if (at.hasRest) return [];
    const { network, distances } = at.grammar;
    if (path.node.type === 'Finding' && path.rule.name === 'Finding') return findingBody(path.node, at.surroundings);
    if (path.node.type === 'Action' && path.rule.name === 'Action' && writtenFor(path.node, 'title') !== undefined)
        return actionBody(choosingAt(at));
    return shortestRest(network, distances, path, at.position.base, fillersAt(at));
}

const LINES_OF_REQUIREMENTS: ReadonlySet<string> = new Set(['BasisField', 'RequirementSource']);

/** What is usually written behind the words that begin a line or an entry; nothing where only the grammar says it. */
export function usualEnding({ words, path, isNew }: Phrase, at: AtPlace): readonly Part[] | undefined {
    if (at.hasRest) return [];
    if ((isNew && isWithin(path, 'KnownField')) || LINES_OF_REQUIREMENTS.has(path.rule.name)) {
        const value = lineValue(keyOf(words), choosingAt(at));
        if (value) return [': ', ...value];
    }
    if (path.rule.name === 'Interval' && words === 'every') return [' ', { blank: '4 weeks' }];
    return at.place.isLineStart || isWithin(path, 'TermClause') ? entryBody(words, choosingAt(at)) : undefined;
}
