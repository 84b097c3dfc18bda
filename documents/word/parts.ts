import { PROPERTY_TYPES } from '../office/relationships.ts';
import { NAMESPACES, w, wVal, type XmlElement, xmlPart } from '../office/xml.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { onOneLine } from '../tree/plain-text.ts';
import { styled } from './blocks.ts';
import { run } from './phrases.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What each part of the package is. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
    '/word/document.xml': `${MAIN}.document.main+xml`,
    '/word/styles.xml': `${MAIN}.styles+xml`,
    '/word/numbering.xml': `${MAIN}.numbering+xml`,
    '/word/settings.xml': `${MAIN}.settings+xml`,
    '/word/header1.xml': `${MAIN}.header+xml`,
    '/word/footer1.xml': `${MAIN}.footer+xml`,
    ...PROPERTY_TYPES,
};

/** British English, and the layout of today's Word; nothing is updated, asked or loaded when the document is opened. */
export function settingsPart(): string {
    const compatibility = { name: 'compatibilityMode', uri: 'http://schemas.microsoft.com/office/word', val: 15 };
    return xmlPart(
        w('settings', NAMESPACES, [
            wVal('defaultTabStop', 720),
            wVal('characterSpacingControl', 'doNotCompress'),
            w('compat', {}, [w('compatSetting', compatibility)]),
            w('themeFontLang', { val: 'en-GB' }),
            wVal('decimalSymbol', '.'),
            wVal('listSeparator', ','),
        ]),
    );
}

function field(instruction: string): XmlElement {
    return w('fldSimple', { instr: ` ${instruction} ` }, [run('1')]);
}

export function headerPart({ subject }: DocumentTree): string {
    return xmlPart(w('hdr', NAMESPACES, [styled('Header', [run(onOneLine(subject))])]));
}

/** Title on the left, page on the right. */
export function footerPart({ title }: DocumentTree, width: number): string {
    const words = [run(onOneLine(title)), w('r', {}, [w('tab')]), run('Page '), field('PAGE'), run(' of '), field('NUMPAGES')];
    return xmlPart(w('ftr', NAMESPACES, [styled('Footer', words, w('tabs', {}, [w('tab', { val: 'right', pos: width })]))]));
}
