import { withoutLayout } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import { child, childrenOf, findNode, nodeText, switched, valOf, type XmlNode } from '../office/xml.ts';
import { HINTS as ALL_HINTS } from '../tree/document-tree.ts';
import { symbolOf } from './pieces.ts';
import type { WordFile } from './word-file.ts';
import type { WordStyles } from './word-styles.ts';

/** A field of Word that is open: `{ HYPERLINK … }`. */
interface OpenField {
    instruction: string;
    isResult: boolean;
    isSilent: boolean;
    readonly data: XmlNode | undefined;
    hasShown: boolean;
}

/** Fields that show nothing at their place, whatever a program left there. */
const SILENT = /^\s*(SET|ASK|XE|TC|TA|RD|PRINT|PRIVATE|NEXT|NEXTIF|SKIPIF|ADVANCE|BIDIOUTLINE)\b/i;
/** Fields whose words say nothing of the text, or are pictures or blanks, where a file has none for them. */
const WITHOUT_LOSS =
    /^\s*($|(TOC|INDEX|TOA|BIBLIOGRAPHY|PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|FILLIN|HYPERLINK|INCLUDEPICTURE|EMBED|LINK|SHAPE|CONTROL|HTMLCONTROL|ADDIN)\b)/i;

/** Whether a field shows nothing. */
export function isSilentField(instruction: string): boolean {
    return SILENT.test(instruction);
}

/** What the end of a field shows, where the field has no words in the file. */
interface FieldEnd {
    readonly shown?: string;
    readonly isFormula?: boolean;
    /** The instruction of a field whose words only Word can work out. */
    readonly withoutWords?: string;
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
        return this.stack.every(each => each.isResult && !each.isSilent);
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

    /** Reads the mark of a field. @returns what people see at its end, where the field itself has no words */
    mark(node: XmlNode): FieldEnd {
        if (!this.paired.has(node)) return {};
        const type = node.attributes['w:fldCharType'];
        if (type === 'begin')
            this.stack.push({
                instruction: '',
                isResult: false,
                isSilent: false,
                data: childrenOf(node).find(each => each.name === 'w:ffData'),
                hasShown: false,
            });
        else if (type === 'separate') {
            const last = this.stack.at(-1);
            if (last) {
                last.isResult = true;
                last.isSilent = isSilentField(last.instruction);
            }
        } else {
            const field = this.stack.pop();
            if (field && this.isShown) return endOf(field);
        }
        return {};
    }
}

/** The address in the instruction of a field. */
export function linkOf(instruction: string): string | undefined {
    const found = LINK.exec(instruction);
    return found?.[1] ?? found?.[2];
}

function endOf(field: OpenField): FieldEnd {
    const { instruction, isResult, hasShown } = field;
    const shown = shownValue(field);
    if (shown || isResult || hasShown || isSilentField(instruction)) return { shown };
    const formula = formulaOf(instruction);
    if (formula) return { shown: formula, isFormula: true };
    return WITHOUT_LOSS.test(instruction) ? {} : { withoutWords: instruction.trim() };
}

/** A longer formula is not taken apart. */
const LONGEST_FORMULA = 1000;

/** A command of a formula, with its options and what its brackets hold. */
interface Command {
    readonly at: Span;
    readonly kind: string;
    readonly options: string;
    readonly inner: string;
}

/**
 * The first command that has no other within its brackets. Its letter and its options are looked for from the brackets back, as a
 * pattern would try each of them for the first.
 */
function innermost(text: string): Command | undefined {
    for (const { index, 0: brackets, 1: inner = '' } of text.matchAll(/\(([^()]*)\)/g)) {
        const [, ...parts] = text.slice(text.slice(0, index).lastIndexOf('(') + 1, index).split('\\');
        let first = parts.length;
        for (let at = parts.length - 1; at >= 0 && /^[a-z]/i.test(parts[at] ?? ''); at--) {
            const part = parts[at] ?? '';
            if ((at === parts.length - 1 ? part.trimEnd() : part).length === 1) first = at;
        }
        const [kind, ...options] = parts.slice(first);
        if (kind === undefined) continue;
        const start = index - parts.slice(first).reduce((length, part) => length + part.length + 1, 0);
        return { at: [start, index + brackets.length], kind: kind.trimEnd().toLowerCase(), options: options.join('\\'), inner };
    }
    return undefined;
}

function shownBy({ kind, options, inner }: Command): string {
    const parts = inner.split(/[,;]/).map(part => part.trim());
    const grouped = (part = ''): string => (/^[\p{L}\p{N}.]*$/u.test(part) ? part : `\u0002${part}\u0003`);
    switch (kind) {
        case 'f':
            return parts.map(grouped).join('/');
        case 'r':
            return `${parts.length > 1 ? parts[0] : ''}√${grouped(parts.at(-1))}`;
        case 's':
            return `${/do/i.test(options) ? '_' : '^'}${grouped(parts[0])}`;
        case 'b':
            return `\u0002${parts.join(', ')}\u0003`;
        default:
            return parts.join(', ');
    }
}

