import { type ElementKey, elementOf, type UnknownWord } from '../model/elements.ts';
import type { Element, ElementCheckFacts } from '../model/facts.ts';
import { mainOf, ownValuesOf, textIn, wholeWeek } from '../model/subjects.ts';
import { capitalised, listed, withoutLayout } from '../model/text.ts';
import type { Value } from '../model/values.ts';
import { beyondReason } from './beyond-reason.ts';
import { boundVerdict, exceptionOf, isAskedNegatively, uses } from './bounds.ts';
import { beginningOf, isFlagged } from './element-words.ts';
import type { Evaluation } from './evaluation.ts';
import { withException } from './excepted.ts';
import { citedInWords, contraryTerm, inWordsOnly } from './said-in-words.ts';
import type { BoundVerdict } from './shortfalls.ts';
import { outOfTimeIn } from './undone-values.ts';
import { anyOf, atLeast, type Evidence, isHolding, type Standing, type Verdict } from './verdict.ts';
import {
    absenceOfTerms,
    absenceSentence,
    checkInWords,
    elementInWords,
    quotedLast,
    quoting,
    remembered,
    type Title,
    verbsFor,
    verbsOf,
} from './wording.ts';

/** Whether a document has many elements of a kind, of which one may be about something else. */
function isRepeated(kind: ElementKey | UnknownWord): boolean {
    const element = elementOf(kind);
    // Opening hours are said in several lines: one for the days, another for the nights.
    return element?.terms !== undefined || kind === 'hours' || ['aims', 'outcomes', 'pathway', 'measures'].includes(element?.block ?? '');
}

/** Whether a caseload is that of a post that sees people beside their worker: how many a psychiatrist has is another matter. */
function isOfOthers({ values }: Element, { words }: Evaluation): boolean {
    const { per } = values as Readonly<Record<string, Value>>;
    if (per?.type !== 'text') return false;
    const others = words.also('usual', 'caseload-of-others');
    const roles = new Set([per.text]);
    for (const role of roles) for (const broader of words.broader('roles', role)) roles.add(broader);
    return others.some(role => roles.has(role));
}

/**
 * The elements that a check is about. Where there may be many, those that use its words: an indicator on waiting is
 * not a bad indicator on engagement, it is another one.
 */
function candidates(check: ElementCheckFacts, evaluation: Evaluation): readonly Element[] {
    const { terms, bounds } = check;
    if (terms.length) return evaluation.withTerms(check.kind, terms);
    const found = evaluation.elements(check.kind);
    const all = check.kind === 'caseload' ? found.filter(element => !isOfOthers(element, evaluation)) : found;
    const mentions = bounds.some(bound => bound.test === 'mentions') && isRepeated(check.kind);
    return mentions ? all.filter(element => bounds.every(bound => uses(bound, element, evaluation))) : all;
}

function titleIn(evaluation: Evaluation): Title {
    return evaluation.title;
}

/** The inclusions that turn away whom they name, with their words: “Accepted, once they have stopped drinking.” is an exclusion in all but name. */
function excludedByInclusion({ kind, terms }: ElementCheckFacts, evaluation: Evaluation): readonly Evidence[] {
    if (kind !== 'excludes' || !terms.length) return [];
    return evaluation.withTerms('includes', terms).flatMap(element => evaluation.denialOf(element) ?? evaluation.absenceOf(element) ?? []);
}

