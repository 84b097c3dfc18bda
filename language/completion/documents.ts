import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { TemplateFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { Span } from '../model/values.ts';
import { NameIndex } from '../names/name-index.ts';
import { draftReview } from '../reviews/draft-review.ts';
import { guidanceSkeleton } from '../skeletons/guidance-skeleton.ts';
import { serviceSkeleton } from '../skeletons/service-skeleton.ts';
import { templateSkeleton } from '../skeletons/template-skeleton.ts';
import type { Surroundings } from './at-place.ts';
import { RANKS, type Suggestion, withBlanks } from './suggestion.ts';

interface ReviewSkeleton {
    readonly name: string;
    readonly title?: string;
    readonly template: TemplateFacts;
    /** What the template's guidance asks for. */
    readonly requirements: readonly EffectiveRequirement[];
    /** The names of the services that it covers. */
    readonly covers: readonly string[];
}

/**
 * A review to fill in, with nothing proposed: every question that its template requires, and a finding for each theme of
 * the guidance. `draftReview` also reads the services.
 */
function reviewSkeleton({ covers, ...review }: ReviewSkeleton): string {
    const services = covers.map(name => ({ name, assessments: [], path: '', lineOf: () => 1 }));
    return draftReview({ ...review, services, names: new NameIndex() });
}

/** @param find what people may type for it, besides its label, which begins with what tells it from others: lists cut the end */
function whole(label: string, detail: string, text: string, at: Span, rank: number, find: readonly string[] = []): Suggestion {
    // Comments at the top say how to go on; brackets in them are no blanks.
    const start = text.search(/^(?!\/\/|\s*$)/m);
    const parts = [text.slice(0, start), ...withBlanks(text.slice(start).trimEnd())].filter(part => part !== '');
    return { label, kind: 'document', detail, ...(find.length && { find }), parts, at, rank };
}

function named(namespace: Namespace, { names }: Surroundings): readonly (readonly [name: string, title: string])[] {
    return [...names.all(namespace)].flatMap(found => {
        const declaration = found[0]?.declaration;
        return declaration ? [[declaration.name, declaration.title ?? declaration.name] as const] : [];
    });
}

/** Whole documents to begin with: of each kind, with what the guidance asks for. */
export function documentsToBegin(at: Span, surroundings: Surroundings): Suggestion[] {
    const { today, newName } = surroundings;
    const guidance = named('guidance', surroundings).map(([name, title]) => ({
        name,
        title,
        requirements: surroundings.requirements(name),
    }));
    const forServices = guidance.filter(({ requirements }) => requirements.some(({ subjects }) => subjects.includes('services')));
    const services = forServices.map(({ name, title, requirements }) =>
        whole(`${name} specification`, title, serviceSkeleton({ name: newName, follows: [name], requirements, today }), at, RANKS.missing, [
            `service that follows ${name}`,
        ]),
    );
    const reviews = named('template', surroundings).flatMap(([name, title]) => {
        const template = surroundings.names.template(name);
        if (!template) return [];
        const requirements = template.guidance.flatMap(each => surroundings.requirements(each.name));
        const text = reviewSkeleton({ name: newName, template, requirements, covers: [] });
        return whole(`${name} review`, title, text, at, RANKS.fitting, [`review using ${name}`]);
    });
    const [first] = forServices;
    const own = guidanceSkeleton({ name: newName, extends: first ? [first.name] : [], today });
    const form = templateSkeleton({ name: newName, guidance: first ? [first.name] : [] });
    return [
        ...services,
        ...reviews,
        whole('guidance of your own', 'local standards, one requirement of each sort', own, at, RANKS.fitting),
        whole('template of your own', 'the form of a review', form, at, RANKS.fitting),
    ];
}
