import { type Block, blockOfRule } from '../model/elements/blocks.ts';
import type { Attribute } from '../model/elements/element-kind.ts';
import { attributeOf, attributeOrWord, blocksOf, elementKeyOf, elementOf, keyOf } from '../model/elements.ts';
import { ALL_VOCABULARIES } from '../model/namespaces.ts';
import type { Dimension } from '../model/values.ts';
import { usualName } from '../names/meant-for.ts';
import { isTextType } from '../syntax/strings.ts';
import { actionBody, type Choosing, entryBody, findingBody, lineValue } from './entry-bodies.ts';
import { namesAt } from './names-at.ts';
import {
    type Network,
    type Next,
    nextOf,
    nodeOfType,
    type PartialNode,
    type Path,
    type Step,
    stepInto,
    stepOut,
    taken,
    writtenFor,
} from './path.ts';
import type { AtPlace } from './place.ts';
import type { Part } from './suggestion.ts';
import { quantities, usualIn, valuesAt, wordsFor } from './values-at.ts';

/** What has to be written after a suggestion until its line or block can be read: the least that the grammar asks for, or what is usual. */

/** Whether a word of the grammar is made of letters, and not a sign such as `{`. */
function matchesWord(word: string): boolean {
    return /^\p{L}/u.test(word);
}

/** The block that a node is in, or is. */
function blockAround(node: PartialNode | undefined): Block | undefined {
    for (let each = node; each; each = each.container) {
        const block = blockOfRule(each.type, writtenFor(each, 'kind'));
        if (block) return block;
    }
    return undefined;
}

/** Whether a path is in a rule, or in one that it is part of. */
export function isWithin(path: Path | undefined, rule: string): boolean {
    for (let each = path; each; each = each.around) if (each.rule.name === rule) return true;
    return false;
}

/** Whether a line of some name has a meaning in the block that a path is in. Entries that are no lines have. */
export function belongsHere(path: Path, words: string): boolean {
    if (!isWithin(path, 'KnownField')) return true;
    const block = blockAround(path.node.container);
    return block !== undefined && blocksOf(keyOf(words)).includes(block);
}

const NUMBERS: ReadonlySet<string | undefined> = new Set<Attribute['type']>(['time', 'people', 'wte', 'percent', 'money', 'count']);

/** Whether the kind of element that is named can be bounded in this way: a caseload has a number, a role no date. */
export function boundFits(path: Path): boolean {
    const check = nodeOfType(path.node, 'ElementCheck', 'ConditionTest');
    const rule = ['QuantityBound', 'FrequencyBound', 'DateBound', 'InDateBound', 'TextBound', 'AttributeBound'].find(name =>
        isWithin(path, name),
    );
    if (!check || !rule || isWithin(path, 'Attribute')) return true;
    const kind = elementKeyOf(writtenFor(check, 'kind') ?? '');
    if (!kind) return false;
    const { attributes, main } = elementOf(kind);
    const mainType = attributeOf(kind, attributeOrWord(main ?? ''))?.type;
    switch (rule) {
        case 'QuantityBound':
            return writtenFor(nodeOfType(path.node, 'QuantityBound'), 'attribute') ? 'reviewed' in attributes : NUMBERS.has(mainType);
        case 'FrequencyBound':
            return main === 'every' || main === 'least';
        case 'DateBound':
            return mainType === 'date';
        case 'InDateBound':
            return attributes.review?.type === 'date';
        case 'TextBound':
            return 'text' in attributes;
        default:
            return Object.keys(attributes).length > 0;
    }
}

const UNITS: Readonly<Partial<Record<Dimension, RegExp>>> = {
    time: /^(?:minute|hour|day|working day|week|month|year)s?$/,
    people: /^(?:people|person)$/,
    wte: /^wte$/,
    percent: /^%$/,
};

/** Whether a unit goes with what a number counts, and with one or many. */
export function unitFits(unit: string, quantity: PartialNode, dimension: Dimension | undefined): boolean {
    const number = writtenFor(quantity, 'value') ?? writtenFor(quantity, 'number');
    const isOne = number === undefined ? quantity.type !== 'Quantity' : number === '1';
    const isMany = unit.endsWith('s') || unit === 'people';
    const counts = /s$|day|week|month|year|hour|minute|people|person/.test(unit);
    if (counts && isOne === isMany) return false;
    return dimension === undefined || (UNITS[dimension]?.test(unit) ?? false);
}

/** Words of the grammar that belong together, such as `referral from`, and where they lead. */
export interface Phrase {
    readonly words: string;
    readonly path: Path;
    /** Whether it begins something new in the block around. */
    readonly isNew: boolean;
}

/** More ways to go on than this are offered as a separate choice. */
const MOST = 6;

function isWord({ step }: Next): boolean {
    return step.kind === 'word' && matchesWord(step.word);
}

function wordOf({ step }: Next): string {
    return step.kind === 'word' ? step.word : '';
}

function* grown(network: Network, words: string, path: Path, base: number, isNew: boolean): Generator<Phrase> {
    const after = [...nextOf(network, path, base)];
    const goesOn = after.length > 0 && after.length <= MOST && after.every(next => isWord(next) && !next.isNew);
    if (!goesOn) yield { words, path, isNew };
    else for (const next of after) yield* grown(network, `${words} ${wordOf(next)}`, taken(next, wordOf(next)), base, isNew);
}

/** The phrases that begin with some of the words that may come next. */
export function phrasesOf(network: Network, nexts: readonly Next[], base: number): readonly Phrase[] {
    return nexts.filter(isWord).flatMap(next => [...grown(network, wordOf(next), taken(next, wordOf(next)), base, next.isNew)]);
}

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
 * @param base the depth of the block that the entry is in
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
            if (isTextType(terminal)) return ['"', { blank: `[${wordsFor(property, node.type)}]` }, '"'];
            return first(valuesAt({ terminal, node, property, of: undefined }, surroundings), terminal === 'NUMBER' ? '1' : 'name');
        },
    };
}

/** The least that has to follow a path so that its line can be read; nothing where something follows already. */
export function endingOf(path: Path, at: AtPlace): readonly Part[] {
    if (at.hasRest) return [];
    const { network, distances } = at.grammar;
    if (path.node.type === 'Finding' && path.rule.name === 'Finding') return findingBody(path.node, at.surroundings);
    if (path.node.type === 'Action' && path.rule.name === 'Action' && writtenFor(path.node, 'title') !== undefined)
        return actionBody(choosingAt(at));
    return shortestRest(network, distances, path, at.position.base, fillersAt(at));
}

const LINES_OF_REQUIREMENTS: ReadonlySet<string> = new Set(['BasisField', 'RequirementSource']);

/** What usually follows the words that begin a line or an entry; nothing where only the grammar says it. */
export function usualEnding({ words, path, isNew }: Phrase, at: AtPlace): readonly Part[] | undefined {
    if (at.hasRest) return [];
    if ((isNew && isWithin(path, 'KnownField')) || LINES_OF_REQUIREMENTS.has(path.rule.name)) {
        const value = lineValue(keyOf(words), choosingAt(at));
        if (value) return [': ', ...value];
    }
    if (path.rule.name === 'Interval' && words === 'every') return [' ', { blank: '4 weeks' }];
    return at.place.isLineStart || isWithin(path, 'TermClause') ? entryBody(words, choosingAt(at)) : undefined;
}
