import type { DocumentFacts, Element, SubjectFacts } from '../model/facts.ts';
import { askedBy, isUnwritten } from '../model/placeholders.ts';
import type { Span } from '../model/values.ts';
import { modelsOf } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';
import { Lines } from '../syntax/lines.ts';
import type { Completer } from './complete.ts';
import type { Surroundings } from './place.ts';
import { RANKS, type Suggestion, textOfParts } from './suggestion.ts';
import { usualIntervals } from './values-at.ts';

/** A placeholder in a text. */
interface Placeholder {
    readonly at: Span;
    /** As it is written, with its brackets. */
    readonly text: string;
    readonly is: 'value' | 'words' | 'nothing yet';
    /** Which text it is in, such as `owner`. */
    readonly role: string;
}

/** What is around a placeholder. */
interface AroundPlaceholder {
    readonly content: string;
    readonly document: DocumentFacts | undefined;
    /** The elements that hold the placeholder, and no smaller one does. */
    readonly elements: readonly Element[];
}

/** The word after a placeholder, if the line goes on with one: `people` in `[number] people`. */
const NEXT_WORD = /^[ \t]+(\p{L}+)/u;
/** An example of a value: that of `[4 weeks]`, of `[08:00]`. */
const VALUE = /^£?\d/;
/** Texts that name a post. */
const POSTS: ReadonlySet<string> = new Set(['owner', 'lead']);
/** Texts that name something and are right in several places. What describes something is never offered twice. */
const NAMES: ReadonlySet<string> = new Set([...POSTS, 'source', 'body']);

/** Words that only say what a number counts: none of them is a value. */
const UNITS: ReadonlySet<string> = new Set([
    'minute',
    'hour',
    'day',
    'working day',
    'week',
    'month',
    'year',
    'people',
    'person',
    'wte',
    '%',
]);

function isUnit(label: string): boolean {
    return UNITS.has(label) || UNITS.has(label.replace(/s$/, ''));
}

function suggestion(label: string, detail: string, at: Span, rank: number = RANKS.fitting): Suggestion {
    return { label, kind: 'value', detail, parts: [label], at, rank };
}

/** A suggestion without the word that the line goes on with: `15` for `15 people` before `people`. */
function withoutNextWord(each: Suggestion, next: string | undefined, at: Span): Suggestion {
    const text = textOfParts(each.parts);
    const isRepeated = next !== undefined && text.endsWith(` ${next}`);
    return { ...each, parts: isRepeated ? [text.slice(0, -next.length - 1)] : each.parts, at };
}

/** The number that is usual for a model of care of the service, where the placeholder is in such a line. */
function usualForModel(
    elements: readonly Element[],
    subject: SubjectFacts | undefined,
    next: string | undefined,
    names: NameIndex,
    at: Span,
) {
    const kinds = new Set<string>(elements.map(({ kind }) => kind));
    return (subject ? modelsOf(subject, names) : []).flatMap(model =>
        (names.find(['models'], model)[0]?.declaration.term?.typical ?? [])
            .filter(({ kind }) => kinds.has(kind))
            .map(({ highest, dimension, shown }) => {
                const number = dimension === 'people' ? `${highest}${next === 'people' ? '' : ' people'}` : shown;
                return suggestion(number, `usual for ${names.title('models', model).toLowerCase()}: ${shown}`, at, RANKS.missing);
            }),
    );
}

/** What other texts of the same sort say, the most frequent first; for a post, the titles of roles as well. */
function textsLike({ role, at }: Placeholder, document: DocumentFacts | undefined, names: NameIndex): Suggestion[] {
    if (!NAMES.has(role)) return [];
    const isAlike = (other: string): boolean => other === role || (POSTS.has(role) && POSTS.has(other));
    const same = (document?.texts ?? []).filter(each => isAlike(each.role) && !isUnwritten(each.text));
    const counts = [...Map.groupBy(same, ({ text }) => text)].toSorted(([, a], [, b]) => b.length - a.length);
    const used = counts.map(([text]) => suggestion(text, 'used elsewhere in this document', at));
    if (!POSTS.has(role)) return used;
    const titles = [...names.all('roles')].flatMap(([found]) => found?.declaration.title ?? []);
    return [...used, ...titles.map(title => suggestion(title, 'a role', at, RANKS.usual))];
}

/** What may replace a value, read as if a word were being written there. */
function valuesFor({ at }: Placeholder, content: string, next: string | undefined, completer: Completer, surroundings: Surroundings) {
    const without = (end: number): readonly Suggestion[] => {
        const lines = new Lines(`${content.slice(0, at[0])}x${content.slice(end)}`);
        return completer.complete({ lines, offset: at[0] }, surroundings).filter(({ kind }) => kind !== 'block' && kind !== 'line');
    };
    const found = without(at[1]);
    const isValue = ({ kind }: Suggestion): boolean => kind !== 'word';
    if (found.some(isValue) || next === undefined) return found;
    // The number of `[number] wte` is offered with its unit.
    const withUnit = without(at[1] + (NEXT_WORD.exec(content.slice(at[1]))?.[0].length ?? 0)).filter(isValue);
    return withUnit.length ? withUnit : found;
}

/**
 * What may be written over a placeholder, the best first: each takes the place of all of it.
 *
 * @returns none where only people know what belongs there
 */
export function suggestionsOver(
    placeholder: Placeholder,
    { content, document, elements }: AroundPlaceholder,
    completer: Completer,
    surroundings: Surroundings,
): readonly Suggestion[] {
    const { at, text, is } = placeholder;
    const { names } = surroundings;
    if (is !== 'value') return textsLike(placeholder, document, names);
    const next = NEXT_WORD.exec(content.slice(at[1], at[1] + 40))?.[1];
    const shown = askedBy(text);
    const subject = document?.services.find(({ whole }) => whole[0] <= at[0] && at[1] <= whole[1]);
    const all = [
        ...(VALUE.test(shown) ? [suggestion(shown, 'as in the example', at, RANKS.missing)] : []),
        ...(/\boften\b/.test(shown) ? usualIntervals(names).map(each => suggestion(each, 'usual', at, RANKS.missing)) : []),
        ...usualForModel(elements, subject, next, names, at),
        ...valuesFor(placeholder, content, next, completer, surroundings).map(each => withoutNextWord(each, next, at)),
    ];
    const known = new Set<string>();
    const unique = all.filter(({ parts }) => !known.has(textOfParts(parts)) && known.add(textOfParts(parts)));
    // `none` of `[how long, or none]`; what would only write another placeholder is none of them.
    const named = new Set(shown.toLowerCase().split(/[^\p{L}-]+/u));
    const rank = ({ kind, label }: Suggestion): number => (named.has(label.toLowerCase()) ? 0 : kind === 'word' ? 2 : 1);
    return unique
        .filter(({ kind, label }) => kind !== 'text' && !(kind === 'word' && isUnit(label)))
        .toSorted((one, other) => rank(one) - rank(other));
}
