import { childrenOf, type XmlNode } from '../office/xml.ts';
import { HINTS as ALL_HINTS } from '../tree/document-tree.ts';
import type { WordFile } from './word-file.ts';

/** A content control of a form, and what was written into it. */
export interface FilledField {
    /** Empty where a program has lost it. */
    readonly tag: string;
    /** The bookmark right before it, or at its beginning. */
    readonly bookmark?: string;
    readonly label: string;
    /** Nothing where it still shows what to do. */
    readonly text: string | undefined;
    /** The day of a date control, as `YYYY-MM-DD`. */
    readonly date?: string;
}

/** A cell of a table of a form. */
export interface FormCell {
    /** Its words outside of fields, line by line. */
    readonly lines: readonly string[];
    /** The fields in it, by their place among those of the file. */
    readonly fields: readonly number[];
    /** The names of our bookmarks in it. */
    readonly bookmarks: readonly string[];
}

/** The hints of our own blank fields: a program that loses the mark of a hint leaves its words. */
const HINTS: ReadonlySet<string> = new Set(ALL_HINTS);

/** What Word itself puts into a field that was emptied. */
const WORDS_HINT = /^(click|tap|click or tap)( here)? to enter (text|a date)\.?$|^choose an item\.?$/i;

/**
 * Whether the words of a field are a hint. A field is blank only then: marks and styles of hints are often left over words.
 *
 * @param isMarked whether the field says that it shows a hint
 */
export function isHint(words: string, isMarked: boolean): boolean {
    return !words || HINTS.has(words) || (isMarked && WORDS_HINT.test(words));
}

/** More marks of our own than this are no accident: some programs lose the property that says what a file is. */
const ENOUGH_MARKS = 5;
const OWN_TAG = /^(?:review|answer|finding|action|service|names|policy|partner|line|role|offer|measure|say|indicator)\./;
const OWN_BOOKMARK = /^care_[\da-f]{16}$/;

/** Whether a file says that it is a form of ours. */
export function saysItIsForm({ properties }: Pick<WordFile, 'properties'>): boolean {
    return properties['Carewright Form'] !== undefined;
}

/** Whether a file that does not say so may be a form of ours, by the tags and bookmarks of its fields. */
export function mayBeForm({ properties, bodies }: WordFile): boolean {
    if (saysItIsForm({ properties }) || properties['Carewright Kind'] !== undefined) return false;
    let marks = 0;
    const look = (node: XmlNode): void => {
        if (node.name === 'w:tag' && OWN_TAG.test(node.attributes['w:val'] ?? '')) marks++;
        for (const each of childrenOf(node)) look(each);
    };
    for (const body of bodies) look(body);
    return marks >= ENOUGH_MARKS || bodies.flatMap(ownBookmarks).length >= ENOUGH_MARKS;
}

/** The names of our bookmarks in an element. */
export function ownBookmarks(node: XmlNode): readonly string[] {
    const name = node.name === 'w:bookmarkStart' ? (node.attributes['w:name'] ?? '') : '';
    return [...(OWN_BOOKMARK.test(name) ? [name] : []), ...childrenOf(node).flatMap(ownBookmarks)];
}

/** An answer without the hint that a program left before or after it. */
export function withoutHint(words: string): string {
    const hint = [...HINTS].toSorted((a, b) => b.length - a.length).find(each => words.startsWith(each) || words.endsWith(each));
    if (hint === undefined || words === hint) return words;
    const rest = words.startsWith(hint) ? words.slice(hint.length) : words.slice(0, -hint.length);
    return rest.trim() || words;
}
