import { dateInWords } from '../model/dates.ts';
import { OWN_WORDS } from '../model/elements/element-kind.ts';
import { attributeOf, type ElementKey, elementOf, SENTENCE, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, Element, ElementCheckFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import { listed, quotable } from '../model/text.ts';

/** What people call a name of a namespace. */
export type Title = (namespace: Namespace, name: string) => string;

const PREPOSITION = / (on|of|with|in|to|by|at|from|about|for|that is)$/;

/** A title inside a sentence: "Crisis plan" becomes "crisis plan", "Mental Health Act" and "ReQoL-10" stay. */
export function lowerFirst(text: string): string {
    // What is in brackets at the end, such as a nation, says nothing about the words before it.
    const isOrdinary =
        /^[A-Z][a-z]*(?=[ ,;:.()'’-]|$)[^A-Z]*(?: \([^()]*\))?$|^[A-Z][a-z]+ (?:of|with) the |^[A-Z][a-z]+ to [a-z]|^(?:At|In|On|By) [a-z]/.test(
            text,
        );
    return isOrdinary ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function termInWords(kind: ElementKey | UnknownWord, term: string, title: Title): string {
    const namespace = elementOf(kind)?.terms;
    if (!namespace || namespace === 'requirement') return term;
    // A question is quoted as the form asks it, and a measure by its name.
    return namespace === 'question' || namespace === 'measures' ? `“${title(namespace, term)}”` : lowerFirst(title(namespace, term));
}

/** A place or a time, which says by itself how it is joined: "at home", "in a café", "by telephone". */
const PHRASE = /^(?:at|in|on|by|outdoors|anywhere|online)\b/;

function quoted(term: string): string {
    return term.startsWith('“') ? term : `“${term}”`;
}

/** Terms inside or after the words for their kind, each in its quotation marks; "contact at" and "at home" are "contact at home". */
function joined(article: string, ...terms: readonly string[]): string {
    if (article.includes('“{}”')) {
        return article.replace('“{}”', listed(terms.map(quoted), 'or'));
    }
    const isPhrase = terms.every(term => PHRASE.test(term));
    // Several titles are kept apart by their quotation marks, since titles have commas in them.
    const term = listed(terms.length > 1 && !isPhrase ? terms.map(quoted) : terms, 'or');
    if (article.includes('{}')) return article.replace('{}', term);
    const preposition = PREPOSITION.exec(article)?.[1];
    return preposition && term.startsWith(`${preposition} `) ? `${article}${term.slice(preposition.length)}` : `${article} ${term}`;
}

/** An element of a kind without its term: "a policy", "opening hours", "the exclusion criteria". */
export function kindInWords(kind: ElementKey | UnknownWord): string {
    const element = elementOf(kind);
    const article = element?.alone ?? element?.article ?? kind;
    return article.replace(/ ?“?\{\}”?/, '').replace(PREPOSITION, '');
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
    authorit: 'authority',
    breathalys: 'breathalyser',
    charit: 'charity',
    depriv: 'deprivation',
    equalit: 'equality',
    famil: 'family',
    inequal: 'inequality',
    inequalit: 'inequality',
    inequit: 'inequity',
    intoxicat: 'intoxication',
    'must be drug': 'must be drug free',
    'non-attend': 'non-attendance',
    paranoi: 'paranoia',
    practi: 'practice',
    promot: 'promotion',
    're-admi': 're-admission',
    readmi: 'readmission',
    receiv: 'received',
    replac: 'replaced',
    shar: 'sharing',
    'without a mental': 'without a mental illness',
    'without a severe mental': 'without a severe mental illness',
    'without severe mental': 'without severe mental illness',
};

/** A word that a text may mention, as people write it. */
function asWord(word: string): string {
    const last = word.slice(word.lastIndexOf(' ') + 1);
    return WHOLE[word] ?? word.slice(0, word.length - last.length) + (WHOLE[last] ?? last);
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
    ages: shown => shown.replace(/^at most (.*)$/, '$1 or younger'),
};

/** What happens every so often: at most 12 months apart is at least every 12 months. */
const INTERVALS = new Set<string>(['every', 'audit', 'reported', 'least']);

/** The limit that a bound sets: "at most 15 people", "within 4 weeks", "in date", "at least 7 days". */
export function limitInWords(bound: BoundFacts, kind: ElementKey | UnknownWord): string {
    if (bound.before) return bound.shown;
    if (bound.test === 'by') return bound.shown.replace(/\d{4}-\d\d-\d\d/, dateInWords);
    // A date that is compared with a length of time.
    if (bound.dimension === 'time' && attributeOf(kind, bound.attribute)?.type === 'date')
        return bound.shown.replace(/^at most (.*)$/, 'in the last $1').replace(/^at least (.*)$/, '$1 ago or more');
    if (INTERVALS.has(bound.attribute))
        return bound.shown.replace(/^at most/, 'at least every').replace(/^at least (?=\d)/, 'every ') + longer(bound);
    if (bound.attribute !== elementOf(kind)?.main) return bound.shown;
    return bound.attribute === 'within' ? bound.shown.replace(/^at most/, 'within') : (LIMITS[kind]?.(bound.shown) ?? bound.shown);
}

/** What is asked to be at least so far apart may be rarer: "every 24 months or less often". */
function longer({ test, shown }: BoundFacts): string {
    return test === 'at least' && /^at least \d/.test(shown) ? ' or less often' : '';
}

/** What an attribute says, as a question inside a sentence: "who owns it". */
export function questionOf(kind: ElementKey | UnknownWord, attribute: BoundFacts['attribute']): string {
    return attributeOf(kind, attribute)?.says ?? attribute;
}

/** A lowest and a highest limit of one attribute as one: "30,000 to 50,000 people". */
function rangesIn(bounds: readonly BoundFacts[]): readonly BoundFacts[] {
    return bounds.flatMap(bound => {
        const other = bounds.find(
            ({ attribute, test }) => attribute === bound.attribute && test === 'at most' && bound.test === 'at least',
        );
        if (other) {
            const lowest = bound.shown.replace(/^at least /, '');
            const highest = other.shown.replace(/^at most /, '');
            const unit = /(?<!\D)\D+$/.exec(highest)?.[0] ?? '';
            return [{ ...bound, shown: `${lowest.endsWith(unit) ? lowest.slice(0, lowest.length - unit.length) : lowest} to ${highest}` }];
        }
        const isHighest = bounds.some(({ attribute, test }) => attribute === bound.attribute && test === 'at least');
        return bound.test === 'at most' && isHighest ? [] : [bound];
    });
}

/** A time that is too long, after the words for what takes it: "that takes 29 days or more". Other limits stay as they are. */
function longest({ attribute }: BoundFacts, limit: string): string {
    return attribute === 'within' ? limit.replace(/^at least (.*)$/, 'that takes $1 or more') : limit;
}

/** What bounds ask for, after the words for an element: " of at most 15 people", ", with an owner and an audit". */
function boundsInWords({ kind, terms, bounds }: ElementCheckFacts): string {
    const after: string[] = [];
    const having: string[] = [];
    const mentioning: string[] = [];
    const ruling: string[] = [];
    for (const bound of rangesIn(bounds)) {
        const attribute = attributeOf(kind, bound.attribute);
        const limit = (): string => limitInWords(bound, kind);
        if (bound.test === 'mentions') mentioning.push(mentioned(bound.words ?? []));
        else if (bound.test === 'rules out') ruling.push(mentioned(bound.words ?? []));
        else if (bound.test === 'in date') having.push('a review date that has not passed');
        // A kind that is prose always says how.
        else if (bound.test === 'present' && attribute === OWN_WORDS && kind !== 'policy') continue;
        else if (bound.test === 'present') having.push(attribute?.with ?? bound.attribute);
        else if (attribute?.limited) having.push(attribute.limited.replace('{}', limit()));
        else if (bound.attribute === elementOf(kind)?.main || bound.test === 'by')
            after.push((attribute?.after ?? '{}').replace('{}', longest(bound, limit())));
        else having.push(`${attribute?.with ?? bound.attribute} (${limit()})`);
    }
    const all = having.filter(Boolean);
    const { mentions, rules } = verbsOf(kind);
    const said = [
        ...(mentioning.length ? [`${mentions} ${listed(mentioning)}`] : []),
        ...(ruling.length ? [`${rules} out ${listed(ruling)}`] : []),
    ];
    return [
        ...after.map(words => ` ${words}`),
        all.length ? `${terms.length ? ',' : ''} with ${listed(all)}` : '',
        said.length ? `${all.length && terms.length ? ',' : ''} that ${listed(said)}` : '',
    ].join('');
}

function termsOf(check: ElementCheckFacts, title: Title): readonly string[] {
    return check.terms.map(term => termInWords(check.kind, term, title));
}

function elementCheckInWords(check: ElementCheckFacts, title: Title): string {
    if (check.kind === SENTENCE) return `a sentence${boundsInWords(check)}`;
    const element = elementOf(check.kind);
    const words = element?.words ?? check.kind;
    const terms = termsOf(check, title);
    const bounds = boundsInWords(check);
    const which = terms.length ? ` (${listed(terms, 'or')})` : '';
    switch (check.quantifier) {
        case 'every':
            return `every ${element?.article.includes(' {} ') && terms.length ? withoutArticle(joined(element.article, ...terms)) : words + which}${bounds}`;
        case 'at least':
            return `at least ${check.count} ${element?.plural ?? words}${which}${bounds}`;
        default: {
            const one = terms.length ? joined(element?.article ?? check.kind, ...terms) : kindInWords(check.kind);
            // "No policy with an audit": a comma would rule out the policy itself.
            return check.quantifier === 'no' ? `no ${withoutArticle(one)}${bounds.replace(/^, with /, ' with ')}` : one + bounds;
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
            return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, or ${parts.at(-1)}`;
        case 'all':
            return allInWords(check.checks, title);
        case 'none':
            return `none of these: ${parts.join('; ')}`;
        default:
            return `at least ${check.count} of these: ${parts.join('; ')}`;
    }
}

/** Several checks that must all hold; what the first must not have follows it: "ages with an upper limit and no reason". */
function allInWords(checks: readonly CheckFacts[], title: Title): string {
    const [first] = checks;
    const parts = checks.map((check, index) => {
        const isOfFirst =
            index > 0 && check.type === 'element' && check.quantifier === 'no' && first?.type === 'element' && check.kind === first.kind;
        const without = isOfFirst && !check.terms.length && check.bounds.length > 0 && check.bounds.every(({ test }) => test === 'present');
        if (!without) return checkInWords(check, title);
        return `no ${listed(check.bounds.map(({ attribute }) => withoutArticle(attributeOf(check.kind, attribute)?.with ?? attribute)))}`;
    });
    return listed(parts);
}

function withoutArticle(words: string): string {
    return words.replace(/^(a|an|the) /, '');
}

/** What is not there, in words: without what it would have had to say, unless only that tells it from others. */
export const absenceInWords = remembered((check: ElementCheckFacts, title) => {
    const telling = check.bounds.filter(bound => bound.test !== 'present' && (bound.test !== 'mentions' || !check.terms.length));
    return checkInWords({ ...check, bounds: telling }, title);
});

/** The sentences about terms that are missing, one and several, and the terms; nothing where the check asks for more than them. */
export function absenceOfTerms(
    check: ElementCheckFacts,
    title: Title,
): { readonly sentence: string; readonly many: string; readonly terms: string } | undefined {
    const element = elementOf(check.kind);
    if (!element?.absenceOf || !check.terms.length || check.quantifier === 'at least' || check.bounds.length) return undefined;
    return { sentence: element.absenceOf, many: element.absenceOfMany ?? element.absenceOf, terms: listed(termsOf(check, title), 'or') };
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
    if (element.term) return joined(article, termInWords(element.kind, element.term, title));
    if (element.title !== undefined && article.includes('{}')) return joined(article, quotable(element.title));
    const words = kindInWords(element.kind).replace(/^an? /, 'the ');
    return elementOf(element.kind)?.isPlural && !words.startsWith('the ') ? `the ${words}` : words;
}

/** Words at the end of a sentence, which may have its full stop: "“We gave this up.”" */
export function quotedLast(words: string): string {
    return `“${words}”${/[.!?]$/.test(words) ? '' : '.'}`;
}

/** "The policy on engagement: “We gave this up.”" */
export function quoting(subject: string, words: string): string {
    return `${subject}: ${quotedLast(words)}`;
}
