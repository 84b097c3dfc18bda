import type { AstNode } from 'langium';
import { OPENERS } from '../model/elements/blocks.ts';
import type { TextEdit } from '../model/findings.ts';
import { leastOf } from '../model/values.ts';
import { lineBreaks } from '../syntax/lines.ts';
import { isTextType } from '../syntax/strings.ts';
import { wholeOf } from '../syntax/tree.ts';
import { isComment, isStatement, type Piece, type PiecedText, type Spacing } from './pieces.ts';

const CLOSE_BEHIND = new Set([':', ',', ';']);
const ONE_SPACE = new Set([':', ',', ';', '{', '}']);

/** What a writer may set apart with two spaces: texts, links, and words that begin another part of a line. */
const SET_APART = new Set(
    [
        ...['also', 'from', 'until', 'succeeded', 'code', 'instead', 'scored', 'within', 'typical', 'source', 'checked', 'unverified'],
        ...['meets', 'measured', 'vacant', 'because', 'counted', 'where', 'on', 'by'],
    ]
        .flatMap(word => [word, `${word} (word)`])
        .concat('STRING', 'LINK'),
);

/** How many spaces come before each piece that goes on in a line: one or, where a writer set something apart, two. */
export function spaced({ pieces }: PiecedText, places: readonly Spacing[]): readonly Spacing[] {
    let head = 0;
    return places.map((place, index) => {
        const piece = pieces[index] as Piece;
        const before = pieces[index - 1];
        if (piece.statement) head = endOfHead(pieces, index);
        if (place.breaks > 0 || !before) return place;
        return { breaks: 0, spaces: spacesBetween(before, piece, index < head) };
    });
}

/** Up to where the label of a line goes, or the words that open a block. */
function endOfHead(pieces: readonly Piece[], first: number): number {
    // The title of a term belongs to its name.
    if (pieces[first]?.statement?.$type === 'Term') return first + 2;
    for (let index = first + 1; index < pieces.length; index++) {
        const piece = pieces[index] as Piece;
        if (piece.kind === ':' || piece.kind === '{') return index;
        if (piece.statement || piece.kind === '}') break;
    }
    return first;
}

function spacesBetween(before: Piece, after: Piece, inHead: boolean): number {
    const now = after.start - before.end;
    if (CLOSE_BEHIND.has(after.kind)) return 0;
    if (after.kind === 'comment') return 2;
    if (ONE_SPACE.has(before.kind) || ONE_SPACE.has(after.kind)) return 1;
    // A number and its unit are quoted as they are written, together or apart.
    if (before.kind === 'NUMBER') return Math.min(now, SET_APART.has(after.kind) ? 2 : 1);
    const isBullet = before.kind === 'DASH' && before.statement !== undefined;
    if (!isBullet && (before.kind === 'DASH' || after.kind === 'DASH')) return Math.min(now, 1);
    const canBeApart = SET_APART.has(after.kind) && (!inHead || after.kind === 'meets (word)');
    return !isBullet && canBeApart && now > 1 ? 2 : 1;
}

/** How long a list of names may get before it goes on in the next line. */
const WIDTH = 120;

/**
 * Breaks lists of names that run past the width of a page after a comma. Text is never broken, and a list after a text
 * is left on its line.
 *
 * @param indent the spaces of one level
 */
export function wrapped({ pieces }: PiecedText, places: readonly Spacing[], indent: number): readonly Spacing[] {
    const result = [...places];
    let column = 0;
    let lineIndent = 0;
    let goesOn = false;
    let isList = true;
    for (const [index, piece] of pieces.entries()) {
        const place = result[index] as Spacing;
        if (index === 0 || place.breaks > 0) {
            lineIndent = place.spaces;
            column = 0;
            isList = true;
            // A line that goes on with a list is as deep already as the lines after it.
            goesOn = pieces[index - 1]?.kind === ',';
        }
        const width = place.spaces + piece.image.length + (pieces[index + 1]?.kind === ',' ? 1 : 0);
        if (isList && isNextName(pieces, index) && column + width > WIDTH && place.breaks === 0) {
            if (!goesOn) lineIndent += indent;
            goesOn = true;
            result[index] = { breaks: 1, spaces: lineIndent };
            column = lineIndent + piece.image.length;
            continue;
        }
        column += place.spaces + piece.image.length;
        if (isTextType(piece.kind) || isComment(piece)) isList = false;
    }
    return result;
}

/** Whether a piece is a name after a comma, in a list of names. */
function isNextName(pieces: readonly Piece[], index: number): boolean {
    const [name, comma, before] = [pieces[index], pieces[index - 1], pieces[index - 2]];
    return comma?.kind === ',' && isName(name) && isName(before);
}

function isName(piece: Piece | undefined): boolean {
    return piece !== undefined && (piece.kind === 'ID' || piece.kind.endsWith(' (word)'));
}

