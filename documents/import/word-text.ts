import { withoutLayout } from '../../language/model/text.ts';
import { child, childrenOf, chosenBranch, nodeText, type XmlNode } from '../office/xml.ts';
import type { Findings } from './findings.ts';
import { mathWords, piecesText, shownIn, symbolOf, visibleWords, type WordPiece } from './pieces.ts';
import { BOX } from './ticked-boxes.ts';
import { isBox, isTickedBox } from './word-boxes.ts';
import { readDrawing } from './word-drawings.ts';
import {
    type FilledField,
    isEmptyField,
    isFieldControl,
    isGallery,
    isSilentField,
    linkOf,
    OpenFields,
    shownWords,
    WORDLESS,
    withFillIns,
} from './word-fields.ts';
import type { WordPart } from './word-file.ts';
import { isColoured, type Numbering, type RunLook, type WordStyle, type WordStyles } from './word-styles.ts';

/** What the readers of all parts of a file share. */
export interface WordReading {
    readonly styles: WordStyles;
    readonly numbering: Numbering;
    readonly findings: Findings;
    readonly diagrams: ReadonlyMap<string, XmlNode>;
    /** What charts say, by the names of their parts. */
    readonly charts: ReadonlyMap<string, string>;
    /** The words of notes, by their kind and number: `footnote 2`. */
    readonly notes: ReadonlyMap<string, readonly WordPiece[]>;
    /** Notes that the words have referred to. */
    readonly usedNotes: Set<string>;
    readonly comments: ReadonlySet<string>;
    /** What becomes of a control that is a field of one of our forms; nothing where the file is no form. */
    readonly field?: (control: XmlNode, bookmark: string | undefined) => void;
    /** The fields of a form that were read so far. */
    readonly fields?: readonly FilledField[];
}

/** The words of a paragraph, and the boxes and shapes in it. */
interface ReadParagraph {
    readonly pieces: readonly WordPiece[];
    readonly boxes: readonly (XmlNode | string)[];
}

