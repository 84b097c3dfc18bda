import { ACCESS } from './elements/access.ts';
import { type Block, SAYINGS } from './elements/blocks.ts';
import { CARE, STATEMENTS } from './elements/care.ts';
import { DESCRIBING } from './elements/describing.ts';
import type { Attribute, DescribingLine, DocumentPart, ElementKind } from './elements/element-kind.ts';
import { POPULATION, TEAM } from './elements/people.ts';
import { REVIEW } from './elements/review.ts';
import { SERVICE_LINES } from './elements/service.ts';

/**
 * The schema of the language: every kind of thing that a service or a review says, by its key (its words without spaces), in
 * the order of a specification. All that is known of a kind is said here and nowhere else: facts are read by it, expectations
 * are checked against it, and completion, messages, forms, documents and the language's own description are made from it.
 */
const ELEMENTS = {
    ...SERVICE_LINES,
    ...STATEMENTS,
    ...POPULATION,
    ...ACCESS,
    ...TEAM,
    ...CARE,
    ...REVIEW,
} as const satisfies Record<string, ElementKind>;

export type ElementKey = keyof typeof ELEMENTS;

/** A word of a document where the language's own words belong, and that is none of them. Kept, so that it can be reported. */
declare const unknown: unique symbol;
export type UnknownWord = string & { readonly [unknown]: true };

type Keeps<Kind> = Kind extends { readonly keeps: readonly (infer Name)[] } ? Name : never;

/** What an element of a kind can say. */
export type AttributeName<Key extends ElementKey = ElementKey> = Key extends ElementKey
    ? (keyof (typeof ELEMENTS)[Key]['attributes'] & string) | Keeps<(typeof ELEMENTS)[Key]>
    : never;

/** Every line with a colon and every element, by its key. */
export const LINES = { ...ELEMENTS, ...DESCRIBING } as const;

export type LineKey = keyof typeof LINES;

const ELEMENT_OF: ReadonlyMap<string, ElementKind> = new Map(Object.entries(ELEMENTS));
const LINE_OF: ReadonlyMap<string, ElementKind | DescribingLine> = new Map(Object.entries(LINES));

/** Every kind of element with its key, in the order of the schema. */
export const ALL_ELEMENTS = Object.entries(ELEMENTS) as readonly (readonly [ElementKey, ElementKind])[];

/** Every line and element with its key. */
export const ALL_LINES = Object.entries(LINES) as readonly (readonly [LineKey, ElementKind | DescribingLine])[];

/** Whether a key is that of a kind of element. */
export function isElementKey(key: string): key is ElementKey {
    return ELEMENT_OF.has(key);
}

/** Whether a key is that of a line or an element. */
export function isLineKey(key: string): key is LineKey {
    return LINE_OF.has(key);
}

/** What the schema says of a kind of element; nothing for a word that is none. */
export function elementOf(key: ElementKey): ElementKind;
export function elementOf(key: string): ElementKind | undefined;
export function elementOf(key: string): ElementKind | undefined {
    return ELEMENT_OF.get(key);
}

/** What the schema says of a line or an element; nothing for a word that is neither. */
export function lineOf(key: string): ElementKind | DescribingLine | undefined {
    return LINE_OF.get(key);
}

