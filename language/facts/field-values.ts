import type {
    AgesField,
    CaseloadField,
    CountField,
    CriteriaGroup,
    Criterion,
    Days,
    DischargeField,
    ExclusionField,
    Field,
    FrequencyField,
    HoursField,
    LimitField,
    NamesField,
    Offer,
    PeriodField,
    ResponseField,
} from '../generated/ast.ts';
import { daysBetween } from '../model/dates.ts';
import { LINES } from '../model/elements.ts';
import { type NumberValue, type Span, timeOfDay, type Value } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { namesOf, type Reading } from './reading.ts';

/** Someone who is there on all days of a year is there every day. */
const DAYS_OF_A_YEAR = 364;

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export type Values = Readonly<Record<string, Value>>;

/** Leaves out what is not there. */
export function given(values: Readonly<Record<string, Value | undefined>>): Values {
    const there: Record<string, Value> = {};
    for (const name in values) {
        const value = values[name];
        if (value !== undefined) there[name] = value;
    }
    return there;
}

function count(amount: number | undefined, shown: string, at: Span): Value | undefined {
    return amount === undefined ? undefined : { type: 'number', amount, dimension: 'count', shown, at };
}

function agesValues(field: AgesField, reading: Reading): Values {
    const at = reading.at(field, 'from');
    const from = field.all ? 0 : field.under !== undefined ? 0 : field.from;
    const to = field.under !== undefined ? field.under - 1 : field.to;
    return given({
        from: count(from, `${from}`, at),
        to: count(to, `${to}`, field.to !== undefined ? reading.at(field, 'to') : reading.at(field, 'under')),
        text: reading.text(field, 'text', field.text),
        reason: reading.text(field, 'reason', field.reason),
    });
}

/** Which days of the week some words name, Monday as 0; nothing where they only say how many. */
function daysOf(days: Days | undefined): readonly number[] | undefined {
    if (!days || days.everyDay || (days.yearly && (days.number ?? 0) >= DAYS_OF_A_YEAR)) return [...WEEK.keys()];
    if (days.number !== undefined) return undefined;
    if (days.weekdays) return [0, 1, 2, 3, 4];
    if (days.weekends) return [5, 6];
    const first = WEEK.indexOf(days.names[0] ?? '');
    if (days.last) {
        const length = ((WEEK.indexOf(days.last) - first + 7) % 7) + 1;
        return Array.from({ length }, (_, more) => (first + more) % 7);
    }
    return [...new Set(days.names.map(name => WEEK.indexOf(name)))];
}

/** How long a service is open that opens and closes at some hours of the day; one that closes a minute before midnight, to midnight. */
function hoursBetween(opens: number, closes: number): number {
    const end = closes > 24 - 1 / 30 ? 24 : closes;
    return (end - opens + 24) % 24 || 24;
}

function hoursValues(field: HoursField, reading: Reading): Values {
    const text = reading.text(field, 'text', field.text);
    if (!field.always && !field.around && field.opens === undefined && !field.days) return given({ text });
    const at = field.always
        ? reading.at(field, 'always')
        : field.opens === undefined
          ? reading.at(field, 'days')
          : reading.at(field, 'opens');
    const opens = field.opens === undefined ? undefined : timeOfDay(field.opens);
    const closes = field.closes === undefined ? undefined : timeOfDay(field.closes);
    const around = reading.quantity(field.around);
    const isBlank = [field.opens, field.closes].some(time => time !== undefined && isBlankValue(time));
    const long = isBlank
        ? Number.NaN
        : field.always
          ? 24
          : (around?.amount ?? (opens === undefined || closes === undefined ? undefined : hoursBetween(opens, closes)));
    const week = daysOf(field.days);
    const days = week?.length ?? (field.days?.yearly ? undefined : field.days?.number);
    // Bank holidays are days of the working week: who is open on all days but these is closed on one of them in some weeks.
    const isClosedSome = days === WEEK.length && field.holidays !== undefined && field.holidays !== 'including';
    return given({
        days: isClosedSome ? count(days - 1, `${days - 1} days in a week with a bank holiday`, at) : count(days, 'days', at),
        // One bit for each day, so that several lines can be read as one week.
        week: count(
            week?.reduce((bits, day) => bits | (1 << day), 0),
            'week',
            at,
        ),
        opens: field.always || long === 24 ? count(0, 'opens', at) : count(opens, 'opens', at),
        hours:
            long === undefined
                ? undefined
                : { type: 'number', amount: long, dimension: 'time', shown: `${Math.round(long * 100) / 100} hours`, at },
        holidays: reading.text(field, 'holidays', field.holidays),
        text: reading.text(field, 'text', field.text),
    });
}

function periodValues(field: PeriodField, reading: Reading): Values {
    const start = reading.date(field, 'start', field.start);
    const end = reading.date(field, 'end', field.end);
    const longest = reading.date(field, 'longest', field.longest);
    const days = start?.date && end?.date ? daysBetween(start.date, end.date) : undefined;
    return given({
        start,
        end,
        longest,
        text: reading.text(field, 'text', field.text),
        length:
            days === undefined
                ? undefined
                : { type: 'number', amount: days * 24, dimension: 'time', shown: `${days} days`, at: reading.at(field, 'start') },
    });
}

