import { openerOf } from './elements/blocks.ts';
import { ALL_ELEMENTS, type AttributeName, type ElementKey, elementOf, type UnknownWord } from './elements.ts';
import type { BlockPlace, DocumentFacts, Element, SubjectFacts } from './facts.ts';
import type { LibraryTerm, Namespace, TermOrWord } from './namespaces.ts';
import { titleOf } from './text.ts';
import type { DateValue, NumberValue, Span, TextValue, Value } from './values.ts';

type Of<Key extends ElementKey> = Element<Key> | undefined;

function valueNamed({ values }: Pick<Element, 'values'>, name: string): Value | undefined {
    return Object.hasOwn(values, name) ? (values as Readonly<Record<string, Value>>)[name] : undefined;
}

/** What an element says of one of its attributes; nothing where it says nothing of it. */
export function valueIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key> | UnknownWord): Value | undefined {
    return element && valueNamed(element, attribute);
}

/** What a finding answers to a question of its template, or notes beside the answer (`policy note`); nothing where it does not. */
export function answerIn(finding: Of<'finding'>, question: string): Value | undefined {
    return finding && valueNamed(finding, question);
}

/** All that an element says, in the order of the text. */
export function valuesIn(element: Pick<Element, 'values'>): readonly (readonly [attribute: string, value: Value])[] {
    return Object.entries(element.values);
}

/** Of each kind that has any, the attributes that are about something else than the element itself. */
const ASIDES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
    ALL_ELEMENTS.flatMap(([key, { attributes }]) => {
        const asides = Object.entries(attributes).flatMap(([name, { isAside }]) => (isAside ? [name] : []));
        return asides.length ? [[key, new Set(asides)] as const] : [];
    }),
);

/** What an element says of itself: of an exclusion, not where people go instead. */
export function ownValuesOf({ kind, values }: Pick<Element, 'kind' | 'values'>): readonly Value[] {
    const asides = ASIDES.get(kind);
    if (!asides) return Object.values(values);
    return Object.entries(values).flatMap(([name, value]) => (asides.has(name) ? [] : [value]));
}

const WHO: ReadonlySet<string> = new Set(['owner', 'lead', 'by']);

/** Whether an attribute only names who owns, leads or approved something: that is no sentence of what it says. */
export function isWho(attribute: string): boolean {
    return WHO.has(attribute);
}

/** The value that a bare bound is about: of a caseload, the people. */
export function mainOf(element: Element): Value | undefined {
    return valueNamed(element, elementOf(element.kind).main ?? '');
}

/** The number of an attribute, if an element has one. */
export function numberIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key>): NumberValue | undefined {
    const value = valueIn(element, attribute);
    // A placeholder instead of a number is no number.
    return value?.type === 'number' && !Number.isNaN(value.amount) ? value : undefined;
}

/** The text of an attribute with its place, if an element has one. */
function textValueIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key>): TextValue | undefined {
    const value = valueIn(element, attribute);
    return value?.type === 'text' ? value : undefined;
}

/** The words of an attribute, if an element has them. */
export function textIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key>): string | undefined {
    return textValueIn(element, attribute)?.text;
}

/** The names of an attribute that lists them; none where an element has none. */
export function listIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key>): readonly string[] {
    const value = valueIn(element, attribute);
    return value?.type === 'list' ? value.items : [];
}

/** The date of an attribute with its place, if an element has one that the calendar has. */
export function dateValueIn<Key extends ElementKey>(
    element: Of<Key>,
    attribute: AttributeName<Key>,
): (DateValue & { readonly date: string }) | undefined {
    const value = valueIn(element, attribute);
    return value?.type === 'date' && hasDate(value) ? value : undefined;
}

function hasDate(value: DateValue): value is DateValue & { readonly date: string } {
    return value.date !== undefined;
}

/** The day of an attribute, as `YYYY-MM-DD`, if an element has one that the calendar has. */
export function dateIn<Key extends ElementKey>(element: Of<Key>, attribute: AttributeName<Key>): string | undefined {
    return dateValueIn(element, attribute)?.date;
}

/** The elements of one kind, in the order of the text. */
export function elementsOf<Key extends ElementKey>(elements: readonly Element[], kind: Key): readonly Element<Key>[] {
    return elements.filter((element): element is Element<Key> => element.kind === kind);
}

const DAYS = 7;
const QUARTERS = 24 * 4;

/**
 * Several lines of opening hours as the one week that they make: “24 hours, Monday to Friday” and “24 hours, weekends”. Its hours are those of its
 * shortest day. Nothing where they do not say which days and from when on.
 */
export function wholeWeek(lines: readonly Element[]): Element | undefined {
    const [first, second] = lines;
    if (!first || !second) return undefined;
    const open = new Set<number>();
    let days = 0;
    for (const line of lines) {
        const [week, opens, long] = [valueIn(line, 'week'), valueIn(line, 'opens'), valueIn(line, 'hours')];
        if (week?.type !== 'number' || opens?.type !== 'number' || long?.type !== 'number') return undefined;
        days |= week.amount;
        for (let day = 0; day < DAYS; day++) {
            if (!(week.amount & (1 << day))) continue;
            const start = day * QUARTERS + Math.round(opens.amount * 4);
            for (let at = 0; at < Math.round(long.amount * 4); at++) open.add((start + at) % (DAYS * QUARTERS));
        }
    }
    const opened = Array.from({ length: DAYS }, (_, day) => day).filter(day => days & (1 << day));
    const quartersOn = (day: number): number => [...open].filter(at => Math.floor(at / QUARTERS) === day).length;
    const amount = Math.min(...opened.map(quartersOn)) / 4;
    const { at } = first;
    return {
        ...first,
        values: {
            ...first.values,
            days: { type: 'number', amount: opened.length, dimension: 'count', shown: 'days', at },
            hours: { type: 'number', amount, dimension: 'time', shown: `${amount} hours`, at },
        },
    };
}

