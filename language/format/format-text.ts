import type { TextEdit } from '../model/findings.ts';
import { applyEdits } from '../model/text-edits.ts';
import type { Span } from '../model/values.ts';
import { isTextType } from '../syntax/strings.ts';
import { aligned } from './columns.ts';
import { gapEdits } from './gap-edits.ts';
import { lineStarts } from './line-starts.ts';
import { type Caution, linesToLeave } from './lines-to-leave.ts';
import { longTextEdits } from './long-texts.ts';
import { isComment, type Piece, type PiecedText, readPieces } from './read-text.ts';
import { isSameMeaning } from './same-meaning.ts';
import { spaced } from './spacing.ts';
import { TextLines } from './text-lines.ts';
import { wrapped } from './wrapped-lists.ts';

interface FormatOptions {
    /** Only the lines that this touches; the whole text where it is left out. */
    readonly range?: Span;
    /** How many spaces each level is indented; two where it is left out. */
    readonly indent?: number;
}

/** What is tried in turn, until the text says the same afterwards. */
const CAUTIONS: readonly Caution[] = ['lines', 'braces', 'blocks'];

/**
 * Lays out the text of a `.care` file: its indentation, its spaces, its line breaks. Lines that can't be read stay as they
 * are, and nothing but white space is changed, and in names what `canonicalName` changes.
 *
 * @returns the edits, in the order of the text, each as small as it can be; none where the text is laid out well
 */
export function formatText(text: string, options: FormatOptions = {}): readonly TextEdit[] {
    const read = readPieces(text);
    for (const caution of read.problems.length ? CAUTIONS : CAUTIONS.slice(0, 1)) {
        const edits = within(editsOf(read, options.indent ?? 2, caution), text, options.range);
        // Where words can be taken in more than one way, space may decide. A formatter must not.
        if (!edits.length || isSameMeaning(read, readPieces(applyEdits(text, edits)))) return edits;
    }
    return [];
}

function editsOf(read: PiecedText, indent: number, caution: Caution): readonly TextEdit[] {
    const left = linesToLeave(read, caution);
    const lines = new TextLines(read.text);
    const started = spaced(read, lineStarts(read, indent));
    const places = wrapped(read, aligned(read, started, left), indent);
    const texts = longTextEdits(read, places, indent, piece => left[lines.at(piece.start)] ?? false);
    const isLeft = ({ start }: Piece): boolean => left[lines.at(start)] ?? false;
    return [...gapEdits(read, places, left), ...texts, ...nameEdits(read, isLeft)].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
}

/** The edits that write names as everybody does: with plain hyphens, and without what has no width. */
function nameEdits({ text, pieces }: PiecedText, isLeft: (piece: Piece) => boolean): readonly TextEdit[] {
    return pieces
        .filter(piece => !isComment(piece) && !isTextType(piece.kind) && !isLeft(piece))
        .filter(({ start, end, image }) => text.slice(start, end) !== image)
        .map(({ start, end, image }) => ({ at: [start, end], text: image }));
}

/** Those edits that touch no line outside a range. A range that ends where a line starts does not reach into that line. */
function within(edits: readonly TextEdit[], text: string, range: Span | undefined): readonly TextEdit[] {
    if (!range) return edits;
    const lines = new TextLines(text);
    const first = lines.at(range[0]);
    const end = lines.at(range[1]);
    const last = end > first && lines.startOf(end) === range[1] ? end - 1 : end;
    return edits.filter(({ at }) => lines.at(at[0]) >= first && lines.at(at[1]) <= last);
}
