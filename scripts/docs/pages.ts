import { readFileSync } from 'node:fs';
import { LIBRARY } from '../../language/library/library.ts';
import type { Attribute, ElementKind } from '../../language/model/elements/element-kind.ts';
import { ALL_ELEMENTS, ALL_LINES } from '../../language/model/elements.ts';
import { VOCABULARY_KINDS } from '../../language/model/namespaces.ts';
import { ROOMS } from '../../test/architecture/rooms.ts';
import { code, table } from './markdown.ts';
import { namesPage } from './names-page.ts';
import { libraryTable, requirementsPage } from './requirements-page.ts';
import { ruleIndex, rulePages } from './rule-pages.ts';

/** Shorter words are in every dictionary, or in none. */
const SHORTEST = 4;

/** The words of the language and of the library's terms, one a line, for spell checkers such as cspell. */
export function dictionary(): string {
    const texts = [
        ...ALL_LINES.map(([, { words }]) => words),
        ...LIBRARY.flatMap(({ declarations }) =>
            declarations.flatMap(({ name, title, term }) => [name, title ?? '', ...(term?.also ?? [])]),
        ),
    ];
    const words = texts.flatMap(text => text.match(/\p{L}[\p{L}’']*\p{L}/gu) ?? []);
    const long = words.filter(word => word.length >= SHORTEST).map(word => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word));
    return `# Words of Carewright and its library, for spell checkers\n${[...new Set(long)].toSorted().join('\n')}\n`;
}

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

function attributeOf(name: string, { type, says }: Attribute, main: string | undefined): string {
    return `${code(name)} ${says} (${BOUNDS[type]}${name === main ? ', the main one' : ''})`;
}

/** Every kind of element that an expectation can ask for, as a table. */
function elementTable(): string {
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
function vocabularyTable(): string {
    const declarations = LIBRARY.flatMap(document => document.declarations);
    const rows = Object.entries(VOCABULARY_KINDS).map(([kind, words]) => [
        code(kind),
        words,
        `${declarations.filter(({ namespace }) => namespace === kind).length}`,
    ]);
    return table(['Vocabulary', 'What its terms are', 'Terms in the library'], rows);
}

/** The name of a room as the reader of one row needs it: rooms of the language by their last part. */
const short = (room: string) => code(room.replace(/^language\//, ''));

/** Every room with what is in it, and whom it may import for which reason. */
function roomsTable(): string {
    const rows = Object.entries(ROOMS).map(([room, { holds, mayImport, mayKnow = {} }]) => [
        code(room),
        holds,
        [
            ...Object.entries(mayImport).map(([other, reason]) => `${short(other)}: ${reason}`),
            ...Object.entries(mayKnow).map(([other, reason]) => `types of ${short(other)}: ${reason}`),
        ].join('; ') || 'nothing',
    ]);
    return table(['Room', 'What is in it', 'What it may import, and why'], rows);
}

/** The folder that all paths of pages are relative to. */
export const ROOT = new URL('../..', import.meta.url);

/** Where the pages of the rules are; everything in this folder is generated. */
export const RULE_PAGES = 'docs/rules/';

/** A page that people write, with what is between `<!-- name:start -->` and `<!-- name:end -->` made anew. */
function withGenerated(path: string, parts: Readonly<Record<string, string>>): string {
    let text = readFileSync(new URL(path, ROOT), 'utf8');
    for (const [name, part] of Object.entries(parts)) {
        const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
        const from = text.indexOf(start);
        const to = text.indexOf(end);
        if (from < 0 || to < from) throw new Error(`${path} has lost its markers ${start} and ${end}.`);
        text = `${text.slice(0, from + start.length)}\n\n${part}\n${text.slice(to)}`;
    }
    return text;
}

/** Every page that is generated, whole or in part, by its path. */
export function documentationPages(): ReadonlyMap<string, string> {
    return new Map([
        ...[...rulePages()].map(([name, text]): [string, string] => [`${RULE_PAGES}${name}.md`, text]),
        [`${RULE_PAGES}README.md`, ruleIndex()],
        ['docs/names.md', namesPage()],
        ['docs/requirements.md', requirementsPage()],
        ['docs/language.md', withGenerated('docs/language.md', { elements: elementTable(), vocabularies: vocabularyTable() })],
        ['docs/how-it-is-built.md', withGenerated('docs/how-it-is-built.md', { rooms: roomsTable() })],
        ['dictionaries/carewright.txt', dictionary()],
        ['README.md', withGenerated('README.md', { library: libraryTable() })],
    ]);
}
