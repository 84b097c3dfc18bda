import type { Finding, TextEdit } from '../model/findings.ts';
import { aimOf, type EditableDocument, soundEdits } from './sound-edits.ts';

interface SafeFix {
    readonly finding: Finding;
    readonly edits: readonly TextEdit[];
}

/** The fixes that may be made without asking, in the order of the text. Of two that overlap, the first. */
function safeFixes(findings: readonly Finding[]): readonly SafeFix[] {
    const all = findings
        .flatMap((finding): SafeFix[] => {
            const [only, ...others] = finding.fixes ?? [];
            return only?.safe && !others.length ? [{ finding, edits: only.edits.toSorted((a, b) => a.at[0] - b.at[0]) }] : [];
        })
        .toSorted((a, b) => (a.edits[0]?.at[0] ?? 0) - (b.edits[0]?.at[0] ?? 0));
    const chosen: SafeFix[] = [];
    for (const fix of all) {
        if ((fix.edits[0]?.at[0] ?? 0) >= (chosen.at(-1)?.edits.at(-1)?.at[1] ?? 0)) chosen.push(fix);
    }
    return chosen;
}

/**
 * All edits that leave the meaning of a document alone, and so may be made without asking. Of two that overlap, the first is
 * made; the other follows when the document is checked again. One that would break something is left out.
 */
export function safeEdits(document: EditableDocument): readonly TextEdit[] {
    const fixes = safeFixes(document.findings);
    const together = (some: readonly SafeFix[]): readonly TextEdit[] | undefined =>
        soundEdits(
            document,
            some.flatMap(({ edits }) => edits),
            some.map(({ finding }) => aimOf(finding)),
        );
    if (!fixes.length) return [];
    const all = together(fixes);
    if (all) return all;
    let sound: readonly SafeFix[] = [];
    let edits: readonly TextEdit[] = [];
    for (const fix of fixes) {
        const more = together([...sound, fix]);
        if (!more) continue;
        sound = [...sound, fix];
        edits = more;
    }
    return edits;
}
