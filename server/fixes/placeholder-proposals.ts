import type { RequirementResult } from '../../language/assess/assessment.ts';
import { isOpen as isOpenOutcome } from '../../language/assess/outcome.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import { isAbout } from '../../language/completion/requirements-at.ts';
import { plainText } from '../../language/completion/suggestion.ts';
import { removableAround } from '../../language/fixes/fill-in.ts';
import { sayNotApplicable } from '../../language/fixes/insert-items.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import { putOff } from '../../language/model/placeholders.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import type { Span } from '../../language/model/values.ts';
import { allToFillIn, completionsOf, elementsAt, type PlaceToFillIn } from '../workspace/completions.ts';
import type { CheckedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import type { Proposal } from './proposals.ts';

/** How many values are proposed: completion lists all of them. */
const MOST_VALUES = 4;
/** About how many requirements something is proposed: a line that more than these look at is about none of them alone. */
const MOST_REQUIREMENTS = 3;

/** A term that no vocabulary has. */
const NO_TERM = '\0';

/**
 * The requirements that look at what is to be written at a place, those first that are claimed or open. Where some name its term,
 * those that look at all elements of its kind are left out.
 */
export function requirementsBehind(
    at: Span,
    { assessments, facts }: Pick<CheckedDocument, 'assessments' | 'facts'>,
): readonly RequirementResult[] {
    const elements = elementsAt(at, facts);
    const results = assessments
        .filter(({ subject }) => subject.whole[0] <= at[0] && at[1] <= subject.whole[1])
        .flatMap(assessment => assessment.results)
        .filter(({ outcome }) => outcome !== 'not applicable');
    const claimed = new Set(elements.flatMap(({ meets }) => meets));
    const isClaimed = ({ requirement }: RequirementResult): boolean => claimed.has(requirement.id);
    const looking = results.filter(
        result =>
            isClaimed(result) ||
            elements.some(({ kind, term }) => isAbout(result.requirement, { kind, terms: term === undefined ? [] : [term] })),
    );
    const isSpecific = ({ requirement }: RequirementResult): boolean =>
        elements.some(({ kind, term }) => term !== undefined && !isAbout(requirement, { kind, terms: [NO_TERM] }));
    const specific = looking.filter(result => isClaimed(result) || isSpecific(result));
    const rank = (result: RequirementResult): number => (isClaimed(result) ? 0 : isOpenOutcome(result.outcome) ? 1 : 2);
    return (specific.length ? specific : looking).toSorted((a, b) => rank(a) - rank(b));
}

function nameOf({ requirement: { id, title } }: RequirementResult): string {
    return title ? `${id} (${title})` : id;
}

function proposalsOf(place: PlaceToFillIn, document: CheckedDocument, workspace: ServerWorkspace): readonly Proposal[] {
    const { at, text } = place;
    const content = document.text.getText();
    const subject = subjectsOf(document.facts).find(({ whole }) => whole[0] <= at[0] && at[1] <= whole[1]);
    const behind = requirementsBehind(at, document).slice(0, MOST_REQUIREMENTS);
    const { line, block } = subject ? removableAround(at, subject, content) : {};
    const remove = line ?? block?.edit;
    const finding = { code: placeholder.code, at };
    const later = putOff(text);
    const one = (title: string, ...edits: readonly (TextEdit | undefined)[]): Proposal => ({
        title,
        edits: edits.filter(edit => edit !== undefined),
        finding,
    });
    const values = completionsOf(workspace)
        .over(place, document)
        .filter(({ kind }) => kind !== 'requirement')
        .slice(0, MOST_VALUES);
    const source = { text: content, tokens: document.syntax().tokens };
    return [
        ...values.map(({ parts, detail }) =>
            one(`Write ${plainText(parts)}${detail ? `: ${detail}` : ''}`, { at, text: plainText(parts) }),
        ),
        ...behind.map(
            (result): Proposal => ({
                title: `What does this have to say? ${nameOf(result)}`,
                edits: [],
                explains: result.requirement.id,
                finding,
            }),
        ),
        one('Remove this line', line),
        ...(block ? [one(`Remove ${block.head}`, block.edit)] : []),
        ...(subject?.type === 'service' && remove
            ? behind.map(result => {
                  const says = sayNotApplicable(source, subject, result.requirement.id);
                  // What other requirements look at as well stays.
                  return one(`Does not apply here: ${nameOf(result)}…`, ...(behind.length === 1 ? [block?.edit ?? remove] : []), ...says);
              })
            : []),
        one('Not known yet: keep it open', later === undefined ? undefined : { at, text: later }),
    ];
}

/** What can be done about the placeholders at a place: write one of the likely values, read what it is for, take it out, put it off. */
export function placeholderProposals(document: CheckedDocument, [start, end]: Span, workspace: ServerWorkspace): readonly Proposal[] {
    const here = allToFillIn(document.facts).filter(({ at }) => at[0] <= end && at[1] >= start);
    // For a selection with many of them, nothing is meant for each.
    return here.length === 1 ? here.flatMap(place => proposalsOf(place, document, workspace)) : [];
}
