import { onOneLine } from '../tree/plain-text.ts';
import { child, childrenOf, type XmlNode } from './read-xml.ts';
import { wordsIn } from './word-text.ts';

/** What somebody wrote in the margin. */
export interface WordComment {
    readonly author: string;
    readonly words: string;
}

/** What a Word file holds beside its text. */
export interface BesideText {
    /** Footnotes and endnotes by their kind and number: `footnote 2`. */
    readonly notes: ReadonlyMap<string, string>;
    readonly comments: ReadonlyMap<string, WordComment>;
    /** The lines of headers and footers, each once. */
    readonly margins: readonly string[];
}

/** What stands on every page and says nothing of the service. */
const PAGE_NUMBER = /^(page|p\.?)?\s*\d*\s*((of|\/|\|)\s*(page\s*)?\d*)?$/i;

function inWords(node: XmlNode): string {
    return onOneLine(wordsIn(node)).trim();
}

/** Reads what stands beside the text. @param parts the parts of the package by their names, as XML */
export function besideText(parts: ReadonlyMap<string, XmlNode>): BesideText {
    const notes = new Map<string, string>();
    for (const kind of ['footnote', 'endnote']) {
        for (const note of childrenOf(parts.get(`word/${kind}s.xml`))) {
            // Those with a type are the lines between text and notes.
            const isLine = /eparator|continuationNotice/.test(note.attributes['w:type'] ?? '');
            if (note.name === `w:${kind}` && !isLine) notes.set(`${kind} ${note.attributes['w:id']}`, inWords(note));
        }
    }
    const comments = new Map<string, WordComment>();
    for (const comment of childrenOf(parts.get('word/comments.xml'))) {
        const author = onOneLine(comment.attributes['w:author'] ?? '').trim();
        comments.set(comment.attributes['w:id'] ?? '', { author: author || 'somebody', words: inWords(comment) });
    }
    const margins = [...parts].filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name)).flatMap(([, part]) => linesIn(part));
    return { notes, comments, margins: [...new Set(margins)].filter(line => line && !PAGE_NUMBER.test(line)) };
}

function linesIn(node: XmlNode): readonly string[] {
    if (node.name === 'mc:Fallback' || (node.name === 'w:sdt' && child(node, 'w:sdtPr', 'w:docPartObj', 'w:docPartUnique'))) return [];
    return node.name === 'w:p' && !holds(node, 'w:txbxContent') ? [inWords(node)] : childrenOf(node).flatMap(linesIn);
}

function holds(node: XmlNode, name: string): boolean {
    return childrenOf(node).some(each => each.name === name || holds(each, name));
}