/** What a formula in a field shows, on one line: `EQ \f(1,10)` is `1/10`. */
function formulaOf(instruction: string): string | undefined {
    const written = /^\s*EQ\s+(\S.*)$/is.exec(instruction)?.[1]?.trimEnd();
    if (written === undefined || written.length > LONGEST_FORMULA) return undefined;
    // A sign after a backslash is itself: it divides nothing.
    let text = written.replaceAll(/\\([,;()\\])/g, (_, sign: string) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));
    // From the inside out: what is read has brackets of another kind.
    for (let before = ''; before !== text; ) {
        before = text;
        const command = innermost(text);
        if (command) text = text.slice(0, command.at[0]) + shownBy(command) + text.slice(command.at[1]);
    }
    const signs = text.replaceAll(/[\ue028-\ue05c]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xe000));
    return signs.replaceAll('\u0002', '(').replaceAll('\u0003', ')');
}

/** The font that the options of a symbol name, the last if there are several: `\f "Wingdings"`. */
function fontIn(options: string): string | undefined {
    const [, ...named] = options.split(/\\f(?=\s)/i);
    return named.map(words => /^"?([\w ]+)"?$/.exec((words.split('\\')[0] ?? '').trim())?.[1]).findLast(font => font !== undefined);
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
    const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(.*)/is.exec(instruction);
    if (symbol) {
        const font = fontIn(symbol[2] ?? '');
        return font ? (symbolOf(font, Number(symbol[1])) ?? '\uFFFD') : String.fromCodePoint(Number(symbol[1]) || 0xfffd);
    }
    const quoted = /^\s*QUOTE\s+"([^"]*)"/i.exec(instruction)?.[1];
    const button = /^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(\S.*)$/i.exec(instruction);
    return (
        quoted ??
        button?.[1] ??
        valOf(
            childrenOf(data).find(each => each.name === 'w:textInput'),
            'w:default',
        ) ??
        ''
    );
}

function fieldCharOf(run: XmlNode): string | undefined {
    return childrenOf(run).find(each => each.name === 'w:fldChar')?.attributes['w:fldCharType'];
}

function instructionOf(run: XmlNode): string {
    const found = childrenOf(run).find(each => each.name === 'w:instrText');
    return (found?.children ?? []).filter(each => typeof each === 'string').join('');
}

/** A content control around what a field shows. */
function control(shown: readonly XmlNode[]): XmlNode {
    const content: XmlNode = { name: 'w:sdtContent', attributes: {}, children: shown };
    return { name: 'w:sdt', attributes: {}, children: [{ name: 'w:sdtPr', attributes: {}, children: [] }, content] };
}

/**
 * A paragraph of a form in which `FILLIN` fields are content controls again: OpenDocument has no others for text, so this is what
 * LibreOffice makes of them when it saves a form as `.odt` and that as Word.
 */
export function withFillIns(paragraph: XmlNode): XmlNode {
    const children: (XmlNode | string)[] = [];
    let field: { readonly all: XmlNode[]; readonly shown: XmlNode[]; isFillIn: boolean; isShown: boolean } | undefined;
    for (const each of paragraph.children) {
        if (typeof each === 'string') {
            children.push(each);
            continue;
        }
        const mark = each.name === 'w:r' ? fieldCharOf(each) : undefined;
        if (mark === 'begin' && !field) field = { all: [], shown: [], isFillIn: false, isShown: false };
        if (!field) {
            children.push(each);
            continue;
        }
        field.all.push(each);
        if (/^\s*FILLIN\b/.test(instructionOf(each))) field.isFillIn = true;
        if (mark === undefined && field.isShown) field.shown.push(each);
        if (mark === 'separate') field.isShown = true;
        if (mark === 'end') {
            for (const each of field.isFillIn ? [control(field.shown)] : field.all) children.push(each);
            field = undefined;
        }
    }
    return { ...paragraph, children: [...children, ...(field?.all ?? [])] };
}

/** Elements that hold no words of the text. */
export const WORDLESS = new Set(
    'w:pPr w:rPr w:sdtPr w:sdtEndPr w:delText w:delInstrText w:annotationRef w:footnoteRef w:endnoteRef w:bookmarkEnd mc:Fallback w:fldData w:tblPr w:trPr w:tcPr'.split(
        ' ',
    ),
);
/** What Word shows in a field that is not filled in. */
const KNOWN_HINT =
    /^(click|tap|click or tap)( here)?( to (enter|add|insert|choose|select) .{1,40})?\.?$|^(choose|select|pick) an? (item|date|building block)\.?$|^(enter|type|insert) .{1,60}\.?$/i;

