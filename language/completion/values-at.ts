import { BASIS_NAMES } from '../assess/asker.ts';
import { kindInWords } from '../assess/wording.ts';
import { addMonths, dateInWords } from '../model/dates.ts';
import { ALL_ELEMENTS, attributeOf, attributeOrWord, elementKeyOf, elementOf, keyOf, lineOf } from '../model/elements.ts';
import { VOCABULARY_KINDS } from '../model/namespaces.ts';
import type { Dimension } from '../model/values.ts';
import type { NameIndex } from '../names/name-index.ts';
import { ACTION_TITLE } from './entry-bodies.ts';
import { aboutOf, boundsAsked } from './names-at.ts';
import { nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { assessmentsOf, questionsAt, type Surroundings, subjectOf } from './place.ts';
import { blank, inQuotes, type Part, RANKS, type Suggestion } from './suggestion.ts';

/** A number that is usual in a line, as a vocabulary of the library says. */
interface Usual {
    /** The key of the line. */
    readonly key: string;
    readonly shown: string;
    readonly dimension: Dimension;
}

/** The numbers that are usual in lines, in the order of their vocabulary. */
export function usualIn(names: NameIndex): readonly Usual[] {
    return [...names.all('usual')].flatMap(found =>
        (found[0]?.declaration.term?.typical ?? []).map(({ kind, shown, dimension }) => ({ key: kind, shown, dimension })),
    );
}

/** Whether a number is a time from one occasion to the next. */
function isInterval({ key, dimension }: Usual): boolean {
    const rule = lineOf(key)?.rule;
    return dimension === 'time' && (rule === 'IntervalField' || rule === 'Measure');
}

/** The times from one occasion to the next that are usual, such as `6 months`. */
export function usualIntervals(names: NameIndex): readonly string[] {
    return [
        ...new Set(
            usualIn(names)
                .filter(isInterval)
                .map(({ shown }) => shown),
        ),
    ];
}

/** A value that may be written at a place. */
type ValueSuggestion = Omit<Suggestion, 'at'>;

function value(label: string, detail?: string, rank: number = RANKS.usual, parts: readonly Part[] = [label]): ValueSuggestion {
    return { label, kind: 'value', rank, parts, ...(detail && { detail }) };
}

const FUTURE: ReadonlySet<string> = new Set(['reviewBy', 'until', 'end', 'deadline', 'review by', 'due']);
const PAST: ReadonlySet<string> = new Set(['checked', 'counted', 'signed', 'AppointmentField', 'NamesField', 'completed on', 'published']);

/** Dates that a writer may want, with what they are in words. */
function dates(node: PartialNode, property: string, today: string): ValueSuggestion[] {
    const names = [property, node.type, writtenFor(node, 'field') ?? ''];
    const offered: [date: string, when: string][] = [];
    if (!names.some(name => FUTURE.has(name))) offered.push([today, 'today']);
    if (!names.some(name => PAST.has(name))) {
        const isEnd = property === 'end';
        const first = isEnd ? '03-31' : '04-01';
        const year = Number(today.slice(0, 4)) + (today.slice(5) < first ? 0 : 1);
        // What begins now seldom ends within months: a review would come after its end.
        if (isEnd) offered.push([`${year + 2}-${first}`, 'two financial years after this one']);
        offered.push([`${year}-${first}`, isEnd ? 'when this financial year ends' : 'when the next financial year begins']);
        const times: [number, string][] = [
            [6, 'in six months'],
            [12, 'in a year'],
            [24, 'in two years'],
            [36, 'in three years'],
        ];
        for (const [months, when] of times) offered.push([addMonths(today, months), when]);
    }
    return offered.map(([date, when], index) => value(date, `${when}, ${dateInWords(date)}`, RANKS.usual + index / 100));
}

/** How a number of each dimension is written; of time, people and percentages the library says what is usual. */
const WRITTEN: Readonly<Record<Dimension, readonly string[]>> = {
    time: [],
    people: [],
    wte: ['1.0 wte', '0.5 wte'],
    percent: [],
    money: ['£250k', '£1.2m'],
    count: ['1'],
};

/** The numbers that the library says are usual for lines of some rules, and for one line first where it is given. */
function usualNumbers({ names }: Surroundings, isMeant: (line: Usual) => boolean, key?: string): readonly string[] {
    const all = usualIn(names).filter(isMeant);
    return [...new Set([...all.filter(each => each.key === key), ...all].map(({ shown }) => shown))];
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
    ResponseField: 'time',
    LimitField: 'time',
    HoursField: 'time',
    Offer: 'time',
    CaseloadField: 'people',
    Role: 'wte',
    MeasurePart: 'percent',
    Resource: 'money',
};

/** What a number counts that is a value of a node; nothing where it may count anything. */
export function dimensionOf(node: PartialNode, property: string | undefined, surroundings: Surroundings): Dimension | undefined {
    const fixed = DIMENSIONS[node.type];
    if (fixed) return fixed;
    const kind = elementKeyOf(writtenFor(nodeOfType(node, 'ElementCheck', 'ConditionTest', 'TypicalClause'), 'kind') ?? '');
    const typeOf = (attribute: string): Dimension | undefined => {
        const type = kind && attributeOf(kind, attributeOrWord(attribute))?.type;
        return type && type in WRITTEN ? (type as Dimension) : undefined;
    };
    switch (node.type) {
        case 'CountField':
            return writtenFor(node, 'field') === 'expected' || property === 'each' ? 'people' : 'count';
        case 'Attribute':
            return typeOf(writtenFor(node, 'name') ?? '');
        case 'QuantityBound':
        case 'TypicalClause':
            return writtenFor(node, 'attribute') ? 'time' : typeOf((kind && elementOf(kind).main) ?? '');
        case 'Answer': {
            const asked = questionsAt(node, surroundings).find(({ name }) => name === writtenFor(node, 'question'));
            return asked?.answer === 'people' || asked?.answer === 'money'
                ? asked.answer
                : asked?.answer === 'number'
                  ? 'count'
                  : undefined;
        }
        default:
            return undefined;
    }
}

/** What the followed guidance expects of the number at the cursor. */
function expected(node: PartialNode, dimension: Dimension, surroundings: Surroundings): ValueSuggestion[] {
    const about = aboutOf(node);
    const subject = subjectOf(node, surroundings);
    if (!about || !subject) return [];
    const { names, today } = surroundings;
    return boundsAsked(about, assessmentsOf(node, surroundings), subject, names, today).flatMap(({ requirement, bound }) => {
        const shown = bound.shown.replace(/^(?:at least|at most|exactly|within)\s+/, '').replace(/^every\s+/, '');
        if (bound.dimension !== dimension || !/^[\d£]/.test(shown)) return [];
        return value(shown, `${requirement.id} asks for ${bound.shown}`, RANKS.missing);
    });
}

/** Numbers with units that fit. */
export function quantities(node: PartialNode, property: string | undefined, surroundings: Surroundings): ValueSuggestion[] {
    const dimension = dimensionOf(node, property, surroundings);
    // How many people need a service is counted there, and when it is open is no time that passes.
    const isCounted = node.type === 'CountField' && writtenFor(node, 'field') === 'expected';
    if (!dimension || isCounted || node.type === 'HoursField') return [];
    const asked = expected(node, dimension, surroundings);
    const own = node.type === 'ResponseField' ? keyOf(writtenFor(node, 'field') ?? '') : undefined;
    const typical = [...usualNumbers(surroundings, each => each.dimension === dimension, own), ...WRITTEN[dimension]];
    const usual = typical.map((label, index) => value(label, undefined, RANKS.usual + index / 100, [{ blank: label }]));
    return [...asked, ...usual.filter(({ label }) => asked.every(other => other.label !== label))];
}

function kindsOfElement(): ValueSuggestion[] {
    return ALL_ELEMENTS.map(([key, { words }]) => ({ ...value(words, kindInWords(key)), kind: 'word' }));
}

/** A term to declare. */
function newTerm(): ValueSuggestion[] {
    const parts = [blank('name'), ' ', ...inQuotes('what people call it')];
    return [{ ...value('name "…"', 'a new term', RANKS.usual, parts), kind: 'text' }];
}

function attributes(node: PartialNode): ValueSuggestion[] {
    const kind = elementKeyOf(writtenFor(nodeOfType(node, 'ElementCheck', 'ConditionTest'), 'kind') ?? '');
    const have = nodeOfType(node, 'AttributeBound')?.values.attributes ?? [];
    return Object.entries(kind ? elementOf(kind).attributes : {})
        .filter(([name]) => !have.includes(name))
        .map(([name, { says }]) => ({ ...value(name, says), kind: 'word' }));
}

const WORDS_FOR: Readonly<Record<string, string>> = {
    reason: 'why',
    title: 'what people call it',
    body: 'committee',
    source: 'where the figures come from',
    note: 'a note',
    text: 'in your own words',
    description: 'what it means',
};

function ownWords(words: string): ValueSuggestion {
    return { ...value(`"[${words}]"`, 'your own words', RANKS.usual, inQuotes(words)), kind: 'text' };
}

/** What the title of a node says, where it is not only what people call it. */
const TITLES: Readonly<Record<string, string>> = {
    Action: ACTION_TITLE,
    Role: 'who works here',
    Offer: 'what is offered',
    Measure: 'what is counted',
};

/** What a text at a place would say, as a placeholder. @param type that of the node that it is the text of */
export function wordsFor(property: string | undefined, type: string): string {
    return (property === 'title' ? TITLES[type] : undefined) ?? WORDS_FOR[property ?? ''] ?? 'in your own words';
}

/** A token of some kind that may be written at a place, and what it is the value of. */
interface Expected {
    readonly node: PartialNode;
    readonly terminal: string;
    readonly property: string | undefined;
    /** The property that the node itself is the value of. */
    readonly of: string | undefined;
}

/** When a service may be open, as a whole. */
const HOURS: readonly string[] = ['24/7', '09:00 to 17:00, Monday to Friday', '08:00 to 20:00, every day'];

/** The values that may stand for a token. */
export function valuesAt({ node, terminal, property, of }: Expected, surroundings: Surroundings): ValueSuggestion[] {
    switch (terminal) {
        case 'DATE':
            return dates(node, property ?? '', surroundings.today);
        case 'TIME':
            return (property === 'closes' ? ['17:00', '20:00'] : ['08:00', '09:00']).map(label => value(label));
        case 'ALWAYS':
            return HOURS.map((label, index) =>
                value(label, undefined, RANKS.usual - 0.5 + index / 100, index ? [{ blank: label }] : [label]),
            );
        case 'STRING':
        case 'PROSE':
            // A fingerprint is made by a fix, never by hand.
            if (node.type === 'Look') return [];
            return [ownWords(wordsFor(property, node.type))];
        case 'LINK':
            return [{ ...value('<https://…>', 'a link', RANKS.possible, ['<https://', blank('example.org'), '>']), kind: 'text' }];
        case 'MONEY':
        case 'NUMBER':
            if (node.type === 'Quantity' && node.container) {
                // What is lacking is money or posts.
                if (terminal === 'NUMBER' && node.container.type === 'Resource') return WRITTEN.wte.map(label => value(label));
                const isMoney = dimensionOf(node.container, of, surroundings) === 'money';
                return isMoney === (terminal === 'MONEY') ? quantities(node.container, of, surroundings) : [];
            }
            if (node.type === 'TimesInterval') return [value('2 times a week', undefined, RANKS.usual, [{ blank: '2 times a week' }])];
            if (node.type === 'Interval') return usualNumbers(surroundings, isInterval).map(label => value(label));
            return node.type === 'AgesField' ? [value('18', undefined, RANKS.usual, [{ blank: '18' }])] : [];
        case 'ID':
            if (node.type === 'Vocabulary')
                return Object.entries(VOCABULARY_KINDS).map(([name, about]) => ({ ...value(name, about), kind: 'word' }));
            if (node.type === 'BasisField') return BASIS_NAMES.map(name => ({ ...value(name), kind: 'word' }));
            if (node.type === 'Attribute') return attributes(node);
            if (node.container?.type === 'Term' || node.container?.type === 'Vocabulary') return newTerm();
            return nodeOfType(node, 'ElementKind') ? kindsOfElement() : [];
        default:
            return [];
    }
}
