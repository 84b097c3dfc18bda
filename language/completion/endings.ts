import { keyOf } from '../model/elements.ts';
import { ALL_VOCABULARIES } from '../model/namespaces.ts';
import { usualName } from '../names/meant-for.ts';
import { isTextType } from '../syntax/strings.ts';
import type { AtPlace } from './at-place.ts';
import { actionBody, type Choosing, entryBody, findingBody, lineValue } from './entry-bodies.ts';
import { isWithin, type Phrase } from './fits.ts';
import { namesAt } from './names-at.ts';
import { type Network, type PartialNode, type Path, type Step, stepInto, stepOut, writtenFor } from './path.ts';
import type { Part } from './suggestion.ts';
import { quantities, usualIn, valuesAt, wordsFor } from './values-at.ts';

/** What has to be written after a suggestion until its line or block can be read: the least that the grammar asks for, or what is usual. */

/** What to write where the writer makes up a token, or a value of several. */
interface Fillers {
    terminal(terminal: string, node: PartialNode, property: string | undefined, isReference: boolean): readonly Part[];
    /** A number with its unit. */
    quantity(node: PartialNode, property: string | undefined): readonly Part[];
}

const COSTS: Readonly<Record<string, number>> = { STRING: 1, PROSE: 1, DATE: 1, NUMBER: 1, ID: 2, LABEL: 2, TIME: 2, LINK: 3, MONEY: 4 };
/** Values that are written as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['Quantity', 'Interval', 'Often', 'ElementKind']);

/** For each state of a grammar, how little has to be written until its rule ends. */
export function distancesOf({ steps, rules }: Network): readonly number[] {
    const distances = steps.map(() => Number.POSITIVE_INFINITY);
    for (const { end } of rules.values()) distances[end] = 0;
    for (let changed = true; changed; ) {
        changed = false;
        for (const [state, all] of steps.entries()) {
            for (const step of all) {
                const least = costOf(step, distances, rules) + (distances[step.to] as number);
                if (least >= (distances[state] as number)) continue;
                distances[state] = least;
                changed = true;
            }
        }
    }
    return distances;
}

function costOf(step: Step, distances: readonly number[], rules: Network['rules']): number {
    switch (step.kind) {
        case 'word':
            return 1;
        case 'terminal':
            return COSTS[step.terminal] ?? 2;
        case 'rule':
            return WHOLE.has(step.rule) ? 1 : (distances[rules.get(step.rule)?.start ?? 0] as number);
        default:
            return 0;
    }
}

/**
 * The least that has to be written from a path until the entry that it is in can end.
 *
 * @param base the depth of the block that the entry stands in
 */
function shortestRest(network: Network, distances: readonly number[], from: Path, base: number, fillers: Fillers): Part[] {
    const parts: Part[] = [];
    let path = from;
    while (path.depth > base) {
        if (distances[path.state] === 0 && path.state === path.rule.end) {
            const after = stepOut(path);
            if (!after) break;
            path = after;
            continue;
        }
        const steps = network.steps[path.state] ?? [];
        const cost = (step: Step): number => costOf(step, distances, network.rules) + (distances[step.to] as number);
        const best = steps.reduce<Step | undefined>((least, step) => (least && cost(least) <= cost(step) ? least : step), undefined);
        if (!best) break;
        const to = { ...path, state: best.to };
        switch (best.kind) {
            case 'skip':
                path = to;
                break;
            case 'type':
                path = { ...to, node: { ...to.node, type: best.type } };
                break;
            case 'word':
                parts.push(...spaced(best.word));
                path = to;
                break;
            case 'terminal':
                parts.push(' ', ...fillers.terminal(best.terminal, path.node, best.property, best.isReference));
                path = to;
                break;
            case 'rule':
                if (WHOLE.has(best.rule)) {
                    parts.push(' ', ...wholeValue(best, path.node, fillers));
                    path = to;
                } else path = stepInto(network, path, best);
                break;
        }
    }
    return parts;
}

function wholeValue({ rule, property }: Extract<Step, { kind: 'rule' }>, node: PartialNode, fillers: Fillers): readonly Part[] {
    if (rule === 'Quantity') return fillers.quantity(node, property);
    return [{ blank: rule === 'Interval' || rule === 'Often' ? 'every 4 weeks' : 'caseload' }];
}

function spaced(word: string): Part[] {
    switch (word) {
        case '{':
            return [' {\n  ', { blank: '' }];
        case '}':
            return ['\n}'];
        default:
            return [/^\p{L}/u.test(word) ? ` ${word}` : word];
    }
}

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
        usual: key =>
            usualIn(names).find(each => each.key === key)?.shown ??
            (key === 'follows' || key === 'template' ? usualName(key, names) : undefined),
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
