import { bookmarkOf } from '../form/tags.ts';
import { w, wVal, type XmlElement } from '../office/xml.ts';
import type { FormField } from '../tree/document-tree.ts';
import { fieldHint } from '../tree/field-words.ts';
import { onOneLine } from '../tree/plain-text.ts';
import { type Place, styled } from './blocks.ts';
import { shares } from './column-widths.ts';
import { run } from './phrases.ts';
import { cellXml, tableXml } from './tables.ts';

/** More fields than this may be torn apart by the end of a page. */
const MOST_TOGETHER = 10;
/** Word takes no longer names for a content control. */
const LONGEST = 64;

/** What may stand in a content control. */
function kindOf({ field, choices }: FormField): XmlElement {
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
                choices.map(({ value, title }) => w('listItem', { displayText: onOneLine(title), value })),
            );
        case 'prose':
            return w('richText');
        default:
            return w('text');
    }
}

/** A content control of Word: a field that can be filled in, found again by its tag. */
export function contentControl(field: FormField, id: number): XmlElement {
    const properties = w('sdtPr', {}, [
        wVal('alias', onOneLine(field.label).slice(0, LONGEST)),
        wVal('tag', field.tag),
        wVal('id', id),
        w('showingPlcHdr'),
        kindOf(field),
    ]);
    return w('sdt', {}, [properties, w('sdtContent', {}, [run(fieldHint(field), { style: 'PlaceholderText' })])]);
}

/** Fields that belong together: what is asked on the left, where to answer on the right. */
export function fieldsTable(fields: readonly FormField[], place: Place): XmlElement[] {
    const widths = shares([4, 6], place.width);
    const [left = 0, right = 0] = widths;
    const rows = fields.map((field, index) => {
        // Few fields stay on one page: each row with the next.
        const together = fields.length <= MOST_TOGETHER && index < fields.length - 1 ? [w('keepNext')] : [];
        const asked = [
            styled('CareCell', [run(field.label, { bold: true }), ...(field.required ? [run(' (required)')] : [])], ...together),
            ...(field.help ? [styled('CareHelp', [run(field.help)], ...together)] : []),
        ];
        const id = place.writing.next();
        const marked = [w('bookmarkStart', { id, name: bookmarkOf(field.tag) }), contentControl(field, id), w('bookmarkEnd', { id })];
        const answer = styled('CareCell', marked, ...together);
        return w('tr', {}, [w('trPr', {}, [w('cantSplit')]), cellXml(left, asked, 'F4F6F7'), cellXml(right, [answer])]);
    });
    return tableXml({ caption: 'Fields to fill in', widths, firstRow: false, firstColumn: false }, rows);
}