/** What the schema says of an attribute; nothing where the kind has none of that name. */
export function attributeOf(key: ElementKey | UnknownWord, name: AttributeName | UnknownWord): Attribute | undefined {
    const attributes = ELEMENT_OF.get(key)?.attributes ?? {};
    return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/**
 * The key of the kind of element that some words of a document name: without spaces, in the singular where people write the
 * plural. The one place that decides it. Nothing for words that name none.
 */
export function elementKeyOf(words: string): ElementKey | undefined {
    const key = keyOf(words);
    if (isElementKey(key)) return key;
    const singular = key.replace(/ies$/, 'y').replace(/s$/, '');
    return isElementKey(singular) ? singular : undefined;
}

/** The key of a kind of element, or the words as a key, kept to be reported. */
export function elementKeyOrWord(words: string): ElementKey | UnknownWord {
    return elementKeyOf(words) ?? (keyOf(words) as UnknownWord);
}

/** Some words as a key: without spaces. */
export function keyOf(words: string): string {
    return words.replaceAll(' ', '');
}

const ATTRIBUTES: ReadonlySet<string> = new Set(Object.values(ELEMENTS).flatMap(({ attributes }) => Object.keys(attributes)));

/** The attribute that some words of a document name, or the words, kept to be reported. */
export function attributeOrWord(words: string): AttributeName | UnknownWord {
    return ATTRIBUTES.has(words) ? (words as AttributeName) : (words as UnknownWord);
}

/** The keys of what a service says in one part of a specification document. */
export function keysOfPart(part: DocumentPart): ReadonlySet<string> {
    return new Set(ALL_ELEMENTS.flatMap(([key, kind]) => ('part' in kind && kind.part === part ? [key] : [])));
}

/** Whether a kind is written as a line with a colon, and not as an entry, a statement or a block. */
export function isLine({ rule }: Pick<ElementKind, 'rule'>): boolean {
    return rule.endsWith('Field');
}

/** Whether a line is said once in a block: of what is often said, several are right side by side. */
export function isSaidOnce(label: string): boolean {
    const line = LINE_OF.get(keyOf(label));
    return !line || !isLine(line) || line.repeats !== 'often';
}

/** The blocks in which a line or an element has a meaning; none for a word that is neither. */
export function blocksOf(key: string): readonly Block[] {
    return BLOCKS_OF.get(key) ?? [];
}

function blocksOfLine(line: ElementKind | DescribingLine): readonly Block[] {
    return 'blocks' in line ? line.blocks : [line.block, ...(line.describes ?? [])];
}

const BLOCKS_OF: ReadonlyMap<string, readonly Block[]> = new Map(
    [...LINE_OF].map(([key, line]): [string, readonly Block[]] => [key, blocksOfLine(line)]),
);

/** Where a line or an element is written in a service. */
function isIn(line: ElementKind | DescribingLine, block: Block): boolean {
    return 'blocks' in line ? line.blocks.includes(block) && line.before !== undefined : line.of === 'service' && line.block === block;
}

/** What is written in a block of a service, in the order of the schema, each line that describes it before the line that it names. */
function orderIn(block: Block): readonly string[] {
    const all = ALL_LINES.filter(([, line]) => isIn(line, block));
    const own = all.filter(([, line]) => !('blocks' in line));
    return own.flatMap(([key, { words }]) => {
        const before = all.filter(([, line]) => 'blocks' in line && line.before === key);
        return [...before.map(([, line]) => line.words), words];
    });
}

function blocksInOrder(): readonly string[] {
    const blocks = ALL_LINES.flatMap(([, line]): string[] => {
        if ('blocks' in line || line.of !== 'service') return [];
        return line.block === 'service' ? (isLine(line) ? [] : [line.words]) : [line.block];
    });
    return [...new Set(blocks)];
}

/**
 * The order in which a specification says things.
 *
 * It is that of the fact base, section 5 (Schedule 2, part A of the NHS Standard Contract), as far as that has one for what
 * the language can say, and of docs/language.md where it has none:
 * - the heading row first: number, commissioner, provider, period, date of review;
 * - then the context ("population needs"), aims and outcomes (together, aims first, as in the newer short form);
 * - then the scope in its order 3.1 to 3.5: the pathway, the population with whom it leaves out, what the service does, and
 *   last the partners;
 * - then measures ("applicable quality requirements").
 * What the schedule does not know, such as exemptions and accepted gaps, comes last.
 */
export const SERVICE_ORDER: readonly string[] = [
    ...orderIn('service').filter(words => !blocksInOrder().includes(words)),
    ...blocksInOrder(),
    ...Object.values(SAYINGS),
];

/**
 * The order of lines in those blocks of a service whose lines are of different kinds, by the rules of the grammar that read
 * them. Roles come after the lines of the team, in the order of their writer.
 */
export const BLOCK_ORDER = { Population: orderIn('population'), Access: orderIn('access'), Team: orderIn('team') } as const;

/** Lines that come before the others of a policy or an action. */
export const FIRST_LINES: readonly string[] = ALL_LINES.flatMap(([, line]) => ('isFirst' in line && line.isFirst ? [line.words] : []));

/** The place of a block in a service, by how it begins: `policy discharge`. What the order does not know comes last. */
export function rankInService(head: string): number {
    const index = SERVICE_ORDER.findIndex(each => head === each || head.startsWith(`${each} `));
    return index < 0 ? SERVICE_ORDER.length : index;
}

/** What a guidance asks for that may be said in any line of a service: `sentence mentioning "same worker"`. No document writes it. */
export const SENTENCE = 'sentence' as UnknownWord;