/**
 * The groups of checks that their writer put on one line, such as `any of { policy a policy b }`: they stay on it.
 *
 * @returns where the checks and the braces of such groups start
 */
function inlineGroups({ text, pieces }: PiecedText): ReadonlySet<number> {
    const inline = new Set<number>();
    for (const { node: group, kind, start } of pieces) {
        if (kind !== '{' && kind !== '}') continue;
        if (group?.$type === 'CheckGroup' && !text.slice(...wholeOf(group)).includes('\n')) inline.add(start);
    }
    return inline;
}

/**
 * Which pieces begin a line, how far that line is indented, and where there is an empty line. Pieces that go on in a line
 * have no breaks; how much space is before them is decided elsewhere.
 *
 * @param indent the spaces of one level
 */
export function lineStarts(read: PiecedText, indent: number): readonly Spacing[] {
    const { text, pieces, tokens } = read;
    const lostBraces = tokens.filter(token => token.isInsertedInRecovery).map(token => token.startOffset);
    const inline = inlineGroups(read);
    const apart = blocksApart(pieces, inline);
    const places: Spacing[] = [];
    let depth = 0;
    let lost = 0;
    for (const [index, piece] of pieces.entries()) {
        const previous = pieces[index - 1];
        while (lost < lostBraces.length && (lostBraces[lost] as number) <= piece.start) {
            lost++;
            depth = Math.max(0, depth - 1);
        }
        if (piece.statement?.$containerProperty === 'blocks') depth = 0;
        const onOneLine = inline.has(piece.start);
        if (piece.kind === '}' && !onOneLine) depth = Math.max(0, depth - 1);
        const breaks = previous ? breaksBetween(previous, piece, lineBreaks(text.slice(previous.end, piece.start)), inline) : 0;
        const wide = breaks === 1 && apart.has(index) ? 2 : breaks;
        const level = depth + (wide || !previous ? continuation(pieces, index) : 0);
        places.push({ breaks: wide, spaces: level * indent });
        if (piece.kind === '{' && !onOneLine) depth++;
    }
    return places;
}

/** How many line breaks go between two neighbours that have some number of them now. */
function breaksBetween(before: Piece, after: Piece, now: number, inline: ReadonlySet<number>): number {
    const atMostOneEmpty = Math.min(now, 2);
    if (before.kind === 'comment') return Math.max(1, atMostOneEmpty);
    if (isComment(after)) return atMostOneEmpty;
    if (after.kind === '{') return isComment(before) ? Math.min(now, 1) : 0;
    if (after.kind === '}') {
        if (inline.has(after.start)) return 0;
        return before.kind === '{' ? Math.min(now, 1) : 1;
    }
    const opensLine = before.kind === '{' || after.statement !== undefined;
    return opensLine && !isInline(before, after, inline) ? Math.max(1, atMostOneEmpty) : atMostOneEmpty;
}

/** Whether two neighbours are within a group that is written on one line. */
function isInline(before: Piece, after: Piece, inline: ReadonlySet<number>): boolean {
    if (before.kind === '{') return inline.has(before.start);
    const group = after.statement?.$container;
    return group?.$type === 'CheckGroup' && hasInlineBrace(group, inline);
}

function hasInlineBrace(group: AstNode, inline: ReadonlySet<number>): boolean {
    const last = wholeOf(group)[1] - 1;
    return inline.has(last);
}

/** Blocks where a text and what it answers are on separate lines, by the rules that read them. */
const WITH_PROSE: ReadonlySet<string> = new Set(OPENERS.flatMap(({ holds, rules }) => (holds === 'text' ? rules : [])));

/** How many levels deeper a line is than its block: none where a statement begins, one or two where it goes on. */
function continuation(pieces: readonly Piece[], index: number): number {
    // A comment belongs to what is below it.
    const piece = pieces.slice(index, index + 50).find(each => !isComment(each));
    if (!piece?.node || piece.statement || piece.kind === '}' || piece.kind === '{') return 0;
    let node: AstNode = piece.node;
    while (!isStatement(node) && node.$container && wholeOf(node)[0] === piece.start) node = node.$container;
    const isProse = isTextType(piece.kind) || piece.kind.startsWith('meets');
    if (isProse && isStatement(node) && WITH_PROSE.has(node.$container?.$type ?? '')) return 0;
    return isStatement(node) ? 1 : 2;
}

/**
 * Blocks beside a block: an empty line goes between them, above the comments of the second. Partners, which are many
 * and short, may follow each other closely.
 */
function blocksApart(pieces: readonly Piece[], inline: ReadonlySet<number>): ReadonlySet<number> {
    const apart = new Set<number>();
    for (const [index, { statement }] of pieces.entries()) {
        if (!statement || !opensBlock(statement)) continue;
        let above = index;
        while (above > 0 && isComment(pieces[above - 1] as Piece)) above--;
        const previous = pieces[above - 1];
        const neighbour = previous?.kind === '}' && !inline.has(previous.start) ? previous.node : undefined;
        if (!neighbour || !opensBlock(neighbour)) continue;
        if (statement.$type !== 'Partnership' || neighbour.$type !== 'Partnership') apart.add(above);
    }
    return apart;
}

