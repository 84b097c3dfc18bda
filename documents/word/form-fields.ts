import { e, w, wVal, type XmlNode } from '../office/xml.ts';
import { bookmarkOf, boxTag, type FormField, fieldHint } from '../tree/document-tree.ts';
import { plainLine } from '../tree/prose.ts';
import { styled, textRun, textWidth, type Writing } from './phrases.ts';

/** Where a field is: how wide it may be, in twentieths of a point. */
interface FieldPlace {
    readonly writing: Writing;
    readonly width: number;
}

/** How a field is shown. */
interface FieldLook {
    /** Whether there is room for few words only. */
    readonly isNarrow?: boolean;
    /** Whether people can fill it in, and not remove it. */
    readonly isLocked?: boolean;
    /** Whether it stays on the page of what follows. */
    readonly isKept?: boolean | undefined;
}

/** Word takes no longer names for a content control. */
const LONGEST = 64;

/** What a control is called, and how it is found again. */
function namesOf(label: string, tag: string, id: number, isLocked: boolean): readonly XmlNode[] {
    const lock = isLocked ? [wVal('lock', 'sdtLocked')] : [];
    return [wVal('alias', plainLine(label).slice(0, LONGEST)), wVal('tag', tag), wVal('id', id), ...lock];
}

/** What may be in a content control. */
function kindOf({ field, choices }: FormField): XmlNode {
    switch (field) {
        case 'date':
            return w('date', {}, [
                wVal('dateFormat', 'd MMMM yyyy'),
                wVal('lid', 'en-GB'),
                wVal('storeMappedDataAs', 'date'),
                wVal('calendar', 'gregorian'),
            ]);
        case 'choice':
            return w(
                'dropDownList',
                {},
                choices.map(({ value, title }) => w('listItem', { displayText: plainLine(title), value })),
            );
        default:
            // Of a control for plain text LibreOffice makes a field without tag, lock and colour: its hint looks filled in.
            return w('richText');
    }
}

/** A content control of Word: a field that can be filled in, found again by its tag. */
function contentControl(field: FormField, id: number, { isNarrow = false, isLocked = true }: FieldLook): XmlNode {
    const properties = w('sdtPr', {}, [...namesOf(field.label, field.tag, id, isLocked), w('showingPlcHdr'), kindOf(field)]);
    return w('sdt', {}, [properties, w('sdtContent', {}, [textRun(fieldHint(field, isNarrow), { style: 'PlaceholderText' })])]);
}

/** A control with its bookmark, by which it is found where a program loses its tag. */
function markedControl(field: FormField, writing: Writing, look: FieldLook): XmlNode[] {
    const id = writing.next();
    return [w('bookmarkStart', { id, name: bookmarkOf(field.tag) }), contentControl(field, id, look), w('bookmarkEnd', { id })];
}

/** The signs of a box in Word's own font for them. */
const TICKED = '2612';
const BLANK = '2610';
const SIGNS = 'MS Gothic';

/** A box that can be ticked. */
function checkBox(label: string, tag: string, { writing }: FieldPlace, isLocked: boolean): XmlNode[] {
    const id = writing.next();
    const state = (name: string, code: string): XmlNode => e(`w14:${name}`, { 'w14:val': code, 'w14:font': SIGNS });
    const box = e('w14:checkbox', {}, [e('w14:checked', { 'w14:val': 0 }), state('checkedState', TICKED), state('uncheckedState', BLANK)]);
    const font = w('rPr', {}, [w('rFonts', { ascii: SIGNS, hAnsi: SIGNS, eastAsia: SIGNS, hint: 'eastAsia' })]);
    const sign = w('r', {}, [font, w('t', {}, [String.fromCodePoint(Number.parseInt(BLANK, 16))])]);
    return [
        w('bookmarkStart', { id, name: bookmarkOf(tag) }),
        w('sdt', {}, [w('sdtPr', {}, [...namesOf(label, tag, id, isLocked), box]), w('sdtContent', {}, [sign])]),
        w('bookmarkEnd', { id }),
    ];
}

/** How wide a box is with the space after it. */
const BOX_WIDTH = 260;
/** What is left free between two columns of choices. */
const BETWEEN = 120;
/** Fewer choices are below each other. */
const LEAST_BESIDE = 4;
const MOST_COLUMNS = 3;

/** In how many columns choices are, so that each has room for its words on one line. */
function columnsFor({ choices }: FormField, width: number): number {
    if (choices.length < LEAST_BESIDE) return 1;
    const widest = Math.max(...choices.map(({ title }) => textWidth(title))) + BOX_WIDTH + BETWEEN;
    return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(width / widest)));
}

/** A list of which several may apply: a box before each choice. The bookmark of the list is around all of them. */
function boxesXml(field: FormField, place: FieldPlace, { isLocked = true, isKept }: FieldLook): XmlNode[] {
    const columns = columnsFor(field, place.width);
    const id = place.writing.next();
    const begin = w('bookmarkStart', { id, name: bookmarkOf(field.tag) });
    const lines = Array.from({ length: Math.ceil(field.choices.length / columns) }, (_, at) =>
        field.choices.slice(at * columns, (at + 1) * columns),
    );
    const stops = Array.from({ length: columns - 1 }, (_, at) =>
        w('tab', { val: 'left', pos: Math.floor((place.width * (at + 1)) / columns) }),
    );
    // What is too long for a line goes on below its own words.
    const indent = columns > 1 ? w('tabs', {}, stops) : w('ind', { left: BOX_WIDTH, hanging: BOX_WIDTH });
    return lines.map((line, at) => {
        const boxes = line.flatMap((choice, index) => [
            ...(index ? [w('r', {}, [w('tab')])] : []),
            ...checkBox(choice.title, boxTag(field, choice), place, isLocked),
            textRun(` ${choice.title}`),
        ]);
        const words = [...(at ? [] : [begin]), ...boxes, ...(at === lines.length - 1 ? [w('bookmarkEnd', { id })] : [])];
        return styled('CareCell', words, ...(isKept ? [w('keepNext')] : []), indent);
    });
}

/** A field of a form as paragraphs. */
export function fieldXml(field: FormField, place: FieldPlace, look: FieldLook = {}): XmlNode[] {
    if (field.field === 'choices') return boxesXml(field, place, look);
    return [styled('CareCell', markedControl(field, place.writing, look), ...(look.isKept ? [w('keepNext')] : []))];
}
