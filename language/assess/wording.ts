import { attributeOf, type ElementKey, elementOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, Element, ElementCheckFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';

/** What people call a name of a namespace. */
export type Title = (namespace: Namespace, name: string) => string;

const PREPOSITION = / (on|of|with|in|to|by|at|from|about|for|that is)$/;

/** Joins words as a sentence does: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A title inside a sentence: "Crisis plan" becomes "crisis plan", "Mental Health Act" and "ReQoL-10" stay. */
export function lowerFirst(text: string): string {
    return /^[A-Z][a-z]*(?=[ ,;:.()'’-]|$)[^A-Z]*$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

function termInWords(kind: ElementKey | UnknownWord, term: string, title: Title): string {
    const namespace = elementOf(kind)?.terms;
    return !namespace || namespace === 'requirement' ? term : lowerFirst(title(namespace, term));
}

/** A term inside or after the words for its kind; "contact at" and "at home" are "contact at home". */
function joined(article: string, term: string): string {
    if (article.includes('{}')) return article.replace('{}', term);
    const preposition = PREPOSITION.exec(article)?.[1];
    return preposition && term.startsWith(`${preposition} `) ? `${article}${term.slice(preposition.length)}` : `${article} ${term}`;
}

/** An element of a kind without its term: "a policy", "opening hours", "the exclusion criteria". */
export function kindInWords(kind: ElementKey | UnknownWord): string {
    const article = elementOf(kind)?.article ?? kind;
    return article.replace(/^\{\} in /, '').replace(PREPOSITION, '');
}

/** The words of a sentence that depend on whether it is about one thing or several. */
const VERBS = {
    one: { it: 'It', is: 'is', says: 'says', mentions: 'mentions', rules: 'rules', does: 'does' },
    other: { it: 'They', is: 'are', says: 'say', mentions: 'mention', rules: 'rule', does: 'do' },
} as const;

type Verbs = (typeof VERBS)[keyof typeof VERBS];

/** The verbs that go with an element of a kind. */
export function verbsOf(kind: ElementKey | UnknownWord): Verbs {
    return VERBS[elementOf(kind)?.isPlural ? 'other' : 'one'];
}

const ENGLISH = new Intl.PluralRules('en-GB');

/** The verbs that go with a number of things: one of them, or any other number, none and halves as well. */
export function verbsFor(count: number): Verbs {
    return VERBS[ENGLISH.select(count) === 'one' ? 'one' : 'other'];
}

/** How many of the words that a text may mention a message lists; the rest is "or similar". */
const LISTED_WORDS = 3;

/** Beginnings of words, by which several forms are found, as a word that people use. */
const WHOLE: Readonly<Record<string, string>> = {
    abstinen: 'abstinence',
    assess: 'assessment',
    breathalys: 'breathalyser',
    charit: 'charity',
    depriv: 'deprivation',
    equalit: 'equality',
    inequalit: 'inequality',
    inequit: 'inequity',
    intoxicat: 'intoxication',
    're-admi': 're-admission',
    readmi: 'readmission',
    receiv: 'received',
    replac: 'replaced',
};

/** A word that a text may mention, as people write it. */
function asWord(word: string): string {
    const last = word.slice(word.lastIndexOf(' ') + 1);
    return word.slice(0, word.length - last.length) + (WHOLE[last] ?? last);
}

/** "“discharge”, “step down” or similar" */
export function mentioned(words: readonly string[]): string {
    const first = words.slice(0, LISTED_WORDS).map(word => `“${asWord(word)}”`);
    return words.length > LISTED_WORDS ? `${first.join(', ')} or similar` : listed(first, 'or');
}

/** How the limit of a kind reads, where its number alone would be no sentence. */
const LIMITS: Readonly<Record<string, (shown: string) => string>> = {
    hours: shown => (/day/.test(shown) ? shown : `${shown} days`),
    policy: shown => shown.replace(/^at most/, 'within'),
    ages: shown => shown.replace(/^at most (.*)$/, 'from $1 or younger'),
};

/** The limit that a bound sets: "at most 15 people", "within 4 weeks", "in date", "at least 7 days". */
export function limitInWords(bound: BoundFacts, kind: ElementKey | UnknownWord): string {
    // A date that is compared with a length of time.
    if (bound.dimension === 'time' && attributeOf(kind, bound.attribute)?.type === 'date') return `${bound.shown} ago`;
    return bound.attribute === elementOf(kind)?.main ? (LIMITS[kind]?.(bound.shown) ?? bound.shown) : bound.shown;
}

/** What an attribute says, as a question inside a sentence: "who owns it". */
export function questionOf(kind: ElementKey | UnknownWord, attribute: BoundFacts['attribute']): string {
    return attributeOf(kind, attribute)?.says ?? attribute;
}

/** What a bound asks for, after the words for an element: "at most 15 people", "that says who owns it". */
function boundInWords(bound: BoundFacts, kind: ElementKey | UnknownWord): string {
    const { says, mentions, rules } = verbsOf(kind);
    const main = elementOf(kind)?.main;
    if (bound.test === 'present') return `that ${says} ${questionOf(kind, bound.attribute)}`;
    if (bound.test === 'rules out') return `that ${rules} out ${mentioned(bound.words ?? [])}`;
    if (bound.test === 'mentions') return `that ${mentions} ${mentioned(bound.words ?? [])}`;
    if (bound.attribute === main || ['by', 'in date'].includes(bound.test)) return `(${limitInWords(bound, kind)})`;
    return `that ${says} ${questionOf(kind, bound.attribute)} (${limitInWords(bound, kind)})`;
}

function boundsInWords(check: ElementCheckFacts): string {
    // A kind that is prose always says how.
    const telling = check.bounds.filter(({ test, attribute }) => test !== 'present' || attribute !== 'text' || check.kind === 'policy');
    const bounds = telling.map(bound => boundInWords(bound, check.kind));
    const saying = `that ${verbsOf(check.kind).says} `;
    const questions = bounds.filter(bound => bound.startsWith(saying)).map(bound => bound.slice(saying.length));
    const others = bounds.filter(bound => !bound.startsWith(saying));
    return [
        ...others.filter(bound => bound.startsWith('(')),
        listed([...others.filter(bound => !bound.startsWith('(')), ...(questions.length ? [`${saying}${listed(questions)}`] : [])]),
    ]
        .filter(Boolean)
        .join(' ');
}

function termsOf(check: ElementCheckFacts, title: Title): readonly string[] {
    return check.terms.map(term => termInWords(check.kind, term, title));
}

function elementCheckInWords(check: ElementCheckFacts, title: Title): string {
    const element = elementOf(check.kind);
    const words = element?.words ?? check.kind;
    const terms = listed(termsOf(check, title), 'or');
    const bounds = boundsInWords(check);
    switch (check.quantifier) {
        case 'every':
            return [`every ${words}`, terms && `(${terms})`, bounds].filter(Boolean).join(' ');
        case 'at least':
            return [`at least ${check.count} ${element?.plural ?? words}`, terms && `(${terms})`, bounds].filter(Boolean).join(' ');
        default: {
            const one = terms ? joined(element?.article ?? check.kind, terms) : kindInWords(check.kind);
            const thing = bounds ? `${one} ${bounds}` : one;
            return check.quantifier === 'no' ? `no ${thing.replace(/^(a|an|the) /, '')}` : thing;
        }
    }
}

/** Keeps what is said of a check: the same for every document, as long as things are called the same. */
export function remembered<Check extends CheckFacts, Said>(
    say: (check: Check, title: Title) => Said,
): (check: Check, title: Title) => Said {
    const known = new WeakMap<Title, WeakMap<Check, Said>>();
    return (check, title) => {
        let all = known.get(title);
        if (!all) {
            all = new WeakMap();
            known.set(title, all);
        }
        let said = all.get(check);
        if (said === undefined) {
            said = say(check, title);
            all.set(check, said);
        }
        return said;
    };
}

/** What a check asks for, in words: "a policy on non-attendance, with an owner". */
export const checkInWords = remembered(inWords);

function inWords(check: CheckFacts, title: Title): string {
    if (check.type === 'element') return elementCheckInWords(check, title);
    const parts = check.checks.map(part => checkInWords(part, title));
    switch (check.quantifier) {
        case 'any':
            return listed(parts, 'or');
        case 'all':
            return listed(parts);
        case 'none':
            return `none of these: ${parts.join('; ')}`;
        default:
            return `at least ${check.count} of these: ${parts.join('; ')}`;
    }
}

/** What is not there, in words: without what it would have had to say, unless only that tells it from others. */
export const absenceInWords = remembered((check: ElementCheckFacts, title) => {
    const telling = check.bounds.filter(bound => bound.test !== 'present' && (bound.test !== 'mentions' || !check.terms.length));
    return checkInWords({ ...check, bounds: telling }, title);
});

/** The sentence about terms that are missing, and the terms; nothing where the check asks for more than them. */
export function absenceOfTerms(check: ElementCheckFacts, title: Title): { readonly sentence: string; readonly terms: string } | undefined {
    const sentence = elementOf(check.kind)?.absenceOf;
    if (!sentence || !check.terms.length || check.quantifier === 'at least' || check.bounds.length) return undefined;
    return { sentence, terms: listed(termsOf(check, title), 'or') };
}

/** What is said where there is no such element: "It does not say how soon help starts. Expected: within 4 weeks." */
export function absenceSentence(check: ElementCheckFacts, title: Title): string {
    const element = elementOf(check.kind);
    if (check.quantifier === 'at least') return `It has fewer than ${absenceInWords(check, title).replace(/^at least /, '')}.`;
    const terms = listed(termsOf(check, title), 'or');
    const absence = terms
        ? (element?.absenceOf?.replace('{}', terms) ?? `It does not have this: ${joined(element?.article ?? check.kind, terms)}.`)
        : (element?.absence ?? `It has no \`${check.kind}\`.`);
    const [bound] = check.bounds.filter(({ test }) => test !== 'present' && test !== 'in date');
    if (!bound) return absence;
    if (bound.test === 'mentions') return `${absence} Mention ${mentioned(bound.words ?? [])}.`;
    if (bound.test === 'rules out') return `${absence} Rule out ${mentioned(bound.words ?? [])}.`;
    if (bound.attribute === element?.main) return `${absence} Expected: ${limitInWords(bound, check.kind)}.`;
    return `${absence} Say ${questionOf(check.kind, bound.attribute)}: ${limitInWords(bound, check.kind)}.`;
}

/** An element as the subject of a sentence: "the policy on non-attendance", "the caseload". */
export function elementInWords(element: Element, title: Title): string {
    const article = (elementOf(element.kind)?.article ?? element.kind).replace(/^an? /, 'the ');
    return element.term
        ? joined(article, termInWords(element.kind, element.term, title))
        : kindInWords(element.kind).replace(/^an? /, 'the ');
}
