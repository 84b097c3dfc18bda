import { childrenOf, type XmlNode } from '../office/xml.ts';

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
