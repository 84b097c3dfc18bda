import type { Assessment } from '../../language/assess/assessment.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { LoadedDocument } from './loaded-document.ts';

/** A document with all that there is to say about it. */
export interface CheckedDocument extends LoadedDocument {
    readonly assessments: readonly Assessment[];
    readonly findings: readonly Finding[];
}

/** Adds what there is to say about a document. It is not copied: what is only read when asked for stays unread. */
export function checkedDocument(loaded: LoadedDocument, assessments: readonly Assessment[], findings: readonly Finding[]): CheckedDocument {
    return Object.assign(Object.create(loaded) as LoadedDocument, { assessments, findings });
}
