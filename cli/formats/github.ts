import { type Finding, isOwnCode, type Severity } from '../../language/model/findings.ts';
import { counted } from '../../language/model/text.ts';
import { neutralise, neutraliseLine } from '../io/safe-text.ts';
import type { FormatOptions } from './format.ts';
import type { ReportedDocument, Results } from './results.ts';

type Kind = 'error' | 'warning' | 'notice';

const KINDS: Readonly<Record<Severity, Kind>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
/** GitHub shows ten annotations of each kind for each step of a build, and drops the others without a word. */
const MOST = 10;

function data(text: string): string {
    return neutralise(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
    return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

interface Annotation {
    readonly file: string;
    readonly line: string;
}

/** For GitHub's build logs: a note of one line at the place of each finding, the worst first, and how many more there are. */
export function* github(results: Results, { hints, quiet }: FormatOptions): Generator<string> {
    // One more than is shown: it says where what is left out begins.
    const kept: Record<Severity, Annotation[]> = { error: [], warning: [], information: [], hint: [] };
    const left: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
    for (const document of results.documents) {
        for (const finding of document.findings) {
            const { severity } = finding;
            if (quiet ? severity !== 'error' : severity === 'hint' && !hints) continue;
            left[KINDS[severity]]++;
            if (kept[severity].length <= MOST) kept[severity].push(annotation(finding, document, results));
        }
    }
    // Nothing is known of a file that can't be read: that is worse than anything that was found.
    for (const { path, reason } of results.unreadable.toReversed()) {
        const file = property(results.reported.of(path).path);
        left.error++;
        kept.error.unshift({ file, line: `::error file=${file}::${data(`This file can't be read: ${reason}.`)}\n` });
    }
    const isTooMuch = Object.values(left).some(count => count > MOST);
    // What is left out is said in a notice, which needs room too.
    const room: Record<Kind, number> = { error: MOST, warning: MOST, notice: isTooMuch ? MOST - 1 : MOST };
    let first: Annotation | undefined;
    for (const severity of ORDER) {
        const kind = KINDS[severity];
        for (const each of kept[severity]) {
            if (room[kind] === 0) first ??= each;
            else {
                room[kind]--;
                left[kind]--;
                yield each.line;
            }
        }
    }
    if (first) yield leftOut(left, first);
}

function leftOut({ error, warning, notice }: Readonly<Record<Kind, number>>, { file }: Annotation): string {
    const more = [
        error && counted(error, 'more error'),
        warning && counted(warning, 'more warning'),
        notice && `${notice} more for information`,
    ].filter(Boolean);
    const text = `Not shown here: ${more.join(', ')}. GitHub shows ${MOST} of each kind. To see all of them, run: carewright check`;
    return `::notice file=${file},title=Carewright::${data(text)}\n`;
}

function annotation(finding: Finding, document: ReportedDocument, { reported }: Results): Annotation {
    const place = document.source.place(finding.at);
    const properties = {
        file: reported.of(document.path).path,
        line: String(place.line),
        endLine: String(place.endLine),
        // GitHub takes columns only within one line.
        ...(place.line === place.endLine && { col: String(place.column), endColumn: String(place.endColumn) }),
        title: isOwnCode(finding.code) ? `${finding.code} ${finding.name}` : finding.code,
    };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
    const message = [finding.message, finding.asker && `Asked by ${finding.asker}.`, adviceOf(finding)].filter(Boolean).join(' ');
    const line = `::${KINDS[finding.severity]} ${list.join(',')}::${data(neutraliseLine(message))}\n`;
    return { file: property(properties.file), line };
}

/** What to do, if that is one sentence; an example of several lines is shown by `explain`. */
function adviceOf({ advice, code }: Finding): string | undefined {
    return advice?.trim().includes('\n') ? `For an example, run: carewright explain ${code}` : advice;
}
