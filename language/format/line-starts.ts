import type { AstNode } from 'langium';
import { lineBreaks } from '../syntax/lines.ts';
import { wholeOf } from '../syntax/places.ts';
import { isTextType } from '../syntax/strings.ts';
import { isComment, isStatement, type Piece, type PiecedText, type Place } from './pieces.ts';

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
 * Which pieces begin a line, how far that line is indented, and where an empty line stands. Pieces that go on in a line
 * have no breaks; how much space is before them is decided elsewhere.
 *
 * @param indent the spaces of one level
 */
export function lineStarts(read: PiecedText, indent: number): readonly Place[] {
    const { text, pieces, tokens } = read;
    const lostBraces = tokens.filter(token => token.isInsertedInRecovery).map(token => token.startOffset);
    const inline = inlineGroups(read);
    const apart = blocksApart(pieces, inline);
    const places: Place[] = [];
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

/** How many line breaks stand between two neighbours that have some number of them now. */
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

/** Whether two neighbours stand within a group that is written on one line. */
function isInline(before: Piece, after: Piece, inline: ReadonlySet<number>): boolean {
    if (before.kind === '{') return inline.has(before.start);
    const group = after.statement?.$container;
    return group?.$type === 'CheckGroup' && hasInlineBrace(group, inline);
}

function hasInlineBrace(group: AstNode, inline: ReadonlySet<number>): boolean {
    const last = wholeOf(group)[1] - 1;
    return inline.has(last);
}

/** Blocks where a text and what it answers stand on lines of their own. */
const WITH_PROSE = new Set(['Policy', 'Partnership', 'Action']);

/** How many levels deeper a line is than its block: none where a statement begins, one or two where it goes on. */
function continuation(pieces: readonly Piece[], index: number): number {
    // A comment belongs to what stands below it.
    const piece = pieces.slice(index, index + 50).find(each => !isComment(each));
    if (!piece?.node || piece.statement || piece.kind === '}' || piece.kind === '{') return 0;
    let node: AstNode = piece.node;
    while (!isStatement(node) && node.$container && wholeOf(node)[0] === piece.start) node = node.$container;
    const isProse = isTextType(piece.kind) || piece.kind.startsWith('meets');
    if (isProse && isStatement(node) && WITH_PROSE.has(node.$container?.$type ?? '')) return 0;
    return isStatement(node) ? 1 : 2;
}

/**
 * Blocks beside a block: an empty line stands between them, above the comments of the second. Partners, which are many
 * and short, may stand close.
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

/** Whether a statement has a block of its own, with something in it. */
function opensBlock(node: AstNode): boolean {
    const { items, terms } = node as AstNode & { readonly items?: readonly unknown[]; readonly terms?: readonly unknown[] };
    return ((node.$type === 'Vocabulary' ? terms : items)?.length ?? 0) > 0;
}
