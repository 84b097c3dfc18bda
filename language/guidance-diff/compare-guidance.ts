import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { checkInWords, type Title } from '../assess/wording.ts';
import type {
    AmendmentFacts,
    BoundFacts,
    CheckFacts,
    ConditionFacts,
    DocumentFacts,
    ElementCheckFacts,
    ExpectationFacts,
} from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { listed, withoutLayout } from '../model/text.ts';

function boundText({ attribute, test, amount, dimension, date, words }: BoundFacts): string {
    return [attribute, test, amount ?? '', dimension ?? '', date ?? '', words?.join('|') ?? ''].join(' ').trim();
}

/** A check as text that does not depend on where it is; two checks that ask the same have the same. */
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

/** An expectation as text that does not depend on where it is. */
function expectationText({ statement, inPassing, check, where }: ExpectationFacts): string {
    return `${inPassing ? 'in passing ' : ''}${statement ? 'statement' : check ? checkText(check) : ''} where ${conditionsText(where)}`;
}

/** One way in which a requirement asks for more or for less than it did, in words. */
interface Change {
    readonly direction: 'tighter' | 'looser' | 'other';
    readonly words: string;
}

function tighter(words: string): Change {
    return { direction: 'tighter', words };
}

function looser(words: string): Change {
    return { direction: 'looser', words };
}

function expectationInWords({ statement, inPassing, check, where }: ExpectationFacts, title: Title): string {
    const asked = statement || !check ? 'a text that says how' : checkInWords(check, title);
    const words = inPassing ? `in passing, ${asked}` : asked;
    const conditions = where.map(condition => `${condition.negated ? 'has not' : 'has'} ${checkInWords(condition.check, title)}`);
    return conditions.length ? `${words}, where the text ${listed(conditions)}` : words;
}

