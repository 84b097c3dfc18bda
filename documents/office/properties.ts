import type { DocumentTree } from '../tree/document-tree.ts';
import { onOneLine } from '../tree/plain-text.ts';
import { e, xmlPart } from './xml.ts';

const CORE = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;
const VARIANTS = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
/** The set of properties that people add to documents. */
const SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** What the file says about itself: title, subject and language. No names of people, and no times. */
export function coreProperties({ title, subject }: DocumentTree): string {
    const own = [
        e('dc:title', {}, [onOneLine(title)]),
        e('dc:subject', {}, [onOneLine(subject)]),
        e('dc:creator', {}, ['Carewright']),
        e('dc:language', {}, ['en-GB']),
    ];
    return xmlPart(e('cp:coreProperties', CORE, own));
}

export function appProperties(): string {
    return xmlPart(
        e('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' }, [
            e('Application', {}, ['Carewright']),
        ]),
    );
}

/** Properties for programs, such as what a form was made from. */
export function customProperties({ kind, properties }: DocumentTree): string {
    const all = Object.entries({ Kind: kind, ...properties });
    const own = all.map(([name, value], index) =>
        e('property', { fmtid: SET, pid: index + 2, name: `Carewright ${name}` }, [e('vt:lpwstr', {}, [onOneLine(value)])]),
    );
    return xmlPart(e('Properties', { xmlns: CUSTOM, 'xmlns:vt': VARIANTS }, own));
}
