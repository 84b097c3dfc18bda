import type { Assessment } from '../../language/assess/assessment.ts';
import { tally } from '../../language/assess/outcome.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Finding } from '../../language/model/findings.ts';
import { jsonText } from '../../language/model/text.ts';
import { figuresOf } from '../../language/reviews/themes.ts';
import { jsonList } from '../io/safe-text.ts';
import { type ReportedDocument, type Results, Totals } from './results.ts';

/** Raised when a reader of an earlier version could misunderstand; `docs/schemas/check.schema.json` describes it. */
export const JSON_VERSION = 2;

/** For programs: all findings, whatever their severity, and all outcomes. */
export function* json(results: Results): Generator<string> {
    const totals = new Totals();
    function* files(): Generator<unknown> {
        for (const document of results.documents) {
            totals.add(document);
            yield fileOf(document, results);
        }
    }
    const head = {
        format: 'carewright-check',
        version: JSON_VERSION,
        tool: { name: 'carewright', version: results.version },
        asOf: results.asOf,
    };
    yield `${jsonText(head).replace(/\n\}$/, '')},\n  "files": `;
    yield* jsonList(files(), '  ');
    const { error, warning, information, hint } = totals.findings;
    const summary = {
        files: totals.files,
        services: totals.services,
        reviews: totals.reviews,
        findings: { error, warning, information, hint },
        outcomes: totals.outcomes,
    };
    yield `,\n  "unreadable": ${jsonText(results.unreadable, '  ')},\n  "summary": ${jsonText(summary, '  ')}\n}\n`;
}

function fileOf(document: ReportedDocument, results: Results): unknown {
    return {
        path: document.path,
        findings: document.findings.map(finding => findingOf(finding, document, results)),
        subjects: document.subjects.map(subject => subjectOf(subject, document, results)),
    };
}

function findingOf(found: Finding, document: ReportedDocument, results: Results): unknown {
    const { uri: _, at, fixes: __, related, ...finding } = found;
    return {
        ...finding,
        place: document.source.place(at),
        related: related?.map(other => ({ message: other.message, ...(results.locate(other.uri, other.at) ?? { uri: other.uri }) })),
        fixes: document.fixesOf(found)?.map(({ title, safe, edits }) => ({
            title,
            safe,
            edits: edits.map(edit => ({ place: document.source.place(edit.at), text: edit.text })),
        })),
    };
}

function subjectOf(subject: SubjectFacts, document: ReportedDocument, results: Results): unknown {
    return {
        type: subject.type,
        name: subject.name,
        title: subject.title,
        status: subject.status,
        place: document.source.place(subject.at),
        assessments: document.assessments
            .filter(assessment => assessment.subject === subject)
            .map(assessment => assessmentOf(assessment, document, results)),
    };
}

function assessmentOf(assessment: Assessment, document: ReportedDocument, results: Results): unknown {
    const { guidance, results: outcomes } = assessment;
    return {
        guidance,
        title: results.titleOf(guidance),
        counts: tally(outcomes),
        themes: figuresOf(assessment).themes,
        requirements: outcomes.map(({ requirement, outcome, reason, applies, at, evidence, gap }) => ({
            id: requirement.id,
            title: requirement.title,
            obligation: requirement.obligation,
            basis: requirement.basis,
            source: requirement.source,
            outcome,
            reason,
            applies,
            gap: gap && { state: gap.state, until: gap.gap.until.date, by: gap.gap.body, reason: gap.gap.reason, days: gap.days },
            place: document.source.place(at),
            evidence: evidence.map(({ at: span, words }) => ({ place: document.source.place(span), words })),
        })),
    };
}