/** What must not be there. What is denied is not there; what the guidance excepts is for people to judge. */
function evaluateNo(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    const title = titleIn(evaluation);
    const named = candidates(check, evaluation).filter(element => !evaluation.mayBeAnything(element) && !evaluation.isTakenBack(element));
    const holding = named.flatMap(element => {
        const bounds = check.bounds.map(bound => boundVerdict(bound, element, evaluation, false));
        const holds = bounds.every(({ standing }) => standing === 'shown' || standing === 'claimed');
        return holds ? [{ element, isInWords: bounds.some(({ isInWords }) => isInWords) }] : [];
    });
    // Where one of several offers comes in time, what is said about another is for people to read.
    const isOneOfSeveral = holding.length < named.length;
    const found = holding.filter(({ isInWords }) => !(isInWords && isOneOfSeveral)).map(({ element }) => element);
    const excepted = found.flatMap(element => {
        // One of several criteria that decide together is for people to judge.
        const alone = element.isPartial ? element.words : undefined;
        const words = check.bounds.map(bound => exceptionOf(bound, element, evaluation)).find(Boolean) ?? alone;
        return words === undefined ? [] : [{ element, words }];
    });
    const breaking = found.filter(element => !excepted.some(other => other.element === element));
    const evidence = [...breaking.map(element => evaluation.quote(element, element.words)), ...excludedByInclusion(check, evaluation)];
    if (evidence.length)
        return { standing: 'against', reason: () => `It says “${evidence[0]?.words}”, which goes against this.`, evidence, lacking: [] };
    if (excepted.length) {
        const quoted = excepted.map(({ element, words: said }) => evaluation.quote(element, said));
        return {
            standing: 'claimed',
            reason: () => `It says “${quoted[0]?.words}”. People decide if that is right.`,
            evidence: quoted,
            lacking: [],
        };
    }
    const others = evaluation.elements(check.kind).filter(element => !evaluation.mayBeAnything(element));
    return {
        standing: 'clear',
        reason: () => (others.length ? `There is ${checkInWords(check, title)}.` : ''),
        evidence: others.map(element => evaluation.quote(element)),
        lacking: [],
    };
}

/**
 * What an element shows by being there: with a term, a number or a date it is shown; with words alone, claimed.
 * The name of a policy is only its title: it says nothing of what the policy holds, or whether it is in use.
 */
function byItself({ insteadOfOffer }: ElementCheckFacts, element: Element, evaluation: Evaluation): Standing {
    if (evaluation.mayBeAnything(element)) return 'claimed';
    // Who works in a team shows in whole-time equivalents. A post that is described claims it; one that is only named is part of an answer.
    if (element.kind === 'role' && element.values.wte === undefined && !insteadOfOffer)
        return element.values.text && (element.title === undefined || beginningOf(element)) ? 'claimed' : 'partly';
    // A policy with a date or a time and no words says nothing yet.
    if (isEmptyPolicy(element)) return 'partly';
    const isNamed = element.term !== undefined && element.kind !== 'policy';
    const typed = isNamed || ownValuesOf(element).some(value => value.type !== 'text');
    return typed || isFlagged(element) ? 'shown' : 'claimed';
}

function isEmptyPolicy({ kind, values }: Element): boolean {
    return kind === 'policy' && values.text === undefined && !('document' in values);
}

/** How an element falls short, in whole sentences: first what it leaves unsaid, then what it says otherwise. */
function shortfallInWords(short: readonly BoundVerdict[], subject: string, element: Element): string {
    const unsaid = short.flatMap(each => each.unsaid ?? []);
    const { it, does } = verbsOf(element.kind);
    const first = unsaid.length ? [`${subject} ${does} not say ${listed(unsaid, 'or')}.`] : [];
    const others = short.flatMap(({ shortfall }, index) => shortfall?.(index || first.length ? it : subject) ?? []);
    return [...first, ...others].join(' ');
}

/** Where too few elements do what is asked: how many do, and what the first of the others lacks. */
function fewInWords(check: ElementCheckFacts, holding: number, verdicts: readonly Verdict[], title: Title): string {
    const plural = elementOf(check.kind)?.plural ?? check.kind;
    if (check.quantifier === 'at least') return `${holding} ${verbsFor(holding).is} here. This asks for ${checkInWords(check, title)}.`;
    const short = verdicts.find(verdict => !isHolding(verdict))?.reason() ?? '';
    return `${holding} of ${verdicts.length} ${plural} ${verbsFor(holding).does} what is asked. ${short}`;
}

/** Whether all posts of a role are vacant. */
function isVacant({ kind, values }: Element): boolean {
    if (kind !== 'role') return false;
    const { wte, vacant } = values as Readonly<Record<string, Value>>;
    return wte?.type === 'number' && vacant?.type === 'number' && wte.amount > 0 && vacant.amount >= wte.amount;
}

