import { placeholder } from '../../language/checks/placeholder.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { isSound } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';
import { answersToTake, horizonsToTake, rateFindings } from '../../language/reviews/choices.ts';
import { type ServiceToReview, servicesCoveredBy, serviceToReview } from '../../language/reviews/covered-services.ts';
import type { ReviewToDraft } from '../../language/reviews/draft-review.ts';
import { findingsIn, formUsedBy, requirementsOf } from '../../language/reviews/form.ts';
import { confirmLooks, looksIn } from '../../language/reviews/looks.ts';
import { updateReview } from '../../language/reviews/update-review.ts';
import type { Server } from '../server.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import type { Proposal } from './proposals.ts';

/** What is needed to draft a review: the documents, and the folders from which their files are cited. */
export type DraftingServer = Pick<Server, 'workspace' | 'folders'>;

/** A service as a review that covers it reads it; nothing where nobody has written it. */
export async function loadServiceToReview(name: string, { workspace, folders }: DraftingServer): Promise<ServiceToReview | undefined> {
    const found = await workspace.service(name);
    if (!found) return undefined;
    const { document, assessments } = found;
    const lineOf = (offset: number): number => document.text.positionAt(offset).line + 1;
    return serviceToReview({ name, assessments, uri: document.uri, lineOf }, folders());
}

/** What a review is drafted from: its template, and the services that it covers as they are now; nothing without a template. */
async function draftFrom(review: SubjectFacts, server: DraftingServer): Promise<ReviewToDraft | undefined> {
    const { names, checker } = server.workspace;
    const template = names.template(review.template?.name ?? '');
    if (!template) return undefined;
    const covered = review.elements.flatMap(({ kind, term }) => (kind === 'covers' && term ? [term] : []));
    const services = await Promise.all([...new Set(covered)].map(name => loadServiceToReview(name, server)));
    return {
        name: review.name,
        ...(review.title !== undefined && { title: review.title }),
        template,
        requirements: requirementsOf(template, guidance => checker.requirementsOf(guidance)),
        services: services.filter(service => service !== undefined),
        names,
    };
}

/** Where something can be done about a whole review: on its first line, or anywhere in it while it has no findings. */
function placeOf(review: SubjectFacts, { text }: LoadedDocument): Span {
    if (!findingsIn(review).length) return review.whole;
    const { line } = text.positionAt(review.at[1]);
    return [review.whole[0], text.offsetAt({ line: line + 1, character: 0 }) - 1];
}

async function writing(review: SubjectFacts, document: LoadedDocument, server: DraftingServer): Promise<Proposal> {
    const draft = await draftFrom(review, server);
    const title = findingsIn(review).length
        ? 'Bring this review up to date: add what is new'
        : 'Write the whole review from its template, with what the specifications say';
    return { title, edits: draft ? updateReview(review, draft, document.facts, document.text.getText()) : [] };
}

function confirming(review: SubjectFacts, { facts }: LoadedDocument, workspace: ServerWorkspace): readonly Proposal[] {
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
        { title: 'Record what all findings of this review looked at', edits: confirmLooks(unseen, all) },
    ];
}

/** What can be written over the placeholders at a place. */
function choosing(review: SubjectFacts, document: LoadedDocument, [start, end]: Span, { names }: ServerWorkspace): readonly Proposal[] {
    const form = formUsedBy(review, { names });
    const { facts } = document;
    if (!form || review.whole[0] > end || review.whole[1] < start || !isSound(facts, review.whole)) return [];
    const taken = [...answersToTake(review, form, [start, end]), ...horizonsToTake(facts, [start, end])];
    const first = placeOf(review, document);
    const ratings = taken.length || (first[0] <= end && first[1] >= start) ? rateFindings(review, form) : [];
    return [
        // A placeholder is reported without its quotation marks.
        ...taken.map(({ title, edits, at }) => ({
            title,
            edits,
            finding: { code: placeholder.code, at: [at[0] + 1, at[1] - 1] as const },
        })),
        { title: `Write ${ratings.length === 1 ? 'the rating' : `${ratings.length} ratings`} that the positions come to`, edits: ratings },
    ];
}

/**
 * What can be done about the reviews of a document as a whole, where a place is in one: write it, or what is new, from its
 * template and the services that it covers; confirm its findings.
 */
export async function reviewProposals(document: LoadedDocument, [start, end]: Span, server: DraftingServer): Promise<readonly Proposal[]> {
    const proposals: Proposal[] = [];
    for (const review of document.facts.reviews) {
        for (const each of choosing(review, document, [start, end], server.workspace)) proposals.push(each);
        const place = placeOf(review, document);
        if (place[0] > end || place[1] < start) continue;
        proposals.push(await writing(review, document, server), ...confirming(review, document, server.workspace));
    }
    return proposals.filter(({ edits }) => edits.length);
}
