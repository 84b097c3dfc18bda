import { child, childrenOf, textIn, type XmlNode } from '../office/xml.ts';

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
