import type { Assessment } from '../../language/assess/assessment.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { LoadedDocument } from './loaded-document.ts';

/** A document with all that there is to say about it. */
export interface CheckedDocument extends LoadedDocument {
    readonly assessments: readonly Assessment[];
    readonly findings: readonly Finding[];
}
