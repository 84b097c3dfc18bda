import type { Address } from '../model/address.ts';
import type { AmendmentFacts, ExpectationFacts, GuidanceFacts, RequirementFacts } from '../model/facts.ts';

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
export type GuidanceLookup = (name: string) => Known | undefined;

function inherited(guidance: Known, lookup: GuidanceLookup, through: string, seen: ReadonlySet<string>): Map<string, EffectiveRequirement> {
    const requirements = new Map<string, EffectiveRequirement>();
    if (seen.has(guidance.name)) return requirements;
    const deeper = new Set([...seen, guidance.name]);
    for (const parent of guidance.parents) {
        const known = lookup(parent.name);
        if (!known) continue;
        for (const [id, requirement] of inherited(known, lookup, through, deeper)) requirements.set(id, requirement);
    }
    for (const requirement of guidance.requirements) {
        requirements.set(requirement.id, { ...requirement, uri: guidance.uri, through, amendments: [] });
    }
    for (const amendment of guidance.amendments) amend(requirements, amendment, guidance);
    return requirements;
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
    return guidance ? [...inherited(guidance, lookup, name, new Set()).values()] : [];
}

/** Everything that several guidances ask for, each requirement once: two may build on the same third. */
export function requirementsOfAll(
    guidance: readonly string[],
    requirements: (guidance: string) => readonly EffectiveRequirement[],
): readonly EffectiveRequirement[] {
    return [...new Map(guidance.flatMap(name => requirements(name)).map(requirement => [requirement.id, requirement])).values()];
}
