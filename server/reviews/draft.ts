import type { SubjectFacts } from '../../language/model/facts.ts';
import type { ReviewToDraft, ServiceToReview } from '../../language/reviews/draft-review.ts';
import { requirementsOf } from '../../language/reviews/form.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a file is called, without its folders. */
function fileName(uri: string): string {
    return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** A service as a review that covers it reads it; nothing where nobody has written it. */
export async function serviceToReview(name: string, workspace: Workspace): Promise<ServiceToReview | undefined> {
    const found = await workspace.service(name);
    if (!found) return undefined;
    const { document, assessments } = found;
    return { name, assessments, path: fileName(document.uri), lineOf: offset => document.text.positionAt(offset).line + 1 };
}

/** What a review is drafted from: its template, and the services that it covers as they are now; nothing without a template. */
export async function draftFrom(review: SubjectFacts, workspace: Workspace): Promise<ReviewToDraft | undefined> {
    const { names, checker } = workspace;
    const template = names.template(review.template?.name ?? '');
    if (!template) return undefined;
    const covered = review.elements.flatMap(({ kind, term }) => (kind === 'covers' && term ? [term] : []));
    const services = await Promise.all([...new Set(covered)].map(name => serviceToReview(name, workspace)));
    return {
        name: review.name,
        ...(review.title !== undefined && { title: review.title }),
        template,
        requirements: requirementsOf(template, guidance => checker.requirementsOf(guidance)),
        services: services.filter(service => service !== undefined),
        names,
    };
}
