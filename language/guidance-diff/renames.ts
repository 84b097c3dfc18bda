import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { AmendmentFacts, DocumentFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { expectationText } from './strictness.ts';

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
export function renamesAmong(
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
