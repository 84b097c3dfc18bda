import { createHash } from 'node:crypto';
import type { Location, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import type { Finding, Severity } from '../../language/checks/rule.ts';
import type { CheckedDocument, Results } from '../results.ts';
import { jsonList, jsonText } from '../text/json.ts';
import type { Place } from '../text/source.ts';
import { messageText, requirementDescriptor, ruleDescriptors } from './sarif-rules.ts';

const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** For code scanning: SARIF 2.1.0, with all rules and the requirements of the guidance in use. */
export function* sarif(results: Results): Generator<string> {
    const requirements = new Map<string, EffectiveRequirement>();
    function* found(): Generator<Result> {
        for (const document of results.documents) {
            for (const assessment of document.assessments) {
                for (const { requirement } of assessment.results)
                    if (!requirements.has(requirement.id)) requirements.set(requirement.id, requirement);
            }
            const seen = new Map<string, number>();
            for (const finding of document.findings) yield resultOf(finding, document, results, seen);
        }
    }
    yield `{\n  "$schema": ${jsonText(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [{\n    "columnKind": "utf16CodeUnits",\n    "results": `;
    yield* jsonList(found(), '    ');
    // Which requirements are in use is known once all documents have been seen.
    const rules: ReportingDescriptor[] = [...ruleDescriptors(), ...[...requirements.values()].map(requirementDescriptor)];
    const { tool, invocations }: Pick<Log['runs'][number], 'tool' | 'invocations'> = {
        tool: { driver: { name: 'Carewright', version: results.version, semanticVersion: results.version, rules } },
        invocations: [
            {
                executionSuccessful: !results.unreadable.length,
                toolExecutionNotifications: results.unreadable.map(({ path, reason }) => ({
                    level: 'error',
                    message: { text: `${messageText(path)} can't be read: ${reason}.` },
                    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
                })),
            },
        ],
    };
    yield `,\n    "tool": ${jsonText(tool, '    ')},\n    "invocations": ${jsonText(invocations, '    ')}\n  }]\n}\n`;
}

/** A path as a relative reference, whatever characters it has. */
function uriOf(path: string): string {
    return path
        .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
}

function regionOf({ line, column, endLine, endColumn, start, end }: Place): Region {
    return { startLine: line, startColumn: column, endLine, endColumn, charOffset: start, charLength: end - start };
}

function physical(path: string, place: Place): PhysicalLocation {
    return { artifactLocation: { uri: uriOf(path) }, region: regionOf(place) };
}

/** Stays the same while the line does, wherever it moves to. */
function fingerprint(finding: Finding, document: CheckedDocument, seen: Map<string, number>): string {
    const line = document.source.line(document.source.place(finding.at).line).trim();
    const base = [document.path, finding.code, line].join('\n');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return createHash('sha256').update(`${base}\n${count}`).digest('hex').slice(0, 32);
}

function relatedOf(finding: Finding, results: Results): Location[] | undefined {
    return finding.related?.map((related, id) => {
        const found = results.locate(related.uri, related.at);
        const message = { text: messageText(related.message) };
        // The library has no files: its documents are named, not placed.
        return found
            ? { id, message, physicalLocation: physical(found.path, found.place) }
            : { id, message, logicalLocations: [{ fullyQualifiedName: related.uri, kind: 'resource' }] };
    });
}

function resultOf(finding: Finding, document: CheckedDocument, results: Results, seen: Map<string, number>): Result {
    const asked = finding.asker && `Asked by ${finding.asker}.`;
    const text = messageText([finding.message, asked, finding.advice].filter(Boolean).join('\n\n'));
    return {
        ruleId: finding.code,
        level: LEVELS[finding.severity],
        message: { text },
        locations: [{ physicalLocation: physical(document.path, document.source.place(finding.at)) }],
        relatedLocations: relatedOf(finding, results),
        partialFingerprints: { 'carewright/v1': fingerprint(finding, document, seen) },
        fixes: finding.fixes?.map(fix => ({
            description: { text: messageText(fix.title) },
            artifactChanges: [
                {
                    artifactLocation: { uri: uriOf(document.path) },
                    replacements: fix.edits.map(edit => ({
                        deletedRegion: regionOf(document.source.place(edit.at)),
                        insertedContent: { text: edit.text },
                    })),
                },
            ],
        })),
        properties: { severity: finding.severity },
    };
}
