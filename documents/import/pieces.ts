import { codePoint } from 'dingbat-to-unicode';
import type { PhrasingContent } from 'mdast';
import { safeLink } from '../../language/model/links.ts';
import { apartFromSpace } from '../../language/model/text.ts';
import { child, childrenOf, nodeText, type XmlNode } from '../office/xml.ts';
import { link, text } from '../tree/prose.ts';

/** The fonts whose characters look like others. */
const SYMBOL_FONT = /^(symbol|webdings|wingdings( [23])?)$/i;
/** Where these fonts keep their characters, beside the place of the letters. */
const PRIVATE = 0xf000;
/** What the table does not have, or has as an ornament that is not in every font. */
const PLAIN: Readonly<Record<string, string>> = {
    'WINGDINGS 252': '✓',
    'WINGDINGS 251': '✗',
    'WINGDINGS 254': '☑',
    'WINGDINGS 253': '☒',
    'WINGDINGS 168': '☐',
    'WINGDINGS 111': '☐',
    'WINGDINGS 113': '☐',
    'WINGDINGS 167': '▪',
    'WINGDINGS 216': '➢',
    'WINGDINGS 224': '→',
    'WINGDINGS 2 80': '✓',
    'WINGDINGS 2 79': '✗',
    'WINGDINGS 2 82': '☑',
    'WINGDINGS 2 83': '☒',
    'WINGDINGS 2 84': '☒',
    'WINGDINGS 2 163': '☐',
};

/** Other fonts whose letters are pictures. What they show is not in any table here. */
const OTHER_PICTURES =
    /^(marlett|mt extra|zapf ?dingbats|itc zapf dingbats|monotype sorts|ms outlook|ms reference (specialty|1|2)|bookshelf symbol \d|euclid (extra|symbol)|holomdl2 assets|segoe (mdl2 assets|fluent icons))$/i;

/** Whether a font is one whose letters are pictures. */
function isSymbolFont(font: string): boolean {
    return SYMBOL_FONT.test(font.trim());
}

/**
 * The character that people see for one of a symbol font.
 *
 * @param font its name; a character of the private area without such a font is taken for one of Wingdings, as most are
 * @param code its number, or that in the private area
 * @returns nothing where no table has it
 */
export function symbolOf(font: string, code: number): string | undefined {
    const bare = code >= PRIVATE && code <= PRIVATE + 0xff ? code - PRIVATE : code;
    if (OTHER_PICTURES.test(font.trim())) return undefined;
    // A sign of an ordinary font is itself.
    if (code > 0xff && code <= 0xffff && bare === code && !isSymbolFont(font)) return String.fromCharCode(code).toWellFormed();
    const face = isSymbolFont(font) ? font.trim().toUpperCase() : bare === 0xb7 ? 'SYMBOL' : 'WINGDINGS';
    return PLAIN[`${face} ${bare}`] ?? codePoint(face, bare)?.string;
}

/** Words that were typed in a font, as people see them, and whether every character is known. */
export function shownIn(font: string, words: string): { readonly words: string; readonly isKnown: boolean } {
    let isKnown = true;
    const isSymbols = isSymbolFont(font) || OTHER_PICTURES.test(font.trim());
    const shown = Array.from(words, character => {
        const code = character.codePointAt(0) ?? 0;
        const isPrivate = code >= 0xe000 && code <= 0xf8ff;
        if (!isPrivate && (!isSymbols || code <= 32 || code > 0xff)) return character;
        const found = symbolOf(font, code);
        if (found === undefined) isKnown = false;
        return found ?? '\uFFFD';
    });
    return { words: shown.join(''), isKnown };
}

/** Invisible characters that no word needs: soft hyphens, spaces without a width, marks of direction; joiners where letters need none. */
const UNSEEN =
    /[\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]|(?<=[\p{Script=Latin}\d])[\u200C\u200D]|[\u200C\u200D](?=[\p{Script=Latin}\d])/gu;

/** Words without their invisible characters. */
export function visibleWords(words: string): string {
    return words.replaceAll(UNSEEN, '');
}

function wordsOf(node: XmlNode | undefined): string {
    return childrenOf(node).map(mathWords).join('');
}

/** A part of a formula, in brackets where it is more than one number or name. */
function bracketed(node: XmlNode | undefined): string {
    const words = wordsOf(node).trim();
    return /^([\p{L}\p{N}.,]*|\(.*\))$/u.test(words) ? words : `(${words})`;
}

function character(node: XmlNode, properties: string, name: string, otherwise: string): string {
    const found = child(node, properties, name);
    return found ? (found.attributes['m:val'] ?? '') : otherwise;
}

