import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import { basisInWords, checkedInWords } from '../../language/assess/asker.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import { FAULT_CODE, type Finding, type Severity, SYNTAX_CODE } from '../../language/model/findings.ts';
import { jsonText } from '../../language/model/text.ts';
import { jsonList, neutralise } from '../io/safe-text.ts';
import type { TextPlace } from '../workspace/sources.ts';
import type { ReportedDocument, Results } from './results.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
    error: 'error',
    warning: 'warning',
    information: 'note',
    hint: 'note',
};

/** What the parser and the tool itself report belongs to no rule. */
const BUILT_IN: readonly ReportingDescriptor[] = [
    {
        id: FAULT_CODE,
        name: 'check-failed',
        shortDescription: { text: 'A check failed on this document. The fault is Carewright’s.' },
        defaultConfiguration: { level: 'warning' },
    },
    {
        id: SYNTAX_CODE,
        name: 'cannot-be-read',
        shortDescription: { text: 'The text can’t be read here.' },
        defaultConfiguration: { level: 'error' },
    },
];

/** Text from strangers as a message. Viewers make a link of `[words](address)` in any message, wherever it goes: here nothing becomes one. */
export function messageText(text: string): string {
    return neutralise(text).replaceAll('](', '] (');
}

/** All rules of the language. */
export function ruleDescriptors(): readonly ReportingDescriptor[] {
    const rules = RULES.map(({ code, name, title, why, fix, severity, source }) => ({
        id: code,
        name,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: { text: `${why}\n\n${fix}` },
        helpUri: source?.link,
        defaultConfiguration: { level: LEVELS[severity] },
    }));
    return [...BUILT_IN, ...rules];
}

/** A requirement of a guidance, as a rule. */
export function requirementDescriptor(requirement: RequirementFacts): ReportingDescriptor {
    const { id, title, says, ask, source, obligation, guidance } = requirement;
    const asked = `Asked by ${basisInWords(requirement)}; ${checkedInWords(requirement)}.`;
    return {
        id,
        shortDescription: { text: messageText(title ?? id) },
        fullDescription: { text: messageText(says || title || id) },
        help: { text: messageText([says, asked, source?.title && `Source: ${source.title}`, ask].filter(Boolean).join('\n\n')) },
        helpUri: source?.link,
        defaultConfiguration: { level: obligation === 'must' ? 'error' : 'warning' },
        properties: { tags: [guidance, obligation], basis: requirement.basis },
    };
}

/** The name that SARIF's readers know for the root of the repository. */
const ROOT = '%SRCROOT%';
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
    const bases: Log['runs'][number]['originalUriBaseIds'] = { [ROOT]: { uri: results.reported.root } };
    yield `{\n  "$schema": ${jsonText(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [{\n    "columnKind": "utf16CodeUnits",\n`;
    yield `    "originalUriBaseIds": ${jsonText(bases, '    ')},\n    "results": `;
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
                    locations: [{ physicalLocation: { artifactLocation: artifact(path, results) } }],
                })),
            },
        ],
    };
    yield `,\n    "tool": ${jsonText(tool, '    ')},\n    "invocations": ${jsonText(invocations, '    ')}\n  }]\n}\n`;
}

/** A file, whatever characters its path has: relative to the root where it is in there. */
function artifact(shown: string, { reported }: Results): ArtifactLocation {
    const { path, isInRoot } = reported.of(shown);
    const whole = path.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
    if (!isInRoot) return { uri: pathToFileURL(whole).href };
    return { uri: whole.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function regionOf({ line, column, endLine, endColumn, start, end }: TextPlace): Region {
    return { startLine: line, startColumn: column, endLine, endColumn, charOffset: start, charLength: end - start };
}

function physical(path: string, place: TextPlace, results: Results): PhysicalLocation {
    return { artifactLocation: artifact(path, results), region: regionOf(place) };
}

/** Stays the same while the line does, wherever it moves to. */
function fingerprint(finding: Finding, document: ReportedDocument, { reported }: Results, seen: Map<string, number>): string {
    const line = document.source.line(document.source.place(finding.at).line).trim();
    const base = [reported.of(document.path).path, finding.code, line].join('\n');
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
            ? { id, message, physicalLocation: physical(found.path, found.place, results) }
            : { id, message, logicalLocations: [{ fullyQualifiedName: related.uri, kind: 'resource' }] };
    });
}

function resultOf(finding: Finding, document: ReportedDocument, results: Results, seen: Map<string, number>): Result {
    const asked = finding.asker && `Asked by ${finding.asker}.`;
    const text = messageText([finding.message, asked, finding.advice].filter(Boolean).join('\n\n'));
    return {
        ruleId: finding.code,
        level: LEVELS[finding.severity],
        message: { text },
        locations: [{ physicalLocation: physical(document.path, document.source.place(finding.at), results) }],
        relatedLocations: relatedOf(finding, results),
        partialFingerprints: { 'carewright/v1': fingerprint(finding, document, results, seen) },
        fixes: document.fixesOf(finding)?.map(fix => ({
            description: { text: messageText(fix.title) },
            artifactChanges: [
                {
                    artifactLocation: artifact(document.path, results),
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
