import { lowerFirst } from '../../language/assess/wording.ts';
import { dateInWords, datePartsOf, isoDate } from '../../language/model/dates.ts';
import type {
    CriteriaFacts,
    CriterionPlace,
    DatedPlace,
    DocumentFacts,
    Element,
    LineFacts,
    NameReference,
    Text,
} from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { capitalised, listed, pounds, titleOf, withoutLayout } from '../../language/model/text.ts';
import { countFirst, type Span } from '../../language/model/values.ts';

import type { NameIndex } from '../../language/names/name-index.ts';
import { QUOTES } from '../../language/syntax/strings.ts';
import { plainLine } from '../tree/prose.ts';
import type { SourceDocument } from './context.ts';
import type { Line } from './specification.ts';

/** What is said after a day that the calendar does not have: a printed date looks checked. */
const NO_SUCH_DAY = '(this date does not exist)';

/** A date as documents print it, from any way in which it is written; with a warning where the calendar has no such day. */
export function printedDay(written: string): string {
    const date = isoDate(written);
    if (date) return dateInWords(date);
    return datePartsOf(written) ? `${written} ${NO_SUCH_DAY}` : written;
}

/** A date as narrow columns print it: "31 Dec 2024". */
export function shortDay(date: string): string {
    return dateInWords(date).replace(/(\p{L}{3})\p{L}+/u, '$1');
}

/** Names of people, bodies and documents begin with a capital letter wherever they are. */
const PROPER: ReadonlySet<Namespace> = new Set([
    ...(['organisations', 'regions', 'standards', 'team-types', 'guidance', 'requirement'] as const),
    ...(['service', 'template', 'question', 'choice', 'review'] as const),
]);

/** A title inside a sentence: "Key worker" becomes "key worker", and names stay as they are. */
function insideSentence(title: string, namespaces: readonly Namespace[]): string {
    return namespaces.some(namespace => PROPER.has(namespace)) ? title : lowerFirst(title);
}

const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9 };

/** Sums of money in one way of writing: "£1.2m recurrent, 14 wte" is "£1,200,000 each year, 14 WTE". */
export function moneyInWords(written: string): string {
    return written
        .replaceAll(/£\s?(\d[\d,]*(?:\.\d+)?)(?:\s?(k|m|bn|thousand|million))?\b/gi, (_, digits: string, unit = '') =>
            pounds(Number(digits.replaceAll(',', '')) * (THOUSANDS[unit.toLowerCase()] ?? 1)),
        )
        .replaceAll(/\bnon-recurrent\b/g, 'once')
        .replaceAll(/\brecurrent\b/g, 'each year')
        .replaceAll(/\bwte\b/g, 'WTE');
}

/** What a role says of its posts: "2.0 wte vacant 0.5 wte" is "2.0 WTE (0.5 vacant)". */
export function postsInWords(written: string): string {
    if (/^shared$/i.test(written.trim())) return 'shared';
    const notes: string[] = [];
    const rest = written
        .replace(/(?:,|(?<!\s))\s*\bvacant\s+([\d.]+)\s*wte\b/i, (_, vacant: string) => {
            notes.push(`${vacant} vacant`);
            return '';
        })
        .replace(/(?:,|(?<!\s))\s*\bshared\b/i, () => {
            notes.push('shared');
            return '';
        });
    return [rest.replaceAll(/\bwte\b/gi, 'WTE').trim(), notes.length ? `(${notes.join(', ')})` : ''].filter(Boolean).join(' ');
}

/** What is compared with something else can be more than all of it. */
const RATIO = /\bcompared\b|\bratio\b/i;

/** A target: "at most 0%" is "0%", and "at least 100%" is "100%", unless it compares two shares. */
export function targetInWords(target: string, measure: string): string {
    const all = /^(?:at most (0\s?%)|at least (100\s?%))$/.exec(target.trim());
    return all && !RATIO.test(measure) ? (all[1] ?? all[2] ?? target) : target;
}

