import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { type Finding, isOwnCode, type Severity } from '../../language/model/findings.ts';
import { blockAt, blocksInWords } from '../../language/model/subjects.ts';
import { capitalised, counted } from '../../language/model/text.ts';
import { figuresInWords, figuresOf } from '../../language/reviews/themes.ts';
import type { Paint } from '../io/io.ts';
import { neutraliseLine } from '../io/safe-text.ts';
import { cut } from '../io/terminal.ts';
import type { FormatOptions } from './format.ts';
import { notComparedInWords, type ReportedDocument, type Results, Totals } from './results.ts';

import { SEVERITY_STYLES, totalsInWords } from './text.ts';

/** How many lines of one kind are shown of one document: a person reads one screen. */
const MOST = 5;

const WORTH_SHOWING: readonly Severity[] = ['error', 'warning'];

/**
 * For people, one screen a document: what is to be filled in and the next place, a handful of problems, and what the guidance
 * asks for. Of a text without blanks also what goes against it, in the words of the text, what is partly there, and what is
 * missing by section. `--all` shows every finding in full.
 */
export function* overview(results: Results, options: FormatOptions): Generator<string> {
    const totals = new Totals();
    let told = false;
    for (const document of results.documents) {
        totals.add(document);
        const lines = linesOf(document, results, options);
        if (!lines.length) continue;
        told = true;
        yield `${lines.join('\n')}\n\n`;
    }
    yield `${totalsInWords(totals, results, options)}\n`;
    if (told) yield 'Each finding in full, with what to write: carewright check --all. One requirement: carewright explain <its name>.\n';
}

function linesOf(document: ReportedDocument, results: Results, options: FormatOptions): readonly string[] {
    const { paint, width } = options;
    const problems = document.findings.filter(
        ({ code, severity }) => isOwnCode(code) && code !== placeholder.code && WORTH_SHOWING.includes(severity),
    );
    const subjects = document.subjects.flatMap(subject => subjectLines(subject, document, results, options));
    if (!problems.length && !subjects.length) return [];
    const shown = problems.toSorted((a, b) => WORTH_SHOWING.indexOf(a.severity) - WORTH_SHOWING.indexOf(b.severity));
    const list = listed(shown, finding => problemLine(finding, document, paint, width), width);
    return [paint('underline', neutraliseLine(document.path)), ...(list.length ? ['  Problems', ...list] : []), ...subjects];
}

function lineOf(document: ReportedDocument, offset: number): string {
    return String(document.source.place([offset, offset]).line).padStart(5);
}

function problemLine(finding: Finding, document: ReportedDocument, paint: Paint, width: number): string {
    const head = `  ${lineOf(document, finding.at[0])}  `;
    const what = cut(`${finding.severity} ${finding.code}: ${neutraliseLine(finding.message)}`, width - head.length);
    return head + paint(SEVERITY_STYLES[finding.severity], what.slice(0, finding.severity.length)) + what.slice(finding.severity.length);
}

/** The first few of a list, and how many more there are. */
function listed<T>(items: readonly T[], line: (item: T) => string, width: number): readonly string[] {
    const more = items.length - MOST;
    const shown = items.slice(0, more === 1 ? MOST + 1 : MOST).map(line);
    return more > 1 ? [...shown, cut(`         and ${more} more`, width)] : shown;
}

function blankLines(blanks: readonly Finding[], subject: SubjectFacts, document: ReportedDocument, options: FormatOptions): string[] {
    const { paint, width } = options;
    const [next] = blanks;
    if (!next) return [];
    const byBlock = Map.groupBy(blanks, ({ at }) => blocksInWords(blockAt(at[0], subject)));
    const blocks = [...byBlock].map(([block, found]) => `${block} ${found.length}`).join(', ');
    const words = neutraliseLine(document.source.text.slice(...next.at));
    return [
        `  ${paint('bold', `To fill in: ${counted(blanks.length, 'place')}`)} (${cut(blocks, width - 30)})`,
        cut(`  Next: line ${document.source.place(next.at).line}, ${words}`, width),
    ];
}

function subjectLines(subject: SubjectFacts, document: ReportedDocument, results: Results, options: FormatOptions): readonly string[] {
    const { paint, width } = options;
    const own = document.assessments.filter(assessment => assessment.subject === subject);
    const blanks = document.findings.filter(
        ({ code, at }) => code === placeholder.code && at[0] >= subject.whole[0] && at[1] <= subject.whole[1],
    );
    // Of a guidance for other models, one problem says all.
    const meant = own.filter(({ isForOthers }) => !isForOthers);
    const counts = own.map(each => `    ${neutraliseLine(each.guidance).padEnd(8)} ${neutraliseLine(figuresInWords(figuresOf(each)))}`);
    return [
        `  ${paint('bold', neutraliseLine(subject.title ?? subject.name))}${subject.status ? ` (${subject.status.replaceAll('-', ' ')})` : ''}`,
        ...(counts.length ? counts : [`    ${neutraliseLine(capitalised(notComparedInWords(subject)))}.`]),
        ...blankLines(blanks, subject, document, options),
        ...(blanks.length ? [] : evidenceLines(meant, document, options)),
        ...missingLines(meant, blanks.length > 0, results, width),
    ];
}

/** What goes against the guidance, and what is partly there, each with the words that it rests on. */
function evidenceLines(own: readonly Assessment[], document: ReportedDocument, { paint, width }: FormatOptions): readonly string[] {
    const all = own.flatMap(({ results }) => results);
    const line =
        (words: (result: RequirementResult) => string) =>
        (result: RequirementResult): string => {
            const { id, title } = result.requirement;
            return cut(neutraliseLine(`  ${lineOf(document, result.at[0])}  ${id} ${title ?? ''}: ${words(result)}`), width);
        };
    const against = all.filter(({ outcome }) => outcome === 'against');
    const partly = all.filter(({ outcome }) => outcome === 'partly');
    const quoted = ({ evidence, reason }: RequirementResult): string => (evidence[0] ? `“${evidence[0].words}”` : reason);
    return [
        ...(against.length ? [`  ${paint('bold', 'Goes against it')}`, ...listed(against, line(quoted), width)] : []),
        ...(partly.length
            ? [
                  `  ${paint('bold', 'Partly there')}`,
                  ...listed(
                      partly,
                      line(({ reason }) => reason),
                      width,
                  ),
              ]
            : []),
    ];
}

/** What is missing, or of a draft with blanks all that is open, by section of the guidance. */
function missingLines(own: readonly Assessment[], hasBlanks: boolean, results: Results, width: number): readonly string[] {
    const open = own.flatMap(assessment =>
        assessment.results.filter(({ outcome, unwritten }) =>
            hasBlanks ? !unwritten && ['missing', 'partly', 'against'].includes(outcome) : outcome === 'missing',
        ),
    );
    if (!open.length) return [];
    const sections = Map.groupBy(open, ({ requirement }) => results.sectionOf(requirement.guidance, requirement.section));
    const lines = [...sections].map(([section, found]) =>
        cut(`    ${section}: ${found.map(({ requirement }) => requirement.id).join(' ')}`, width),
    );
    return [hasBlanks ? '  Also open, apart from the blanks' : '  Nothing about these', ...lines];
}