/** Whether the words of an element say how it is now: an aim says what is to be, and the text of a measure is its name. */
function isTimely({ kind }: Element): boolean {
    const { block } = elementOf(kind);
    return !['measures', 'aims', 'outcomes'].includes(block) && kind !== 'ages' && kind !== 'expected';
}

/**
 * Whether an element is only where an answer could be: any policy where one is asked for that names a document, an outcome where its
 * measure is asked for. That it is there answers nothing yet.
 */
function isContainer({ terms }: ElementCheckFacts, { kind }: Element): boolean {
    return !terms.length && (kind === 'policy' || kind === 'aim' || kind === 'outcome');
}

/** Whether only its words can make an element part of an answer: that people are discharged, or work there, says nothing of how. */
function isWordsAlone({ kind, bounds }: ElementCheckFacts): boolean {
    return (kind === 'dischargecriteria' || kind === 'role') && bounds.every(({ test }) => test === 'mentions');
}

/** How one element compares with everything that a check asks of it. */
function elementVerdict(check: ElementCheckFacts, element: Element, evaluation: Evaluation, isAsked: boolean): Verdict {
    const title = titleIn(evaluation);
    const subject = (): string => capitalised(elementInWords(element, title));
    // What must be ruled out is denied where all is well.
    const isPromised = isAsked && !check.bounds.some(({ test }) => test === 'rules out');
    const denial = evaluation.denialOf(element) ?? (isPromised ? evaluation.absenceOf(element) : undefined);
    if (denial && !(isPromised && isAskedNegatively(check, denial.words))) {
        const reason = (): string => (isVacant(element) ? quoting('The post is vacant', denial.words) : quoting(subject(), denial.words));
        return { standing: 'against', reason, evidence: [denial], lacking: [check], isDenied: true };
    }
    const quoted = isPromised ? evaluation.quoteOnly(element) : undefined;
    if (quoted)
        return {
            standing: 'missing',
            reason: () => `${quoting(subject(), quoted.words)} That is what is asked, and not what is done.`,
            evidence: [],
            lacking: [check],
            isPart: true,
        };
    const late = isPromised && isTimely(element) ? outOfTimeIn(evaluation.sentencesOf(element), evaluation.today) : undefined;
    if (late !== undefined)
        return {
            standing: 'against',
            reason: () => quoting(subject(), late),
            evidence: [evaluation.quote(element, late)],
            lacking: [check],
        };
    const beyond = isAsked ? beyondReason(element, evaluation) : undefined;
    if (beyond !== undefined)
        return {
            standing: 'against',
            reason: () => `${subject()}: “${beyond.words}”. ${beyond.because}`,
            evidence: [evaluation.quote(element, beyond.words)],
            lacking: [check],
            // More posts are not a different answer: there is no choice to make between two of them.
            isBroken: element.kind !== 'role',
        };
    const bounds = check.bounds.map(bound => boundVerdict(bound, element, evaluation, isAsked));
    const short = bounds.filter(({ shortfall, unsaid }) => shortfall || unsaid);
    const against = bounds.filter(({ standing }) => standing === 'against');
    if (short.length) {
        const telling = against.length ? against : short;
        // Where an element says none of several things that are asked of it, nothing of the answer is there.
        const isNone = short.length === bounds.length && bounds.every(({ isAbsent }) => isAbsent);
        const saysNone =
            (isNone && (bounds.length > 1 || isContainer(check, element))) || (short.length === bounds.length && isWordsAlone(check));
        return {
            standing: against.length ? 'against' : saysNone ? 'missing' : 'partly',
            reason: () => shortfallInWords(short, subject(), element),
            // Where an element is found by words, the sentence of the guidance is about those words.
            isPart:
                bounds.some(({ isUnclear }) => isUnclear) ||
                (short.length < bounds.length && !check.bounds.some(({ test }) => test === 'mentions')),
            evidence: telling.map(({ evidence }) => evidence),
            lacking: [check],
            isBroken: against.some(({ isBroken }) => isBroken),
        };
    }
    const hedge = isPromised ? evaluation.hedgeOf(element) : undefined;
    if (hedge)
        return {
            standing: 'partly',
            reason: () => `${quoting(subject(), hedge.words)} It is promised only as far as possible.`,
            evidence: [hedge],
            lacking: [check],
            isPart: true,
        };
    const claims = bounds.filter(({ standing }) => standing === 'claimed').map(({ evidence }) => evidence);
    const standing = claims.length ? 'claimed' : bounds.length ? 'shown' : byItself(check, element, evaluation);
    const doubt = standing === 'shown' && isPromised ? evaluation.doubtOf(element) : undefined;
    const has = (): string => `It has ${checkInWords(check, title)}.`;
    if (doubt) {
        // Whoever reads both places knows which of them holds.
        const decided = (): string =>
            doubt.at === element.at
                ? `People decide if “${doubt.words}” says so.`
                : `${quoting('Elsewhere it says', doubt.words)} People decide which holds.`;
        return { standing: 'claimed', reason: () => `${has()} ${decided()}`, evidence: [doubt], lacking: [] };
    }
    return {
        standing,
        reason: () => (!bounds.length && isEmptyPolicy(element) ? `${subject()} says nothing yet.` : has()),
        evidence: claims.length ? claims : [evaluation.quote(element)],
        lacking: [],
    };
}

