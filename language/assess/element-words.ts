/** What the words of a line are for, and whether they say anything: what the assessment asks of one element by itself. */
import type { ElementKind, ServiceKind } from '../model/elements/element-kind.ts';
import { attributeOf, attributeOrWord, type ElementKey, elementOf, type UnknownWord } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { isPlaceholder, isUnwritten } from '../model/placeholders.ts';
import { ownValuesOf } from '../model/subjects.ts';
import type { Span, Value } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { oncePerText } from './sentences.ts';
import type { Words } from './words.ts';

/** Whether an element promises something that a service has or does: reviews report, and exclusions say what is not. */
export function isPromise({ kind }: Element): boolean {
    const element: ServiceKind | ElementKind = elementOf(kind);
    // The words beside ages are the reason for them.
    if (!('part' in element) || kind === 'excludes' || kind === 'ages') return false;
    // An aim and an outcome say what is to be, not what is.
    if (element.part === 'aims' || element.part === 'outcomes') return false;
    // The words of a name, a number or a post promise nothing.
    return (element.part !== 'header' && element.part !== 'identity') || element.denial === 'thing';
}

/** Whether words beside its value say of an element how it is: the text of an indicator, and of a measure that no term names, is its name. */
export function hasOwnWords({ kind, term }: Element): boolean {
    return (elementOf(kind).block !== 'measures' || term !== undefined) && attributeOf(kind, 'text')?.reads === 'prose';
}

/** Whether the words of an element can say how a service works: what it promises, and its aims. */
export function saysHow(element: Element): boolean {
    if (isPromise(element)) return true;
    const kind: ServiceKind | ElementKind = elementOf(element.kind);
    return 'part' in kind && (kind.part === 'aims' || kind.part === 'outcomes');
}

/** Whether an element can claim to answer a requirement: a name, a place, an exclusion and a question say nothing of how it is done. */
export function canClaim(element: Element): boolean {
    const kind: ServiceKind | ElementKind = elementOf(element.kind);
    if (!('part' in kind)) return true;
    const { text } = element.values as Readonly<Record<string, Value>>;
    if (text?.type === 'text' && text.text.trimEnd().endsWith('?')) return false;
    return element.kind !== 'excludes' && kind.part !== 'header' && kind.part !== 'identity';
}

/** A line that ends where its value should begin. */
const ENDS_EARLY = /(?:^|\s)(?:every|within|at least|at most|per)$|:$/;

/** Whether a value is still to be written: a text with a placeholder, or a placeholder instead of a number or a date. */
export function isBlank(value: Value): boolean {
    if (value.type === 'text') return isUnwritten(value.text);
    return value.type === 'number' ? Number.isNaN(value.amount) : value.type === 'date' && isBlankValue(value.shown);
}

/**
 * Whether an element is what is left of a line that could not be read, or no more than a name that no vocabulary has.
 *
 * @param unread where lines could not be read
 */
export function isLeftOver({ kind, term, whole, words, values }: Element, unread: readonly Span[], { isKnown }: Words): boolean {
    if (unread.some(([start, end]) => whole[0] >= start && whole[0] <= end)) return true;
    if (kind === 'policy' && proseOf({ kind, values }) === undefined && ownValuesOf({ kind, values }).every(({ type }) => type === 'text'))
        return values.document === undefined;
    if (ENDS_EARLY.test(words) && !Object.keys(values).length) return true;
    const namespace = elementOf(kind).terms;
    return (
        term !== undefined && !isBlankValue(term) && isVocabularyKind(namespace) && values.text === undefined && !isKnown(namespace, term)
    );
}

export function isProse(kind: ElementKey, name: string): boolean {
    return attributeOf(kind, attributeOrWord(name))?.reads === 'prose';
}

/** The words that a role or an offer begins with instead of a name, where it has others as well. */
export function beginningOf({ kind, title, values: { text } }: Pick<Element, 'kind' | 'title' | 'values'>): string | undefined {
    return (kind === 'role' || kind === 'offer') && text?.type === 'text' && text.text !== title ? title : undefined;
}

