import type { Address } from '../model/address.ts';
import type { AmendmentFacts, ExpectationFacts, GuidanceFacts, RequirementFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';

/** An expectation, and the guidance that added it to a requirement that it inherited. */
export interface EffectiveExpectation extends ExpectationFacts {
    readonly by?: string;
}

/** A requirement as it holds for those who follow a guidance: with what the guidance changed of it. */
export interface EffectiveRequirement extends RequirementFacts {
    readonly uri: Address;
    /** The guidance through which it holds: the one that a service follows. */
    readonly through: string;
    readonly expectations: readonly EffectiveExpectation[];
    readonly amendments: readonly (AmendmentFacts & { readonly by: string; readonly uri: Address })[];
}

type Known = GuidanceFacts & { readonly uri: Address };

/** Looks up a guidance by its name. */
type GuidanceLookup = (name: string) => Known | undefined;

/** How many of those above a guidance build on each. */
function childrenAbove(guidance: Known, lookup: GuidanceLookup): ReadonlyMap<string, number> {
    const children = new Map<string, number>();
    const seen = new Set([guidance.name]);
    const waiting = [guidance];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
        for (const parent of next.parents.flatMap(({ name }) => lookup(name) ?? [])) {
            children.set(parent.name, (children.get(parent.name) ?? 0) + 1);
            if (!seen.has(parent.name)) waiting.push(parent);
            seen.add(parent.name);
        }
    }
    return children;
}

/** What a requirement asks for: without what a text may say in passing, which is part of an answer and no question. */
export function askedIn({ expectations }: Pick<EffectiveRequirement, 'expectations'>): readonly EffectiveExpectation[] {
    return expectations.filter(({ inPassing }) => !inPassing);
}

/** Whether two changes, or two expectations, are the same one, inherited in two ways. */
function isSame(one: { readonly by?: string; readonly at: Span }, other: { readonly by?: string; readonly at: Span }): boolean {
    return one.by === other.by && one.at[0] === other.at[0];
}

/** A requirement with what each of two guidances changed of it: where both are followed, all that either of them adds holds. */
function withBoth(one: EffectiveRequirement, other: EffectiveRequirement): EffectiveRequirement {
    const more = other.amendments.filter(each => !one.amendments.some(known => isSame(known, each)));
    if (!more.length) return one;
    const expectations = other.expectations.filter(each => !one.expectations.some(known => isSame(known, each)));
    const hasOwn = one.amendments.some(({ says }) => says !== undefined);
    return {
        ...one,
        obligation: one.obligation === 'must' ? 'must' : other.obligation,
        says: hasOwn ? one.says : other.says,
        ...(!hasOwn && other.source && { source: other.source }),
        expectations: [...one.expectations, ...expectations],
        amendments: [...one.amendments, ...more],
    };
}

/** All requirements of several lists, each once. */
function united(lists: readonly Iterable<EffectiveRequirement>[]): Map<string, EffectiveRequirement> {
    const all = new Map<string, EffectiveRequirement>();
    for (const list of lists)
        for (const requirement of list) {
            const known = all.get(requirement.id);
            all.set(requirement.id, known ? withBoth(known, requirement) : requirement);
        }
    return all;
}

/** What a guidance asks for and inherits. Each guidance further up is looked at once, however many ways lead to it. */
function inherited(guidance: Known, lookup: GuidanceLookup, through: string): Map<string, EffectiveRequirement> {
    const made = new Map<string, Map<string, EffectiveRequirement>>();
    const begun = new Set<string>();
    const children = childrenAbove(guidance, lookup);
    const waiting: Known[] = [guidance];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
        const parents = next.parents.flatMap(({ name }) => lookup(name) ?? []);
        if (!begun.has(next.name)) {
            begun.add(next.name);
            for (const parent of parents.toReversed()) if (!begun.has(parent.name)) waiting.push(parent);
            continue;
        }
        waiting.pop();
        if (made.has(next.name)) continue;
        // Of a parent that is still waited for, this one is a parent itself: it ends there.
        const known = parents.flatMap(({ name }) => made.get(name) ?? []);
        const [only] = known;
        const isSole = known.length === 1 && parents.length === 1 && children.get(parents[0]?.name ?? '') === 1;
        const requirements = only && isSole ? only : united(known.map(each => each.values()));
        for (const requirement of next.requirements)
            requirements.set(requirement.id, { ...requirement, uri: next.uri, through, amendments: [] });
        for (const amendment of next.amendments) amend(requirements, amendment, next);
        made.set(next.name, requirements);
    }
    return made.get(guidance.name) ?? new Map();
}

function amend(requirements: Map<string, EffectiveRequirement>, amendment: AmendmentFacts, guidance: Known): void {
    const old = requirements.get(amendment.requirement.name);
    if (!old) return;
    if (amendment.type === 'withdraws' || amendment.type === 'replaces') {
        requirements.delete(old.id);
        return;
    }
    requirements.set(old.id, {
        ...old,
        obligation: amendment.obligation ?? old.obligation,
        says: amendment.says ?? old.says,
        ...(amendment.source && { source: amendment.source }),
        expectations: [...old.expectations, ...amendment.expectations.map(expectation => ({ ...expectation, by: guidance.name }))],
        amendments: [...old.amendments, { ...amendment, by: guidance.name, uri: guidance.uri }],
    });
}

/**
 * Everything that a guidance asks for: its own requirements and those it inherits, without those that it withdrew or
 * replaced, and with what it tightened. A guidance that extends itself, however far round, ends there.
 */
export function effectiveRequirements(name: string, lookup: GuidanceLookup): readonly EffectiveRequirement[] {
    const guidance = lookup(name);
    return guidance ? [...inherited(guidance, lookup, name).values()] : [];
}

/**
 * Everything that several guidances ask for, each requirement once: two may build on the same third. Then all that either of them adds
 * holds, in whatever order they are given; the requirement is that of the first.
 */
export function requirementsOfAll(
    guidance: readonly string[],
    requirements: (guidance: string) => readonly EffectiveRequirement[],
): readonly EffectiveRequirement[] {
    return [...united(guidance.map(name => requirements(name))).values()];
}
