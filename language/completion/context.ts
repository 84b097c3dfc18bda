import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { DocumentFacts, QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { nodeOfType, type PartialNode, writtenFor } from './path.ts';

/** What suggestions are made of, besides the text at the cursor. */
export interface Surroundings {
    readonly names: NameIndex;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
    /** What the document said when it was last read: it may be a few keystrokes old. */
    readonly document: DocumentFacts | undefined;
    /** What the guidance asks of the document's services and reviews, and what they say. */
    assessments(): readonly Assessment[];
    /** What a guidance asks for, with what it inherits and changes. */
    requirements(guidance: string): readonly EffectiveRequirement[];
    /** A name for what is new, such as that of the file. */
    readonly newName: string;
}

/** The service or review that a node stands in, as it was last read. */
export function subjectOf(node: PartialNode, { document }: Surroundings): SubjectFacts | undefined {
    const around = nodeOfType(node, 'Service', 'Review');
    const name = writtenFor(around, 'name');
    const all = around?.type === 'Review' ? document?.reviews : document?.services;
    return all?.find(subject => subject.name === name);
}

/** The assessments of the service or review that a node stands in. */
export function assessmentsOf(node: PartialNode, surroundings: Surroundings): readonly Assessment[] {
    const subject = subjectOf(node, surroundings);
    return subject
        ? surroundings.assessments().filter(each => each.subject.name === subject.name && each.subject.type === subject.type)
        : [];
}

/** The template that a review uses, or that a question stands in. */
export function templateOf(node: PartialNode, { names }: Surroundings): TemplateFacts | undefined {
    const name = writtenFor(nodeOfType(node, 'Review'), 'template') ?? writtenFor(nodeOfType(node, 'Template'), 'name');
    return name === undefined ? undefined : names.template(name);
}

/** The questions that may be answered where a node stands. */
export function questionsAt(node: PartialNode, surroundings: Surroundings): readonly QuestionFacts[] {
    const perRequirement = nodeOfType(node, 'Finding') !== undefined;
    return templateOf(node, surroundings)?.questions.filter(question => question.perRequirement === perRequirement) ?? [];
}
