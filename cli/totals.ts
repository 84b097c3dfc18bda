import { OUTCOMES, type Outcome, tally } from '../language/assess/outcome.ts';
import type { Severity } from '../language/model/findings.ts';
import type { CheckedDocument } from './results.ts';

/** Sums over all documents of a check. */
export class Totals {
    files = 0;
    services = 0;
    reviews = 0;
    readonly findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    readonly outcomes = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as Record<Outcome, number>;

    add(document: CheckedDocument): void {
        this.files++;
        for (const finding of document.findings) this.findings[finding.severity]++;
        for (const subject of document.subjects) {
            if (subject.type === 'service') this.services++;
            else this.reviews++;
        }
        for (const assessment of document.assessments) {
            for (const [outcome, count] of Object.entries(tally(assessment.results))) this.outcomes[outcome as Outcome] += count;
        }
    }
}
