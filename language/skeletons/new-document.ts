import { type EffectiveRequirement, effectiveRequirements, requirementsOfAll } from '../assess/effective-guidance.ts';
import { formatText } from '../format/format-text.ts';
import { applyEdits } from '../model/findings.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { ServiceToReview } from '../reviews/covered-services.ts';
import { draftReview } from '../reviews/draft-review.ts';
import { requirementsOf } from '../reviews/form.ts';
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

/** How long its questions are depends on the guidance: their columns are found afterwards. */
function laidOut(text: string): string {
    return applyEdits(text, formatText(text));
}

/** The text of a new document, full of placeholders; nothing where its template is not known. */
export function newDocument(document: DocumentToWrite): string | undefined {
    const { kind, name, title, follows, model, services, names, today } = document;
    const requirements = (guidance: string): readonly EffectiveRequirement[] =>
        effectiveRequirements(guidance, each => names.guidance(each));
    switch (kind) {
        case 'service':
            return serviceSkeleton({ name, title, follows, requirements: requirementsOfAll(follows, requirements), model, today });
        case 'guidance':
            return guidanceSkeleton({ name, title, extends: follows, today });
        case 'template':
            return laidOut(templateSkeleton({ name, title, guidance: follows, requirements: requirementsOfAll(follows, requirements) }));
        default: {
            const template = names.template(document.template ?? '');
            if (!template) return undefined;
            return draftReview({ name, title, template, requirements: requirementsOf(template, requirements), services, names });
        }
    }
}
