import type { PhrasingContent } from 'mdast';
import { safeLink } from '../../language/model/links.ts';
import { link, text } from '../tree/build.ts';
import { fieldHint } from '../tree/field-words.ts';
import { plainText } from '../tree/plain-text.ts';
import { child, childrenOf, textIn, valOf, type XmlNode } from './read-xml.ts';
import type { WordFile } from './word-file.ts';

/** A content control that stands in a document, and what somebody wrote into it. */
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

function isOn(properties: XmlNode | undefined, name: string): boolean {
    const found = child(properties, name);
    return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}

/** Characters of Wingdings that people put into documents. */
const SYMBOLS: Readonly<Record<string, string>> = { A8: '☐', '6F': '☐', FE: '☑', FD: '☒', FC: '✓', FB: '✗', B7: '•', A7: '•', E0: '→' };

/** The words of an element as a person sees them: deleted words are not among them. */
export function wordsIn(node: XmlNode): string {
    switch (node.name) {
        case 'w:t':
        case 'm:t':
            return plainText(textIn(node));
        case 'w:sym':
            return SYMBOLS[(node.attributes['w:char'] ?? '').slice(-2).toUpperCase()] ?? '\uFFFD';
        case 'w:tab':
            return ' ';
        case 'w:br':
        case 'w:cr':
            return '\n';
        case 'w:noBreakHyphen':
            return '-';
        case 'w:del':
        case 'w:moveFrom':
        case 'w:instrText':
        case 'w:delText':
        case 'w:pPr':
        case 'w:rPr':
        case 'w:sdtPr':
        case 'mc:Fallback':
            return '';
        case 'w:p':
            return `${childrenOf(node).map(wordsIn).join('')}\n`;
        default:
            return childrenOf(node).map(wordsIn).join('');
    }
}

/** The hints of blank fields: a program that loses the mark of a hint leaves its words. */
const HINTS: ReadonlySet<string> = new Set((['text', 'prose', 'date', 'choice'] as const).map(field => fieldHint({ field })));

/**
 * What a content control holds; nothing for one that is no field.
 *
 * @param isForm whether controls are fields, also those without tags, as some programs lose tags when they save a form; in other
 * documents they are a part of the text
 */
export function fieldIn(sdt: XmlNode, isForm: boolean, bookmark?: string): FilledField | undefined {
    const properties = child(sdt, 'w:sdtPr');
    const tag = valOf(properties, 'w:tag') ?? '';
    if (child(properties, 'w:docPartObj') || !isForm) return undefined;
    const content = child(sdt, 'w:sdtContent');
    const mark = (content && bookmarkIn(content)) ?? bookmark;
    const styled = content ? placeholderStyled(content) : true;
    const words = content ? wordsIn(content).replaceAll(/\n+$/g, '').trim() : '';
    const isBlank = !words || HINTS.has(words) || (isOn(properties, 'w:showingPlcHdr') && styled);
    const day = child(properties, 'w:date')?.attributes['w:fullDate']?.slice(0, 10);
    return {
        tag,
        ...(mark && { bookmark: mark }),
        label: valOf(properties, 'w:alias') ?? tag,
        text: isBlank ? undefined : words,
        ...(day && !isBlank && { date: day }),
    };
}

/** The bookmark of a field, where a program has moved it into the field. */
function bookmarkIn(node: XmlNode): string | undefined {
    for (const each of childrenOf(node)) {
        const name = each.name === 'w:bookmarkStart' ? each.attributes['w:name'] : bookmarkIn(each);
        if (name?.startsWith('care_')) return name;
    }
    return undefined;
}

/** Whether all words of a control still look like the hint: some programs write over it and leave the mark. */
function placeholderStyled(content: XmlNode): boolean {
    const runs = runsIn(content);
    return runs.every(run => /placeholder/i.test(valOf(run, 'w:rPr', 'w:rStyle') ?? '') || !wordsIn(run).trim());
}

function runsIn(node: XmlNode): readonly XmlNode[] {
    return childrenOf(node).flatMap(each => (each.name === 'w:r' ? [each] : runsIn(each)));
}

/** The phrases of a paragraph. */
export function phrasesIn(node: XmlNode, file: WordFile): PhrasingContent[] {
    return merged(
        childrenOf(node).flatMap((each): PhrasingContent[] => {
            switch (each.name) {
                case 'w:r':
                    return runPhrases(each);
                case 'w:hyperlink': {
                    const words = wordsIn(each).trim();
                    const url = file.links.get(each.attributes['r:id'] ?? '');
                    const safe = url === undefined ? undefined : safeLink(url);
                    return words ? [safe ? link(safe, text(words)) : text(words)] : [];
                }
                case 'm:oMath':
                case 'w:t':
                    return [text(wordsIn(each))];
                case 'w:pPr':
                case 'w:del':
                case 'w:moveFrom':
                case 'w:sdtPr':
                case 'mc:Fallback':
                    return [];
                default:
                    return phrasesIn(each, file);
            }
        }),
    );
}

function runPhrases(run: XmlNode): PhrasingContent[] {
    const words = childrenOf(run).map(wordsIn).join('');
    if (!words) return [];
    const properties = child(run, 'w:rPr');
    // Spaces at the edges can't be bold in Markdown.
    const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
    if (!inner) return [text(words)];
    let made: PhrasingContent = text(inner);
    if (isOn(properties, 'w:i')) made = { type: 'emphasis', children: [made] };
    if (isOn(properties, 'w:b')) made = { type: 'strong', children: [made] };
    return [...(before ? [text(before)] : []), made, ...(after ? [text(after)] : [])];
}

/** Word cuts a sentence into many runs: those that look alike become one. */
function merged(phrases: readonly PhrasingContent[]): PhrasingContent[] {
    const out: PhrasingContent[] = [];
    for (const phrase of phrases) {
        const last = out.at(-1);
        if (last?.type === 'text' && phrase.type === 'text') out[out.length - 1] = text(last.value + phrase.value);
        else if ((last?.type === 'strong' && phrase.type === 'strong') || (last?.type === 'emphasis' && phrase.type === 'emphasis'))
            out[out.length - 1] = { ...last, children: merged([...last.children, ...phrase.children]) } as PhrasingContent;
        else out.push(phrase);
    }
    return out;
}
