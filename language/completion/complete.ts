import type { GrammarAST, Lexer } from 'langium';
import type { RequirementResult } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { isOpen } from '../assess/outcome.ts';
import { openersIn } from '../model/elements/blocks.ts';
import { isSaidOnce } from '../model/elements.ts';
import type { TemplateFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { Span } from '../model/values.ts';
import { IN_NAMES } from '../model/written-words.ts';
import { NameIndex } from '../names/name-index.ts';
import { draftReview } from '../reviews/drafts.ts';
import { emptyBlock, type Item, linesOf, mergeInto, splitItems } from '../skeletons/items.ts';
import { guidanceSkeleton, serviceSkeleton, templateSkeleton } from '../skeletons/new-document.ts';
import { beginningOf, type Opaque } from '../syntax/lines.ts';
import { isTextType } from '../syntax/strings.ts';
import { distancesOf } from './endings.ts';
import { textFor } from './entry-bodies.ts';
import { tokensAt, wordsAt } from './next-words.ts';
import { type Next, networkOf, nodeOfType, type PartialNode, writtenFor } from './path.ts';
import { type Asked, AtPlace, assessmentsOf, type Grammar, type Place, PositionReader, placeAt, type Surroundings } from './place.ts';
import { RANKS, type Suggestion, withBlanks } from './suggestion.ts';
import { wordsFor } from './values-at.ts';

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
function documentsToBegin(at: Span, surroundings: Surroundings): Suggestion[] {
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
    const form = templateSkeleton({ name: newName, guidance: first ? [first.name] : [], names: surroundings.names });
    return [
        ...services,
        ...reviews,
        whole('your own guidance', 'local standards, one requirement of each sort', own, at, RANKS.fitting),
        whole('your own template', 'the form of a review', form, at, RANKS.fitting),
    ];
}

/** Something that the guidance asks for and that is not there, and for which requirements. */
interface Lacking {
    readonly item: Item;
    readonly results: RequirementResult[];
}

/** The blocks of a service by the nodes that they are, but for statements. */
const BLOCK_NODES = new Map(
    openersIn('service').flatMap(opener => (opener.holds === 'sentences' ? [] : opener.rules.map(rule => [rule, opener] as const))),
);

/** The words that open the block at a node, as examples write them; nothing in the body of the service or review itself. */
function headAt(node: PartialNode): string | undefined {
    const statements = nodeOfType(node, 'Statements');
    if (statements) return writtenFor(statements, 'kind');
    const block = nodeOfType(node, ...BLOCK_NODES.keys());
    const opener = block && BLOCK_NODES.get(block.type);
    if (!opener) return undefined;
    const name = opener.property && writtenFor(block, opener.property);
    return `${opener.words}${name ? ` ${name}` : ''}`;
}

/** What an example writes in the block at hand. */
function itemsFor(example: string, head: string | undefined): readonly Item[] {
    const items = splitItems(example);
    if (head === undefined) return items;
    return items
        .filter(item => item.body !== undefined && item.head.replace(/(?<!\s)\s*".*/s, '') === head)
        .flatMap(item => splitItems(item.body ?? ''));
}

/** An item as it is written, with its lines below each other. */
function written({ head, body }: Item): string {
    if (body === undefined) return head;
    const block = emptyBlock();
    mergeInto(block, splitItems(body));
    return [`${head} {`, ...linesOf(block), '}'].join('\n');
}

/** The first words of an item, as a label. */
function shown({ head, body }: Item): string {
    if (body !== undefined) return head;
    const line = head.replaceAll(/\s+/g, ' ');
    return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function detailOf([first, ...others]: readonly RequirementResult[]): string {
    const { id = '', title = '' } = first?.requirement ?? {};
    return `${id} · ${title}${others.length ? ` and ${others.length} more` : ''}`;
}

/** Joins what several requirements ask for in the same block. */
function gather(found: Map<string, Lacking>, item: Item, result: RequirementResult): void {
    const key = item.body === undefined ? item.head : `${item.head} {`;
    const known = found.get(key);
    if (!known) {
        found.set(key, { item, results: [result] });
        return;
    }
    const body = item.body === undefined ? undefined : `${known.item.body}\n${item.body}`;
    found.set(key, { item: { head: item.head, ...(body !== undefined && { body }) }, results: [...known.results, result] });
}

/**
 * What the followed guidance asks for that the service does not say yet, if it fits the block at the cursor: the
 * examples of the requirements. Not for a review, where an example would be an invented answer.
 *
 * @param standing how the lines that are already in the block begin
 */
function missingAt(node: PartialNode, standing: ReadonlySet<string>, at: Span, surroundings: Surroundings): Suggestion[] {
    // Among criteria that are joined there are no lines.
    if (!nodeOfType(node, 'Service') || nodeOfType(node, 'CriteriaGroup')) return [];
    const head = headAt(node);
    const found = new Map<string, Lacking>();
    for (const { results } of assessmentsOf(node, surroundings)) {
        for (const result of results) {
            const { example } = result.requirement;
            if (!example || !isOpen(result.outcome) || result.unwritten) continue;
            for (const item of itemsFor(example, head)) gather(found, item, result);
        }
    }
    return [...found.values()].flatMap(({ item, results }): Suggestion[] => {
        const label = beginningOf(item.head) ?? '';
        if (standing.has(label) && (item.body !== undefined || isSaidOnce(label))) return [];
        const ids = results.map(({ requirement }) => requirement.id);
        return [
            {
                label: shown(item),
                kind: item.body === undefined ? 'line' : 'block',
                detail: detailOf(results),
                find: [...ids, ...results.map(({ requirement }) => requirement.title ?? '')],
                parts: withBlanks(written(item)),
                at,
                rank: RANKS.missing,
                subject: { type: 'requirements', ids },
            },
        ];
    });
}

const EMPTY = /^["“”„‟](\[?\]?)["“”„‟]?$/;

/** The text between quotation marks that says nothing yet; nothing for other text. */
function emptyText(text: string, { kind, at }: Opaque): Span | undefined {
    if (kind !== 'text') return undefined;
    const inside = EMPTY.exec(text.slice(at[0], at[1]))?.[1];
    return inside === undefined ? undefined : [at[0] + 1, at[0] + 1 + inside.length];
}

/** A placeholder in a text that says nothing yet, so that it is reported until it is replaced. */
function placeholdersFor(nexts: readonly Next[], at: Span): Suggestion[] {
    const next = nexts.find(({ step }) => step.kind === 'terminal' && isTextType(step.terminal));
    if (!next) return [];
    const field = next.step.property === 'text' ? writtenFor(next.node, 'field') : undefined;
    const words = (field && textFor(field.replaceAll(' ', ''))) ?? wordsFor(next.step.property, next.node.type);
    const label = `[${words}]`;
    return [{ label, kind: 'text', detail: 'to write over later', parts: ['[', { blank: words }, ']'], at, rank: RANKS.usual }];
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
    const found = new Map<string, Suggestion>();
    for (const suggestion of suggestions) {
        const key = `${suggestion.label} ${suggestion.detail ?? ''}`;
        const known = found.get(key);
        const isBetter =
            known && (suggestion.rank < known.rank || (suggestion.rank === known.rank && suggestion.parts.length < known.parts.length));
        if (!known || isBetter) found.set(key, suggestion);
    }
    return [...found.values()].toSorted((a, b) => a.rank - b.rank);
}

/** The lines that may be written, `follows` first where a service does not say yet what it follows: all else depends on it. */
function followsFirst(suggestions: readonly Suggestion[], { place, position, standing }: AtPlace): readonly Suggestion[] {
    if (!place.isLineStart || place.blocks.length !== 1 || standing.has('follows')) return suggestions;
    if (position.paths[0]?.node.type !== 'Service') return suggestions;
    return suggestions.map(each => (each.label === 'follows' ? { ...each, rank: RANKS.missing - 1 } : each));
}

/** Words that may be the beginning of a phrase, or of what people call something: `team ty`, `key wor`. */
const BEGUN = new RegExp(`(?:^|[:,{\\n])[^\\S\\n]*(\\p{L}[${IN_NAMES}]*(?: [${IN_NAMES}]+)* )$`, 'u');

/** Says what may be written at a place, from the grammar and from what is declared. */
export class Completer {
    private readonly grammar: Grammar;
    private readonly reader: PositionReader;

    constructor(grammar: GrammarAST.Grammar, lexer: Lexer) {
        const network = networkOf(grammar);
        this.grammar = { network, distances: distancesOf(network) };
        this.reader = new PositionReader(network, lexer);
    }

    /** Everything that may be written at a place, the best first. Costs the same wherever in a document the place is. */
    complete(asked: Asked, surroundings: Surroundings): readonly Suggestion[] {
        const place = placeAt(asked.lines, asked.offset);
        if ('kind' in place) return this.inText(asked, place, surroundings);
        const begun = this.begun(asked, place, surroundings);
        const at = this.at(asked, place, surroundings);
        if (!at) return unique(begun);
        const { isLineStart, blocks, word } = place;
        if (asked.onlyNeeded && (isLineStart || at.mayEnd())) return unique(begun);
        const all = [...begun];
        if (isLineStart && !at.hasRest) {
            const [path] = at.position.paths;
            if (path) all.push(...missingAt(path.node, at.standing, word, surroundings));
            if (!blocks.length) all.push(...documentsToBegin(word, surroundings));
        }
        const next = followsFirst(this.next(at, begun.length > 0), at);
        const forgiving = next.length || all.length ? undefined : at.forgiving;
        return unique([...all, ...(forgiving ? this.next(forgiving, false) : next)]);
    }

    /** What the grammar says may come next. */
    private next(at: AtPlace, hasBegun: boolean): Suggestion[] {
        const nexts = at.nexts();
        return [...(hasBegun || at.isBetween ? [] : wordsAt(nexts, at)), ...tokensAt(nexts, at)];
    }

    private at(asked: Asked, place: Place, surroundings: Surroundings): AtPlace | undefined {
        const position = this.reader.read(asked.lines, place);
        return position && new AtPlace(this.grammar, asked, place, position, surroundings);
    }

    /** Phrases whose first words are already there: they replace these words. */
    private begun(asked: Asked, place: Place, surroundings: Surroundings): Suggestion[] {
        const own = place.starts.at(-1) as number;
        const before = BEGUN.exec(asked.lines.text.slice(own, place.word[0]))?.[1];
        if (!before) return [];
        const start = place.word[0] - before.length;
        const isLineStart = !asked.lines.text.slice(own, start).trim();
        const at = this.at(asked, { ...place, isLineStart, word: [start, place.word[1]] }, surroundings);
        if (!at) return [];
        const nexts = at.nexts();
        const typed = asked.lines.text.slice(start, asked.offset).toLowerCase();
        const called = tokensAt(nexts, at).flatMap(name => {
            const find = name.find?.filter(word => word.toLowerCase().startsWith(typed)) ?? [];
            return find.length ? { ...name, find } : [];
        });
        return [...(isLineStart ? wordsAt(nexts, at, before) : []), ...called];
    }

    /** In a text that says nothing yet, what it would say. */
    private inText(asked: Asked, opaque: Opaque, surroundings: Surroundings): readonly Suggestion[] {
        const inside = asked.onlyNeeded ? undefined : emptyText(asked.lines.text, opaque);
        const place = inside && placeAt(asked.lines, opaque.at[0]);
        if (!inside || !place || 'kind' in place) return [];
        const at = this.at(asked, { ...place, word: [opaque.at[0], opaque.at[1]] }, surroundings);
        return at ? placeholdersFor(at.nexts(), inside) : [];
    }
}
