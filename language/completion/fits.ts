import type { Attribute, Block } from '../model/elements/element-kind.ts';
import { attributeOf, attributeOrWord, blockOfRule, blocksOf, elementKeyOf, elementOf, keyOf } from '../model/elements.ts';
import type { Dimension } from '../model/values.ts';
import { type Network, type Next, nextOf, nodeOfType, type PartialNode, type Path, taken, writtenFor } from './path.ts';

/** Whether a word of the grammar is made of letters, and not a sign such as `{`. */
function matchesWord(word: string): boolean {
    return /^\p{L}/u.test(word);
}

/** The block that a node stands in, or is. */
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

/** Whether a line of some name has a meaning in the block that a path stands in. Entries that are no lines have. */
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

/** More ways to go on than this are a choice of its own. */
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
