import { diffArrays } from 'diff';
import { isoDate } from '../../language/model/dates.ts';
import { isSaidOnce } from '../../language/model/elements.ts';
import type { Text } from '../../language/model/facts.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import { quoted as quotedText, startOfSigns } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import type { SourceDocument } from '../model/context.ts';
import { foldedWord, type SourcePlace, type SourceToken, tokensOf } from '../model/source-places.ts';
import { proseWords } from '../tree/prose.ts';
import { lineKey } from '../tree/seen-lines.ts';
import { careText } from './imported.ts';
import { namesCalled } from './known-names.ts';
import { writtenDateOrMonth } from './written-answers.ts';

/** Edits of a `.care` text that may bring back a change. Whether they do shows when the document is made again. */
export type CandidateEdits = readonly TextEdit[];

/** Words between those that a list of names has in a sentence. */
const CONNECTING = /^(?:and|or|[,;.])$/i;
/** How many words more a place in the source may have than a line: marks of Markdown, labels. */
const SLACK = 12;
/** How many places with the same word are looked at. */
const MOST_ANCHORS = 6;

type Token = ReturnType<typeof tokensOf>[number];

function folded({ word }: { readonly word: string }): string {
    return lineKey(foldedWord(word));
}

/** Which token of a source each token of a line is. */
type Mapping = ReadonlyMap<number, SourceToken>;

/** The mappings of a line onto a place, by each occurrence of its rarest word there. */
export function mappingsOf(line: readonly Token[], { tokens }: SourcePlace): readonly Mapping[] {
    const keys = tokens.map(folded);
    const times = new Map<string, number[]>();
    for (const [at, key] of keys.entries()) times.set(key, [...(times.get(key) ?? []), at]);
    const anchors = line
        .map((token, index) => ({ index, places: times.get(folded(token)) ?? [], isWord: /[\p{L}\p{N}]/u.test(token.word) }))
        .filter(({ places, isWord }) => places.length && isWord)
        .toSorted((a, b) => a.places.length - b.places.length);
    const [anchor] = anchors;
    if (!anchor) return [];
    const slack = SLACK + line.length / 2;
    return anchor.places.slice(0, MOST_ANCHORS).map(place => {
        const from = Math.max(0, Math.floor(place - anchor.index - slack));
        const window = tokens.slice(from, Math.ceil(place - anchor.index + line.length + slack));
        const mapping = new Map<number, SourceToken>();
        let [at, to] = [0, 0];
        for (const { added, removed, count = 0 } of diffArrays(line.map(folded), window.map(folded))) {
            if (!added && !removed) for (let step = 0; step < count; step++) mapping.set(at + step, window[to + step] as SourceToken);
            if (!added) at += count;
            if (!removed) to += count;
        }
        return mapping;
    });
}

/** Tokens of a line that became others. */
interface Step {
    readonly before: Span;
    readonly now: Span;
}

function stepsOf(before: readonly Token[], now: readonly Token[]): readonly Step[] {
    const steps: Step[] = [];
    let [at, to] = [0, 0];
    let isOpen = false;
    for (const { added, removed, count = 0 } of diffArrays(
        before.map(({ word }) => word),
        now.map(({ word }) => word),
    )) {
        const step: Step = { before: [at, removed ? at + count : at], now: [to, added ? to + count : to] };
        if (!added) at += count;
        if (!removed) to += count;
        const last = steps.at(-1);
        if (!added && !removed) isOpen = false;
        else if (last && isOpen) steps[steps.length - 1] = { before: [last.before[0], step.before[1]], now: [last.now[0], step.now[1]] };
        else {
            steps.push(step);
            isOpen = true;
        }
    }
    return steps;
}

/** Steps that change a date or a title change all of it. */
function wholeAtoms(steps: readonly Step[], mapping: Mapping): readonly Step[] {
    const isOneAtom = (a: number, b: number): boolean => {
        const [one, other] = [mapping.get(a), mapping.get(b)];
        return one?.shownAs !== undefined && one.at === other?.at;
    };
    const out: Step[] = [];
    for (const { before, now } of steps) {
        let [[from, to], [first, last]] = [before, now];
        while (isOneAtom(from - 1, from)) [from, first] = [from - 1, first - 1];
        while (isOneAtom(to - 1, to)) [to, last] = [to + 1, last + 1];
        const previous = out.at(-1);
        if (previous && previous.before[1] >= from && from < to)
            out[out.length - 1] = {
                before: [previous.before[0], Math.max(to, previous.before[1])],
                now: [previous.now[0], Math.max(last, previous.now[1])],
            };
        else out.push({ before: [from, to], now: [first, last] });
    }
    return out;
}