/** Whether a statement has a block with something in it. */
function opensBlock(node: AstNode): boolean {
    const { items, terms } = node as AstNode & { readonly items?: readonly unknown[]; readonly terms?: readonly unknown[] };
    return ((node.$type === 'Vocabulary' ? terms : items)?.length ?? 0) > 0;
}

const FENCE = /^["“”„‟]{3}/;

/** The column of the line that each piece is on is needed, and where the piece itself begins. */
interface Standing {
    readonly lineIndent: number;
    readonly column: number;
    readonly opensLine: boolean;
}

/**
 * The edits that move texts and comments over several lines along with their first line. What they say stays the same:
 * the indentation of their lines to each other is kept.
 *
 * @param indent the spaces of one level
 * @param isLeft whether a piece is not to be touched
 */
export function longTextEdits(
    { text, pieces }: PiecedText,
    places: readonly Spacing[],
    indent: number,
    isLeft: (piece: Piece) => boolean,
): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let lineIndent = 0;
    let column = 0;
    for (const [index, piece] of pieces.entries()) {
        const place = places[index] as Spacing;
        const opensLine = index === 0 || place.breaks > 0;
        if (opensLine) lineIndent = place.spaces;
        column = opensLine ? place.spaces : column + place.spaces;
        if (piece.image.includes('\n') && !isLeft(piece)) {
            const standing = { lineIndent, column, opensLine };
            if (isTextType(piece.kind) && FENCE.test(piece.image)) for (const edit of proseEdits(piece, standing, indent)) edits.push(edit);
            else if (piece.kind === 'remark') for (const edit of remarkEdits(text, piece, standing)) edits.push(edit);
        }
        column += piece.image.length;
    }
    return edits;
}

/** The lines of a piece after its first, with where each starts; line ends are not part of them. */
function laterLines({ start, image }: Piece): readonly { readonly at: number; readonly line: string }[] {
    const lines: { at: number; line: string }[] = [];
    for (let at = image.indexOf('\n') + 1; at > 0; ) {
        const next = image.indexOf('\n', at);
        const end = next < 0 ? image.length : next;
        lines.push({ at: start + at, line: image.slice(at, image[end - 1] === '\r' && next >= 0 ? end - 1 : end) });
        at = next + 1;
    }
    return lines;
}

const margin = (line: string): number => line.length - line.trimStart().length;

/** Prose is one level deeper than the line that it begins on, or as deep as its quotes where they begin the line. */
function proseEdits(piece: Piece, { lineIndent, opensLine }: Standing, indent: number): readonly TextEdit[] {
    const lines = laterLines(piece);
    const last = lines.length - 1;
    const closesAlone = FENCE.test(lines[last]?.line.trimStart() ?? '');
    const body = closesAlone ? lines.slice(0, last) : lines;
    const shared = leastOf(body.filter(({ line }) => line.trim()).map(({ line }) => margin(line))) ?? Infinity;
    const deep = ' '.repeat(lineIndent + (opensLine ? 0 : indent));
    const edits: TextEdit[] = [];
    const opening = /[^\S\n\r]+(?=\r?\n)/y;
    opening.lastIndex = 3;
    const trailing = opening.exec(piece.image)?.[0].length ?? 0;
    if (trailing) edits.push({ at: [piece.start + 3, piece.start + 3 + trailing], text: '' });
    for (const { at, line } of body) {
        const isBlank = !line.trim();
        // Spaces of an empty line beyond the margin that all lines share are part of what the text says.
        const wanted = isBlank && line.length <= shared ? '' : deep;
        const taken = Math.min(shared, line.length);
        if (line.slice(0, taken) !== wanted) edits.push({ at: [at, at + taken], text: wanted });
    }
    const closing = closesAlone && lines[last];
    if (closing && closing.line.slice(0, margin(closing.line)) !== ' '.repeat(lineIndent)) {
        edits.push({ at: [closing.at, closing.at + margin(closing.line)], text: ' '.repeat(lineIndent) });
    }
    return edits;
}

/** The lines of a comment move as far as its first line does. */
function remarkEdits(text: string, piece: Piece, { column }: Standing): readonly TextEdit[] {
    const now = piece.start - (text.lastIndexOf('\n', piece.start - 1) + 1);
    const by = column - now;
    if (by === 0) return [];
    return laterLines(piece).flatMap(({ at, line }): TextEdit[] => {
        if (!line.trim()) return [];
        if (by > 0) return [{ at: [at, at], text: ' '.repeat(by) }];
        const taken = Math.min(-by, margin(line));
        return taken ? [{ at: [at, at + taken], text: '' }] : [];
    });
}
