import { withoutLayout } from '../../language/model/quotations.ts';
import { child, childrenOf, findNode, switched, textIn, valOf, type XmlNode } from '../office/xml.ts';
import type { WordStyles } from './word-styles.ts';

/** Elements that hold no words of the text. */
export const WORDLESS = new Set(
    'w:pPr w:rPr w:sdtPr w:sdtEndPr w:delText w:delInstrText w:annotationRef w:footnoteRef w:endnoteRef w:bookmarkEnd mc:Fallback w:fldData w:tblPr w:trPr w:tcPr'.split(
        ' ',
    ),
);
/** What Word shows in a field that nobody has filled in. */
const KNOWN_HINT =
    /^(click|tap|click or tap)( here)?( to (enter|add|insert|choose|select) .{1,40})?\.?$|^(choose|select|pick) an? (item|date|building block)\.?$|^(enter|type|insert) .{1,60}\.?$/i;

/** Whether a control is from one of Word's galleries. */
export function isGallery(control: XmlNode, names: RegExp): boolean {
    return names.test(valOf(control, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery') ?? '');
}

/** The words in an element that are in the text, and not deleted. */
export function shownWords(node: XmlNode): string {
    if (node.name === 'w:t') return textIn(node);
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