/** The services and reviews of a document. */
export function subjectsOf(document: DocumentFacts): readonly SubjectFacts[] {
    return document.reviews.length ? [...document.services, ...document.reviews] : document.services;
}

/** The first element of a kind, and of a term if one is given. */
export function firstOf<Key extends ElementKey>(subject: SubjectFacts, kind: Key, term?: string): Element<Key> | undefined {
    return elementsOf(subject.elements, kind).find(element => term === undefined || element.term === term);
}

/** The time that a document is about: the period in force of a service; the day on which a review was completed. */
interface OwnTime {
    readonly start: string;
    /** Nothing for a service that goes on until further notice. */
    readonly end: string | undefined;
}

/** The time that a document is about; the day of the check where it does not say. */
export function ownTimeOf(subject: SubjectFacts, today: string): OwnTime {
    if (subject.type === 'review') {
        const completed = dateIn(firstOf(subject, 'answer', 'completed'), 'date') ?? today;
        return { start: completed, end: completed };
    }
    const period = firstOf(subject, 'inforce');
    return { start: dateIn(period, 'start') ?? today, end: dateIn(period, 'end') };
}

/** The innermost block of a service or a review at an offset; nothing in its head. */
export function blockAt(offset: number, { blocks }: SubjectFacts): BlockPlace | undefined {
    return blocks.findLast(({ whole }) => offset >= whole[0] && offset < whole[1]);
}

/** What people call all blocks of one kind together: "policies". */
export function blocksInWords(block: BlockPlace | undefined): string {
    return block ? (openerOf(block.block)?.many ?? block.block) : 'head of the document';
}

/** The answers that say that nothing is lacking. `yes` is a choice of other templates than the library's. */
export const IN_PLACE: ReadonlySet<string> = new Set<LibraryTerm<'choice'> | 'yes'>(['in-place', 'met', 'yes']);

/** Whether an answer is a choice of the library's template. */
export function isChoice(answer: Value | undefined, choice: LibraryTerm<'choice'>): answer is TextValue {
    return answer?.type === 'text' && answer.text === choice;
}

/** The questions of a finding that say whether something is written down, and whether it is done. */
export const POSITIONS = ['policy', 'practice'] as const;

/** An action of a review, as all who show it read it. Days are `YYYY-MM-DD`; what is not written is left out. */
export interface Action {
    readonly name: string;
    readonly title: string;
    /** The requirements whose gaps it closes. */
    readonly closes: readonly string[];
    /** A term of the vocabulary of horizons. */
    readonly horizon?: TermOrWord<'horizons'>;
    readonly owner?: string;
    readonly due?: string;
    readonly completed?: string;
    /** A term of the vocabulary of states. */
    readonly state?: TermOrWord<'states'>;
    readonly progress?: string;
    readonly evidence?: string;
    readonly resource?: string;
}

/** What an action says. */
export function actionOf(element: Element): Action {
    const said = {
        horizon: element.term as TermOrWord<'horizons'> | undefined,
        owner: textIn(element, 'owner'),
        due: dateIn(element, 'due'),
        completed: dateIn(element, 'completedon'),
        state: textIn(element, 'state') as TermOrWord<'states'> | undefined,
        progress: textIn(element, 'progress'),
        evidence: textIn(element, 'evidence'),
        resource: textIn(element, 'resource'),
    };
    const name = element.name ?? '';
    return {
        name,
        title: titleOf({ name, title: textIn(element, 'title') }),
        closes: closedBy(element),
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    };
}

/** Actions by the day on which they are due; those without a day come last. */
export function byDue<Each extends Pick<Action, 'due'>>(actions: readonly Each[]): readonly Each[] {
    const day = ({ due }: Each): string => due ?? '9';
    return actions.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** Whether an action should have been done before a day, and something is left to do about it. */
export function isOverdue({ due, state }: Pick<Action, 'due' | 'state'>, today: string, names: Terms): boolean {
    return due !== undefined && due < today && !isOver(state, names);
}

/** The requirements whose gaps an action closes: that of its finding, and those that it addresses. */
export function closedBy(action: Element): readonly string[] {
    return listIn(action, 'gap');
}

/** Where a finding says that something is in place; nothing where it does not. */
export function inPlaceAt(finding: Element, question: (typeof POSITIONS)[number]): Span | undefined {
    const value = finding.values[question];
    return value?.type === 'text' && IN_PLACE.has(value.text) ? value.at : undefined;
}

/** The horizon of actions that need little or no money. */
export const SHORT_TERM: LibraryTerm<'horizons'> = 'short-term';

/** The horizon of actions that need money or posts. */
export const LONGER_TERM: LibraryTerm<'horizons'> = 'longer-term';

/** The state of an action with which nothing is left to do, and the broader term of others like it. */
const CLOSED: LibraryTerm<'states'> = 'closed';

/** The index of names, as far as it says which terms are kinds of which others. */
interface Terms {
    isWithin(namespace: Namespace, name: string, broader: string): boolean;
}

/** Whether a state of an action leaves nothing to do. The vocabulary of states says so; an action without a state is not over. */
export function isOver(state: string | undefined, names: Terms): boolean {
    return state !== undefined && names.isWithin('states', state, CLOSED);
}
