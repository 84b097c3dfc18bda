import type { Finding, TextEdit } from '../checks/rule.ts';

/**
 * All edits that leave the meaning of a document alone, and so may be made without asking. Of two that overlap, the first is
 * made; the other follows when the document is checked again.
 */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
    const edits = findings
        .flatMap(({ fixes }) => (fixes?.length === 1 ? fixes : []))
        .filter(({ safe }) => safe)
        .toSorted((a, b) => (a.edits[0]?.at[0] ?? 0) - (b.edits[0]?.at[0] ?? 0));
    const chosen: TextEdit[] = [];
    for (const fix of edits) {
        const sorted = fix.edits.toSorted((a, b) => a.at[0] - b.at[0]);
        if ((sorted[0]?.at[0] ?? 0) >= (chosen.at(-1)?.at[1] ?? 0)) chosen.push(...sorted);
    }
    return chosen;
}