function countValues(field: CountField, reading: Reading): Values {
    const amount = reading.quantity(field.amount);
    const among = reading.quantity(field.among);
    // `up to 25 people` is how many there may be, not how many there are.
    const isMost = field.limit !== undefined && fieldKey(field) === 'expected';
    return given({
        // So many a year, or among so many, is not how many people there are at a time.
        people: among || field.rate || isMost ? undefined : amount,
        number: amount,
        each: reading.quantity(field.each),
        among,
        yearly: field.rate ? amount : undefined,
        counted: reading.date(field, 'counted', field.counted),
        text: reading.text(field, 'text', field.text),
    });
}

function caseloadValues(field: CaseloadField, reading: Reading): Values {
    const amount = reading.limited(field.amount, field.comparison);
    // `at most 10` without a unit is of people too: nothing else is counted in a caseload.
    return given({
        people: amount && { ...amount, dimension: 'people' },
        lowest: count(field.lowest, `${field.lowest}`, reading.at(field, 'lowest')),
        per: reading.text(field, 'role', field.role?.$refText),
        text: reading.text(field, 'text', field.text),
    });
}

function limitValues(field: LimitField, reading: Reading): Values {
    const none: Value | undefined = field.none ? { type: 'text', text: 'none', at: reading.at(field, 'none') } : undefined;
    // What may be extended ends when the longest extension does.
    const limit = reading.quantity(field.longest ?? field.limit);
    const isTime = limit?.dimension === 'time';
    return given({
        limit: isTime ? limit : undefined,
        sessions: isTime ? undefined : limit,
        lowest: count(field.lowest, `${field.lowest}`, reading.at(field, 'lowest')),
        none,
        since: clockValue(field, reading),
        text: reading.text(field, 'text', field.text),
    });
}

/** From when on a time is counted. */
export function clockValue(node: ResponseField | LimitField | Offer, reading: Reading): Value | undefined {
    return reading.text(node, 'since', node.since?.$refText);
}

function namesValues(field: NamesField, reading: Reading): Values {
    return given({ date: reading.date(field, 'date', field.date), text: reading.text(field, 'text', field.text) });
}

/** How often people are seen; of a range such as `2 to 3 times a week`, each end; of phases, what is least in any of them. */
function frequencyValues(field: FrequencyField, reading: Reading): Values {
    const isRange = field.least?.$type === 'TimesInterval' && field.least.fewest !== undefined;
    const phases = [field.least, ...(field.later ?? [])].flatMap(phase => reading.interval(phase) ?? []);
    const seldom = phases.reduce<NumberValue | undefined>(
        (least, phase) => (least && least.amount >= phase.amount ? least : phase),
        undefined,
    );
    return given({
        least: seldom,
        most: reading.interval(field.most, 'most') ?? (isRange ? reading.interval(field.least, 'most') : undefined),
        text: reading.text(field, 'text', field.text),
    });
}

/** What may say where people go instead. */
type WithDestination = ExclusionField | DischargeField | CriteriaGroup | Criterion;

/** Where people go instead: names, or words; nothing where it is not said. */
export function destinationValue(node: WithDestination, reading: Reading): Value | undefined {
    const names = namesOf(node.destinations);
    if (!names.length) return reading.text(node, 'destination', node.destination);
    return { type: 'list', items: names, at: reading.at(node, 'destinations') };
}

/** What a line says, by the attributes of its element kind. */
export function fieldValues(field: Field, reading: Reading): Values {
    switch (field.$type) {
        case 'AgesField':
            return agesValues(field, reading);
        case 'HoursField':
            return hoursValues(field, reading);
        case 'PeriodField':
            return periodValues(field, reading);
        case 'CountField':
            return countValues(field, reading);
        case 'CaseloadField':
            return caseloadValues(field, reading);
        case 'LimitField':
            return limitValues(field, reading);
        case 'NamesField':
            return namesValues(field, reading);
        case 'ExclusionField':
            return given({ text: reading.text(field, 'text', field.text), destination: destinationValue(field, reading) });
        case 'DischargeField':
            return given({ text: reading.text(field, 'text', field.text), destination: destinationValue(field, reading) });
        case 'ReferralField':
            return given({ text: reading.text(field, 'text', field.text), link: reading.text(field, 'link', field.link) });
        case 'DateField':
            return given({ date: reading.date(field, 'date', field.date), text: reading.text(field, 'text', field.text) });
        case 'ResponseField':
            return given({
                within: reading.quantity(field.within) ?? reading.soon(field, field.soon),
                since: clockValue(field, reading),
                text: reading.text(field, 'text', field.text),
            });
        case 'IntervalField':
            return given({ every: reading.interval(field.interval), text: reading.text(field, 'text', field.text) });
        case 'FrequencyField':
            return frequencyValues(field, reading);
        case 'ValueField':
            return given({ amount: reading.quantity(field.amount), text: reading.text(field, 'text', field.text) });
        case 'ActivityField':
            return given({
                number: count(field.number, reading.shown(reading.at(field, 'unit')), reading.at(field, 'number')),
                price: reading.quantity(field.price),
                text: reading.text(field, 'text', field.text),
            });
        case 'TextField':
            return given({ text: reading.text(field, 'text', field.text) });
        default:
            return {};
    }
}

const SOLE: ReadonlyMap<string, string> = new Map(
    Object.entries(LINES)
        .filter(([, { rule }], _, all) => all.filter(([, other]) => other.rule === rule).length === 1)
        .map(([key, { rule }]) => [rule, key]),
);

/** The name of a line, as its key: the words before the colon without spaces. Empty for a line that the language does not know. */
export function fieldKey(field: Field): string {
    return ('field' in field ? field.field : SOLE.get(field.$type)) ?? '';
}
