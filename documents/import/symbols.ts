import { codePoint } from 'dingbat-to-unicode';
import { child, childrenOf, textIn, type XmlNode } from '../office/xml.ts';

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
    const face = isSymbolFont(font) ? font.trim().toUpperCase() : bare === 0xb7 ? 'SYMBOL' : 'WINGDINGS';
    return PLAIN[`${face} ${bare}`] ?? codePoint(face, bare)?.string;
}

/** Words that were typed in a font, as people see them, and whether every character is known. */
export function shownIn(font: string, words: string): { readonly words: string; readonly isKnown: boolean } {
    let isKnown = true;
    const isSymbols = isSymbolFont(font);
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

/** What nobody sees and no word needs: soft hyphens, spaces without a width, marks of direction; joiners where letters need none. */
const UNSEEN =
    /[\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]|(?<=[\p{Script=Latin}\d])[\u200C\u200D]|[\u200C\u200D](?=[\p{Script=Latin}\d])/gu;

/** Words without the characters that nobody sees. */
export function withoutUnseen(words: string): string {
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
            return textIn(node);
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
