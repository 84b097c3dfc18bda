import type { PhrasingContent } from 'mdast';
import { safeLink } from '../../language/model/links.ts';
import { link, text } from '../tree/build.ts';
import { withoutUnseen } from './symbols.ts';

/** Words of a paragraph that look alike. */
export interface Piece {
    readonly words: string;
    readonly isBold?: boolean;
    readonly isItalic?: boolean;
    /** The address that they are linked to. */
    readonly link?: string | undefined;
    /** Why people do not read them as text. */
    readonly unread?: string | undefined;
    /** Whether they belong to a list of contents. */
    readonly isContents?: boolean;
    /** Whether they are a tab: a column of its own, or what follows a number. */
    readonly isTab?: boolean;
}

function looksLike(one: Piece, other: Piece): boolean {
    return one.isBold === other.isBold && one.isItalic === other.isItalic && one.link === other.link;
}

/** A tab after a number is a space; elsewhere it divides columns. */
function withTabs(pieces: readonly Piece[]): readonly Piece[] {
    let before = '';
    const rest = pieces.map(({ words, isTab }) => (isTab ? '' : words));
    return pieces.map((piece, at) => {
        if (!piece.isTab) {
            before += piece.words;
            return piece;
        }
        const line = before.slice(before.lastIndexOf('\n') + 1).trim();
        const divides =
            line !== '' &&
            !line.endsWith('|') &&
            !/^[([]?[\p{L}\d.]{1,6}[)\].:]?$|^[•▪–*☐☑☒✓✗-]$|^\[[x ]\]$/u.test(line) &&
            rest
                .slice(at + 1)
                .join('')
                .trim() !== '';
        const words = divides ? ' | ' : ' ';
        before += words;
        return { ...piece, words };
    });
}

/** Words that are read as text, in as few pieces as they need. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
    const out: Piece[] = [];
    for (const piece of withTabs(pieces)) {
        const last = out.at(-1);
        // Spaces look the same in every kind of letter.
        const isSpace = !piece.words.trim() && !piece.link;
        if (last && (looksLike(last, piece) || (isSpace && !last.link))) out[out.length - 1] = { ...last, words: last.words + piece.words };
        else out.push(piece);
    }
    return out.map(piece => ({ ...piece, words: withoutUnseen(piece.words) })).filter(({ words }) => words !== '');
}

/** The words of pieces, with the addresses of links in brackets. */
export function piecesText(pieces: readonly Piece[]): string {
    return joined(pieces)
        .map(({ words, link: url }) => (url && !words.includes(url) ? `${words} (${url})` : words))
        .join('');
}

const LETTER = /[\p{L}\p{N}]/u;

function styled(words: string, { isBold, isItalic, link: url }: Piece, before: string, after: string): PhrasingContent[] {
    // Spaces at the edges can't be bold in Markdown.
    const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
    if (!inner) return [text(words)];
    const isFree = (edge: string, neighbour: string): boolean => LETTER.test(edge) || !LETTER.test(neighbour);
    const begins = isFree(inner[0] ?? '', left ? ' ' : before);
    const ends = isFree(inner.at(-1) ?? '', right ? ' ' : after);
    const safe = url === undefined ? undefined : safeLink(url);
    // An address of another kind is no link; it is kept as words.
    const plain = url !== undefined && !safe && !inner.includes(url) ? text(`${inner} (${url})`) : text(inner);
    let made: PhrasingContent = safe ? link(safe, plain) : plain;
    const canStand = begins && ends && !inner.includes('*');
    // Both at once would be five stars in a row, which not every reader of Markdown understands.
    if (isItalic && !isBold && canStand) made = { type: 'emphasis', children: [made] };
    if (isBold && canStand) made = { type: 'strong', children: [made] };
    return [...(left ? [text(left)] : []), made, ...(right ? [text(right)] : [])];
}

/** Pieces as phrases of Markdown. */
export function phrasesOf(pieces: readonly Piece[]): PhrasingContent[] {
    const all = joined(pieces);
    const trimmed = all.map((piece, at) => ({
        ...piece,
        words: [piece.words]
            .map(words => words.replaceAll(/[ \u00A0]*\n[ \u00A0]*/g, '\n'))
            .map(words => (at === 0 ? words.trimStart() : words))
            .map(words => (at === all.length - 1 ? words.trimEnd() : words))
            .join(''),
    }));
    const phrases: PhrasingContent[] = [];
    for (const [at, piece] of trimmed.entries()) {
        const before = trimmed[at - 1];
        const after = trimmed[at + 1];
        // Two kinds of stars beside each other can't be told apart.
        const isBeside = (other: Piece | undefined): boolean =>
            other !== undefined && ((other.isBold ?? false) || (other.isItalic ?? false)) && !/^\s|\s$/.test(other.words);
        const plain = isBeside(before) && !/^\s/.test(piece.words) ? { words: piece.words, link: piece.link } : piece;
        for (const phrase of styled(piece.words, plain, before?.words.at(-1) ?? '', after?.words[0] ?? '')) {
            const last = phrases.at(-1);
            if (last?.type === 'text' && phrase.type === 'text') phrases[phrases.length - 1] = text(last.value + phrase.value);
            else phrases.push(phrase);
        }
    }
    return phrases;
}