/** What people wrote instead of a date or of names, as the language writes it. */
export function asWritten(words: string, atoms: readonly SourceToken[], names: NameIndex): string | undefined {
    const named = atoms.flatMap(({ shownAs }) => (shownAs && 'namespaces' in shownAs ? shownAs.namespaces : []));
    if (!named.length) return writtenDateOrMonth(words) ?? isoDate(words);
    return namesCalled(words, named, names)?.join(', ');
}

/** Words as they may be written into a text: whatever they hold can't end it. */
function safe(words: string, isEscaped: boolean): string {
    const inner = quotedText(`x${words}x`).slice(2, -2);
    const spaced = words.replace(words.trim(), inner.trim());
    return isEscaped ? spaced.replaceAll(/[*_`[\]<>#~\\]/g, '\\$&') : spaced;
}

/**
 * The edits of a place that make a line say something else: only the words that differ are replaced.
 *
 * @returns nothing where the words that differ are not there
 */
export function wordEdits(before: string, now: string, place: SourcePlace, names: NameIndex): readonly CandidateEdits[] {
    const [old, fresh] = [tokensOf(before), tokensOf(now)];
    const plain = stepsOf(old, fresh);
    return mappingsOf(old, place).flatMap(mapping =>
        [false, true].flatMap(isEscaped => {
            const edits = wholeAtoms(plain, mapping).map(step => editOf(step, { before, now, old, fresh, mapping, names, isEscaped }));
            return edits.every(each => each !== undefined) && edits.length ? [edits as TextEdit[]] : [];
        }),
    );
}

interface Words {
    readonly before: string;
    readonly now: string;
    readonly old: readonly Token[];
    readonly fresh: readonly Token[];
    readonly mapping: Mapping;
    readonly names: NameIndex;
    readonly isEscaped: boolean;
}

function editOf({ before: [from, to], now: [first, last] }: Step, words: Words): TextEdit | undefined {
    const { now, old, fresh, mapping, names, isEscaped } = words;
    const put = first < last ? now.slice(fresh[first]?.at[0], fresh[last - 1]?.at[1]) : '';
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    const there = indices.flatMap(index => mapping.get(index) ?? []);
    if (indices.some(index => !mapping.has(index) && !CONNECTING.test(old[index]?.word ?? ''))) return undefined;
    const [begin, end] = [there[0]?.at[0], there.at(-1)?.at[1]];
    if (begin !== undefined && end !== undefined) {
        const atoms = there.filter(({ shownAs }) => shownAs);
        const value = atoms.length && put ? asWritten(put, atoms, names) : safe(put, isEscaped);
        // What is taken out takes the space before it along.
        const before = put ? undefined : mapping.get(from - 1);
        const isApart = before !== undefined && before.at[1] < begin && begin - before.at[1] <= 2;
        return value === undefined ? undefined : { at: [isApart ? before.at[1] : begin, end], text: value };
    }
    if (!put) return { at: [0, 0], text: '' };
    const previous = mapping.get(from - 1);
    const next = mapping.get(to);
    if (previous) {
        const added = now.slice(fresh[first - 1]?.at[1] ?? 0, fresh[last - 1]?.at[1]);
        const name = previous.shownAs ? asWritten(added.replace(/^[,;]|^\s+and\b/, '').trim(), [previous], names) : undefined;
        return { at: [previous.at[1], previous.at[1]], text: name === undefined ? safe(added, isEscaped) : `, ${name}` };
    }
    if (next) return { at: [next.at[0], next.at[0]], text: safe(now.slice(fresh[first]?.at[0], fresh[last]?.at[0]), isEscaped) };
    return undefined;
}

/** The texts in a place, without its title. */
function textsIn({ whole }: SourcePlace, { facts }: SourceDocument): readonly Text[] {
    return facts.texts.filter(({ at }) => whole[0] <= at[0] && at[1] <= whole[1]);
}

/** A stretch with all of the lines that it is on, where they hold nothing else; else with the spaces before it. */
export function withItsLines(text: string, [start, end]: Span): Span {
    const begin = text.lastIndexOf('\n', start - 1) + 1;
    const after = text.indexOf('\n', end);
    const close = after < 0 ? text.length : after;
    const isAlone = !text.slice(begin, start).trim() && !text.slice(end, close).trim();
    if (!isAlone) return [startOfSigns(text, start, /[ \t]/), end];
    const isApart = /\n[ \t]*\r?\n$/.test(text.slice(0, begin)) && /^[ \t]*\r?\n/.test(text.slice(Math.min(close + 1, text.length)));
    const blank = isApart ? (/^[ \t]*\r?\n/.exec(text.slice(close + 1))?.[0].length ?? 0) : 0;
    return [begin, Math.min(text.length, close + 1 + blank)];
}

/** A whole text that says what a line says, as it may be written now. */
export function textEdits(before: string, markdown: string, place: SourcePlace, source: SourceDocument): readonly CandidateEdits[] {
    return textsIn(place, source)
        .filter(({ text }) => lineKey(proseWords(text)) === lineKey(before))
        .map(({ at }) => [{ at, text: careText(markdown, indentAt(source.text, at[0])) }]);
}

/** The part of a place that says a line, from its first word to its last. */
function rangeOf(line: string, place: SourcePlace): readonly Span[] {
    const tokens = tokensOf(line);
    return mappingsOf(tokens, place).flatMap(mapping => {
        const there = [...mapping.values()];
        if (there.length < tokens.length * 0.7) return [];
        const [begin, end] = [there[0]?.at[0], there.at(-1)?.at[1]];
        return begin === undefined || end === undefined ? [] : [[begin, end] as const];
    });
}

/** Where the word begins that says what a text is, with the comma before it; where the text begins if there is none. */
function startOfKind(text: string, begin: number): number {
    const end = startOfSigns(text, begin - 1, /\s/);
    const word = startOfSigns(text, end, /[a-z ]/);
    if (text[begin - 1] !== '"' || word === end) return begin;
    const start = startOfSigns(text, word, /\s/);
    return text[start - 1] === ',' ? start - 1 : start;
}

/** The edits that take a line out of a place: the lines of a text that have it, the text, or the whole place. */
export function removals(line: string, place: SourcePlace, { text, facts }: SourceDocument): readonly CandidateEdits[] {
    const out: CandidateEdits[] = [];
    for (const [begin, end] of rangeOf(line, place)) {
        const around = facts.texts.find(({ at }) => at[0] <= begin && end <= at[1]);
        if (around) {
            const from = text.lastIndexOf('\n', begin) + 1;
            const to = text.indexOf('\n', end);
            if (from > around.at[0] && to >= 0 && to < around.at[1]) {
                const [gap] = /^(?:[ \t]*\r?\n)*/.exec(text.slice(to + 1)) ?? [''];
                out.push([{ at: [from, to + 1 + (/\n[ \t]*\r?\n$/.test(text.slice(0, from)) ? gap.length : 0)], text: '' }]);
            }
            if (lineKey(proseWords(around.text)) === lineKey(line)) out.push([{ at: withItsLines(text, around.at), text: '' }]);
        }
        // A text goes with the word that says what it is: `, source "Trust record"`.
        const before = startOfKind(text, begin);
        if (before < begin && text[end] === '"') out.push([{ at: [before, end + 1], text: '' }]);
        // A name goes with the comma that parts it from others.
        const commaBefore = /,\s*$/.exec(text.slice(0, begin))?.[0].length ?? 0;
        const commaAfter = /^\s*,[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
        if (commaBefore || commaAfter) out.push([{ at: commaBefore ? [begin - commaBefore, end] : [begin, end + commaAfter], text: '' }]);
        out.push([{ at: withItsLines(text, [begin, end]), text: '' }]);
    }
    return out;
}

/** The edits that put a line after another: as a statement, as a part of the same text, as a line with the same label, or as a text. */
export function additions(
    markdown: string,
    isPoint: boolean,
    neighbour: string,
    place: SourcePlace,
    source: SourceDocument,
): readonly CandidateEdits[] {
    const { text, facts } = source;
    const indent = indentAt(text, place.whole[0]);
    const end = place.whole[1];
    const written = text.slice(...place.whole);
    const out: CandidateEdits[] = [];
    if (/^-\s/.test(written)) out.push([{ at: [end, end], text: `\n${indent}- ${careText(markdown, indent)}` }]);
    const label = /^([a-z][a-z -]*):\s/.exec(written)?.[1];
    const lines: readonly CandidateEdits[] = label
        ? [[{ at: [end, end], text: `\n${indent}${label}: ${careText(markdown, indent)}` }]]
        : [];
    // Of a kind of which there can be several, a new point is a new line.
    const repeats = isPoint && label !== undefined && !isSaidOnce(label);
    for (const [begin, last] of rangeOf(neighbour, place)) {
        const around = facts.texts.find(({ at }) => at[0] <= begin && last <= at[1]);
        if (!around) {
            // The line beside it names terms before its text.
            if (repeats) for (const each of lines) out.push(each);
            continue;
        }
        const added = isPoint ? `- ${markdown.replaceAll('\n', '\n  ')}` : markdown;
        const lineEnd = text.indexOf('\n', last);
        if (lineEnd >= 0 && lineEnd < around.at[1]) {
            const inner = indentAt(text, last);
            const own = added
                .split('\n')
                .map(each => (each ? inner + safe(each, false) : ''))
                .join('\n');
            for (const gap of isPoint ? ['\n', '\n\n'] : ['\n\n']) out.push([{ at: [lineEnd, lineEnd], text: gap + own }]);
        } else {
            if (repeats) for (const each of lines) out.push(each);
            for (const gap of isPoint ? ['\n', '\n\n'] : ['\n\n'])
                out.push([{ at: around.at, text: careText(`${around.text}${gap}${added}`, indentAt(text, around.at[0])) }]);
        }
    }
    if (!repeats) for (const each of lines) out.push(each);
    if (/\}$/.test(written)) out.push([{ at: [end - 1, end - 1], text: `  ${careText(markdown, `${indent}  `)}\n${indent}` }]);
    out.push([{ at: [end, end], text: `\n${indent}${careText(markdown, indent)}` }]);
    return out;
}

/** The edits that put a line or a block of a text at another place: the whole place, or the part of a text that says the line. */
export function moves(
    line: string,
    place: SourcePlace,
    neighbour: string,
    targets: readonly SourcePlace[],
    isAfter: boolean,
    source: SourceDocument,
): readonly CandidateEdits[] {
    const { text } = source;
    const apart = ([one, other]: readonly [Span, Span]): boolean => one[1] <= other[0] || other[1] <= one[0];
    const out: CandidateEdits[] = [];
    const put = (from: Span, beside: Span): void => {
        const whole = withItsLines(text, from);
        const own = text.slice(...whole);
        const [begin, end] = withItsLines(text, beside);
        const at = isAfter ? end : begin;
        const isLines = own.endsWith('\n') && (at === 0 || text[at - 1] === '\n');
        if (isLines && apart([whole, beside]))
            out.push([
                { at: whole, text: '' },
                { at: [at, at], text: own },
            ]);
    };
    for (const target of targets) put(place.whole, target.whole);
    for (const from of rangeOf(line, place))
        for (const target of targets) for (const beside of rangeOf(neighbour, target)) put(from, beside);
    return out;
}

/** The edits that add a text to a line that has none: before what it claims, or at its end. */
export function cellTexts(markdown: string, place: SourcePlace, { text }: SourceDocument): readonly CandidateEdits[] {
    const [start, end] = place.whole;
    const written = text.slice(start, end);
    const indent = indentAt(text, start);
    const claim = written.search(/(?<!\s)\s+meets\s/);
    const ends = [...(claim > 0 ? [start + claim] : []), end];
    return ends.flatMap(at => [': ', '  '].map((gap): CandidateEdits => [{ at: [at, at], text: gap + careText(markdown, indent) }]));
}