/** Abbreviations of the national data set that no reader of a contract knows. */
export function withoutAbbreviations(title: string): string {
    return title.replaceAll(/\bin the RP\b/g, 'in the reporting period').replaceAll(/\bof the RP\b/g, 'of the reporting period');
}

/** Values that read better with a word more, by the kind of line. */
const VALUES: Readonly<Record<string, (value: string) => string>> = {
    expected: value => value.replace(/(?<=people|person) (counted .*)/s, ' ($1)'),
    primarycarenetworks: value => value.replace(/^(\d+) of (.*)$/, '$1 networks of about $2'),
    timelimit: value => value.replace(/^none$/, 'No limit'),
};

/** The value of a line, as a sentence of a contract has it. */
export function printedValue(key: string, value: string): string {
    return VALUES[key]?.(value) ?? value;
}

/** Words as a cell begins: with a capital letter, unless the first of them is an address. */
export function asCellBegins(words: string): string {
    return /^\S*(?:[@/]|\.\S)/.test(words) ? words : capitalised(words);
}

/** The beginnings of the words of a text that carry meaning. */
function stems(text: string): readonly string[] {
    return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 5));
}

/** Whether a text says a term in its own words: then the term was added to code the sentence, and is not printed before it. */
export function saysItself(term: string, text: string): boolean {
    const said = new Set(stems(text));
    const wanted = stems(term);
    return wanted.length > 0 && wanted.every(stem => said.has(stem));
}

/** Where a value ends: at what its line claims, at its reason, at a block, or at a text that is not closed. */
const END = new RegExp(`\\b(?:meets|because)\\b|[{${QUOTES}]`);

/** Texts that are no text of a line: parts of its value, and where people go instead. */
const PARTS_OF_VALUES: ReadonlySet<string> = new Set(['body', 'source', 'title', 'destination', 'called']);

/** Where a comment begins, to the end of its line if it goes no further; and addresses, in which two slashes are none. */
const COMMENT_OR_ADDRESS = /<[^<>\s]*>|\/\*|\/\/[^\n\r]*/g;

/** What is written between texts, with a space for each comment. One that is not closed is none, and is not looked for again. */
function withoutComments(written: string): string {
    const last = written.lastIndexOf('*/');
    let kept = '';
    let from = 0;
    COMMENT_OR_ADDRESS.lastIndex = 0;
    for (let found = COMMENT_OR_ADDRESS.exec(written); found; found = COMMENT_OR_ADDRESS.exec(written)) {
        const { index, 0: begun } = found;
        const isLong = begun === '/*';
        if (begun.startsWith('<') || (isLong && index + 2 > last)) continue;
        kept += `${written.slice(from, index)} `;
        from = isLong ? written.indexOf('*/', index + 2) + 2 : index + begun.length;
        COMMENT_OR_ADDRESS.lastIndex = from;
    }
    return kept + written.slice(from);
}

type Placed = { readonly at: Span };

function sorted<Each extends Placed>(all: readonly Each[]): readonly Each[] {
    return all.toSorted((a, b) => a.at[0] - b.at[0]);
}

/** Those that are in a stretch of the text, in its order. */
function within<Each extends Placed>(all: readonly Each[], [start, end]: Span): readonly Each[] {
    return all.slice(
        countFirst(all, each => each.at[0] < start),
        countFirst(all, each => each.at[0] < end),
    );
}

/** What people call a name of any of some namespaces. */
function titleOfName(names: NameIndex, namespaces: readonly Namespace[], name: string): string {
    return titleOf({ name, title: names.find(namespaces, name)[0]?.declaration.title });
}

/** How many of some criteria have to hold, as it leads into their list. */
function howMany({ quantifier, count }: CriteriaFacts): string {
    if (quantifier === 'at least') return `At least ${count} of these`;
    return quantifier === 'all' ? 'All of these' : 'Any of these';
}

/** Where the last of some criteria ends. */
function lastPlaceIn({ items }: CriteriaFacts): number {
    return Math.max(0, ...items.map(item => ('items' in item ? lastPlaceIn(item) : item.whole[1])));
}

