import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOMES, type Outcome } from '../../language/assess/outcome.ts';
import type { EditableDocument } from '../../language/fixes/sound-edits.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Finding, Fix, Severity } from '../../language/model/findings.ts';
import { listed } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import { figuresOf } from '../../language/reviews/themes.ts';
import type { ReportPaths, Source, TextPlace } from '../workspace/sources.ts';

/** What the check has to say about one document. */
export interface ReportedDocument {
    /** Relative to the folder in which the command runs, with `/`. */
    readonly path: string;
    readonly uri: string;
    /** The services and reviews in it. */
    readonly subjects: readonly SubjectFacts[];
    readonly findings: readonly Finding[];
    readonly assessments: readonly Assessment[];
    /** Its text, for places and lines. */
    readonly source: Source;
    /** The document with what would be said of it if it were changed. */
    readonly editable: EditableDocument;
    /** The fixes of a finding that leave the document sound. */
    fixesOf(finding: Finding): readonly Fix[] | undefined;
}

/** Why a service or a review is compared with nothing. */
export function notComparedInWords({ type, follows }: Pick<SubjectFacts, 'type' | 'follows'>): string {
    if (type === 'review') return 'none of the guidance that its form is for is compared here';
    if (!follows.length) return 'it follows no guidance, so it is compared with none. Say which with a line `follows:`';
    return `it follows ${listed(follows.map(({ name }) => name))}, which ${follows.length === 1 ? 'is' : 'are'} not compared here`;
}

/** A document that could not be read. */
export interface Unreadable {
    readonly path: string;
    readonly reason: string;
}

/** Everything that a format may tell. */
export interface Results {
    /** One after the other, so that ten thousand documents need not be in memory at once. Can be gone through once. */
    readonly documents: Iterable<ReportedDocument>;
    readonly unreadable: readonly Unreadable[];
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly asOf: string;
    readonly version: string;
    /** How reports for other programs name files. */
    readonly reported: ReportPaths;
    /** What people call a guidance. */
    titleOf(guidance: string): string;
    /** What people call a section of a guidance; the guidance where it has none. */
    sectionOf(guidance: string, section: string | undefined): string;
    /** Where something is in another document of the workspace; nothing for the library, which has no files. */
    locate(uri: string, at: Span): { readonly path: string; readonly place: TextPlace } | undefined;
}

/** Sums over all documents of a check. */
export class Totals {
    files = 0;
    services = 0;
    reviews = 0;
    readonly findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    readonly outcomes = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as Record<Outcome, number>;

    add(document: ReportedDocument): void {
        this.files++;
        for (const finding of document.findings) this.findings[finding.severity]++;
        for (const subject of document.subjects) {
            if (subject.type === 'service') this.services++;
            else this.reviews++;
        }
        for (const assessment of document.assessments) {
            // The themes of a review are answered or not: that does not belong in one sum with what services show.
            for (const [outcome, count] of Object.entries(figuresOf(assessment).counts ?? {})) this.outcomes[outcome as Outcome] += count;
        }
    }
}
