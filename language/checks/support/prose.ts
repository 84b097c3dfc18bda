import { isLibrary } from '../../library/scheme.ts';
import type { DocumentFacts, Text } from '../../model/facts.ts';
import { countFirst, type Span } from '../../model/values.ts';

/** Where a part of a text is in the document. */
interface PlaceInText {
    readonly at: Span;
    /** Whether it is the very place, so that it can be edited; otherwise it is the whole text. */
    readonly exact: boolean;
}

/** The offset some signs after another, when those that the text leaves out are not counted. */
function past(unseen: readonly number[], start: number, signs: number): number {
    let at = start + signs;
    for (const left of unseen) if (left >= start && left <= at) at++;
    return at;
}

function place(text: Text, offset: number): number | undefined {
    const { unseenAt: unseen = [] } = text;
    if (!text.lines) {
        const isPlain = text.at[1] - text.at[0] === text.text.length + 2 + unseen.length;
        return isPlain ? past(unseen, text.at[0] + 1, offset) : undefined;
    }
    const before = text.text.slice(0, offset);
    const line = before.split('\n').length - 1;
    const start = text.lines[line];
    return start === undefined ? undefined : past(unseen, start, offset - (before.lastIndexOf('\n') + 1));
}

/** Where the characters from `start` to `end` of a text are in its document. */
export function placeInText(text: Text, start: number, end: number): PlaceInText {
    const from = place(text, start);
    const to = place(text, end);
    return from === undefined || to === undefined ? { at: text.at, exact: false } : { at: [from, to], exact: true };
}

/** Texts that are not the writer's own words: code of an example, where something comes from, numbers. */
const NO_PROSE = new Set(['example', 'source', 'version', 'specificationnumber']);

interface Prose {
    readonly document: DocumentFacts;
    readonly texts: readonly Text[];
    readonly all: string;
}

/** The document that was looked at last: all rules look at one before they come to the next. A `WeakMap` would keep more in memory, and longer. */
let last: Prose | undefined;

function prose(document: DocumentFacts): Prose {
    if (last?.document !== document) {
        const texts = readProse(document);
        last = { document, texts, all: texts.map(text => text.text).join('\n\n') };
    }
    return last;
}

/** The texts of services, reviews, templates and guidance: what is written for readers, outside the lists of terms. */
export function textsOf(document: DocumentFacts): readonly Text[] {
    return prose(document).texts;
}

/** All prose of a document as one text, to see at once whether a rule has anything to look for. */
export function allProse(document: DocumentFacts): string {
    return prose(document).all;
}

function readProse(document: DocumentFacts): readonly Text[] {
    if (isLibrary(document.uri)) return [];
    const texts = document.texts.filter(text => !NO_PROSE.has(text.role));
    const terms = document.declarations.filter(declaration => declaration.term).map(declaration => declaration.whole);
    if (!terms.length) return texts;
    const starts = new Map(terms.map(([start, end]) => [start, end]));
    const sorted = [...starts.keys()].sort((a, b) => a - b);
    return texts.filter(text => {
        const start = sorted[countFirst(sorted, each => each <= text.at[0]) - 1];
        return start === undefined || (starts.get(start) as number) < text.at[1];
    });
}

/** How far a sentence is looked at before and after a part of it. */
const LONGEST_SENTENCE = 2000;

/** The sentence around a part of a text. */
export function sentenceAround(whole: string, from: number, to: number): string {
    const begin = Math.max(0, from - LONGEST_SENTENCE);
    const text = whole.slice(begin, to + LONGEST_SENTENCE);
    const [start, end] = [from - begin, to - begin];
    const before = Math.max(text.lastIndexOf('. ', start), text.lastIndexOf('\n\n', start), text.lastIndexOf('? ', start), -1);
    const after = [text.indexOf('. ', end), text.indexOf('\n\n', end), text.indexOf('? ', end)].filter(index => index >= 0);
    return text.slice(before + 1, after.length ? Math.min(...after) : text.length);
}