/** What a label says, as a heading has it. */
export function labelInWords(written: string): string {
    return capitalised(withoutLayout(written.split(':')[0] ?? ''));
}

/** What a file says at its places, in words: as its writer wrote it, but with the titles of names and with dates in words. */
export class Said {
    readonly facts: DocumentFacts;
    readonly names: NameIndex;
    private readonly text: string;
    private readonly references: readonly NameReference[];
    private readonly texts: readonly Text[];
    private readonly dates: readonly DatedPlace[];
    /** Where the names of an entry end, by where it begins. */
    private readonly endsOfNames = new Map<number, number>();

    constructor({ text, facts }: SourceDocument, names: NameIndex) {
        this.text = text;
        this.facts = facts;
        this.names = names;
        this.references = sorted(facts.references);
        this.texts = sorted(facts.texts);
        this.dates = sorted(facts.dates);
    }

    /** A stretch of the text, as it is written. */
    written([start, end]: Span): string {
        return this.text.slice(start, end);
    }

    /** The names in a stretch of the text that may be of a namespace. */
    namesIn(span: Span, namespace: Namespace): readonly string[] {
        return within(this.references, span)
            .filter(({ namespaces }) => namespaces.includes(namespace))
            .map(({ name }) => name);
    }

    /** The text of a line, and its reason. */
    textIn(span: Span): string | undefined {
        const texts = within(this.texts, span).filter(({ role }) => !PARTS_OF_VALUES.has(role));
        const own = texts.find(({ role }) => role !== 'reason')?.text;
        const reason = texts.find(({ role }) => role === 'reason')?.text;
        const because = reason === undefined ? undefined : `Because: ${reason}`;
        return own === undefined || because === undefined ? (own ?? because) : `${own}\n\n${because}`;
    }

    /** The first text of a role in a stretch of the text. */
    textOf(wanted: string, span: Span): string | undefined {
        return within(this.texts, span).find(({ role }) => role === wanted)?.text;
    }

    /** What is said of an entry, from its name on: after the names beside it, of which the same is said. */
    afterNames({ at, whole }: Pick<Element, 'at' | 'whole'>): Span {
        const known = this.endsOfNames.get(whole[0]);
        if (known !== undefined) return [known, whole[1]];
        let [, end] = at;
        for (const { at: next } of within(this.references, [end, whole[1]])) {
            if (!/^\s*,\s*$/.test(withoutComments(this.written([end, next[0]])))) break;
            [, end] = next;
        }
        this.endsOfNames.set(whole[0], end);
        return [end, whole[1]];
    }

    /** The value of an entry or of a part of one, without its text, its reason and what it claims. */
    valueIn(span: Span): string {
        return plainLine(this.partsIn(span).replace(/^\s*:/, '').replace(/,$/, ''));
    }

    /** The value of a line, from the end of its label on: nothing where its colon is missing. */
    valueAfterColon(span: Span): string {
        return /^\s*:/.test(withoutComments(this.written(span))) ? this.valueIn(span) : '';
    }

    private partsIn(span: Span): string {
        const [start, end] = span;
        const places = sorted([...within(this.references, span), ...within(this.texts, span), ...within(this.dates, span)]);
        let words = '';
        let from = start;
        for (const place of [...places, undefined]) {
            // Between names, texts and dates there are words and numbers only: those of the language, as people read them.
            const between = withoutComments(this.written([from, place?.at[0] ?? end]));
            const cut = between.search(END);
            words += cut < 0 ? between : between.slice(0, cut);
            const shown = place && cut < 0 ? this.placeInWords(place, words.replace(/^\s*:/, '').trim() !== '') : undefined;
            if (!place || shown === undefined) break;
            words += shown;
            from = place.at[1];
        }
        return words;
    }

    /** What a name, a date or a text says that is a part of a value; nothing for what is none. */
    private placeInWords(place: NameReference | Text | DatedPlace, isInside: boolean): string | undefined {
        // More follows what an agreement is called: it is no sentence.
        if ('role' in place)
            return place.role === 'body' ? place.text : place.role === 'called' ? place.text.replace(/\.$/, '') : undefined;
        if ('shown' in place) return printedDay(place.shown);
        if (place.namespaces.includes('requirement')) return undefined;
        const title = titleOfName(this.names, place.namespaces, place.name);
        return isInside ? insideSentence(title, place.namespaces) : title;
    }

