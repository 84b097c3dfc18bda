import type { IToken } from 'chevrotain';
import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { DocumentFacts, QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Lines } from '../syntax/lines.ts';
import { followAll, mayEnd, type Network, type Next, nextOf, nodeOfType, type PartialNode, type Path, writtenFor } from './path.ts';
import { linesAround, type Place, type Position } from './place.ts';

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

/** A grammar, ready to be asked what may come next. */
export interface Grammar {
    readonly network: Network;
    /** For each state, how little has to be written until its rule ends. */
    readonly distances: readonly number[];
}

/** A text, and where something is to be written in it. */
export interface Asked {
    readonly lines: Lines;
    readonly offset: number;
    /** Only where something has to follow: for an editor that asks by itself after a space. */
    readonly onlyNeeded?: boolean;
}

/** Everything that is known about a place where something is to be written. */
export class AtPlace {
    readonly grammar: Grammar;
    readonly asked: Asked;
    readonly place: Place;
    readonly position: Position;
    readonly surroundings: Surroundings;
    /** Whether something stands behind the cursor on the line. */
    readonly hasRest: boolean;
    /** What stands on the line now, as far as it is readable: nothing that is written may change that. */
    private readonly now: 'unreadable' | 'unfinished' | 'finished';
    /** Whether what stands behind the cursor has to be readable after what is written. */
    private readonly keepsRest: boolean;
    private around: ReadonlySet<string> | undefined;

    constructor(grammar: Grammar, asked: Asked, place: Place, position: Position, surroundings: Surroundings, keepsRest = true) {
        this.grammar = grammar;
        this.asked = asked;
        this.place = place;
        this.position = position;
        this.surroundings = surroundings;
        this.hasRest = position.rest.length > 0;
        this.keepsRest = this.hasRest && keepsRest;
        const paths = this.hasRest ? this.after(position.paths, position.now) : [];
        this.now = !paths.length ? 'unreadable' : this.mayEnd(paths) ? 'finished' : 'unfinished';
    }

    /** Whether the cursor is between two words of a line that is readable as it is. */
    get isBetween(): boolean {
        return this.place.word[0] === this.place.word[1] && this.now !== 'unreadable';
    }

    /** The same place, where the line can't be read as it is, and may be as unreadable afterwards. */
    get forgiving(): AtPlace | undefined {
        if (!this.keepsRest || this.now !== 'unreadable') return undefined;
        return new AtPlace(this.grammar, this.asked, this.place, this.position, this.surroundings, false);
    }

    /** What may come next: on a line that has begun, nothing that begins another. */
    nexts(): readonly Next[] {
        const { paths, base } = this.position;
        return paths
            .flatMap(path => [...nextOf(this.grammar.network, path, base)])
            .filter(({ rule, isNew }) => rule.name !== 'OtherField' && (this.place.isLineStart || !isNew));
    }

    /** Whether what stands behind the cursor can go on after a path. */
    fits(path: Path): boolean {
        return !this.keepsRest || this.isFine(this.after([path], this.position.rest));
    }

    /** Whether what stands behind the cursor can go on after a text. */
    fitsText(text: string): boolean {
        return !this.keepsRest || this.isFine(this.after(this.position.paths, this.position.written(text)));
    }

    /** Whether what is being written may end where some paths are. */
    mayEnd(paths: readonly Path[] = this.position.paths): boolean {
        return paths.some(path => mayEnd(this.grammar.network, path, this.position.base));
    }

    private after(paths: readonly Path[], tokens: readonly IToken[]): readonly Path[] {
        return followAll(this.grammar.network, paths, tokens, this.position.base);
    }

    private isFine(paths: readonly Path[]): boolean {
        return this.now === 'finished' ? this.mayEnd(paths) : paths.length > 0;
    }

    /** How the lines begin that stand in the block already, where a line begins. */
    get standing(): ReadonlySet<string> {
        this.around ??= this.place.isLineStart ? linesAround(this.asked.lines, this.place) : new Set();
        return this.around;
    }
}
