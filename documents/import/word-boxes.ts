import { withoutLayout } from '../../language/model/text.ts';
import { child, childrenOf, findNode, type XmlNode } from '../office/xml.ts';
import { shownWords } from './word-fields.ts';

/** Whether a control is a box to tick. */
export function isBox(control: XmlNode): boolean {
    return child(control, 'w:sdtPr', 'w14:checkbox') !== undefined;
}

/** Whether a control is only around boxes: LibreOffice writes one without a tag around all that is in a cell. */
export function holdsBoxes(control: XmlNode): boolean {
    return !child(control, 'w:sdtPr', 'w:tag') && childrenOf(control).some(each => findNode(each, isBox) !== undefined);
}

/** Whether a box is ticked: by the sign that people see, else by what its control says. */
export function isTickedBox(control: XmlNode): boolean {
    const shown = child(control, 'w:sdtContent');
    const sign = shown ? withoutLayout(shownWords(shown)) : '';
    if (/^[☒☑✓✔✗✘x]$/iu.test(sign)) return true;
    if (/^[☐□]$/u.test(sign)) return false;
    const state = child(control, 'w:sdtPr', 'w14:checkbox', 'w14:checked')?.attributes['w14:val'] ?? '0';
    return ['1', 'true', 'on'].includes(state);
}
