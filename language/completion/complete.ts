import type { GrammarAST, Lexer } from 'langium';
import type { Span } from '../model/values.ts';
import { IN_NAMES } from '../model/written-words.ts';
import type { Opaque } from '../syntax/lines.ts';
import { isTextType } from '../syntax/strings.ts';
import { type Asked, AtPlace, type Grammar, type Surroundings } from './at-place.ts';
import { documentsToBegin } from './documents.ts';
import { distancesOf } from './endings.ts';
import { textFor } from './entry-bodies.ts';
import { missingAt } from './missing.ts';
import { tokensAt, wordsAt } from './next-words.ts';
import { type Next, networkOf, writtenFor } from './path.ts';
import { type Place, PositionReader, placeAt } from './place.ts';
import { RANKS, type Suggestion } from './suggestion.ts';
import { wordsFor } from './values-at.ts';

const EMPTY = /^["“”„‟](\[?\]?)["“”„‟]?$/;

/** What stands between the quotation marks of a text that says nothing yet; nothing for other text. */
function emptyText(text: string, { kind, at }: Opaque): Span | undefined {
    if (kind !== 'text') return undefined;
    const inside = EMPTY.exec(text.slice(at[0], at[1]))?.[1];
    return inside === undefined ? undefined : [at[0] + 1, at[0] + 1 + inside.length];
}

/** Something to write over in a text that says nothing yet, so that it is reported until somebody has. */
function placeholdersFor(nexts: readonly Next[], at: Span): Suggestion[] {
    const next = nexts.find(({ step }) => step.kind === 'terminal' && isTextType(step.terminal));
    if (!next) return [];
    const field = next.step.property === 'text' ? writtenFor(next.node, 'field') : undefined;
    const words = (field && textFor(field.replaceAll(' ', ''))) ?? wordsFor(next.step.property);
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
const BEGUN = new RegExp(`(?:^|[:,{\\n])\\s*(\\p{L}[${IN_NAMES}]*(?: [${IN_NAMES}]+)* )$`, 'u');

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

    /** Phrases of which the first words stand there already: they take the place of these. */
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
