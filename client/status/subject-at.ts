import type { SubjectCoverage } from '../../server/protocol.ts';

/** The service or review that a line belongs to: the last one that begins before it, or the first. */
export function subjectAt(subjects: readonly SubjectCoverage[], line: number): SubjectCoverage | undefined {
    return subjects.findLast(({ range }) => range.start.line <= line) ?? subjects[0];
}
