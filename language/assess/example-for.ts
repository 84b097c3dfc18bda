import type { SubjectFacts } from '../model/facts.ts';
import { POSITIONS } from '../model/subjects.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';

const POSITION = 'One of in-place, partly, not-in-place';

function findingOn(id: string): string {
    return [
        `finding ${id} {`,
        ...POSITIONS.map(
            position => `  ${position}: [${position === 'policy' ? 'Is it written down?' : 'Does it happen in practice?'} ${POSITION}]`,
        ),
        '  evidence: "[How this is known]"',
        '}',
        '',
    ].join('\n');
}

/**
 * An answer to a requirement that a writer could use: its own example. What is asked of services, a review answers with a
 * finding; it gets one, unless it has one already.
 */
export function exampleFor({ id, subjects, example }: EffectiveRequirement, subject: SubjectFacts): string | undefined {
    if (subject.type !== 'review' || !subjects.includes('services')) return example;
    return subject.elements.some(({ kind, term }) => kind === 'finding' && term === id) ? undefined : findingOn(id);
}
