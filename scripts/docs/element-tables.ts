import { LIBRARY } from '../../language/library/library.ts';
import type { Attribute, ElementKind } from '../../language/model/elements/element-kind.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import { VOCABULARY_KINDS } from '../../language/model/namespaces.ts';
import { code, table } from './markdown.ts';

const BOUNDS: Readonly<Record<Attribute['type'], string>> = {
    time: 'time',
    people: 'people',
    wte: 'wte',
    percent: '%',
    money: 'money',
    count: 'number',
    text: 'text',
    date: 'date',
    flag: 'yes or no',
};

/** Kinds that are not written as a line or an entry of a block. */
const PLACES: Readonly<Record<string, string>> = {
    policy: 'the block `policy … { }`',
    'works with': 'the block `works with … { }`',
    finding: 'the block `finding … { }`',
    action: 'the block `action … { }`',
    gap: 'any finding that has a `gap:`, or where `policy:` or `practice:` is not in place',
    answer: 'any line of the review that answers a question',
};

/** Where people write an element of a kind. */
function placeOf({ block, words }: ElementKind): string {
    return PLACES[words] ?? (block === 'service' || block === 'review' ? `the ${block} itself` : `in ${code(`${block} { }`)}`);
}

function attributeOf(name: string, { type, words }: Attribute, main: string | undefined): string {
    return `${code(name)} ${words} (${BOUNDS[type]}${name === main ? ', the main one' : ''})`;
}

/** Every kind of element that an expectation can ask for, as a table. */
export function elementTable(): string {
    const rows = ALL_ELEMENTS.map(([, kind]) => [
        code(kind.words),
        kind.of,
        placeOf(kind),
        kind.terms ? kind.terms : '',
        Object.entries(kind.attributes)
            .map(([name, attribute]) => attributeOf(name, attribute, kind.main))
            .join('; '),
    ]);
    return table(['Kind', 'Of a', 'Written', 'Its names are', 'What it can say: attributes'], rows);
}

/** Every kind of vocabulary, and how much of it the library brings along. */
export function vocabularyTable(): string {
    const declarations = LIBRARY.flatMap(document => document.declarations);
    const rows = Object.entries(VOCABULARY_KINDS).map(([kind, words]) => [
        code(kind),
        words,
        `${declarations.filter(({ namespace }) => namespace === kind).length}`,
    ]);
    return table(['Vocabulary', 'What its terms are', 'Terms in the library'], rows);
}