/** A formula on one line, as people type it: `1/10`, `10^5`, `√(x)`. */
export function mathWords(node: XmlNode): string {
    const part = (name: string): string => bracketed(child(node, name));
    switch (node.name) {
        case 'm:t':
        case 'w:t':
            return nodeText(node);
        case 'm:f':
            return `${part('m:num')}/${part('m:den')}`;
        case 'm:sSup':
            return `${part('m:e')}^${part('m:sup')}`;
        case 'm:sSub':
            return `${part('m:e')}_${part('m:sub')}`;
        case 'm:sSubSup':
            return `${part('m:e')}_${part('m:sub')}^${part('m:sup')}`;
        case 'm:sPre':
            return `_${part('m:sub')}^${part('m:sup')}${part('m:e')}`;
        case 'm:rad':
            return `${part('m:deg')}√(${wordsOf(child(node, 'm:e'))})`;
        case 'm:nary': {
            const [sub, sup] = [part('m:sub'), part('m:sup')];
            return `${character(node, 'm:naryPr', 'm:chr', '∫')}${sub && `_${sub}`}${sup && `^${sup}`} ${wordsOf(child(node, 'm:e'))}`;
        }
        case 'm:d': {
            const between = character(node, 'm:dPr', 'm:sepChr', '|');
            const inner = childrenOf(node).filter(each => each.name === 'm:e');
            return `${character(node, 'm:dPr', 'm:begChr', '(')}${inner.map(wordsOf).join(between)}${character(node, 'm:dPr', 'm:endChr', ')')}`;
        }
        case 'm:limLow':
        case 'm:limUpp':
            return `${wordsOf(child(node, 'm:e'))}_${part('m:lim')}`;
        case 'm:m':
            return `[${childrenOf(node)
                .filter(each => each.name === 'm:mr')
                .map(row => childrenOf(row).map(wordsOf).join(', '))
                .join('; ')}]`;
        case 'm:eqArr':
            return childrenOf(node)
                .filter(each => each.name === 'm:e')
                .map(wordsOf)
                .join('; ');
        case 'm:func':
            return `${wordsOf(child(node, 'm:fName'))} ${wordsOf(child(node, 'm:e'))}`;
        case 'w:del':
        case 'w:moveFrom':
            return '';
        default:
            return wordsOf(node);
    }
}

/** Words of a paragraph that look alike. */
export interface WordPiece {
    readonly words: string;
    readonly isBold?: boolean;
    readonly isItalic?: boolean;
    /** The address that they are linked to. */
    readonly link?: string | undefined;
    /** Why people do not read them as text. */
    readonly unread?: string | undefined;
    /** Whether they belong to a list of contents. */
    readonly isContents?: boolean;
    /** Whether they are a tab: a separate column, or what follows a number. */
    readonly isTab?: boolean;
}

function looksLike(one: WordPiece, other: WordPiece): boolean {
    return one.isBold === other.isBold && one.isItalic === other.isItalic && one.link === other.link;
}

/** The number, letter or sign of a point, before a tab: `3.2`, `(a)`, `iv)`, `A1`, `•`. */
const LABEL = /^[([]?(?:\p{L}{0,2}[\d.]{1,6}\p{L}?|\p{L}|[ivxlc]{1,6})[)\].:]?$|^[•▪–*☐☑☒✓✗\uFDD0-]$|^\[[x ]\]$/iu;

/** A tab after a number is a space; elsewhere it divides columns. */
function withTabs(pieces: readonly WordPiece[]): readonly WordPiece[] {
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
            !LABEL.test(line) &&
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
function joined(pieces: readonly WordPiece[]): readonly WordPiece[] {
    const out: WordPiece[] = [];
    for (const piece of withTabs(pieces)) {
        const last = out.at(-1);
        // Spaces look the same in every kind of letter.
        const isSpace = !piece.words.trim() && !piece.link;
        if (last && (looksLike(last, piece) || (isSpace && !last.link))) out[out.length - 1] = { ...last, words: last.words + piece.words };
        else out.push(piece);
    }
    return out.map(piece => ({ ...piece, words: visibleWords(piece.words) })).filter(({ words }) => words !== '');
}

/** The words of pieces, with the addresses of links in brackets. */
export function piecesText(pieces: readonly WordPiece[]): string {
    return joined(pieces)
        .map(({ words, link: url }) => (url && !words.includes(url) ? `${words} (${url})` : words))
        .join('');
}

const LETTER = /[\p{L}\p{N}]/u;

function styled(words: string, { isBold, isItalic, link: url }: WordPiece, before: string, after: string): PhrasingContent[] {
    // Spaces at the edges can't be bold in Markdown.
    const [left, inner, right] = apartFromSpace(words);
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
export function asPhrases(pieces: readonly WordPiece[]): PhrasingContent[] {
    const all = joined(pieces);
    const trimmed = all.map((piece, at) => ({
        ...piece,
        words: [piece.words]
            .map(words => words.replaceAll(/(?:(?<![ \u00A0])[ \u00A0]+)?\n[ \u00A0]*/g, '\n'))
            .map(words => (at === 0 ? words.trimStart() : words))
            .map(words => (at === all.length - 1 ? words.trimEnd() : words))
            .join(''),
    }));
    const phrases: PhrasingContent[] = [];
    for (const [at, piece] of trimmed.entries()) {
        const before = trimmed[at - 1];
        const after = trimmed[at + 1];
        // Two kinds of stars beside each other can't be told apart.
        const isBeside = (other: WordPiece | undefined): boolean =>
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