/**
 * Whether a document has the elements that a check asks for.
 *
 * @param alone whether nothing of another kind would do instead, so that another term of its kind goes against it
 * @param isAsked whether it should be so; what must not be there is there even where its words deny much
 */
export function evaluateElement(check: ElementCheckFacts, evaluation: Evaluation, alone: boolean, isAsked: boolean): Verdict {
    if (check.quantifier === 'no') return evaluateNo(check, evaluation);
    // Of what must not be, one of several criteria that decide together is none.
    const named = candidates(check, evaluation).filter(element => isAsked || !element.isPartial);
    if (!named.length)
        return (
            (alone && contraryTerm(check, evaluation)) ||
            (isAsked && citedInWords(check, evaluation)) ||
            inWordsOnly(check, evaluation) ||
            nothingThere(check, titleIn(evaluation))
        );
    const verdicts = named.map(element => {
        const verdict = elementVerdict(check, element, evaluation, isAsked);
        return isAsked ? withException(verdict, element, evaluation) : verdict;
    });
    if (check.quantifier === 'some' && check.kind === 'hours') {
        const together = hoursVerdict(check, named, verdicts, evaluation);
        if (together) return together;
    }
    if (check.quantifier === 'some') return withContrary(check, named, verdicts, evaluation);
    const wanted = check.quantifier === 'every' ? verdicts.length : (check.count ?? 1);
    const title = titleIn(evaluation);
    return atLeast(wanted, verdicts, holding => fewInWords(check, holding, verdicts, title));
}

/** What is left of “Anyone who has a diagnosis of psychosis.” to say whom it is about. */
const AROUND_A_NEED =
    /(?<![a-z])(?:people|persons?|anyone|anybody|those|adults|patients|with|who|have|has|an?|the|any|diagnosis|of|history)(?![a-z])|[^a-z ]/g;

function bare(text: string): string {
    return withoutLayout(text.toLowerCase().replaceAll(AROUND_A_NEED, ''));
}

/** The exclusion of those whom a criterion includes, by their term, by a broader one, or in words that name nothing else; nothing where there is none. */
function exclusionOf({ term }: Element, evaluation: Evaluation): Element | undefined {
    if (term === undefined) return undefined;
    const exclusions = evaluation.elements('excludes');
    if (!exclusions.length) return undefined;
    const { words } = evaluation;
    const terms = new Set([term]);
    for (const each of terms) for (const broader of words.broader('needs', each)) terms.add(broader);
    const names = new Set([...terms].flatMap(each => words.names('needs', each)).map(bare));
    return exclusions.find(exclusion => {
        if (exclusion.isPartial || evaluation.isTakenBack(exclusion)) return false;
        if (exclusion.term !== undefined) return terms.has(exclusion.term);
        const said = bare(textIn(exclusion, 'text') ?? '');
        return said !== '' && names.has(said);
    });
}

