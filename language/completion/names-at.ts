import { appliesWhere } from '../assess/applies.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import { askedIn, type EffectiveRequirement } from '../assess/effective-guidance.ts';
import { Evaluation } from '../assess/evaluation.ts';
import { isOpen } from '../assess/outcome.ts';
import { wordsOfNames } from '../assess/words.ts';
import { namespacesOf } from '../facts/reading.ts';
import { isLibrary } from '../library/scheme.ts';
import type { Address } from '../model/address.ts';
import { dateInWords } from '../model/dates.ts';
import { type ElementKey, elementKeyOf, keyOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, Declaration, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm, Namespace } from '../model/namespaces.ts';
import { ownTimeOf } from '../model/subjects.ts';
import { asksOf, modelsOf, usualGuidance } from '../names/meant-for.ts';
import type { Found, NameIndex } from '../names/name-index.ts';
import { requirementsOf, themesAmong } from '../reviews/form.ts';
import { answerBlank } from './entry-bodies.ts';
import { asAst, nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { assessmentsOf, questionsAt, type Surroundings, subjectOf, templateOf } from './place.ts';
import { type Part, RANKS, type Suggestion, type SuggestionKind } from './suggestion.ts';

/** What a node of a service is about: a kind of element, and its terms. */
interface About {
    readonly kind: ElementKey | UnknownWord;
    readonly terms: readonly string[];
}

const ABOUT: Readonly<Record<string, readonly [kind: ElementKey, property: string]>> = {
    Policy: ['policy', 'policy'],
    Partnership: ['workswith', 'partners'],
    Role: ['role', 'roles'],
    Offer: ['offer', 'interventions'],
    Measure: ['measure', 'measure'],
};
const STATEMENTS: Readonly<Record<string, ElementKey>> = { aims: 'aim', outcomes: 'outcome', pathway: 'pathway' };
const FIELDS: Readonly<Record<string, string>> = { AgesField: 'ages', CaseloadField: 'caseload', HoursField: 'hours' };

/** What the node at the cursor says something about; nothing where it is no element. */
export function aboutOf(node: PartialNode): About | undefined {
    const described = nodeOfType(node, ...Object.keys(ABOUT));
    if (described) {
        const [kind, property] = ABOUT[described.type] as readonly [ElementKey, string];
        return { kind, terms: described.values[property] ?? [] };
    }
    const statements = nodeOfType(node, 'Statements');
    if (statements) {
        const kind = STATEMENTS[writtenFor(statements, 'kind') ?? ''];
        return kind && { kind, terms: [] };
    }
    const field = FIELDS[node.type] ?? writtenFor(node, 'field');
    return field ? { kind: elementKeyOf(field) ?? (keyOf(field) as UnknownWord), terms: node.values.terms ?? [] } : undefined;
}

function mentions(check: CheckFacts, { kind, terms }: About): boolean {
    if (check.type === 'group') return check.checks.some(part => mentions(part, { kind, terms }));
    return check.kind === kind && (!check.terms.length || !terms.length || check.terms.some(term => terms.includes(term)));
}

/** Whether a requirement expects something of what the cursor is about. */
export function isAbout(requirement: EffectiveRequirement, about: About | undefined): boolean {
    return about !== undefined && askedIn(requirement).some(({ check }) => check && mentions(check, about));
}

function suggestion(requirement: EffectiveRequirement, rank: number, outcome?: string): NameSuggestion {
    const { id, title, says } = requirement;
    return {
        label: id,
        kind: 'requirement',
        detail: `${title ?? ''}${outcome ? ` · ${outcome}` : ''}`,
        find: [title ?? '', says].filter(Boolean),
        rank,
        subject: { type: 'requirements', ids: [id] },
    };
}

function ofService({ requirement, outcome }: RequirementResult, about: About | undefined): NameSuggestion {
    const rank = isAbout(requirement, about) ? RANKS.missing : isOpen(outcome) ? RANKS.fitting : RANKS.usual;
    return suggestion(requirement, outcome === 'not applicable' ? RANKS.later : rank, outcome);
}

function ofReview(node: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    const template = templateOf(node, surroundings);
    if (!template) return [];
    const all = requirementsOf(template, guidance => surroundings.requirements(guidance));
    const elements = subjectOf(node, surroundings)?.elements ?? [];
    const having = (kind: ElementKey): ReadonlySet<string> =>
        new Set(elements.filter(element => element.kind === kind).map(({ term }) => term ?? ''));
    if (node.type === 'Finding') {
        const found = having('finding');
        return themesAmong(all)
            .filter(({ id }) => !found.has(id))
            .map(requirement => suggestion(requirement, RANKS.fitting));
    }
    const gaps = having('gap');
    return all.map(requirement => suggestion(requirement, gaps.has(requirement.id) && property !== 'meets' ? RANKS.missing : RANKS.usual));
}

/** What a guidance may change: what it inherits. What it may put in its place: its own. */
function ofGuidance(guidance: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    const own = writtenFor(guidance, 'name') ?? '';
    const from = property === 'successors' ? [own] : (guidance.values.parents ?? []);
    const all = from.flatMap(name => surroundings.requirements(name));
    return all
        .filter(({ guidance: in_ }) => property !== 'successors' || in_ === own)
        .map(requirement => suggestion(requirement, RANKS.fitting));
}

/** The requirements that may be named at a place, ranked by what is there. */
function requirementsAt(node: PartialNode, property: string, surroundings: Surroundings): NameSuggestion[] {
    if (nodeOfType(node, 'Service')) {
        const about = aboutOf(node);
        return assessmentsOf(node, surroundings)
            .flatMap(({ results }) => results)
            .map(result => ofService(result, about));
    }
    if (nodeOfType(node, 'Review')) return ofReview(node, property, surroundings);
    const guidance = nodeOfType(node, 'Guidance');
    return guidance ? ofGuidance(guidance, property, surroundings) : [];
}

/** A number that a requirement asks for. */
interface AskedBound {
    readonly requirement: EffectiveRequirement;
    readonly bound: BoundFacts;
}

function* boundsIn(check: CheckFacts, { kind, terms }: About): Generator<BoundFacts> {
    if (check.type === 'group') for (const part of check.checks) yield* boundsIn(part, { kind, terms });
    else if (check.kind === kind && check.quantifier !== 'no' && (!check.terms.length || check.terms.some(term => terms.includes(term))))
        yield* check.bounds;
}

/** The numbers that the followed guidance asks for where a service or a review says something of a kind. */
export function boundsAsked(
    about: About,
    assessments: readonly Assessment[],
    subject: SubjectFacts,
    names: NameIndex,
    today: string,
): readonly AskedBound[] {
    const evaluation = new Evaluation(subject, wordsOfNames(names), today);
    const found: AskedBound[] = [];
    for (const { results } of assessments) {
        for (const { requirement, outcome } of results) {
            if (outcome === 'not applicable') continue;
            for (const { check, where } of askedIn(requirement)) {
                if (!check || !appliesWhere(where, evaluation).applies) continue;
                for (const bound of boundsIn(check, about)) if (bound.amount !== undefined) found.push({ requirement, bound });
            }
        }
    }
    return found;
}

/** A name that may be written at a place, before it is known what else is needed. */
interface NameSuggestion extends Omit<Suggestion, 'at' | 'parts'> {
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

function rankOf(rank: number, likely: number | undefined, uri: Address): number {
    return rank === RANKS.fitting ? (likely ?? rank) - (isLibrary(uri) ? 0 : OWN) : rank;
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

/** Whether an organisation buys care: a board belongs to a region, or says in its name what it is. */
function isBoard({ name, title = '', term }: Declaration, { names }: Surroundings): boolean {
    if (term?.parents.some(parent => names.find(['regions'], parent).length)) return true;
    return /(?:^|-)icb$|\bintegrated care board\b/i.test(name) || /\bintegrated care board\b/i.test(title);
}

function* checksIn(
    check: CheckFacts,
    isDenied = false,
): Generator<readonly [check: Extract<CheckFacts, { type: 'element' }>, isDenied: boolean]> {
    if (check.type === 'group') for (const part of check.checks) yield* checksIn(part, isDenied || check.quantifier === 'none');
    else yield [check, isDenied || check.quantifier === 'no'];
}

/** Whether a requirement looks for something of a kind, and not only for what should not be there. */
export function expectsSome(requirement: EffectiveRequirement, kind: ElementKey): boolean {
    return askedIn(requirement).some(
        ({ check }) => check && [...checksIn(check)].some(([each, isDenied]) => each.kind === kind && !isDenied),
    );
}

/** People whom the followed guidance wants included, or not excluded. */
function notToExclude(node: PartialNode, surroundings: Surroundings): ReadonlySet<string> {
    const terms = new Set<string>();
    for (const { results } of assessmentsOf(node, surroundings)) {
        for (const { requirement } of results) {
            const checks = askedIn(requirement).flatMap(({ check }) => (check ? [...checksIn(check)] : []));
            for (const [{ kind, terms: named }, isDenied] of checks)
                if (kind === (isDenied ? 'excludes' : 'includes')) for (const term of named) terms.add(term);
        }
    }
    return terms;
}

/** The terms that open requirements ask for in a kind of element. */
function askedTerms(kind: ElementKey, node: PartialNode, surroundings: Surroundings): ReadonlySet<string> {
    const open = assessmentsOf(node, surroundings).flatMap(({ results }) => results.filter(({ outcome }) => isOpen(outcome)));
    const checks = open.flatMap(({ requirement }) => askedIn(requirement).flatMap(({ check }) => (check ? [...checksIn(check)] : [])));
    return new Set(checks.flatMap(([check, isDenied]) => (check.kind === kind && !isDenied ? check.terms : [])));
}

/** What is likelier at a place than its vocabulary says: the rank of a term, where it is another one. */
function likelihood(node: PartialNode, surroundings: Surroundings): (declaration: Declaration) => number | undefined {
    const field = writtenFor(node, 'field');
    if (field === 'provider' || field === 'commissioner')
        return declaration => (isBoard(declaration, surroundings) === (field === 'provider') ? RANKS.usual : undefined);
    // Who decides alone is the exception: the whole team comes first.
    if (field === 'decided by') return ({ name }) => (name === WHOLE_TEAM ? RANKS.missing : undefined);
    if (field === 'team type') {
        const subject = subjectOf(node, surroundings);
        const { names } = surroundings;
        const models = subject ? modelsOf(subject, names).map(model => names.title('models', model).toLowerCase()) : [];
        return ({ title = '' }) => (models.some(model => title.toLowerCase().includes(model)) ? RANKS.missing : undefined);
    }
    if (node.type === 'ExclusionField') {
        const against = notToExclude(node, surroundings);
        return ({ name }) => (against.has(name) ? RANKS.later : undefined);
    }
    const kind = BLOCK_KINDS[node.type];
    if (kind && nodeOfType(node, 'Service')) {
        const written = new Set(
            subjectOf(node, surroundings)?.elements.flatMap(({ kind: its, term }) => (its === kind && term ? [term] : [])),
        );
        const asked = askedTerms(kind, node, surroundings);
        return ({ name }) => (written.has(name) ? RANKS.later : asked.has(name) ? RANKS.missing : undefined);
    }
    return () => undefined;
}

const WHOLE_TEAM: LibraryTerm<'roles'> = 'multidisciplinary-team';

/** Blocks that are about a term, of which a service has one for each. */
const BLOCK_KINDS: Readonly<Record<string, ElementKey>> = { Policy: 'policy', Partnership: 'workswith' };

function titled(found: Found | undefined): string {
    return found?.declaration.title ?? found?.declaration.name ?? '';
}

function declared(namespace: Namespace, node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const likely = likelihood(node, surroundings);
    const time = timeAt(node, surroundings);
    const all = [...surroundings.names.all(namespace)];
    // An organisation is not looked for in the order of a list of regions.
    if (namespace === 'organisations') all.sort(([one], [other]) => titled(one).localeCompare(titled(other), 'en-GB'));
    return all.flatMap(found => {
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
            rank: rankOf(detail.rank ?? RANKS.fitting, likely(declaration), uri),
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

/** What a service may follow, and that asks something of services: the guidance that is meant for its model of care first. */
function guidanceToFollow(node: PartialNode, surroundings: Surroundings): NameSuggestion[] {
    const all = declared('guidance', node, surroundings);
    const subject = nodeOfType(node, 'Service') ? subjectOf(node, surroundings) : undefined;
    if (!subject) return all;
    const { names } = surroundings;
    const recommended = new Set(usualGuidance(modelsOf(subject, names)[0], names));
    return all
        .filter(({ label }) => asksOf('services', surroundings.requirements(label)))
        .map(each => (recommended.has(each.label) ? { ...each, rank: RANKS.missing } : each));
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
