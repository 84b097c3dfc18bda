import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Span } from '../../language/model/values.ts';
import { findingsIn } from '../../language/reviews/answers.ts';
import { confirmLooks } from '../../language/reviews/confirm-looks.ts';
import { servicesCoveredBy } from '../../language/reviews/covered.ts';
import { isSound } from '../../language/reviews/is-sound.ts';
import { looksIn } from '../../language/reviews/looks.ts';
import { updateReview } from '../../language/reviews/update-review.ts';
import { draftFrom } from '../reviews/draft.ts';
import type { LoadedDocument } from '../workspace/loaded-document.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Proposal } from './proposal.ts';

/** Where something can be done about a whole review: on its first line, or anywhere in it while it has no findings. */
function placeOf(review: SubjectFacts, { text }: LoadedDocument): Span {
    if (!findingsIn(review).length) return review.whole;
    const { line } = text.positionAt(review.at[1]);
    return [review.whole[0], text.offsetAt({ line: line + 1, character: 0 }) - 1];
}

async function writing(review: SubjectFacts, document: LoadedDocument, workspace: Workspace): Promise<Proposal> {
    const draft = await draftFrom(review, workspace);
    const title = findingsIn(review).length
        ? 'Bring this review up to date: add what is new'
        : 'Write the whole review from its template, with what the specifications say';
    return { title, edits: draft ? updateReview(review, draft, document.facts) : [] };
}

function confirming(review: SubjectFacts, { facts }: LoadedDocument, workspace: Workspace): readonly Proposal[] {
    const covered = servicesCoveredBy(review, { assessments: service => workspace.checker.assessmentsOf(service) });
    const all = looksIn(review, covered).filter(({ finding }) => isSound(facts, finding.whole));
    const suspects = all.filter(({ state }) => state === 'changed');
    const unseen = all.filter(({ state }) => state === 'unseen');
    const title =
        suspects.length === 1
            ? 'Confirm the suspect finding of this review'
            : `Confirm all ${suspects.length} suspect findings of this review`;
    return [
        { title, edits: confirmLooks(suspects, all) },
        { title: 'Remember what all findings of this review looked at', edits: confirmLooks(unseen, all) },
    ];
}

/**
 * What can be done about the reviews of a document as a whole, where a place is in one: write it, or what is new, from its
 * template and the services that it covers; confirm its findings.
 */
export async function reviewProposals(document: LoadedDocument, [start, end]: Span, workspace: Workspace): Promise<readonly Proposal[]> {
    const proposals: Proposal[] = [];
    for (const review of document.facts.reviews) {
        const place = placeOf(review, document);
        if (place[0] > end || place[1] < start) continue;
        proposals.push(await writing(review, document, workspace), ...confirming(review, document, workspace));
    }
    return proposals.filter(({ edits }) => edits.length);
}
