import { xmlAttribute, xmlCharacters, xmlText } from '../../documents/office/xml.ts';
import { askerOf } from '../../language/assess/asker.ts';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { isAnswered } from '../../language/assess/outcome.ts';
import { type Finding, isOwnCode } from '../../language/model/findings.ts';
import { neutralise } from '../io/safe-text.ts';
import type { ReportedDocument, Results } from './results.ts';

/** A tag's attributes, without those that have no value. */
function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
    return Object.entries(values)
        .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${xmlAttribute(xmlCharacters(String(value)))}"`))
        .join('');
}

interface Case {
    readonly name: string;
    readonly classname: string;
    readonly line: number;
    readonly outcome: 'passed' | 'failure' | 'skipped';
    readonly type?: string;
    readonly message?: string;
    readonly body?: string;
}

/** For test reports: a suite for each service or review and guidance with a case for each requirement, and one for each file's rules. */
export function* junit(results: Results): Generator<string> {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="carewright">\n';
    for (const document of results.documents) {
        const { path } = results.reported.of(document.path);
        yield suite(path, path, results, rulesOf(document, path));
        for (const assessment of document.assessments) {
            const name = `${assessment.subject.title ?? assessment.subject.name}: ${assessment.guidance}`;
            yield suite(name, path, results, requirementsOf(assessment, document, path));
        }
    }
    for (const { path: shown, reason } of results.unreadable) {
        const { path } = results.reported.of(shown);
        const attributes = {
            name: path,
            timestamp: `${results.asOf}T00:00:00`,
            hostname: 'localhost',
            tests: 1,
            failures: 0,
            errors: 1,
            skipped: 0,
            time: 0,
        };
        yield `  <testsuite${xmlAttributes(attributes)}>\n    <testcase${xmlAttributes({ name: 'can be read', classname: path, time: 0 })}>`;
        yield `<error${xmlAttributes({ message: `It can't be read: ${reason}.`, type: 'unreadable' })}/></testcase>\n  </testsuite>\n`;
    }
    yield '</testsuites>\n';
}

/** What rules say of a document. Only errors fail; a document without any has one case that passes. */
function rulesOf(document: ReportedDocument, path: string): Case[] {
    const cases = document.findings
        .filter(finding => isOwnCode(finding.code))
        .map((finding): Case => {
            const place = document.source.place(finding.at);
            return {
                name: `${finding.code} ${finding.name}, line ${place.line}`,
                classname: path,
                line: place.line,
                outcome: finding.severity === 'error' ? 'failure' : 'passed',
                type: finding.severity,
                message: finding.message,
                body: bodyOf(finding, document, path),
            };
        });
    return cases.length ? cases : [{ name: 'rules', classname: path, line: 1, outcome: 'passed' }];
}

function requirementsOf(assessment: Assessment, document: ReportedDocument, path: string): Case[] {
    return assessment.results.map(result => {
        const line = document.source.place(result.at).line;
        const { requirement, outcome, reason } = result;
        const base = {
            name: `${requirement.id} ${requirement.title ?? ''}`.trim(),
            classname: `${assessment.subject.name}.${assessment.guidance}`,
            line,
        };
        if (isAnswered(outcome)) return { ...base, outcome: 'passed' };
        if (outcome === 'not applicable' || outcome === 'gap accepted')
            return { ...base, outcome: 'skipped', message: `${outcome}: ${reason}` };
        const finding = findingOf(result, document);
        const isSoft = finding !== undefined && finding.severity !== 'error' && finding.severity !== 'warning';
        if (isSoft) return { ...base, outcome: 'skipped', message: `${outcome} (${finding.severity}): ${reason}` };
        const body = finding ? bodyOf(finding, document, path) : `Asked by ${askerOf(requirement)}.`;
        return { ...base, outcome: 'failure', type: outcome, message: reason, body };
    });
}

function findingOf({ requirement, at }: RequirementResult, document: ReportedDocument): Finding | undefined {
    return document.findings.find(finding => finding.code === requirement.id && finding.at[0] === at[0]);
}

function bodyOf(finding: Finding, document: ReportedDocument, path: string): string {
    const { line, column } = document.source.place(finding.at);
    const source = [finding.source?.title, finding.source?.link].filter(Boolean).join(' ');
    return [`${path}:${line}:${column}`, finding.asker && `Asked by ${finding.asker}.`, source && `Source: ${source}`, finding.advice]
        .filter(Boolean)
        .join('\n');
}

function suite(name: string, file: string, { asOf }: Results, cases: readonly Case[]): string {
    const count = (outcome: Case['outcome']): number => cases.filter(each => each.outcome === outcome).length;
    const attributes = {
        name: neutralise(name),
        file,
        timestamp: `${asOf}T00:00:00`,
        hostname: 'localhost',
        tests: cases.length,
        failures: count('failure'),
        errors: 0,
        skipped: count('skipped'),
        time: 0,
    };
    return `  <testsuite${xmlAttributes(attributes)}>\n${cases.map(each => caseOf(each, file)).join('')}  </testsuite>\n`;
}

function caseOf({ name, classname, line, outcome, type, message = '', body = '' }: Case, file: string): string {
    const open = `    <testcase${xmlAttributes({ name: neutralise(name), classname, file, line, time: 0 })}`;
    const told = neutralise(message);
    switch (outcome) {
        case 'failure':
            return `${open}>\n      <failure${xmlAttributes({ message: told, type })}>${xmlText(xmlCharacters(neutralise(body)))}</failure>\n    </testcase>\n`;
        case 'skipped':
            return `${open}>\n      <skipped${xmlAttributes({ message: told })}/>\n    </testcase>\n`;
        default:
            return message
                ? `${open}>\n      <system-out>${xmlText(xmlCharacters(`${type}: ${told}\n${neutralise(body)}`))}</system-out>\n    </testcase>\n`
                : `${open}/>\n`;
    }
}