/** Whether two lines say the same of something: no one can follow both, where one keeps to a bound and the other breaks it. */
function isSameMatter(one: Element, other: Element): boolean {
    if (one.term !== other.term || (one.term === undefined && elementOf(one.kind).terms !== undefined)) return false;
    const [a, b] = [mainOf(one), mainOf(other)];
    // What at least so many do and what at most so many do are two things: people seen in time, and people who were not.
    return !(a?.type === 'number' && b?.type === 'number' && a.dimension === 'percent' && a.limit !== b.limit);
}

/** Opening hours over several lines: the week that they make together, or the best of them. */
function hoursVerdict(
    check: ElementCheckFacts,
    lines: readonly Element[],
    verdicts: readonly Verdict[],
    evaluation: Evaluation,
): Verdict | undefined {
    const denied = lines.some(line => evaluation.denialOf(line) ?? evaluation.absenceOf(line));
    const week = denied ? undefined : wholeWeek(lines);
    if (!week) return undefined;
    const best = anyOf(verdicts);
    if (isHolding(best)) return best;
    const together = elementVerdict(check, week, evaluation, true);
    return { ...together, evidence: lines.map(line => evaluation.quote(line)) };
}

/** The best of several elements of a kind, unless another says the contrary of the same: a caseload of 10, and one of 400. */
function withContrary(
    check: ElementCheckFacts,
    elements: readonly Element[],
    verdicts: readonly Verdict[],
    evaluation: Evaluation,
): Verdict {
    const best = anyOf(verdicts);
    if (!isHolding(best)) return best;
    const holding = elements.filter((_, index) => isHolding(verdicts[index] as Verdict));
    const exclusions = check.kind === 'includes' ? holding.map(element => exclusionOf(element, evaluation)) : [];
    const exclusion = exclusions.every(Boolean) ? exclusions[0] : undefined;
    if (exclusion) {
        const isTold = exclusion.term !== undefined && exclusion.values.text !== undefined;
        return {
            standing: isTold ? 'partly' : 'against',
            reason: () => `It also says “${evaluation.quote(exclusion).words}”, which takes it back.`,
            evidence: [evaluation.quote(exclusion), ...(isTold ? best.evidence : [])],
            lacking: [],
            isContested: true,
        };
    }
    const other = elements.findIndex((element, index) => verdicts[index]?.isBroken && holding.some(each => isSameMatter(each, element)));
    const contrary = verdicts[other];
    const line = elements[other];
    if (contrary && line) {
        // Words may say for whom each line is: people decide then.
        const isTold = evaluation.textOf(line).trim() !== '' && line.values.text !== undefined;
        return {
            standing: isTold ? 'partly' : 'against',
            reason: () => `${contrary.reason()} Another line says ${quotedLast(best.evidence[0]?.words ?? '')}`,
            evidence: isTold ? [...contrary.evidence, ...best.evidence] : contrary.evidence,
            lacking: [],
            isContested: true,
        };
    }
    const another = elementOf(check.kind)?.hasOneTerm
        ? evaluation.elements(check.kind).find(({ term }) => term !== undefined && !elements.some(each => each.term === term))
        : undefined;
    if (!another || !check.terms.length) return best;
    return {
        standing: 'partly',
        reason: () => `It also says ${quotedLast(evaluation.quote(another).words)}`,
        evidence: [evaluation.quote(another), ...best.evidence],
        lacking: [],
        isContested: true,
    };
}

/** What is said where there is no such element: the same in every document. */
const nothingThere = remembered((check: ElementCheckFacts, title): Verdict => {
    let said: string | undefined;
    const reason = (): string => {
        said ??= absenceSentence(check, title);
        return said;
    };
    const absence = absenceOfTerms(check, title);
    return { standing: 'missing', reason, evidence: [], lacking: [check], ...(absence && { absence }) };
});