/**
 * What an element says in prose: of a policy without the posts that own and lead it, which are part of its text; of an entry in own words,
 * then the words that it begins with.
 */
export function proseOf(element: Pick<Element, 'kind' | 'title' | 'values'>): string | undefined {
    const { text, owner, lead } = element.values as Readonly<Record<string, Value>>;
    if (text?.type !== 'text') return undefined;
    const beginning = beginningOf(element);
    if (beginning !== undefined) return `${text.text}\n\n${beginning}`;
    const posts = [owner, lead].flatMap(post => (post?.type === 'text' ? post.text : []));
    if (!posts.length) return text.text;
    const prose = text.text.split('\n\n').filter(part => !posts.includes(part));
    return prose.length ? prose.join('\n\n') : undefined;
}

/** Whether a value of an element is a flag, such as that there is no time limit. */
export function isFlagged({ kind, values }: Element): boolean {
    return Object.keys(values).some(name => attributeOf(kind, attributeOrWord(name))?.type === 'flag');
}

export function hasPlaceholder(element: Element): boolean {
    if (element.term !== undefined && isBlankValue(element.term)) return true;
    return ownValuesOf(element).some(isBlank);
}

/** Whether nothing has been said yet: all of an answer, or all that an action is called, is a placeholder. */
export function isOpenAnswer({ kind, term, values }: Element): boolean {
    if (term !== undefined && isBlankValue(term)) return true;
    const said = kind === 'answer' ? values.text : kind === 'action' ? values.title : undefined;
    return said?.type === 'text' && isPlaceholder(said.text);
}

/** Words where a number is asked for: how long, or how large it is. With them the text says something, however short it is. */
const FIGURE =
    /\d|(?<!\p{L})(?:minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|monthly|quarterly|yearly|small(?:er)?|low(?:er)?|limited|reduced|protected|capped|extended|flexible)(?!\p{L})/iu;

/** Whether a text has fewer than three words where prose is asked for, or where a number is and it names none. */
export function isTooBrief(kind: ElementKey, prose: string): boolean {
    const { isProse, isFigure } = elementOf(kind);
    if (!isProse && !isFigure) return false;
    return prose.trim().split(/\s+/).length < 3 && !(isFigure && FIGURE.test(prose));
}

/** Words that are in too many titles to tell what a sentence is about. */
const GENERAL: ReadonlySet<string> = new Set(
    'about after and care for from health into mental needs other people person persons service services support team teams that their them with work working'.split(
        ' ',
    ),
);

const SHORTEST = 5;

/** Whether a word of a title, in small letters, tells nothing of what it is about. */
export function isGeneral(word: string): boolean {
    return word.length < SHORTEST - 1 || GENERAL.has(word);
}

/** Any of the telling words of a title, at the beginning of a word and without their last letters: "plans", "planning". */
export const patternOfTitle = oncePerText((title): RegExp | undefined => {
    const words = [...new Set(title.toLowerCase().match(/\p{L}+/gu) ?? [])].filter(word => !isGeneral(word));
    if (!words.length) return undefined;
    const stems = words.map(word => (word.length > SHORTEST + 1 ? word.slice(0, Math.max(SHORTEST, word.length - 3)) : word));
    return new RegExp(`(?<!\\p{L})(?:${stems.join('|')})|\\b(?:this|these)\\b`, 'giu');
});

/** Elements of a kind by each term that they have, and by each that it is narrower than. */
export function elementsByTerm(
    kind: ElementKey | UnknownWord,
    elements: readonly Element[],
    { broader }: Words,
): ReadonlyMap<string, readonly Element[]> {
    const namespace = elementOf(kind)?.terms;
    const terms = new Map<string, Element[]>();
    const add = (term: string, element: Element, seen: ReadonlySet<string>): void => {
        const same = terms.get(term);
        if (!same) terms.set(term, [element]);
        else if (!same.includes(element)) same.push(element);
        if (!isVocabularyKind(namespace)) return;
        for (const wider of broader(namespace, term)) if (!seen.has(wider)) add(wider, element, new Set([...seen, wider]));
    };
    for (const element of elements) if (element.term !== undefined) add(element.term, element, new Set([element.term]));
    return terms;
}
