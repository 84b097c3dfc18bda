import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { grouped } from '../../language/model/text.ts';
import { type Limits, Refusal } from '../office/limits.ts';
import { childrenOf, type XmlNode } from '../office/xml.ts';
import { plainLine } from '../tree/prose.ts';
import { Findings } from './findings.ts';
import { piecesText, type WordPiece } from './pieces.ts';
import type { WordFile, WordPart } from './word-file.ts';
import { Numbering, WordStyles } from './word-styles.ts';

import { TextReader, type WordReading } from './word-text.ts';

/** What every page has and says nothing of the service. */
const PAGE_NUMBER = /^(page|p\.?)?\s*(\d+\s*)?((of|\/|\|)\s*(page\s*)?\d*)?$/i;

function tooMany(what: string, most: number): Refusal {
    return new Refusal(`The file has more than ${grouped(most)} ${what}. It is longer than any specification.`);
}

function lines(pieces: readonly (readonly WordPiece[])[]): readonly string[] {
    return pieces.map(each => plainLine(piecesText(each))).filter(Boolean);
}

/**
 * What the text of a Word file is read with, its notes read already.
 *
 * @throws Refusal where it has more notes or comments than any specification
 */
export function readingOf(file: WordFile, limits: Limits): WordReading {
    const styles = new WordStyles(file.styles);
    const base = {
        styles,
        numbering: new Numbering(file.numbering, id => styles.style(id)?.numberId),
        findings: new Findings(),
        diagrams: file.diagrams,
        charts: file.charts,
        usedNotes: new Set<string>(),
        comments: commentIds(file, limits),
    };
    const notes = new Map([...notesOf('footnote', file.footnotes, base, limits), ...notesOf('endnote', file.endnotes, base, limits)]);
    return { ...base, notes };
}

/** The notes of a part, each in one piece with its links. @throws Refusal where there are too many */
function notesOf(
    kind: 'footnote' | 'endnote',
    part: WordPart | undefined,
    reading: Omit<WordReading, 'notes'>,
    limits: Limits,
): ReadonlyMap<string, readonly WordPiece[]> {
    const all = childrenOf(part?.root).filter(each => each.name === `w:${kind}`);
    if (all.length > limits.notes) throw tooMany('footnotes or endnotes', limits.notes);
    const notes = new Map<string, readonly WordPiece[]>();
    for (const note of part ? all : []) {
        const own = new TextReader(part as WordPart, note, { ...reading, notes: new Map() }).flat(note);
        const said = own.filter(each => piecesText(each).trim());
        // Those with a type are the lines between text and notes, which hold no words.
        if (said.length)
            notes.set(
                `${kind} ${note.attributes['w:id']}`,
                said.flatMap((each, at) => [...(at ? [{ words: ' ' }] : []), ...trimmed(each)]),
            );
    }
    return notes;
}

/** Pieces without spaces at their edges. */
function trimmed(pieces: readonly WordPiece[]): readonly WordPiece[] {
    return pieces.map((piece, at) => {
        const begun = at === 0 ? piece.words.trimStart() : piece.words;
        return { ...piece, words: at === pieces.length - 1 ? begun.trimEnd() : begun };
    });
}

/** The day of a time that Word wrote, in words; nothing where the calendar has no such day. */
function day(written: string | undefined): string {
    const date = isoDate(written?.slice(0, 10));
    return date === undefined ? '' : dateInWords(date);
}

/** The numbers of the comments of a file. @throws Refusal where there are too many */
function commentIds(file: WordFile, limits: Limits): ReadonlySet<string> {
    const all = childrenOf(file.comments?.root).filter(each => each.name === 'w:comment');
    if (all.length > limits.notes) throw tooMany('comments', limits.notes);
    return new Set(all.map(each => each.attributes['w:id'] ?? ''));
}

/** The comments of a file, each with its number and as a line: who wrote it, when, at which words, and whether it is resolved. */
export function commentsOf(
    { comments, threads }: WordFile,
    reading: WordReading,
): readonly { readonly id: string; readonly line: string }[] {
    if (!comments) return [];
    const states = new Map(childrenOf(threads).map(({ attributes }) => [attributes['w15:paraId'] ?? '', attributes]));
    const all = childrenOf(comments.root)
        .filter(each => each.name === 'w:comment')
        .map(comment => {
            const mark = [...paragraphs(comment)].map(each => each.attributes['w14:paraId'] ?? '').findLast(id => states.has(id)) ?? '';
            const state = states.get(mark);
            return { comment, mark, parent: state?.['w15:paraIdParent'], isDone: /^(1|true|on)$/.test(state?.['w15:done'] ?? '') };
        });
    const authors = new Map(all.map(({ mark, comment }) => [mark, authorOf(comment)]));
    const placeOf = (comment: XmlNode): string => reading.findings.placeOf(comment.attributes['w:id'] ?? '');
    const places = new Map(all.map(({ mark, comment }) => [mark, placeOf(comment)]));
    return all.map(({ comment, parent, isDone }) => {
        const words = lines(new TextReader(comments, comment, reading).flat(comment)).join(' ');
        const date = day(comment.attributes['w:date']);
        // A reply is where that is which it answers.
        const place = (parent && places.get(parent)) || placeOf(comment);
        const who =
            parent === undefined
                ? `Comment by ${authorOf(comment)}`
                : `Reply by ${authorOf(comment)} to ${authors.get(parent) ?? 'a comment'}`;
        const line = `${who}${date && `, ${date}`}${isDone ? ', resolved' : ''}${place && ` at “${place}”`}: ${words}`;
        return { id: comment.attributes['w:id'] ?? '', line };
    });
}

function authorOf(comment: XmlNode): string {
    return plainLine(comment.attributes['w:author'] ?? '') || 'an unnamed author';
}

function* paragraphs(node: XmlNode): Iterable<XmlNode> {
    if (node.name === 'w:p') yield node;
    for (const each of childrenOf(node)) yield* paragraphs(each);
}

/** The lines of headers and footers, each once; numbers of pages are left out. */
export function marginLines(parts: readonly WordPart[], reading: WordReading, findings: Findings): readonly string[] {
    const all = parts.flatMap(part => {
        const reader = new TextReader(part, part.root, reading);
        return lines(reader.flat(part.root));
    });
    for (const line of all) if (PAGE_NUMBER.test(line)) findings.leaveOut('page numbers', line);
    const once = new Set<string>();
    return all.filter(line => {
        if (PAGE_NUMBER.test(line)) return false;
        if (once.has(line)) {
            findings.leaveOut('headers and footers that repeat others', line);
            return false;
        }
        once.add(line);
        return true;
    });
}