const ORDINAL = /^(st|nd|rd|th|tm|®|™|©|e|er|re|ère|ème|o|a|ª|º)$/i;
const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
    Array.from('0123456789+-=()n', (sign, at) => [sign, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ')[at] ?? sign]),
);
const SUBSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
    Array.from('0123456789+-=()', (sign, at) => [sign, Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')[at] ?? sign]),
);

/** Raised or lowered words so that they stay apart from those beside them. */
function raised(words: string, look: RunLook): string {
    const own = words.trim();
    if (!look.raised || !own || ORDINAL.test(own)) return words;
    const signs = look.raised === 'superscript' ? SUPERSCRIPTS : SUBSCRIPTS;
    if (Array.from(own).every(sign => signs[sign] !== undefined)) return Array.from(words, sign => signs[sign] ?? sign).join('');
    return look.raised === 'superscript' && /^[\p{L}\p{N}*†‡§,]{1,6}$/u.test(own) ? words.replace(own, `^${own}`) : words;
}

/** Boxes that people typed, as boxes of Markdown: a cross in a box is a tick to Word, and means no to readers. */
function withBoxes(shown: string, typed: string): string {
    return shown === typed ? shown.replaceAll(/[☑☒]/g, '[x]').replaceAll('☐', '[ ]') : shown;
}

/** Reads the words of one part of a file, in their order. */
export class TextReader {
    private readonly part: WordPart;
    private readonly reading: WordReading;
    private readonly fields: OpenFields;
    private style: WordStyle | undefined;
    private isOnColour = false;
    private url: string | undefined;
    private boxes: (XmlNode | string)[] = [];
    /** Properties of the field whose shown words are read. */
    private checked: string | undefined;

    constructor(part: WordPart, root: XmlNode, reading: WordReading) {
        this.part = part;
        this.reading = reading;
        this.fields = new OpenFields(root);
    }

    /** Whether the text is within a list of contents. */
    get isContents(): boolean {
        return this.fields.isContents;
    }

    /** Reads a paragraph, or another element with runs. @param isOnColour whether what holds it has a colour */
    paragraph(node: XmlNode, isOnColour = false): ReadParagraph {
        this.style = this.reading.styles.ofParagraph(node);
        this.isOnColour = isOnColour || isColoured(child(node, 'w:pPr', 'w:shd'));
        this.boxes = [];
        const written = this.reading.field ? withFillIns(node) : node;
        const all = written.name === 'w:p' ? this.inner(written) : this.node(written);
        // Instructions that run on into the next paragraph keep their words there.
        this.reading.findings.read('\n');
        return { pieces: this.live(all), boxes: this.boxes };
    }

    /** All words in an element, paragraph by paragraph, as pieces; boxes after the paragraphs that hold them. */
    flat(node: XmlNode, isOnColour = false): readonly (readonly WordPiece[])[] {
        if (node.name === 'w:p') {
            const { pieces, boxes } = this.paragraph(node, isOnColour);
            return [pieces, ...boxes.flatMap(box => (typeof box === 'string' ? [[{ words: box }]] : this.boxReader(box).flat(box, true)))];
        }
        if (['w:del', 'w:moveFrom'].includes(node.name) || WORDLESS.has(node.name)) return [];
        if (node.name === 'mc:AlternateContent') return chosenBranch(node).flatMap(each => this.flat(each, isOnColour));
        const isColour = isOnColour || child(node, 'w:tblPr', 'w:tblStyle') !== undefined || isColoured(child(node, 'w:tcPr', 'w:shd'));
        return childrenOf(node).flatMap(each => this.flat(each, isColour));
    }

    /** A reader for a box: its fields are its own. */
    boxReader(box: XmlNode): TextReader {
        return new TextReader(this.part, box, this.reading);
    }

    /** Words that are not read as text are kept, with those beside them that are. */
    private live(all: readonly WordPiece[]): readonly WordPiece[] {
        const pieces = all.filter(({ unread }) => !unread);
        if (pieces.length === all.length) return all;
        const words = piecesText(pieces);
        let [state, text] = ['', ''];
        const keep = (): void => {
            if (state) this.reading.findings.keepUnread(state, visibleWords(text), words);
            text = '';
        };
        for (const { unread = '', words: own } of all) {
            if (unread !== state) keep();
            state = unread;
            text += own;
        }
        keep();
        return pieces;
    }

    private inner(node: XmlNode): WordPiece[] {
        let bookmark: string | undefined;
        return childrenOf(node).flatMap(each => {
            if (each.name === 'w:bookmarkStart') bookmark = each.attributes['w:name'];
            return this.node(each, bookmark);
        });
    }

    private node(node: XmlNode, bookmark?: string): WordPiece[] {
        const { findings } = this.reading;
        const id = node.attributes['w:id'] ?? '';
        switch (node.name) {
            case 'w:r':
                return this.run(node);
            case 'w:del':
            case 'w:moveFrom':
                findings.change(false);
                return [];
            case 'w:ins':
            case 'w:moveTo':
                findings.change(true);
                return this.inner(node);
            case 'w:hyperlink':
                return this.linked(this.part.links.get(node.attributes['r:id'] ?? ''), node);
            case 'w:fldSimple': {
                const instruction = node.attributes['w:instr'] ?? '';
                if (!isSilentField(instruction)) return this.linked(linkOf(instruction), node);
                findings.leaveOut('what the instructions of fields hold', shownWords(node));
                return [];
            }
            case 'w:sdt':
                return this.control(node, bookmark);
            case 'm:oMath':
            case 'm:oMathPara': {
                const words = withoutLayout(mathWords(node));
                if (words) findings.count('formula');
                return words ? [this.piece(words)] : [];
            }
            case 'w:commentRangeStart':
                if (this.reading.comments.has(id)) findings.beginComment(id);
                return [];
            case 'w:commentRangeEnd':
                findings.endComment(id);
                return [];
            case 'w:t':
                return this.words(nodeText(node), undefined);
            case 'w:ruby':
                return this.ruby(node, undefined);
            case 'w:tbl':
                // A table within a paragraph is against the rules, and is read as words.
                return this.inner(node);
            case 'w:tc':
                return [...this.inner(node), { words: ' | ' }];
            case 'w:txbxContent':
                this.boxes.push(node);
                return [];
            case 'w:drawing':
            case 'w:pict':
            case 'w:object':
            case 'w:control':
                readDrawing(node, this.part, this.reading, this.boxes);
                return [];
            case 'mc:AlternateContent':
                return chosenBranch(node).flatMap(each => this.node(each));
            default:
                return WORDLESS.has(node.name) ? [] : this.inner(node);
        }
    }

    private linked(url: string | undefined, node: XmlNode): WordPiece[] {
        const outer = this.url;
        this.url = url ?? outer;
        const made = this.inner(node);
        this.url = outer;
        return made;
    }

    private piece(words: string, look?: RunLook): WordPiece {
        this.reading.findings.read(look?.unread ? '' : words);
        return {
            words,
            ...(look?.isBold && { isBold: true }),
            ...(look?.isItalic && { isItalic: true }),
            ...(look?.unread && { unread: look.unread }),
            ...(this.fields.isContents && { isContents: true }),
            link: this.url ?? this.fields.link,
        };
    }

    /** Words, unless they are the instruction of a field. */
    private words(words: string, look: RunLook | undefined): WordPiece[] {
        if (!words) return [];
        if (this.fields.isShown) {
            this.fields.noteShown();
            return [this.piece(words, look)];
        }
        this.fields.instruct(words);
        this.reading.findings.leaveOut('what the instructions of fields hold', words);
        return [];
    }

    private run(run: XmlNode): WordPiece[] {
        const look = this.reading.styles.lookOf(run, this.style, this.isOnColour);
        return childrenOf(run).flatMap(each => this.inRun(each, look));
    }

    private inRun(node: XmlNode, look: RunLook): WordPiece[] {
        const { findings } = this.reading;
        const id = node.attributes['w:id'] ?? '';
        switch (node.name) {
            case 'w:t':
                return this.typed(nodeText(node).replaceAll(/[\t\r\n]/g, ' '), look);
            case 'w:instrText':
                this.fields.instruct(nodeText(node));
                return [];
            case 'w:fldChar': {
                const { shown = '', isFormula, withoutWords } = this.fields.mark(node);
                if (isFormula) findings.count('formula');
                if (withoutWords) findings.leaveOutThing('What only Word can work out', withoutWords);
                return shown ? [this.piece(shown, look)] : [];
            }
            case 'w:sym': {
                const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
                const shown = symbolOf(node.attributes['w:font'] ?? look.font, code);
                if (shown === undefined) findings.count('symbol');
                return this.words(shown ?? '\uFFFD', look);
            }
            case 'w:tab':
            case 'w:ptab':
                return this.fields.isShown ? [{ ...this.piece('', look), isTab: true }] : [];
            case 'w:dayShort':
            case 'w:dayLong':
            case 'w:monthShort':
            case 'w:monthLong':
            case 'w:yearShort':
            case 'w:yearLong':
                findings.leaveOutThing('What only Word can work out', 'a part of today’s date');
                return [];
            case 'w:br':
            case 'w:cr':
                return this.words('\n', look);
            case 'w:noBreakHyphen':
                return this.words('-', look);
            case 'w:footnoteReference':
            case 'w:endnoteReference':
                return this.note(`${node.name.slice(2, -'Reference'.length)} ${id}`);
            case 'w:commentReference':
                findings.referToComment(id);
                return [];
            case 'w:ruby':
                return this.ruby(node, look);
            case 'mc:AlternateContent':
                return chosenBranch(node).flatMap(each => this.inRun(each, look));
            case 'w:r':
                return this.run(node);
            default:
                return this.node(node);
        }
    }

    /** Words as they are shown in their font. */
    private typed(words: string, look: RunLook): WordPiece[] {
        const shown = shownIn(look.font, words);
        if (!shown.isKnown) this.reading.findings.count('symbol');
        if (this.checked !== undefined) return [];
        const own = raised(withBoxes(shown.words, words), look);
        // The letters of pictures are no words of the text.
        if (shown.words !== words)
            this.reading.findings.leaveOut('letters that a symbol font shows as pictures', words.replaceAll(/[^\p{L}\p{N}]/gu, ' '));
        return this.words(own, look);
    }

    /** A note, in brackets; a second reference to it has no second copy. */
    private note(key: string): WordPiece[] {
        const { notes, usedNotes, findings } = this.reading;
        const own = notes.get(key);
        if (!own?.length || usedNotes.has(key)) return [];
        usedNotes.add(key);
        findings.count('note');
        return [{ words: ' (Footnote: ' }, ...own, { words: ')' }];
    }

    /** Words with their pronunciation: `base (reading)`. */
    private ruby(node: XmlNode, look: RunLook | undefined): WordPiece[] {
        const base = this.inner(child(node, 'w:rubyBase') ?? node);
        const reading = this.inner(child(node, 'w:rt') ?? { name: 'w:rt', attributes: {}, children: [] });
        return reading.length ? [...base, this.piece(' (', look), ...reading, this.piece(')', look)] : base;
    }

    private control(node: XmlNode, bookmark: string | undefined): WordPiece[] {
        if (this.reading.field && isFieldControl(node)) {
            this.reading.field(node, bookmark);
            return isBox(node) ? [this.piece(BOX), ...this.besideBox(node)] : [];
        }
        const content = child(node, 'w:sdtContent');
        if (!content || this.isLeftOut(node)) return [];
        if (!isBox(node)) return this.inner(content);
        this.reading.findings.count('ticked');
        return [this.piece(isTickedBox(node) ? '[x]' : '[ ]'), ...this.besideBox(node)];
    }

    /** What shows the tick of a box is a symbol, or a box that is read as one; all else in its control is text. */
    private besideBox(node: XmlNode): WordPiece[] {
        const content = child(node, 'w:sdtContent');
        const all = content ? this.inner(content) : [];
        return all
            .map(piece => ({ ...piece, words: piece.words.replaceAll(/\[[x ]\]/g, '') }))
            .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
    }

    /** Whether a control is a list of contents, or a field that is not filled in; its words are then noted. */
    isLeftOut(control: XmlNode): boolean {
        const { findings, styles } = this.reading;
        const words = shownWords(control);
        if (isGallery(control, /^table of contents$/i)) findings.leaveOut('the list of contents', words);
        else if (isEmptyField(control, words, styles)) {
            findings.count('empty');
            findings.leaveOut('the hints of fields that were not filled in', words);
        } else return false;
        return true;
    }
}
