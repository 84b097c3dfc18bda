import { childrenOf, valOf, type XmlNode } from '../office/xml.ts';
import { symbolOf } from './symbols.ts';

/** A field of Word that is open: `{ HYPERLINK … }`. */
interface OpenField {
    instruction: string;
    isResult: boolean;
    readonly data: XmlNode | undefined;
    hasShown: boolean;
}

const CONTENTS = /^\s*(TOC|INDEX|TOA)\b/i;
const LINK = /^\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))/i;

/** The marks of fields that begin and end in the same text. Others would swallow all that follows them. */
function pairedMarks(root: XmlNode): ReadonlySet<XmlNode> {
    const paired = new Set<XmlNode>();
    const open: XmlNode[][] = [];
    const walk = (node: XmlNode): void => {
        for (const each of childrenOf(node)) {
            if (each.name === 'w:fldChar') {
                const type = each.attributes['w:fldCharType'];
                if (type === 'begin') open.push([each]);
                else open.at(-1)?.push(each);
                if (type === 'end') for (const mark of open.pop() ?? []) paired.add(mark);
            } else if (!['w:txbxContent', 'w:del', 'w:moveFrom', 'mc:Fallback'].includes(each.name)) walk(each);
        }
    };
    walk(root);
    return paired;
}

/** The fields that are open at a place of a text. */
export class OpenFields {
    private readonly paired: ReadonlySet<XmlNode>;
    private readonly stack: OpenField[] = [];

    constructor(root: XmlNode) {
        this.paired = pairedMarks(root);
    }

    /** Whether words here are what people see: not an instruction of any field. */
    get isShown(): boolean {
        return this.stack.every(each => each.isResult);
    }

    /** Whether words here belong to a list of contents. */
    get isContents(): boolean {
        return this.stack.some(({ instruction }) => CONTENTS.test(instruction));
    }

    /** The address to which words here are linked. */
    get link(): string | undefined {
        return linkOf(this.stack.findLast(each => each.isResult && LINK.test(each.instruction))?.instruction ?? '');
    }

    /** Words of an instruction; also what fields within it show. */
    instruct(words: string): void {
        const field = this.stack.findLast(each => !each.isResult);
        if (field) field.instruction += words;
    }

    noteShown(): void {
        for (const each of this.stack) each.hasShown = true;
    }

    /** Reads the mark of a field. @returns what people see where the field itself has no words */
    mark(node: XmlNode): string {
        if (!this.paired.has(node)) return '';
        const type = node.attributes['w:fldCharType'];
        if (type === 'begin')
            this.stack.push({
                instruction: '',
                isResult: false,
                data: childrenOf(node).find(each => each.name === 'w:ffData'),
                hasShown: false,
            });
        else if (type === 'separate') {
            const last = this.stack.at(-1);
            if (last) last.isResult = true;
        } else {
            const field = this.stack.pop();
            if (field && this.isShown) return shownValue(field);
        }
        return '';
    }
}

/** The address in the instruction of a field. */
export function linkOf(instruction: string): string | undefined {
    const found = LINK.exec(instruction);
    return found?.[1] ?? found?.[2];
}

function shownValue({ instruction, data, hasShown }: OpenField): string {
    const box = childrenOf(data).find(each => each.name === 'w:checkBox');
    if (box) {
        const state = childrenOf(box).find(each => each.name === 'w:checked') ?? childrenOf(box).find(each => each.name === 'w:default');
        return state && !['0', 'false', 'off'].includes(state.attributes['w:val'] ?? '1') ? '[x]' : '[ ]';
    }
    if (hasShown) return '';
    const list = childrenOf(data).find(each => each.name === 'w:ddList');
    if (list) {
        const entries = childrenOf(list).filter(each => each.name === 'w:listEntry');
        return entries[Number(valOf(list, 'w:result') ?? valOf(list, 'w:default') ?? 0)]?.attributes['w:val'] ?? '';
    }
    const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*\\f\s+"?([\w ]+?)"?\s*(?:\\|$))?/i.exec(instruction);
    if (symbol) return symbol[2] ? (symbolOf(symbol[2], Number(symbol[1])) ?? '\uFFFD') : String.fromCodePoint(Number(symbol[1]) || 0xfffd);
    const button = /^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.+)$/i.exec(instruction);
    return (
        button?.[1] ??
        valOf(
            childrenOf(data).find(each => each.name === 'w:textInput'),
            'w:default',
        ) ??
        ''
    );
}
