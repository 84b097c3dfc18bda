import type { Finding } from '../language/checks/rule.ts';
import { Checker } from '../language/workspace/check-workspace.ts';
import type { Config } from './config.ts';
import type { CheckedDocument } from './results.ts';
import { Source } from './text/source.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface CheckSettings {
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly asOf: string;
    readonly guidance: readonly string[];
    readonly rules: NonNullable<Config['rules']>;
    /** Whether every text is needed, or only that of documents with findings. */
    readonly allTexts: boolean;
}

const NO_TEXT = new Source('');

function configured(findings: readonly Finding[], rules: CheckSettings['rules']): readonly Finding[] {
    return findings.flatMap(finding => {
        const severity = rules[finding.code];
        if (severity === undefined) return finding;
        return severity === 'off' ? [] : { ...finding, severity };
    });
}

/** Checks the documents of a workspace, one whenever the next is asked for. */
export function* checkDocuments(workspace: Workspace, settings: CheckSettings): Generator<CheckedDocument> {
    const checker = new Checker(workspace.names, { today: settings.asOf, guidance: settings.guidance });
    for (const facts of workspace.documents) {
        const assessments = checker.assessments(facts);
        const findings = configured(checker.findings(facts, assessments), settings.rules);
        yield {
            path: workspace.pathOf(facts.uri),
            uri: facts.uri,
            subjects: [...facts.services, ...facts.reviews],
            findings,
            assessments,
            // Read again only where somebody asks for it: a summary does not.
            get source() {
                return settings.allTexts || findings.length ? workspace.sourceOf(facts.uri) : NO_TEXT;
            },
        };
    }
}
