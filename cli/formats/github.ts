import type { Finding, Severity } from '../../language/checks/rule.ts';
import type { CheckedDocument, Results } from '../results.ts';
import { neutralised } from '../text/neutralise.ts';
import type { FormatOptions } from './format.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

function data(text: string): string {
    return neutralised(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
    return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** For GitHub's build logs: each finding becomes a note at its line. */
export function* github(results: Results, { hints, quiet }: FormatOptions): Generator<string> {
    for (const document of results.documents) {
        for (const finding of document.findings) {
            const isHidden = quiet ? finding.severity !== 'error' : finding.severity === 'hint' && !hints;
            if (!isHidden) yield annotation(finding, document);
        }
    }
    for (const { path, reason } of results.unreadable) yield `::error file=${property(path)}::${data(`It can't be read: ${reason}.`)}\n`;
}

function annotation(finding: Finding, document: CheckedDocument): string {
    const place = document.source.place(finding.at);
    const properties = {
        file: document.path,
        line: String(place.line),
        endLine: String(place.endLine),
        // GitHub takes columns only within one line.
        ...(place.line === place.endLine && { col: String(place.column), endColumn: String(place.endColumn) }),
        title: finding.code.startsWith('CARE-') ? `${finding.code} ${finding.name}` : finding.code,
    };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
    const message = [finding.message, finding.asker && `Asked by ${finding.asker}.`, finding.advice].filter(Boolean).join('\n');
    return `::${COMMANDS[finding.severity]} ${list.join(',')}::${data(message)}\n`;
}
