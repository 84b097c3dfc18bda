import { namespacesOf } from '../facts/reading.ts';
import { isLibrary } from '../library/scheme.ts';
import { dateInWords } from '../model/dates.ts';
import type { Declaration } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import { ownTimeOf } from '../model/subjects.ts';
import { modelsOf, usualGuidance } from '../names/meant-for.ts';
import { questionsAt, type Surroundings, subjectOf, templateOf } from './at-place.ts';
import { answerBlank } from './entry-bodies.ts';
import { asAst, nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { requirementsAt } from './requirements-at.ts';
import { type Part, RANKS, type Suggestion, type SuggestionKind } from './suggestion.ts';

/** A name that may stand at a place, before it is known what else has to be written. */
export interface NameSuggestion extends Omit<Suggestion, 'at' | 'parts'> {
    /** What goes with the name, where it begins a line. */
    readonly value?: readonly Part[];
}

/** When a document holds: terms that go out of use before are retired for it. */
interface OwnTime {
    readonly start: string;
    readonly end: string;
}

function timeAt(node: PartialNode, surroundings: Surroundings): OwnTime {
    const subject = subjectOf(node, surroundings);
    const { start, end } = subject ? ownTimeOf(subject, surroundings.today) : { start: surroundings.today, end: undefined };
    return { start, end: end ?? (start > surroundings.today ? start : surroundings.today) };
}

function termDetail({ title, term, namespace }: Declaration, { start, end }: OwnTime, { names }: Surroundings): Partial<NameSuggestion> {
    if (term?.until && term.until < start) {
        const successors = term.successors.map(name => `${name} ${names.title(namespace, name)}`).join(', ');
        const gone = `out of use since ${dateInWords(term.until)}${successors ? `; now ${successors}` : ''}`;
        return { detail: [title, gone].filter(Boolean).join(' · '), rank: RANKS.retired, isRetired: true };
    }
    if (term?.from && term.from > end)
        return { detail: [title, `in use from ${dateInWords(term.from)}`].filter(Boolean).join(' · '), rank: RANKS.later };
    return { ...(title && { detail: title }), rank: RANKS.fitting };
}

/** By how much terms of the workspace itself are ranked before those of the library. */
const OWN = 0.5;

const KINDS: { readonly [Kind in Namespace]?: SuggestionKind } = {
    guidance: 'thing',
    service: 'thing',
    template: 'thing',
    review: 'thing',
    question: 'thing',
    requirement: 'requirement',
};

function declared(namespace: Namespace, node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const time = timeAt(node, surroundings);
    return [...surroundings.names.all(namespace)].flatMap(found => {
        const [first] = found;
        if (!first) return [];
        const { declaration, uri } = first;
        const { name, title, term } = declaration;
        const detail = termDetail(declaration, time, surroundings);
        return {
            label: name,
            kind: KINDS[namespace] ?? 'term',
            find: [title, ...(term?.also ?? []), ...(term?.codes ?? [])].filter(word => word !== undefined),
            subject: { type: 'name', namespace, name },
            ...detail,
            // What a workspace declares itself, such as its own trusts, comes before the lists of the library.
            rank: detail.rank === RANKS.fitting && !isLibrary(uri) ? RANKS.fitting - OWN : (detail.rank ?? RANKS.fitting),
        } as const;
    });
}

/** The choices of some questions of the template around. */
function choicesOf(questions: readonly string[], node: PartialNode, { names, ...surroundings }: Surroundings): NameSuggestion[] {
    const asked = templateOf(node, { names, ...surroundings })?.questions.filter(({ name }) => questions.includes(name)) ?? [];
    return asked.flatMap(question =>
        question.choices.map(name => {
            const found = names.find(['choice'], name).find(({ declaration }) => declaration.within === question.name);
            const title = found?.declaration.title;
            return { label: name, kind: 'thing', rank: RANKS.fitting, ...(title && { detail: title, find: [title] }) } as const;
        }),
    );
}

function questions(node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const answering = node.type === 'Answer';
    const asked = answering ? questionsAt(node, surroundings) : (templateOf(node, surroundings)?.questions ?? []);
    return asked.map(question => {
        const needed = question.required ? ' (has to be answered)' : '';
        return {
            label: question.name,
            kind: 'thing',
            detail: `${question.title ?? question.name}${answering ? needed : ''}`,
            find: question.title ? [question.title] : [],
            rank: question.required && answering ? RANKS.missing : RANKS.usual,
            ...(answering && { value: [': ', ...answerBlank(question)] }),
        } as const;
    });
}

/** What an answer may name: the choices of its question, or things of the kind that it asks for. */
function answers(node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const name = writtenFor(node, 'question') ?? '';
    const question = questionsAt(node, surroundings).find(each => each.name === name);
    if (question?.choices.length) return choicesOf([name], node, surroundings);
    return question?.answer === 'organisation' ? declared('organisations', node, surroundings) : [];
}

/** The services that a finding may have looked at: those that its review covers, and that it does not name yet. */
function lookedAt(node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const services = declared('service', node, surroundings);
    const review = subjectOf(node, surroundings);
    const covered = new Set(review?.elements.filter(({ kind }) => kind === 'covers').map(({ term }) => term));
    const named = new Set(node.container?.values.looks);
    const fitting = covered.size ? services.filter(({ label }) => covered.has(label)) : services;
    return fitting.filter(({ label }) => !named.has(label));
}

/** What a service may follow: the guidance that is meant for its model of care first. */
function guidanceToFollow(node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const all = declared('guidance', node, surroundings);
    const subject = nodeOfType(node, 'Service') ? subjectOf(node, surroundings) : undefined;
    if (!subject) return all;
    const { names } = surroundings;
    const recommended = new Set(usualGuidance(modelsOf(subject, names)[0], names));
    return all.map(each => (recommended.has(each.label) ? { ...each, rank: RANKS.missing } : each));
}

/** The names that may stand for a property of a node, the best first; not those that the node has already. */
export function namesAt(node: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    const have = new Set(node.values[property]);
    const key = `${node.type}.${property}`;
    const all = ((): NameSuggestion[] => {
        switch (key) {
            case 'Look.service':
                return lookedAt(node, surroundings);
            case 'GuidanceField.guidance':
                return guidanceToFollow(node, surroundings);
            case 'Answer.names':
                return answers(node, surroundings);
            case 'AskOption.choices':
                return choicesOf(node.values.questions ?? [], node, surroundings);
            case 'Answer.question':
            case 'AskOption.questions':
            case 'AskOption.deadlineQuestion':
                return questions(node, surroundings);
            default: {
                const namespaces = namespacesOf(asAst(node), property);
                if (namespaces.includes('requirement')) return requirementsAt(node, property, surroundings);
                return namespaces.flatMap(namespace => declared(namespace, node, surroundings));
            }
        }
    })();
    const itself = key === 'Guidance.parents' ? writtenFor(nodeOfType(node, 'Guidance'), 'name') : undefined;
    return all.filter(({ label }) => !have.has(label) && label !== itself);
}