    /** Where a line says that people go instead, in words. */
    private destinationIn(span: Span): string | undefined {
        const names = within(this.references, span)
            .filter(({ namespaces }) => namespaces.includes('partners') && namespaces.includes('service'))
            .map(({ namespaces, name }) => {
                const title = titleOfName(this.names, namespaces, name);
                // A kind of partner is a common noun; a service of the folder has a name.
                return this.names.find(['service'], name).length ? title : lowerFirst(title);
            });
        const words = this.textOf('destination', span);
        const said = [listed(names), words].filter(Boolean).join('. ');
        return said || undefined;
    }

    /** Everything in a stretch of the text, in words: its texts in quotation marks, its reason and what it claims as well. */
    everythingIn(span: Span): string {
        const [start, end] = span;
        const places = sorted([...within(this.references, span), ...within(this.texts, span), ...within(this.dates, span)]);
        let words = '';
        let from = start;
        for (const place of places) {
            // A placeholder may be a part of a text.
            if (place.at[0] < from) continue;
            words += withoutComments(this.written([from, place.at[0]]));
            if ('role' in place) words += place.role === 'placeholder' ? place.text : `“${withoutLayout(place.text)}”`;
            else words += this.placeInWords(place, words.trim() !== '') ?? this.written(place.at);
            from = place.at[1];
        }
        return plainLine(words + withoutComments(this.written([from, Math.max(from, end)])));
    }

    /** Criteria that are joined: how, and each of them in a list. */
    private joined(criteria: CriteriaFacts, whole: Span): Pick<Line, 'value' | 'text' | 'destination'> {
        const last = lastPlaceIn(criteria);
        const destination = this.destinationIn([last, whole[1]]);
        return { value: `${howMany(criteria)}:`, text: this.listOf(criteria), ...(destination !== undefined && { destination }) };
    }

    private listOf({ items }: CriteriaFacts): string {
        const points = items.map(item => ('items' in item ? `${howMany(item)}:\n${this.listOf(item)}` : this.criterionOf(item)));
        return points.map(point => `- ${point.replaceAll('\n', '\n  ')}`).join('\n');
    }

    private criterionOf({ terms, whole }: CriterionPlace): string {
        const names = terms.map(term => titleOfName(this.names, ['needs'], term));
        const destination = this.destinationIn(whole);
        return [
            names.length && `**${listed(names)}.**`,
            this.textIn(whole),
            destination !== undefined && `People are referred to: ${destination.replace(/[.!?]?$/, found => found || '.')}`,
        ]
            .filter(Boolean)
            .join(' ');
    }

    /** A line of a block, whatever it is about. */
    line({ key, at, whole, terms, link, criteria }: LineFacts): Line {
        const line = { key, label: labelInWords(this.written(whole)), meets: this.namesIn(whole, 'requirement') };
        if (criteria) return { ...line, ...this.joined(criteria, whole) };
        const behind: Span = [at[1], whole[1]];
        const text = this.textIn(behind);
        if (link)
            return text === undefined ? { ...line, value: link.join(' ') } : { ...line, value: '', text: `${text} ${link.join(' ')}` };
        const destination = this.destinationIn(behind);
        const own = { ...(text !== undefined && { text }), ...(destination !== undefined && { destination }) };
        if (!terms) return { ...line, value: this.valueAfterColon(behind), ...own };
        const [first] = within(this.references, behind);
        const namespaces = first?.namespaces ?? [];
        const items = terms.map(term => titleOfName(this.names, namespaces, term));
        const inside = items.map(item => insideSentence(item, namespaces));
        const [date] = within(this.dates, behind);
        return { ...line, items, inside, value: date ? `on ${printedDay(date.shown)}` : '', ...own };
    }
}