/** Of two bounds on the same attribute, whether the later asks for more. */
function boundChange(before: BoundFacts, after: BoundFacts, title: string): Change | undefined {
    if (before.amount === undefined || after.amount === undefined || before.amount === after.amount) return undefined;
    const lower = after.amount < before.amount;
    const words = `${title}: ${after.shown} instead of ${before.shown}`;
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
function changesOf(before: EffectiveRequirement, after: EffectiveRequirement, title: Title): readonly Change[] {
    const weight =
        before.obligation === after.obligation
            ? []
            : [after.obligation === 'must' ? tighter('`must` instead of `should`') : looser('`should` instead of `must`')];
    return [...weight, ...scopeChanges(before, after), ...expectationChanges(before, after, title)];
}

/** A requirement that has another id, or others in its place. */
export interface Rename {
    readonly from: string;
    /** The ids that take its place: one for a rename, several where it was split. */
    readonly to: readonly string[];
    /** Whether the guidance says so with `replaces`; otherwise the two are so alike that it must be one. */
    readonly declared: boolean;
}

/** From how alike two requirements are they are taken for one: half of their words. */
const ALIKE = 0.5;

function wordsOf({ title, says }: EffectiveRequirement): ReadonlySet<string> {
    return new Set(`${title ?? ''} ${says}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

/** How many of the words of two requirements are common to both, from 0 to 1. */
function likeness(one: EffectiveRequirement, other: EffectiveRequirement): number {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    return a.size + b.size ? (2 * a.intersection(b).size) / (a.size + b.size) : 0;
}

function isSame(one: EffectiveRequirement, other: EffectiveRequirement): boolean {
    const text = ({ expectations }: EffectiveRequirement): string => expectations.map(expectationText).toSorted().join('\n');
    return one.expectations.length > 0 && text(one) === text(other) && likeness(one, other) > 0;
}

/**
 * Which of the requirements that are gone live on under another id.
 *
 * @param amendments of the new version: what it says itself of what it replaces
 */
function renamesAmong(
    gone: readonly EffectiveRequirement[],
    added: readonly EffectiveRequirement[],
    amendments: readonly AmendmentFacts[],
): readonly Rename[] {
    const declared = amendments
        .filter(({ type, requirement }) => type === 'replaces' && gone.some(({ id }) => id === requirement.name))
        .map(({ requirement, successors }) => ({ from: requirement.name, to: successors.map(({ name }) => name), declared: true }));
    const left = gone.filter(({ id }) => !declared.some(({ from }) => from === id));
    const free = new Set(added.filter(({ id }) => !declared.some(({ to }) => to.includes(id))));
    const found: Rename[] = [];
    // The most alike first, so that each takes its own.
    const pairs = left
        .flatMap(from => [...free].map(to => ({ from, to, alike: Math.max(likeness(from, to), isSame(from, to) ? ALIKE : 0) })))
        .filter(({ alike }) => alike >= ALIKE)
        .toSorted((a, b) => b.alike - a.alike);
    const taken = new Set<string>();
    for (const { from, to } of pairs) {
        if (taken.has(from.id) || !free.has(to)) continue;
        taken.add(from.id);
        free.delete(to);
        found.push({ from: from.id, to: [to.id], declared: false });
    }
    return [...declared, ...found];
}

/**
 * The changes that write the new ids of requirements in a document, wherever it mentions them. A requirement that was split
 * is left alone: which of its parts is meant, only people know.
 */
export function renameEdits(document: DocumentFacts, renames: readonly Rename[]): readonly TextEdit[] {
    const names = new Map(renames.flatMap(({ from, to }) => (to.length === 1 && to[0] ? [[from, to[0]] as const] : [])));
    return document.references
        .filter(({ namespaces, name }) => namespaces.includes('requirement') && names.has(name))
        .map(({ name, at }) => ({ at, text: names.get(name) ?? name }))
        .toSorted((a, b) => a.at[0] - b.at[0]);
}

/** `changed`: tighter in one way and looser in another; `reworded`: other words for the same demand. */
type Kind = 'new' | 'removed' | 'renamed' | 'tightened' | 'loosened' | 'changed' | 'reworded';

/** What has become of one requirement between two versions of a guidance. */
export interface RequirementChange {
    readonly kind: Kind;
    /** Its id in the new version; in the old one, where it is gone. */
    readonly id: string;
    readonly title: string;
    /** Its id in the old version, where that was another. */
    readonly formerly?: string;
    /** Whether the guidance itself says that it was renamed. */
    readonly declared?: boolean;
    readonly changes: readonly Change[];
}

/** One version of a guidance: everything that holds for those who follow it. */
export interface Version {
    readonly requirements: readonly EffectiveRequirement[];
    /** What the guidance changes of what it builds on. */
    readonly amendments: readonly AmendmentFacts[];
}

export interface GuidanceDiff {
    readonly changes: readonly RequirementChange[];
    readonly renames: readonly Rename[];
}

function kindOf(changes: readonly Change[], reworded: boolean): Kind | undefined {
    const directions = new Set(changes.map(({ direction }) => direction));
    if (!directions.size) return reworded ? 'reworded' : undefined;
    const [only] = directions;
    if (directions.size > 1 || only === 'other') return 'changed';
    return only === 'tighter' ? 'tightened' : 'loosened';
}

function plain(text: string | undefined): string {
    return withoutLayout(text ?? '');
}

function compared(before: EffectiveRequirement, after: EffectiveRequirement, title: Title): RequirementChange | undefined {
    const changes = changesOf(before, after, title);
    const reworded = plain(before.says) !== plain(after.says) || plain(before.title) !== plain(after.title);
    const kind = kindOf(changes, reworded);
    return kind && { kind, id: after.id, title: after.title ?? after.says, changes };
}

/**
 * What has changed between two versions of a guidance, in the order of the new one; what is gone comes last.
 *
 * @param title what people call the names that expectations mention
 */
export function compareGuidance(before: Version, after: Version, title: Title): GuidanceDiff {
    const had = new Map(before.requirements.map(requirement => [requirement.id, requirement]));
    const has = new Map(after.requirements.map(requirement => [requirement.id, requirement]));
    const gone = before.requirements.filter(({ id }) => !has.has(id));
    const added = after.requirements.filter(({ id }) => !had.has(id));
    const renames = renamesAmong(gone, added, after.amendments);
    const formerly = new Map(renames.flatMap(rename => rename.to.map(to => [to, rename] as const)));
    const changes = after.requirements.flatMap((requirement): RequirementChange[] => {
        const { id } = requirement;
        const rename = formerly.get(id);
        const old = had.get(id) ?? had.get(rename?.from ?? '');
        if (!old) return [{ kind: 'new', id, title: requirement.title ?? requirement.says, changes: [] }];
        const change = compared(old, requirement, title);
        if (!rename || had.has(id)) return change ? [change] : [];
        return [
            {
                kind: 'renamed',
                id,
                title: requirement.title ?? requirement.says,
                formerly: rename.from,
                declared: rename.declared,
                changes: change?.changes ?? [],
            },
        ];
    });
    const removed = gone
        .filter(({ id }) => !renames.some(({ from }) => from === id))
        .map(({ id, title: own, says }): RequirementChange => ({ kind: 'removed', id, title: own ?? says, changes: [] }));
    return { changes: [...changes, ...removed], renames };
}
