import type { Element } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import type { Look } from './looks.ts';

/** A `looked at` line that names services with their fingerprints. */
export function lookedAtLine(looks: readonly Pick<Look, 'sight' | 'now'>[]): string {
    return `looked at: ${looks.map(({ sight, now }) => `${sight.service.name} "${now}"`).join(', ')}`;
}

/** Behind which place of a finding its `looked at` line is best written: its last service, else before its end. */
function insertion(finding: Element, looks: readonly Look[], kept: readonly Look[]): TextEdit {
    const last = kept.map(({ kept: line }) => line?.fingerprint?.at[1] ?? line?.service.at[1] ?? 0).reduce((a, b) => Math.max(a, b), 0);
    if (last) {
        const more = looks.map(({ sight, now }) => `, ${sight.service.name} "${now}"`).join('');
        return { at: [last, last], text: more };
    }
    const end = finding.whole[1] - 1;
    return { at: [end, end], text: `  ${lookedAtLine(looks)}\n  ` };
}

/**
 * The change of a review that keeps what its findings look at today: new fingerprints in the place of old ones, and those
 * that are missing.
 *
 * @param looks those to confirm, of any findings
 * @param all every look of the review, to see which services a finding names already
 */
export function confirmLooks(looks: readonly Look[], all: readonly Look[] = looks): TextEdit[] {
    const edits: TextEdit[] = [];
    const unnamed = new Map<Element, Look[]>();
    for (const look of looks) {
        if (look.state === 'same') continue;
        const { kept, now } = look;
        if (kept?.fingerprint) edits.push({ at: kept.fingerprint.at, text: `"${now}"` });
        else if (kept) edits.push({ at: [kept.service.at[1], kept.service.at[1]], text: ` "${now}"` });
        else unnamed.set(look.finding, [...(unnamed.get(look.finding) ?? []), look]);
    }
    for (const [finding, missing] of unnamed) {
        const kept = all.filter(look => look.finding === finding && look.kept);
        edits.push(insertion(finding, missing, kept));
    }
    return edits.toSorted((a, b) => a.at[0] - b.at[0]);
}
