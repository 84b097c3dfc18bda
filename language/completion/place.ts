import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';
import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { OPENERS } from '../model/elements/blocks.ts';
import type { DocumentFacts, QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import { countFirst, type Span } from '../model/values.ts';

import { IN_NAMES } from '../model/written-words.ts';
import type { NameIndex } from '../names/name-index.ts';
import { beginningOf, type CodeBlock, columnOf, type Lines, type Opaque } from '../syntax/lines.ts';
import {
    followAll,
    mayEnd,
    type Network,
    type Next,
    nextOf,
    nodeOfType,
    type PartialNode,
    type Path,
    startOf,
    writtenFor,
} from './path.ts';

/** A place between the words of a document where something can be written. */
export interface Place {
    /** The blocks around it, the outermost first. */
    readonly blocks: readonly CodeBlock[];
    /** The word that is being written there, as far as it goes to both sides. */
    readonly word: Span;
    /** Where the line or the entry begins that it belongs to; the first is the likeliest. */
    readonly starts: readonly number[];
    /** Whether it is the first on its line. */
    readonly isLineStart: boolean;
    /** Where the rest of its line ends. */
    readonly end: number;
}

/** How far back a line may have begun. */
const LONGEST = 4000;
const LETTER = new RegExp(`[${IN_NAMES}]`, 'u');

/** A number, a date or a time, with the signs in it. */
const NUMBER = new RegExp(`(?<![${IN_NAMES}])£?\\p{N}[\\p{L}\\p{M}\\p{N}.,:/-]*(?<![.,:])`, 'gu');

function numberAround(text: string, start: number, offset: number): Span | undefined {
    const [from, to] = [text.lastIndexOf('\n', offset - 1) + 1, text.indexOf('\n', offset)];
    for (const match of text.slice(from, to < 0 ? undefined : to).matchAll(NUMBER)) {
        const [begin, end] = [from + match.index, from + match.index + match[0].length];
        if (begin <= start && offset <= end && begin < offset) return [begin, end];
    }
    return undefined;
}

function wordAt(text: string, offset: number): Span {
    let [start, end] = [offset, offset];
    while (start > 0 && LETTER.test(text[start - 1] as string)) start--;
    while (end < text.length && LETTER.test(text[end] as string)) end++;
    const number = numberAround(text, start, offset);
    if (number) return number;
    // A dash before it is the sign that begins a statement, or is between two numbers.
    while (start < offset && text[start] === '-') start++;
    return [start, end];
}

/** Where the line begins that an offset belongs to: its own line, or one above of which it is the continuation. */
function startsOf(lines: Lines, block: CodeBlock | undefined, offset: number): number[] {
    const { text } = lines;
    const all = lines.linesIn(block);
    const opened = block ? block.open + 1 : 0;
    let index = countFirst(all, line => line <= offset) - 1;
    let own = Math.max(all[index] ?? 0, opened);
    // What is after a block that was closed on the same line begins there.
    const closed = lines.braceBefore(offset, own);
    if (closed !== undefined) return [closed + 1];
    const column = columnOf(text, own);
    while (index > 0 && own > opened && lines.continuedFrom(own) !== undefined) own = Math.max(all[--index] ?? 0, opened);
    const starts = [own];
    if (columnOf(text, own) !== column) return starts;
    for (let before = index - 1; before >= 0 && own - (all[before] as number) < LONGEST; before--) {
        const line = all[before] as number;
        if (lines.isBlank(line) || columnOf(text, line) >= column) continue;
        if (line > opened) starts.unshift(line);
        break;
    }
    return starts;
}

/** The place at an offset; the text, comment or link that it is in, where it is in one. */
export function placeAt(lines: Lines, offset: number): Place | Opaque {
    const opaque = lines.opaqueAt(offset);
    if (opaque) return opaque;
    const { text } = lines;
    const word = wordAt(text, offset);
    const blocks: CodeBlock[] = [];
    for (let block = lines.blockAt(offset); block; block = block.around) blocks.push(block);
    blocks.reverse();
    const starts = startsOf(lines, blocks.at(-1), word[0]);
    const own = starts.at(-1) as number;
    const line = Math.max(own, text.lastIndexOf('\n', word[0] - 1) + 1);
    const newline = text.indexOf('\n', offset);
    return {
        blocks,
        word,
        starts,
        isLineStart: line === own && lines.braceBefore(own, own - 1) === undefined && !text.slice(line, word[0]).trim(),
        end: newline < 0 ? text.length : newline,
    };
}

/** How the lines begin that are in the block around a place already: their labels, or their first words. Not the line at the place. */
function linesAround(lines: Lines, { blocks, starts }: Place): ReadonlySet<string> {
    const block = blocks.at(-1);
    const own = starts.at(-1);
    const found = new Set<string>();
    for (const line of lines.linesIn(block)) {
        if (line === own) continue;
        const beginning = beginningOf(lines.text, Math.max(line, block ? block.open + 1 : 0));
        if (beginning !== undefined) found.add(beginning);
    }
    return found;
}

/** Where a writer is in the grammar, and what follows the cursor on the line. */
interface Position {
    /** Every way in which the words up to the cursor can be read. */
    readonly paths: readonly Path[];
    /** How deep in the grammar the block around is: what begins there begins something new. */
    readonly base: number;
    /** What follows the word at the cursor, up to the end of the line. */
    readonly rest: readonly IToken[];
    /** What is there now: the word at the cursor, and what follows it. */
    readonly now: readonly IToken[];
    /** The tokens after the cursor if a text is written there, from where it is written. */
    written(text: string): readonly IToken[];
}

/** What a block is, by its first word, where the line that opens it can't be read: the least that would open it. */
function plainHead(head: string): string | undefined {
    const [first] = /^\w+/.exec(head) ?? [];
    const opener = OPENERS.find(({ words, name }) => name && words.split(' ')[0] === first);
    return opener && `${opener.words} ${opener.least ?? 'x'} {`;
}

/** Reads the few lines that matter for a place, in constant time however long the document is. */
export class PositionReader {
    private readonly network: Network;
    private readonly lexer: Lexer;

    constructor(network: Network, lexer: Lexer) {
        this.network = network;
        this.lexer = lexer;
    }

    private tokens(text: string): readonly IToken[] {
        return this.lexer.tokenize(text).tokens.filter(token => !token.isInsertedInRecovery);
    }

    /** Goes into the blocks around a place, by the lines that open them. */
    private enterBlocks(lines: Lines, { blocks }: Place): readonly Path[] {
        let paths: readonly Path[] = [startOf(this.network)];
        for (const block of blocks) {
            const head = lines.headOf(block);
            const inside = followAll(this.network, paths, this.tokens(head));
            const plain = inside.length ? undefined : plainHead(head);
            paths = plain ? followAll(this.network, paths, this.tokens(plain)) : inside;
            if (!paths.length) break;
        }
        return paths;
    }

    /** The position of a place; nothing where the words before it can't be read. */
    read(lines: Lines, place: Place, start = place.word[0]): Position | undefined {
        const { text } = lines;
        const inside = this.enterBlocks(lines, place);
        if (!inside.length) return undefined;
        const base = Math.max(...inside.map(({ depth }) => depth));
        for (const from of place.starts) {
            // A word instead of the one that is being written: the rest is read as what follows a word.
            const before = `{\n${text.slice(from, start)}`;
            const behind = text.slice(place.word[1], place.end);
            const tokens = this.tokens(`${before}x${behind}`).slice(1);
            const at = tokens.findIndex(({ startOffset }) => startOffset >= before.length);
            if (at < 0) continue;
            const paths = followAll(this.network, inside, tokens.slice(0, at), base);
            if (!paths.length) continue;
            const written = (word: string): readonly IToken[] => this.tokens(`${before}${word}${behind}`).slice(at + 1);
            return { paths, base, rest: tokens.slice(at + 1), now: written(text.slice(start, place.word[1])), written };
        }
        return undefined;
    }
}

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

/** The service or review around a node, as it was last read. */
export function subjectOf(node: PartialNode, { document }: Surroundings): SubjectFacts | undefined {
    const around = nodeOfType(node, 'Service', 'Review');
    const name = writtenFor(around, 'name');
    const all = around?.type === 'Review' ? document?.reviews : document?.services;
    return all?.find(subject => subject.name === name);
}

/** The assessments of the service or review around a node. */
export function assessmentsOf(node: PartialNode, surroundings: Surroundings): readonly Assessment[] {
    const subject = subjectOf(node, surroundings);
    return subject
        ? surroundings.assessments().filter(each => each.subject.name === subject.name && each.subject.type === subject.type)
        : [];
}

/** The template that a review uses, or that a question is in. */
export function templateOf(node: PartialNode, { names }: Surroundings): TemplateFacts | undefined {
    const name = writtenFor(nodeOfType(node, 'Review'), 'template') ?? writtenFor(nodeOfType(node, 'Template'), 'name');
    return name === undefined ? undefined : names.template(name);
}

/** The questions that may be answered at a node. */
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
    /** Whether something follows the cursor on the line. */
    readonly hasRest: boolean;
    /** The readable part of the line now: nothing that is written may change it. */
    private readonly now: 'unreadable' | 'unfinished' | 'finished';
    /** Whether the text after the cursor has to be readable after what is written. */
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

    /** Whether the text after the cursor can go on after a path. */
    fits(path: Path): boolean {
        return !this.keepsRest || this.isFine(this.after([path], this.position.rest));
    }

    /** Whether the text after the cursor can go on after a text. */
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

    /** How the lines already in the block begin, where a line begins. */
    get standing(): ReadonlySet<string> {
        this.around ??= this.place.isLineStart ? linesAround(this.asked.lines, this.place) : new Set();
        return this.around;
    }
}
