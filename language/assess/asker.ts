import type { RequirementFacts } from '../model/facts.ts';

const BASES: Readonly<Record<string, string>> = {
    guidance: 'the guidance',
    letter: 'NHS England’s letter',
    framework: 'the Community Mental Health Framework',
    standard: 'a related national standard, not the guidance itself',
    regulator: 'the regulator or an expert’s comment, not the guidance itself',
    evidence: 'evidence on the model of care, not the guidance itself',
    example: 'a local example, not the guidance itself',
    local: 'your own local standards',
};

/** Every basis that a requirement may have. */
export const BASIS_NAMES: readonly string[] = Object.keys(BASES);

/** Whose demand a requirement is, in words; never more than its basis allows. */
export function basisInWords(requirement: Pick<RequirementFacts, 'basis' | 'basisNote'>): string {
    const note = requirement.basisNote && requirement.basisNote !== 'unverified' ? ` (${requirement.basisNote})` : '';
    return (BASES[requirement.basis] ?? requirement.basis) + note;
}

/** The same for a message, which must not claim what nobody has checked. */
export function askerOf(requirement: RequirementFacts): string {
    // What a board asks of its own services needs no checking elsewhere.
    const unverified = requirement.basis !== 'local' && (!requirement.source || requirement.source.unverified);
    return basisInWords(requirement) + (unverified ? ', as far as is remembered' : '');
}

/** Whether anybody has read a requirement at its source, in words. */
export function checkedInWords(requirement: RequirementFacts): string {
    const { source, basisNote = '' } = requirement;
    if (!source || source.unverified || !source.checked) return 'unverified: nobody has yet read it at its source';
    return `read ${/\bsummar/.test(basisNote) ? 'in a summary' : 'at its source'} on ${source.checked}`;
}
