import type { Element, Exemption, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { listIn, textIn } from '../../language/model/subjects.ts';
import { titleOf } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { SourceDocument } from './context.ts';
import { Said } from './said.ts';

/** A line of a specification: its label, its value in words, and its text. Text is Markdown everywhere. */
export interface Line {
    /** The words of its label without spaces: `referralfrom`. */
    readonly key: string;
    readonly label: string;
    /** The names of a list, as people call them. */
    readonly items?: readonly string[];
    /** The same names as they are inside a sentence: only proper names with a capital letter. */
    readonly inside?: readonly string[];
    readonly value: string;
    readonly text?: string;
    /** Of an exclusion: where people go instead. */
    readonly destination?: string;
    readonly meets: readonly string[];
}

/** One of a list: a role, an offer, a measure. */
export interface Entry {
    readonly name: string;
    readonly title: string;
    readonly value: string;
    readonly text?: string;
    readonly meets: readonly string[];
}

interface MeasureEntry extends Entry {
    readonly target?: string;
    readonly every?: string;
    readonly reported?: string;
    readonly source?: string;
    /** What it is now. */
    readonly baseline?: string;
    /** The day by which the target is to be reached. */
    readonly by?: string;
    /** What follows where the target is missed. */
    readonly consequence?: string;
}

export interface Statement {
    readonly text: string;
    readonly measuredBy: readonly string[];
    readonly meets: readonly string[];
}

/** A policy, or another service that this one works with. */
export interface Described {
    readonly name: string;
    readonly title: string;
    /** The title in the file, where it has one. */
    readonly ownTitle?: string;
    readonly lines: readonly Line[];
    readonly texts: readonly string[];
    readonly meets: readonly string[];
}

export interface Exempted {
    readonly requirements: readonly string[];
    readonly reason: string;
    /** For an accepted gap. */
    readonly until?: string;
    readonly body?: string;
}

/** Everything that a service specification says, in the order of its file. */
export interface Specification {
    readonly name: string;
    readonly title: string;
    readonly uri: string;
    readonly follows: readonly string[];
    /** Its lines that are in no block. */
    readonly lines: readonly Line[];
    readonly population: readonly Line[];
    readonly access: readonly Line[];
    readonly team: readonly Line[];
    readonly roles: readonly Entry[];
    readonly offers: readonly Entry[];
    readonly measures: readonly MeasureEntry[];
    readonly aims: readonly Statement[];
    readonly outcomes: readonly Statement[];
    readonly pathway: readonly Statement[];
    /** Notes in the blocks whose other lines are entries or statements. */
    readonly notes: Readonly<Record<'aims' | 'outcomes' | 'pathway' | 'offers' | 'measures', readonly Line[]>>;
    readonly policies: readonly Described[];
    readonly partners: readonly Described[];
    readonly notApplicable: readonly Exempted[];
    readonly acceptedGaps: readonly Exempted[];
    /** Lines that have no meaning where they are, and lines that could not be read: as they are written. */
    readonly unplaced: readonly string[];
}

/** The lines of some facts that are in a stretch of the text. */
function linesIn(lines: readonly LineFacts[], [start, end]: Span): readonly LineFacts[] {
    return lines.filter(({ whole }) => start <= whole[0] && whole[1] <= end);
}

function entryOf(element: Element, namespace: Namespace, said: Said): Entry {
    const { term = '', title, meets } = element;
    const behind = said.afterNames(element);
    const text = said.textIn(behind);
    return {
        name: term,
        title: title ?? said.names.title(namespace, term),
        value: said.valueIn(behind),
        ...(text !== undefined && { text }),
        meets,
    };
}

function measureOf(element: Element, lines: readonly LineFacts[], said: Said): MeasureEntry {
    const { term = '', title, whole, meets } = element;
    const parts = linesIn(lines, whole);
    // When it is taken can be said in several parts: `at start, every 6 months and at discharge`.
    const part = (key: string): string | undefined =>
        parts.flatMap(each => (each.key === key ? [said.valueIn(each.whole)] : [])).join(', ') || undefined;
    const text = parts.flatMap(each => (each.key === 'prose' ? (said.textIn(each.whole) ?? []) : [])).join(' ') || undefined;
    const [source, consequence] = ['source', 'consequence'].map(key => parts.find(each => each.key === key));
    return {
        name: term,
        title: title ?? said.names.title('measures', term),
        value: '',
        target: part('target'),
        every: part('every'),
        reported: part('reported')?.replace(/^reported\s+/, ''),
        source: source && said.textOf('source', source.whole),
        baseline: part('baseline')?.replace(/^baseline\s+/, ''),
        by: part('by'),
        consequence: consequence && said.textOf('consequence', consequence.whole),
        ...(text !== undefined && { text }),
        meets,
    };
}

function statementOf(element: Element, said: Said): Statement {
    return {
        text: textIn(element, 'text') ?? '',
        measuredBy: listIn(element, 'measured').map(name => said.names.title('measures', name)),
        meets: element.meets,
    };
}

function describedOf(
    { term = '', title, whole, meets }: Element,
    namespace: Namespace,
    lines: readonly LineFacts[],
    said: Said,
): Described {
    const own = linesIn(lines, whole);
    return {
        name: term,
        title: said.names.title(namespace, term),
        ...(title !== undefined && { ownTitle: title }),
        lines: own.filter(({ key }) => key !== 'prose').map(line => said.line(line)),
        texts: own.filter(({ key }) => key === 'prose').flatMap(({ whole: at }) => said.textIn(at) ?? []),
        meets,
    };
}

/** Lines of a block that have no meaning there, and lines that could not be read: as they are written. */
function unplacedIn({ whole: [start, end] }: SubjectFacts, said: Said): readonly string[] {
    const { facts } = said;
    const isIn = ([from]: Span, to: number): boolean => start <= from && from <= to;
    const others = [...facts.guidance, ...facts.services, ...facts.templates, ...facts.reviews, ...facts.vocabularies];
    // What follows the last block of a file is most likely a part of it that a brace has cut off.
    const last = others.some(({ at }) => at[0] > end) ? end : Number.POSITIVE_INFINITY;
    return [
        ...facts.strays.filter(({ whole }) => isIn(whole, end)).map(({ whole }) => said.written(whole)),
        ...facts.problems.filter(({ line }) => isIn(line, last)).map(({ line }) => said.written(line).trim()),
    ];
}

/** What a service says, as documents need it. Nothing that it says is left out. */
export function readSpecification(source: SourceDocument, name: string, names: NameIndex): Specification | undefined {
    const service = source.facts.services.find(each => each.name === name);
    if (!service) return undefined;
    const said = new Said(source, names);
    const { elements, lines } = service;
    const linesOf = (block: string): readonly Line[] =>
        lines.filter(line => line.block === block && line.key !== 'follows').map(line => said.line(line));
    const notesIn = (block: string): readonly Line[] => linesOf(block).filter(({ key }) => key === 'note');
    const of = <Made>(kinds: readonly string[], make: (element: Element) => Made): readonly Made[] =>
        elements.filter(({ kind }) => kinds.includes(kind)).map(make);
    return {
        name,
        title: titleOf(service),
        uri: source.uri,
        follows: service.follows.map(each => each.name),
        lines: linesOf('service'),
        population: linesOf('population'),
        access: linesOf('access'),
        team: linesOf('team'),
        roles: of(['role'], role => entryOf(role, 'roles', said)),
        offers: of(['offer'], offer => entryOf(offer, 'interventions', said)),
        measures: of(['measure', 'indicator'], measure => measureOf(measure, lines, said)),
        aims: of(['aim'], aim => statementOf(aim, said)),
        outcomes: of(['outcome'], outcome => statementOf(outcome, said)),
        pathway: of(['pathway'], step => statementOf(step, said)),
        notes: {
            aims: notesIn('aims'),
            outcomes: notesIn('outcomes'),
            pathway: notesIn('pathway'),
            offers: notesIn('offers'),
            measures: notesIn('measures'),
        },
        policies: of(['policy'], policy => describedOf(policy, 'policies', lines, said)),
        partners: of(['workswith'], partner => describedOf(partner, 'partners', lines, said)),
        ...exemptedOf(service),
        unplaced: unplacedIn(service, said),
    };
}

/** What does not apply to a service or a review, and the gaps that a body has accepted. */
export function exemptedOf({ notApplicable, acceptedGaps }: SubjectFacts): Pick<Specification, 'notApplicable' | 'acceptedGaps'> {
    const requirementsOf = ({ requirements }: Exemption): readonly string[] => requirements.map(({ name }) => name);
    return {
        notApplicable: notApplicable.map(each => ({ requirements: requirementsOf(each), reason: each.reason })),
        acceptedGaps: acceptedGaps.map(each => ({
            requirements: requirementsOf(each),
            reason: each.reason,
            until: each.until.shown,
            body: each.body,
        })),
    };
}
