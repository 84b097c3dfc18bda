import { e, xmlPart } from './xml.ts';

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
