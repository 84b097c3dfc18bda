import { listed } from '../../language/assess/wording.ts';
import type {
    CriteriaFacts,
    CriterionPlace,
    DatedPlace,
    DocumentFacts,
    LineFacts,
    NameReference,
    Text,
} from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { countFirst } from '../../language/model/sorted.ts';
import { titleOf, withoutLayout } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { QUOTES } from '../../language/syntax/strings.ts';
import { onOneLine } from '../tree/build.ts';
import type { SourceDocument } from './context.ts';
import type { Line } from './specification.ts';
import { dayInWords, insideSentence } from './wording.ts';

/** Comments, in what is neither text nor address. */
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g;
/** Where a value ends: at what its line claims, at its reason, at a block, or at a text that is not closed. */
const END = new RegExp(`\\b(?:meets|because)\\b|[{${QUOTES}]`);

/** Texts that are no text of a line: parts of its value, and where people go instead. */
const PARTS_OF_VALUES: ReadonlySet<string> = new Set(['body', 'source', 'title', 'destination']);

/** What is written between texts, without comments: two slashes in an address are none. */
function withoutComments(written: string): string {
    return written.replaceAll(new RegExp(`<[^<>\\s]*>|${COMMENTS.source}`, 'g'), found => (found.startsWith('<') ? found : ' '));
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
    const words = written.split(':')[0]?.replaceAll(/\s+/g, ' ').trim() ?? '';
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a file says at its places, in words: as its writer wrote it, but with the titles of names and with dates in words. */
export class Said {
    readonly facts: DocumentFacts;
    readonly names: NameIndex;
    private readonly text: string;
    private readonly references: readonly NameReference[];
    private readonly texts: readonly Text[];
    private readonly dates: readonly DatedPlace[];

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

    /** The value of an entry or of a part of one, without its text, its reason and what it claims. */
    valueIn(span: Span): string {
        return onOneLine(this.partsIn(span).replace(/^\s*:/, '').replace(/,$/, ''));
    }

    /** The value of a line, from the end of its label on: nothing where its colon is missing. */
    valueAfterColon(span: Span): string {
        return /^\s*:/.test(this.written(span).replaceAll(COMMENTS, ' ')) ? this.valueIn(span) : '';
    }

    private partsIn(span: Span): string {
        const [start, end] = span;
        const places = sorted([...within(this.references, span), ...within(this.texts, span), ...within(this.dates, span)]);
        let words = '';
        let from = start;
        for (const place of [...places, undefined]) {
            // Between names, texts and dates there are words and numbers only: those of the language, as people read them.
            const between = this.written([from, place?.at[0] ?? end]).replaceAll(COMMENTS, ' ');
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
        if ('role' in place) return place.role === 'body' ? place.text : undefined;
        if ('shown' in place) return dayInWords(place.date ?? place.shown);
        if (place.namespaces.includes('requirement')) return undefined;
        const title = titleOfName(this.names, place.namespaces, place.name);
        return isInside ? insideSentence(title, place.namespaces) : title;
    }

    /** Where a line says that people go instead, in words. */
    private destinationIn(span: Span): string | undefined {
        const names = within(this.references, span)
            .filter(({ namespaces }) => namespaces.includes('partners') && namespaces.includes('service'))
            .map(({ namespaces, name }) => titleOfName(this.names, namespaces, name));
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
        return onOneLine(words + withoutComments(this.written([from, Math.max(from, end)])));
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
        return { ...line, items, inside, value: date ? `on ${dayInWords(date.date ?? date.shown)}` : '', ...own };
    }
}
