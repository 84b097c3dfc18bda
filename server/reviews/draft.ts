import type { SubjectFacts } from '../../language/model/facts.ts';
import { serviceToReview as inWorkspace, type ServiceToReview } from '../../language/reviews/covered-services.ts';
import type { ReviewToDraft } from '../../language/reviews/draft-review.ts';
import { requirementsOf } from '../../language/reviews/form.ts';
import type { Server } from '../server.ts';

/** What is needed to draft a review: the documents, and the folders from which their files are cited. */
export type DraftingServer = Pick<Server, 'workspace' | 'folders'>;

/** A service as a review that covers it reads it; nothing where nobody has written it. */
export async function serviceToReview(name: string, { workspace, folders }: DraftingServer): Promise<ServiceToReview | undefined> {
    const found = await workspace.service(name);
    if (!found) return undefined;
    const { document, assessments } = found;
    const lineOf = (offset: number): number => document.text.positionAt(offset).line + 1;
    return inWorkspace({ name, assessments, uri: document.uri, lineOf }, folders());
}

/** What a review is drafted from: its template, and the services that it covers as they are now; nothing without a template. */
export async function draftFrom(review: SubjectFacts, server: DraftingServer): Promise<ReviewToDraft | undefined> {
    const { names, checker } = server.workspace;
    const template = names.template(review.template?.name ?? '');
    if (!template) return undefined;
    const covered = review.elements.flatMap(({ kind, term }) => (kind === 'covers' && term ? [term] : []));
    const services = await Promise.all([...new Set(covered)].map(name => serviceToReview(name, server)));
    return {
        name: review.name,
        ...(review.title !== undefined && { title: review.title }),
        template,
        requirements: requirementsOf(template, guidance => checker.requirementsOf(guidance)),
        services: services.filter(service => service !== undefined),
        names,
    };
}
