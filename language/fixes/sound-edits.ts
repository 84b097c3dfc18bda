import type { DocumentFacts } from '../model/facts.ts';
import { applyEdits, type Finding, isOwnCode, SYNTAX_CODE, type TextEdit } from '../model/findings.ts';
import { inOrder } from '../model/values.ts';

import { settleLines } from './insert-lines.ts';

/** A document that edits are made for, and what there would be to say about it with another text. */
export interface EditableDocument {
    readonly text: string;
    readonly facts: DocumentFacts;
    readonly findings: readonly Finding[];
    /** What another text would say; nothing where it can't be read, if this one can. */
    read(text: string): DocumentFacts | undefined;
    /** The findings that there would be, of the same rules as `findings`. */
    check(changed: DocumentFacts): readonly Finding[];
}

/** What an edit is for: whether a finding is one of those that have to be fewer afterwards. */
export type Aim = (finding: Finding) => boolean;

/** Fixes one finding of a rule; of a line that can't be read, any: its message changes once half of what it lacks is there. */
export function aimOf({ code, message }: Pick<Finding, 'code' | 'message'>): Aim {
    if (code === SYNTAX_CODE) return finding => finding.code === code;
    return finding => finding.code === code && finding.message === message;
}

/** To answer requirements, or some of them. */
export function answering(ids: ReadonlySet<string>): Aim {
    return ({ code }) => ids.has(code);
}

const isError = ({ severity }: Finding): boolean => severity === 'error';
const isErrorOfRule = (finding: Finding): boolean => isError(finding) && isOwnCode(finding.code);

function countOf(findings: readonly Finding[], which: (finding: Finding) => boolean): number {
    let count = 0;
    for (const finding of findings) if (which(finding)) count++;
    return count;
}

/** Whether a changed document still has all that has a name, in as many blocks, and no more lines in places that know no such line. */
function keepsAll(before: DocumentFacts, after: DocumentFacts): boolean {
    const blocks = ({ services, reviews, guidance, templates }: DocumentFacts): number =>
        services.length + reviews.length + guidance.length + templates.length;
    return (
        after.problems.length <= before.problems.length &&
        after.strays.length <= before.strays.length &&
        blocks(after) >= blocks(before) &&
        after.declarations.length >= before.declarations.length
    );
}

/** Edits in the order of the text; nothing where two overlap. */
function apart(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
    const sorted = edits.toSorted((a, b) => inOrder(a.at, b.at));
    return sorted.every(({ at }, index) => index === 0 || (sorted[index - 1]?.at[1] ?? 0) <= at[0]) ? sorted : undefined;
}

/**
 * Edits as they may be offered or made: their new lines begin lines, and what comes of them has been read. It has no more
 * problems and errors than before, nothing that had a name is lost, and what the edits are for is put right.
 *
 * Every edit that puts something right goes this way: those of rules, of requirements, of terms and of reviews, in editors and
 * on the command line.
 *
 * @param aims each says which findings have to be fewer afterwards
 * @returns nothing where the edits would break something, or change nothing
 */
export function soundEdits(
    document: EditableDocument,
    edits: readonly TextEdit[],
    aims: readonly Aim[] = [],
): readonly TextEdit[] | undefined {
    const settled = edits.length ? apart(settleLines(document.text, edits)) : undefined;
    if (!settled) return undefined;
    const text = applyEdits(document.text, settled);
    const facts = text === document.text ? undefined : document.read(text);
    if (!facts || !keepsAll(document.facts, facts)) return undefined;
    const after = document.check(facts);
    const isMore = (which: (finding: Finding) => boolean): boolean => countOf(after, which) > countOf(document.findings, which);
    // To follow another guidance asks for more; to write down a gap asks for an action, and answers more than that.
    if (isMore(isErrorOfRule) && isMore(isError)) return undefined;
    return aims.every(aim => countOf(after, aim) < countOf(document.findings, aim)) ? settled : undefined;
}

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
 *
 * @param isMeant which findings are to be fixed; all where it is left out
 */
export function safeEdits(document: EditableDocument, isMeant: Aim = () => true): readonly TextEdit[] {
    const fixes = safeFixes(document.findings.filter(isMeant));
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
