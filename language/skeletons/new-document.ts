import { type EffectiveRequirement, effectiveRequirements } from '../assess/effective-guidance.ts';
import type { NameIndex } from '../names/name-index.ts';
import { draftReview, type ServiceToReview } from '../reviews/draft-review.ts';
import { guidanceSkeleton } from './guidance-skeleton.ts';
import { serviceSkeleton } from './service-skeleton.ts';
import { templateSkeleton } from './template-skeleton.ts';

/** What a new document is made from. */
export interface DocumentToWrite {
    readonly kind: 'service' | 'guidance' | 'template' | 'review';
    readonly name: string;
    readonly title?: string;
    /** For a service, what it follows; for guidance, what it extends; for a template, what it is for. */
    readonly follows: readonly string[];
    /** The model of care of a service. */
    readonly model?: string;
    /** The template of a review, and the services that it covers. */
    readonly template?: string;
    readonly services: readonly ServiceToReview[];
    readonly names: NameIndex;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

function asked(guidance: readonly string[], names: NameIndex): readonly EffectiveRequirement[] {
    const all = guidance.flatMap(each => effectiveRequirements(each, name => names.guidance(name)));
    return [...new Map(all.map(requirement => [requirement.id, requirement])).values()];
}

/** The text of a new document, full of placeholders; nothing where its template is not known. */
export function newDocument(document: DocumentToWrite): string | undefined {
    const { kind, name, title, follows, model, services, names, today } = document;
    switch (kind) {
        case 'service':
            return serviceSkeleton({ name, title, follows, requirements: asked(follows, names), model, today });
        case 'guidance':
            return guidanceSkeleton({ name, title, extends: follows, today });
        case 'template':
            return templateSkeleton({ name, title, guidance: follows, requirements: asked(follows, names) });
        default: {
            const template = names.template(document.template ?? '');
            if (!template) return undefined;
            const requirements = asked(
                template.guidance.map(guidance => guidance.name),
                names,
            );
            return draftReview({ name, title, template, requirements, services, names });
        }
    }
}
