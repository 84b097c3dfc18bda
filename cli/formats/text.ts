import { placeholder } from '../../language/checks/placeholder.ts';
import { type Finding, isOwnCode, type Severity } from '../../language/model/findings.ts';
import { counted } from '../../language/model/text.ts';
import { figuresInWords, figuresOf } from '../../language/reviews/themes.ts';

import type { Paint } from '../io/io.ts';
import { neutralise, neutraliseLine } from '../io/safe-text.ts';
import { frame, indented, wrap } from '../io/terminal.ts';
import type { FormatOptions } from './format.ts';
import { notComparedInWords, type ReportedDocument, type Results, Totals } from './results.ts';

export const SEVERITY_STYLES: Readonly<Record<Severity, Parameters<Paint>[0]>> = {
    error: ['bold', 'red'],
    warning: ['bold', 'yellow'],
    information: ['bold', 'blue'],
    hint: ['bold', 'cyan'],
};
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** For people: every finding with its place and line, whose demand it is and what to write; then a summary. */
export function* text(results: Results, options: FormatOptions): Generator<string> {
    const totals = new Totals();
    const summaries: string[] = [];
    for (const document of results.documents) {
        totals.add(document);
        for (const each of summaryOf(document, options)) summaries.push(each);
        if (!options.quiet) yield* findingsOf(document, results, options);
    }
    for (const summary of summaries) yield `${summary}\n`;
    if (summaries.length) yield '\n';
    yield `${totalsInWords(totals, results, options)}\n`;
}

function* findingsOf(document: ReportedDocument, results: Results, options: FormatOptions): Generator<string> {
    const shown = document.findings.filter(finding => options.hints || finding.severity !== 'hint');
    // All findings at one place share one picture of it.
    for (const findings of byPlace(shown)) {
        const place = document.source.place((findings[0] as Finding).at);
        const title = `${neutraliseLine(document.path)}:${place.line}:${place.column}`;
        yield `${options.paint('underline', title)}\n`;
        yield `${frame(document.source, place, options.paint, options.width - 2)
            .map(line => `  ${line}\n`)
            .join('')}\n`;
        const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
        for (const finding of sorted) yield `${findingInWords(finding, results, options)}\n\n`;
    }
}

function byPlace(findings: readonly Finding[]): Iterable<readonly Finding[]> {
    const places = new Map<string, Finding[]>();
    for (const finding of findings) {
        const place = finding.at.join(' ');
        const known = places.get(place);
        if (known) known.push(finding);
        else places.set(place, [finding]);
    }
    return places.values();
}

function findingInWords(finding: Finding, results: Results, { paint, width }: FormatOptions): string {
    const isRule = isOwnCode(finding.code);
    const head = `${finding.severity} ${neutraliseLine(finding.code)}`;
    const name = isRule ? ` (${neutraliseLine(finding.name)})` : '';
    const [first = '', ...rest] = wrap(`${head}${name}: ${neutraliseLine(finding.message)}`, width - 4);
    const coloured = paint(SEVERITY_STYLES[finding.severity], first.slice(0, head.length)) + first.slice(head.length);
    const lines = [`  ${coloured}`, ...rest.map(line => `    ${line}`)];
    const source = sourceInWords(finding);
    if (source) lines.push(paint('dim', indented(source, '    ', width)));
    for (const related of isRule ? (finding.related ?? []) : []) {
        const found = results.locate(related.uri, related.at);
        const where = found ? ` (${found.path}:${found.place.line}:${found.place.column})` : '';
        lines.push(paint('dim', indented(neutraliseLine(`See also: ${related.message}${where}`), '    ', width)));
    }
    if (finding.advice) lines.push(adviceInWords(neutralise(finding.advice), width));
    return lines.join('\n');
}

/** Who asks for it, and where that is written. */
function sourceInWords({ asker, source }: Finding): string | undefined {
    const where = [source?.title, source?.link && `<${source.link}>`].filter(Boolean).join(' ');
    const parts = [asker && `Asked by ${asker}.`, where && `Source: ${where}`].filter(Boolean);
    return parts.length ? neutraliseLine(parts.join(' ')) : undefined;
}

/** The first line is a sentence; what follows it is to be written exactly so. */
function adviceInWords(advice: string, width: number): string {
    const [first = '', ...example] = advice.trimEnd().split('\n');
    return [indented(first, '    ', width), ...example.map(line => (line ? `      ${line}` : ''))].join('\n');
}

/** How many of some offsets, which are in order, are below one. */
function countBelow(offset: number, sorted: readonly number[]): number {
    let low = 0;
    for (let high = sorted.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] as number) < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}

function* summaryOf(document: ReportedDocument, { paint }: FormatOptions): Generator<string> {
    const placeholders = document.findings.flatMap(({ code, at }) => (code === placeholder.code ? at[0] : []));
    for (const subject of document.subjects) {
        const title = neutraliseLine(subject.title ?? subject.name);
        const own = document.assessments.filter(assessment => assessment.subject === subject);
        const lines = own.map(
            assessment => `${neutraliseLine(assessment.guidance)} ${neutraliseLine(figuresInWords(figuresOf(assessment)))}`,
        );
        const left = countBelow(subject.whole[1], placeholders) - countBelow(subject.whole[0], placeholders);
        // What looks met may be nothing but the words of a skeleton.
        if (left) lines.push(paint('yellow', `${counted(left, 'placeholder')} still to be written over`));
        if (!own.length) lines.unshift(neutraliseLine(notComparedInWords(subject)));
        if (lines.length < 2) yield `${paint('bold', `${title}:`)} ${lines[0]}`;
        else yield [paint('bold', `${title}:`), ...lines.map(line => `  ${line}`)].join('\n');
    }
}

/** How many documents there are, and how many findings of each severity. */
export function totalsInWords(totals: Totals, { unreadable }: Results, { paint, hints }: FormatOptions): string {
    const { error, warning, information, hint } = totals.findings;
    const found = [
        error ? paint(SEVERITY_STYLES.error, counted(error, 'error')) : '',
        warning ? paint(SEVERITY_STYLES.warning, counted(warning, 'warning')) : '',
        information ? paint(SEVERITY_STYLES.information, `${counted(information, 'point')} for information`) : '',
        hint && hints ? counted(hint, 'hint') : '',
    ].filter(Boolean);
    const documents = [
        counted(totals.files, 'file'),
        totals.services ? counted(totals.services, 'service') : '',
        totals.reviews ? counted(totals.reviews, 'review') : '',
        unreadable.length ? paint(SEVERITY_STYLES.error, `${counted(unreadable.length, 'file')} could not be read`) : '',
    ].filter(Boolean);
    const hidden = hint && !hints ? ` ${counted(hint, 'hint')} hidden: show ${hint === 1 ? 'it' : 'them'} with --hints.` : '';
    return `${documents.join(', ')}: ${found.join(', ') || 'no findings'}.${hidden}`;
}
