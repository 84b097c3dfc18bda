import { askedIn, type EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { CheckFacts, Element, ElementCheckFacts, LookFacts, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { valuesIn } from '../model/subjects.ts';
import { fnv1a64, withoutLayout } from '../model/text.ts';

import type { Span, Value } from '../model/values.ts';
import { type Covered, type Sight, sightOf } from './covered-services.ts';
import { findingsIn } from './form.ts';

function* elementChecks(check: CheckFacts): Iterable<ElementCheckFacts> {
    if (check.type === 'element') yield check;
    else for (const part of check.checks) yield* elementChecks(part);
}

/** Every check of elements that a requirement makes: what it expects, and when it applies. */
function* checksOf(requirement: EffectiveRequirement): Iterable<ElementCheckFacts> {
    for (const { check } of requirement.where) yield check;
    for (const expectation of askedIn(requirement)) {
        for (const { check } of expectation.where) yield check;
        if (expectation.check) yield* elementChecks(expectation.check);
    }
}

/**
 * What of a service a requirement is about: the elements that its expectations and conditions look at, and those that
 * claim to answer it.
 */
function elementsReadBy(requirement: EffectiveRequirement, service: SubjectFacts): readonly Element[] {
    const checks = [...checksOf(requirement)];
    return service.elements.filter(
        ({ kind, term, meets }) =>
            meets.includes(requirement.id) ||
            checks.some(check => check.kind === kind && (!check.terms.length || (term !== undefined && check.terms.includes(term)))),
    );
}

/** How many digits a fingerprint has: enough to tell the versions of a text apart, and short enough to compare by eye. */
const DIGITS = 12;

function valueText(value: Value): string {
    switch (value.type) {
        case 'number':
            return `${value.amount} ${value.dimension}`;
        case 'date':
            return value.date ?? withoutLayout(value.shown);
        case 'list':
            return value.items.join(', ');
        default:
            return withoutLayout(value.text);
    }
}

/** Read of an element only where a requirement asks for it by name: fingerprints that reviews keep are older than it. */
const BY_NAME: ReadonlySet<string> = new Set(['called']);

function elementText(element: Element, asked: ReadonlySet<string>): string {
    const { kind, term, meets } = element;
    const said = valuesIn(element)
        .filter(([name]) => !BY_NAME.has(name) || asked.has(name))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${valueText(value)}`);
    return [kind, term ?? '', ...said, `meets=${meets.toSorted().join(' ')}`].join('\u001f');
}

/** What a service says of a requirement not applying to it, or of a gap that a body has accepted. */
function exemptionTexts({ id }: EffectiveRequirement, service: SubjectFacts): string[] {
    const about = <T extends SubjectFacts['notApplicable'][number]>(all: readonly T[]): readonly T[] =>
        all.filter(({ requirements }) => requirements.some(({ name }) => name === id));
    return [
        ...about(service.notApplicable).map(({ reason }) => `not applicable\u001f${withoutLayout(reason)}`),
        ...about(service.acceptedGaps).map(gap =>
            ['accepted gap', gap.until.date ?? gap.until.shown, withoutLayout(gap.body), withoutLayout(gap.reason)].join('\u001f'),
        ),
    ];
}

/** Facts never change: while a review is typed, what it covers stays the same, keystroke for keystroke. */
const known = new WeakMap<SubjectFacts, WeakMap<EffectiveRequirement, string>>();

/**
 * A short text that changes when what a requirement reads in a service changes, and only then: layout, comments, the order
 * of lines and the way in which a number or a date is written leave it as it is.
 *
 * @param requirement as it holds for the service: with what its guidance adds
 */
export function fingerprintOf(requirement: EffectiveRequirement, service: SubjectFacts): string {
    const ofService = known.get(service) ?? new WeakMap<EffectiveRequirement, string>();
    known.set(service, ofService);
    const fingerprint = ofService.get(requirement) ?? makeFingerprint(requirement, service);
    ofService.set(requirement, fingerprint);
    return fingerprint;
}

function makeFingerprint(requirement: EffectiveRequirement, service: SubjectFacts): string {
    const asked = new Set<string>([...checksOf(requirement)].flatMap(({ bounds }) => bounds.map(({ attribute }) => attribute)));
    const elements = elementsReadBy(requirement, service).map(element => elementText(element, asked));
    const parts = [...elements, ...exemptionTexts(requirement, service)].toSorted();
    return fnv1a64(parts.join('\u001e')).slice(0, DIGITS);
}

/** The state today of what a finding looked at. */
export interface Look {
    readonly finding: Element;
    readonly sight: Sight;
    /** The fingerprint of what the service says today. */
    readonly now: string;
    /** `same`: as it was; `changed`: another text than the finding looked at; `unseen`: no fingerprint was kept. */
    readonly state: 'same' | 'changed' | 'unseen';
    /** What the finding has kept of it; nothing where it does not name the service. */
    readonly kept?: LookFacts;
    /** What of the service the requirement reads. */
    readonly places: readonly Span[];
}

function lookAt(finding: Element, sight: Sight, kept: LookFacts | undefined): Look {
    const { requirement } = sight.result;
    const now = fingerprintOf(requirement, sight.service);
    const state = kept?.fingerprint ? (kept.fingerprint.text === now ? 'same' : 'changed') : 'unseen';
    const places = elementsReadBy(requirement, sight.service).map(({ at }) => at);
    return { finding, sight, now, state, ...(kept && { kept }), places };
}

/** Each finding of a review on each covered service that can be compared, and whether the service still says what it said. */
export function looksIn(review: SubjectFacts, covered: readonly Covered[]): readonly Look[] {
    return findingsIn(review).flatMap(finding =>
        covered.flatMap(({ name, assessments }) => {
            const sight = sightOf(finding.term ?? '', assessments);
            const kept = review.looks?.find(look => look.requirement === finding.term && look.service.name === name);
            return sight ? [lookAt(finding, sight, kept)] : [];
        }),
    );
}

/** A `looked at` line that names services with their fingerprints. */
export function lookedAtLine(looks: readonly Pick<Look, 'sight' | 'now'>[]): string {
    return `looked at: ${looks.map(({ sight, now }) => `${sight.service.name} "${now}"`).join(', ')}`;
}

/** After which place of a finding its `looked at` line is best written: its last service, else before its end. */
function insertion(finding: Element, looks: readonly Look[], kept: readonly Look[]): TextEdit {
    const last = kept.map(({ kept: line }) => line?.fingerprint?.at[1] ?? line?.service.at[1] ?? 0).reduce((a, b) => Math.max(a, b), 0);
    if (last) {
        const more = looks.map(({ sight, now }) => `, ${sight.service.name} "${now}"`).join('');
        return { at: [last, last], text: more };
    }
    const end = finding.whole[1] - 1;
    return { at: [end, end], text: `  ${lookedAtLine(looks)}\n  ` };
}

/**
 * The change of a review that keeps what its findings look at today: new fingerprints instead of old ones, and those
 * that are missing.
 *
 * @param looks those to confirm, of any findings
 * @param all every look of the review, to see which services a finding names already
 */
export function confirmLooks(looks: readonly Look[], all: readonly Look[] = looks): TextEdit[] {
    const edits: TextEdit[] = [];
    const unnamed = new Map<Element, Look[]>();
    for (const look of looks) {
        if (look.state === 'same') continue;
        const { kept, now } = look;
        if (kept?.fingerprint) edits.push({ at: kept.fingerprint.at, text: `"${now}"` });
        else if (kept) edits.push({ at: [kept.service.at[1], kept.service.at[1]], text: ` "${now}"` });
        else unnamed.set(look.finding, [...(unnamed.get(look.finding) ?? []), look]);
    }
    for (const [finding, missing] of unnamed) {
        const kept = all.filter(look => look.finding === finding && look.kept);
        edits.push(insertion(finding, missing, kept));
    }
    return edits.toSorted((a, b) => a.at[0] - b.at[0]);
}
