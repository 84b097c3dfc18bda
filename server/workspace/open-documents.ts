import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A number of lines or characters as the protocol has it; 0 for what is none. */
function count(sent: number): number {
    return Number.isFinite(sent) ? Math.max(0, Math.trunc(sent)) : 0;
}

/** The place in a text that is meant: the protocol allows lines and characters past the end, and the library does not bear them. */
function within(document: TextDocument, { line, character }: Position): Position {
    return document.positionAt(document.offsetAt({ line: count(line), character: count(character) }));
}

function rangeWithin(document: TextDocument, { start, end }: Range): Range {
    return { start: within(document, start), end: within(document, end) };
}

/** How the texts of open documents are kept: as the library does it, with all changes inside of the text. */
export const WELL_FORMED = {
    create: TextDocument.create,
    update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
        let changed = document;
        for (const change of changes) {
            const { text } = change;
            changed = TextDocument.update(
                changed,
                ['range' in change ? { range: rangeWithin(changed, change.range), text } : { text }],
                version,
            );
        }
        return changed;
    },
};
