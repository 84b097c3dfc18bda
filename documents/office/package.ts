import type { DocumentTree } from '../tree/document-tree.ts';
import { onOneLine } from '../tree/prose.ts';
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
export function customProperties({ kind, properties }: DocumentTree, more: Readonly<Record<string, string>> = {}): string {
    const all = Object.entries({ Kind: kind, ...properties, ...more });
    const own = all.map(([name, value], index) =>
        e('property', { fmtid: SET, pid: index + 2, name: `Carewright ${name}` }, [e('vt:lpwstr', {}, [onOneLine(value)])]),
    );
    return xmlPart(e('Properties', { xmlns: CUSTOM, 'xmlns:vt': VARIANTS }, own));
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'application/vnd.openxmlformats-package';

export interface Relationship {
    readonly id: string;
    /** The last word of its type: `styles`, `hyperlink`. */
    readonly type: string;
    readonly target: string;
    readonly isExternal?: boolean;
}

export function relationshipsPart(all: readonly Relationship[]): string {
    const own = all.map(({ id, type, target, isExternal }) => {
        const of = type.includes('/') ? type : `${OFFICE}/${type}`;
        return e('Relationship', { Id: id, Type: of, Target: target, TargetMode: isExternal ? 'External' : undefined });
    });
    return xmlPart(e('Relationships', { xmlns: RELATIONSHIPS }, own));
}

/** Where a package begins, and where its properties are. */
export function packageRelationships(main: string): string {
    return relationshipsPart([
        { id: 'rId1', type: 'officeDocument', target: main },
        {
            id: 'rId2',
            type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
            target: 'docProps/core.xml',
        },
        { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
        { id: 'rId4', type: 'custom-properties', target: 'docProps/custom.xml' },
    ]);
}

/** What the parts with properties are. */
export const PROPERTY_TYPES: Readonly<Record<string, string>> = {
    '/docProps/core.xml': `${PACKAGE}.core-properties+xml`,
    '/docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    '/docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
};

export function contentTypesPart(types: Readonly<Record<string, string>>, endings: Readonly<Record<string, string>>): string {
    const defaults = Object.entries({ rels: `${PACKAGE}.relationships+xml`, xml: 'application/xml', ...endings });
    return xmlPart(
        e('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
            ...defaults.map(([ending, type]) => e('Default', { Extension: ending, ContentType: type })),
            ...Object.entries(types).map(([name, type]) => e('Override', { PartName: name, ContentType: type })),
        ]),
    );
}
