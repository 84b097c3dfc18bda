import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { Title } from '../assess/wording.ts';
import type { AmendmentFacts } from '../model/facts.ts';
import { withoutLayout } from '../model/text.ts';
import { type Rename, renamesAmong } from './renames.ts';
import { type Change, changesOf } from './strictness.ts';

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
