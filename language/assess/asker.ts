import type { RequirementFacts } from '../model/facts.ts';

const BASES: Readonly<Record<string, string>> = {
    guidance: 'the guidance',
    letter: 'NHS England’s letter',
    framework: 'the Community Mental Health Framework',
    law: 'the law',
    standard: 'a related national standard',
    regulator: 'the regulator or an expert',
    evidence: 'evidence on the model of care',
    example: 'a local example',
    local: 'your own local standards',
};

/** Every basis that a requirement may have. */
export const BASIS_NAMES: readonly string[] = Object.keys(BASES);

/** Whose demand a requirement is, in words; never more than its basis allows. */
export function basisInWords(requirement: Pick<RequirementFacts, 'basis' | 'basisNote'>): string {
    const note = requirement.basisNote === 'unverified' ? undefined : requirement.basisNote;
    // The note on a review or a comment says what the basis says, and more exactly.
    if (note && requirement.basis === 'regulator') return `a ${note}`;
    return (BASES[requirement.basis] ?? requirement.basis) + (note ? ` (${note})` : '');
}

/** Whether a requirement is still to be checked against the original. What a board asks of its services needs no such check. */
export function isUnchecked({ basis, source }: RequirementFacts): boolean {
    return basis !== 'local' && !(source && !source.unverified && source.checked);
}

/** What is said of a requirement or a source that has not been read at its source. */
const NOT_CHECKED = 'not checked against the original';

/** Whose demand a requirement is, for a message, which must not claim what has not been checked. */
export function askerOf(requirement: RequirementFacts): string {
    return basisInWords(requirement) + (isUnchecked(requirement) ? ` (${NOT_CHECKED})` : '');
}

/** Whether a requirement has been read at its source, in words. */
export function checkedInWords(requirement: RequirementFacts): string {
    const { source, basisNote = '' } = requirement;
    if (!source || source.unverified || !source.checked) return NOT_CHECKED;
    return `read ${/\bsummar/.test(basisNote) ? 'in a summary' : 'at its source'} on ${source.checked}`;
}
