import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { checkInWords, listed, type Title } from '../assess/wording.ts';
import type { BoundFacts, CheckFacts, ConditionFacts, ElementCheckFacts, ExpectationFacts } from '../model/facts.ts';

function boundText({ attribute, test, amount, dimension, date, words }: BoundFacts): string {
    return [attribute, test, amount ?? '', dimension ?? '', date ?? '', words?.join('|') ?? ''].join(' ').trim();
}

/** A check as text that does not depend on where it stands; two checks that ask the same have the same. */
function checkText(check: CheckFacts, withBounds = true): string {
    if (check.type === 'group') {
        const parts = check.checks.map(part => checkText(part, withBounds)).toSorted();
        return `${check.quantifier} ${check.count ?? ''}{${parts.join(';')}}`;
    }
    const bounds = withBounds ? check.bounds.map(boundText).toSorted().join(',') : '';
    return `${check.quantifier} ${check.count ?? ''} ${check.kind} ${check.terms.toSorted().join('|')} [${bounds}]`;
}

/** Conditions as text, in any order. */
function conditionsText(conditions: readonly ConditionFacts[]): string {
    return conditions
        .map(({ negated, check }) => `${negated ? 'not ' : ''}${checkText(check)}`)
        .toSorted()
        .join(' and ');
}

/** An expectation as text that does not depend on where it stands. */
export function expectationText({ statement, check, where }: ExpectationFacts): string {
    return `${statement ? 'statement' : check ? checkText(check) : ''} where ${conditionsText(where)}`;
}

/** One way in which a requirement asks for more or for less than it did, in words. */
export interface Change {
    readonly direction: 'tighter' | 'looser' | 'other';
    readonly words: string;
}

function tighter(words: string): Change {
    return { direction: 'tighter', words };
}

function looser(words: string): Change {
    return { direction: 'looser', words };
}

function expectationInWords({ statement, check, where }: ExpectationFacts, title: Title): string {
    const words = statement || !check ? 'a text that says how' : checkInWords(check, title);
    const conditions = where.map(condition => `${condition.negated ? 'has not' : 'has'} ${checkInWords(condition.check, title)}`);
    return conditions.length ? `${words}, where the text ${listed(conditions)}` : words;
}

/** Of two bounds on the same attribute, whether the later asks for more. */
function boundChange(before: BoundFacts, after: BoundFacts, title: string): Change | undefined {
    if (before.amount === undefined || after.amount === undefined || before.amount === after.amount) return undefined;
    const lower = after.amount < before.amount;
    const words = `${title}: ${after.shown} in the place of ${before.shown}`;
    return before.test === 'exactly' || before.test !== after.test
        ? { direction: 'other', words }
        : lower === (before.test === 'at most')
          ? tighter(words)
          : looser(words);
}

/** An attribute and how it is tested, whatever the number. */
function testOf({ attribute, test }: BoundFacts): string {
    return `${attribute} ${test}`;
}

/** How one version of a check of the same elements differs from the other: in its numbers, and in what is asked of them at all. */
function elementChanges(before: ElementCheckFacts, after: ElementCheckFacts, title: Title): Change[] {
    const words = checkInWords({ ...after, bounds: [] }, title);
    const numbers = after.bounds.flatMap(bound => {
        const old = before.bounds.find(each => testOf(each) === testOf(bound));
        return (old && boundChange(old, bound, words)) ?? [];
    });
    const lacks = (check: ElementCheckFacts, bound: BoundFacts): boolean => !check.bounds.some(each => testOf(each) === testOf(bound));
    const added = after.bounds.filter(bound => lacks(before, bound));
    const gone = before.bounds.filter(bound => lacks(after, bound));
    return [
        ...numbers,
        ...(added.length ? [tighter(`expects ${checkInWords({ ...after, bounds: added }, title)}`)] : []),
        ...(gone.length ? [looser(`no longer expects ${checkInWords({ ...after, bounds: gone }, title)}`)] : []),
    ];
}

/** The expectation of the same elements among some, under the same conditions. */
function twinOf({ check, where }: ExpectationFacts, among: readonly ExpectationFacts[]): ExpectationFacts | undefined {
    if (check?.type !== 'element') return undefined;
    return among.find(
        old =>
            old.check?.type === 'element' &&
            conditionsText(old.where) === conditionsText(where) &&
            checkText(old.check, false) === checkText(check, false),
    );
}

function expectationChanges(before: EffectiveRequirement, after: EffectiveRequirement, title: Title): Change[] {
    const had = new Map(before.expectations.map(expectation => [expectationText(expectation), expectation]));
    const has = new Map(after.expectations.map(expectation => [expectationText(expectation), expectation]));
    const gone = new Set([...had].filter(([text]) => !has.has(text)).map(([, expectation]) => expectation));
    const changes = [...has].flatMap(([text, expectation]) => {
        if (had.has(text)) return [];
        const twin = twinOf(expectation, [...gone]);
        const ways =
            twin?.check?.type === 'element' && expectation.check?.type === 'element'
                ? elementChanges(twin.check, expectation.check, title)
                : [];
        if (!twin || !ways.length) return [tighter(`expects ${expectationInWords(expectation, title)}`)];
        gone.delete(twin);
        return ways;
    });
    return [...changes, ...[...gone].map(expectation => looser(`no longer expects ${expectationInWords(expectation, title)}`))];
}

function scopeChanges(before: EffectiveRequirement, after: EffectiveRequirement): Change[] {
    const added = after.subjects.filter(subject => !before.subjects.includes(subject));
    const left = before.subjects.filter(subject => !after.subjects.includes(subject));
    const changes = [
        ...added.map(subject => tighter(`applies to ${subject} as well`)),
        ...left.map(subject => looser(`no longer applies to ${subject}`)),
    ];
    if (conditionsText(before.where) === conditionsText(after.where)) return changes;
    if (!after.where.length) return [...changes, tighter('applies without a condition')];
    if (!before.where.length) return [...changes, looser('applies only under a condition')];
    return [...changes, { direction: 'other', words: 'applies under another condition' }];
}

/** What a requirement asks that it did not ask, and the other way round. Changes of its words alone are not among it. */
export function changesOf(before: EffectiveRequirement, after: EffectiveRequirement, title: Title): readonly Change[] {
    const weight =
        before.obligation === after.obligation
            ? []
            : [after.obligation === 'must' ? tighter('`must` in the place of `should`') : looser('`should` in the place of `must`')];
    return [...weight, ...scopeChanges(before, after), ...expectationChanges(before, after, title)];
}
