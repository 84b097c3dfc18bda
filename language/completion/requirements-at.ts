import { appliesWhere } from '../assess/applies.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { Evaluation } from '../assess/evaluation.ts';
import { isOpen } from '../assess/outcome.ts';
import { type ElementKey, elementKeyOf, keyOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, SubjectFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { requirementsOf, themesAmong } from '../reviews/form.ts';
import { wordsOfNames } from '../workspace/words-of-names.ts';
import { assessmentsOf, type Surroundings, subjectOf, templateOf } from './at-place.ts';
import type { NameSuggestion } from './names-at.ts';
import { nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { RANKS } from './suggestion.ts';

/** What a node of a service is about: a kind of element, and its terms. */
interface About {
    readonly kind: ElementKey | UnknownWord;
    readonly terms: readonly string[];
}

const ABOUT: Readonly<Record<string, readonly [kind: ElementKey, property: string]>> = {
    Policy: ['policy', 'policy'],
    Partnership: ['workswith', 'partner'],
    Role: ['role', 'role'],
    Offer: ['offer', 'intervention'],
    Measure: ['measure', 'measure'],
};
const STATEMENTS: Readonly<Record<string, ElementKey>> = { aims: 'aim', outcomes: 'outcome', pathway: 'pathway' };
const FIELDS: Readonly<Record<string, string>> = { AgesField: 'ages', CaseloadField: 'caseload', HoursField: 'hours' };

/** What the node at the cursor says something about; nothing where it is no element. */
export function aboutOf(node: PartialNode): About | undefined {
    const described = nodeOfType(node, ...Object.keys(ABOUT));
    if (described) {
        const [kind, property] = ABOUT[described.type] as readonly [ElementKey, string];
        return { kind, terms: described.values[property] ?? [] };
    }
    const statements = nodeOfType(node, 'Statements');
    if (statements) {
        const kind = STATEMENTS[writtenFor(statements, 'kind') ?? ''];
        return kind && { kind, terms: [] };
    }
    const field = FIELDS[node.type] ?? writtenFor(node, 'field');
    return field ? { kind: elementKeyOf(field) ?? (keyOf(field) as UnknownWord), terms: node.values.terms ?? [] } : undefined;
}

function mentions(check: CheckFacts, { kind, terms }: About): boolean {
    if (check.type === 'group') return check.checks.some(part => mentions(part, { kind, terms }));
    return check.kind === kind && (!check.terms.length || !terms.length || check.terms.some(term => terms.includes(term)));
}

/** Whether a requirement expects something of what the cursor is about. */
export function isAbout(requirement: EffectiveRequirement, about: About | undefined): boolean {
    return about !== undefined && requirement.expectations.some(({ check }) => check && mentions(check, about));
}

function suggestion(requirement: EffectiveRequirement, rank: number, outcome?: string): NameSuggestion {
    const { id, title, says } = requirement;
    return {
        label: id,
        kind: 'requirement',
        detail: `${title ?? ''}${outcome ? ` · ${outcome}` : ''}`,
        find: [title ?? '', says].filter(Boolean),
        rank,
        subject: { type: 'requirements', ids: [id] },
    };
}

function ofService({ requirement, outcome }: RequirementResult, about: About | undefined): NameSuggestion {
    const rank = isAbout(requirement, about) ? RANKS.missing : isOpen(outcome) ? RANKS.fitting : RANKS.usual;
    return suggestion(requirement, outcome === 'not applicable' ? RANKS.later : rank, outcome);
}

function ofReview(node: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    const template = templateOf(node, surroundings);
    if (!template) return [];
    const all = requirementsOf(template, guidance => surroundings.requirements(guidance));
    const elements = subjectOf(node, surroundings)?.elements ?? [];
    const having = (kind: ElementKey): ReadonlySet<string> =>
        new Set(elements.filter(element => element.kind === kind).map(({ term }) => term ?? ''));
    if (node.type === 'Finding') {
        const found = having('finding');
        return themesAmong(all)
            .filter(({ id }) => !found.has(id))
            .map(requirement => suggestion(requirement, RANKS.fitting));
    }
    const gaps = having('gap');
    return all.map(requirement => suggestion(requirement, gaps.has(requirement.id) && property !== 'meets' ? RANKS.missing : RANKS.usual));
}

/** What a guidance may change: what it inherits. What it may put in its place: its own. */
function ofGuidance(guidance: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    const own = writtenFor(guidance, 'name') ?? '';
    const from = property === 'successors' ? [own] : (guidance.values.parents ?? []);
    const all = from.flatMap(name => surroundings.requirements(name));
    return all
        .filter(({ guidance: in_ }) => property !== 'successors' || in_ === own)
        .map(requirement => suggestion(requirement, RANKS.fitting));
}

/** The requirements that may be named at a place, ranked by what stands there. */
export function requirementsAt(node: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    if (nodeOfType(node, 'Service')) {
        const about = aboutOf(node);
        return assessmentsOf(node, surroundings)
            .flatMap(({ results }) => results)
            .map(result => ofService(result, about));
    }
    if (nodeOfType(node, 'Review')) return ofReview(node, property, surroundings);
    const guidance = nodeOfType(node, 'Guidance');
    return guidance ? ofGuidance(guidance, property, surroundings) : [];
}

/** A number that a requirement asks for. */
interface AskedBound {
    readonly requirement: EffectiveRequirement;
    readonly bound: BoundFacts;
}

function* boundsIn(check: CheckFacts, { kind, terms }: About): Generator<BoundFacts> {
    if (check.type === 'group') for (const part of check.checks) yield* boundsIn(part, { kind, terms });
    else if (check.kind === kind && check.quantifier !== 'no' && (!check.terms.length || check.terms.some(term => terms.includes(term))))
        yield* check.bounds;
}

/** The numbers that the followed guidance asks for where a service or a review says something of a kind. */
export function boundsAsked(
    about: About,
    assessments: readonly Assessment[],
    subject: SubjectFacts,
    names: NameIndex,
    today: string,
): readonly AskedBound[] {
    const evaluation = new Evaluation(subject, wordsOfNames(names), today);
    const found: AskedBound[] = [];
    for (const { results } of assessments) {
        for (const { requirement, outcome } of results) {
            if (outcome === 'not applicable') continue;
            for (const { check, where } of requirement.expectations) {
                if (!check || !appliesWhere(where, evaluation).applies) continue;
                for (const bound of boundsIn(check, about)) if (bound.amount !== undefined) found.push({ requirement, bound });
            }
        }
    }
    return found;
}