/** Whether a control is from one of Word's galleries. */
export function isGallery(control: XmlNode, names: RegExp): boolean {
    return names.test(valOf(control, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery') ?? '');
}

/** Whether a control of a form is a field of it, and not a frame around fields: a group, rows that repeat, something of a gallery. */
export function isFieldControl(control: XmlNode): boolean {
    const frames = ['w:docPartObj', 'w:group', 'w15:repeatingSection', 'w15:repeatingSectionItem'];
    return frames.every(name => !child(control, 'w:sdtPr', name));
}

/** The words in an element that are in the text, and not deleted. */
export function shownWords(node: XmlNode): string {
    if (node.name === 'w:t') return nodeText(node);
    if (node.name === 'w:del' || node.name === 'w:moveFrom' || WORDLESS.has(node.name)) return '';
    const end = node.name === 'w:p' || node.name === 'w:tab' || node.name === 'w:br' || node.name === 'w:tc' ? ' ' : '';
    return childrenOf(node).map(shownWords).join('') + end;
}

/** A field shows its hint only where it says so, looks so, and the words are those of a hint. */
export function isEmptyField(control: XmlNode, words: string, styles: WordStyles): boolean {
    if (!switched(child(control, 'w:sdtPr'), 'w:showingPlcHdr')) return false;
    const own = withoutLayout(words);
    if (!own || KNOWN_HINT.test(own)) return true;
    const hasOther = findNode(control, each => each.name === 'w:r' && shownWords(each).trim() !== '' && !styles.isPlaceholder(each));
    return hasOther === undefined && /^[[<(]?(click|tap|choose|select|enter|insert|type|pick|write|add)\b/i.test(own) && own.length <= 200;
}

/** A content control of a form, and what was written into it. */
export interface FilledField {
    /** Empty where a program has lost it. */
    readonly tag: string;
    /** The bookmark right before it, or at its beginning. */
    readonly bookmark?: string;
    readonly label: string;
    /** Nothing where it still shows what to do. */
    readonly text: string | undefined;
    /** Of a box: whether it is ticked. */
    readonly isTicked?: boolean;
    /** The day of a date control, as `YYYY-MM-DD`. */
    readonly date?: string;
}

/** A cell of a table of a form. */
export interface FormCell {
    /** Its words outside of fields, line by line. */
    readonly lines: readonly string[];
    /** The fields in it, by their place among those of the file. */
    readonly fields: readonly number[];
    /** The names of our bookmarks in it. */
    readonly bookmarks: readonly string[];
}

/** The hints of our own blank fields: a program that loses the mark of a hint leaves its words. */
const HINTS: ReadonlySet<string> = new Set(ALL_HINTS);

/** What Word itself puts into a field that was emptied. */
const WORDS_HINT = /^(click|tap|click or tap)( here)? to enter (text|a date)\.?$|^choose an item\.?$/i;

/**
 * Whether the words of a field are a hint. A field is blank only then: marks and styles of hints are often left over words.
 *
 * @param isMarked whether the field says that it shows a hint
 */
export function isHint(words: string, isMarked: boolean): boolean {
    return !words || HINTS.has(words) || (isMarked && WORDS_HINT.test(words));
}

/** More marks of our own than this are no accident: some programs lose the property that says what a file is. */
const ENOUGH_MARKS = 5;
const OWN_TAG = /^(?:review|answer|finding|action|service|names|policy|partner|further|line|role|offer|measure|say|indicator)\./;
const OWN_BOOKMARK = /^care_[\da-f]{16}$/;

/** Whether a file says that it is a form of ours. */
export function saysItIsForm({ properties }: Pick<WordFile, 'properties'>): boolean {
    return properties['Carewright Form'] !== undefined;
}

/** Whether a file that does not say so may be a form of ours, by the tags and bookmarks of its fields. */
export function mayBeForm({ properties, bodies }: WordFile): boolean {
    if (saysItIsForm({ properties }) || properties['Carewright Kind'] !== undefined) return false;
    let marks = 0;
    const look = (node: XmlNode): void => {
        if (node.name === 'w:tag' && OWN_TAG.test(node.attributes['w:val'] ?? '')) marks++;
        for (const each of childrenOf(node)) look(each);
    };
    for (const body of bodies) look(body);
    return marks >= ENOUGH_MARKS || bodies.flatMap(ownBookmarks).length >= ENOUGH_MARKS;
}

/** The names of our bookmarks in an element. */
export function ownBookmarks(node: XmlNode): readonly string[] {
    const name = node.name === 'w:bookmarkStart' ? (node.attributes['w:name'] ?? '') : '';
    return [...(OWN_BOOKMARK.test(name) ? [name] : []), ...childrenOf(node).flatMap(ownBookmarks)];
}

/** An answer without the hint that a program left before or after it. */
export function withoutHint(words: string): string {
    const hint = [...HINTS].toSorted((a, b) => b.length - a.length).find(each => words.startsWith(each) || words.endsWith(each));
    if (hint === undefined || words === hint) return words;
    const rest = words.startsWith(hint) ? words.slice(hint.length) : words.slice(0, -hint.length);
    return rest.trim() || words;
}
