import { isoDate } from '../../language/model/dates.ts';
import type { Severity } from '../../language/model/findings.ts';
import { counted } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import type { FailOn } from '../../language/workspace/config.ts';
import { FORMATS, type FormatName } from '../formats/format.ts';
import type { ReportedDocument, Unreadable } from '../formats/results.ts';

import { ExitCode, type Io, Progress, painter, plain, usageError, widthOf } from '../io/io.ts';

import { neutraliseLine } from '../io/safe-text.ts';
import { checkDocuments, fixDocuments } from '../workspace/check-documents.ts';
import { noDocuments, reportPaths } from '../workspace/sources.ts';
import { knownGuidance, type OpenInTurn, openInTurn } from '../workspace/workspace.ts';

import { writeResult } from '../workspace/write.ts';

export interface CheckOptions {
    readonly format: FormatName;
    readonly output?: string;
    readonly failOn?: FailOn;
    readonly guidance?: readonly string[];
    readonly quiet?: boolean;
    readonly hints?: boolean;
    /** Every finding in full, instead of one screen for each document. */
    readonly all?: boolean;
    readonly fix?: boolean;
    readonly asOf?: string;
}

const LEVELS: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** Whether findings of a severity make the command fail. */
function fails(severity: Severity, failOn: FailOn): boolean {
    return failOn !== 'never' && LEVELS.indexOf(severity) >= LEVELS.indexOf(failOn);
}

/** The day that a person named, or today. */
export function namedDay(written: string | undefined, today: string): string {
    if (written === undefined) return today;
    const day = isoDate(written);
    if (!day) throw usageError(`"${written}" is not a date. Write it as 2026-11-22.`);
    return day;
}

/** `carewright check`: compares documents with the rules and with the guidance that they follow. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
    // Who asks for hints gets everything.
    const isShort = options.format === 'text' && !options.all && !options.hints && !options.quiet;
    const format = FORMATS[isShort ? 'overview' : options.format];
    const progress = new Progress(io.err);
    const open = (): Promise<OpenInTurn> =>
        openInTurn(paths, io.cwd, (done, of) => progress.show(`Reading ${done} of ${counted(of, 'document')}`));
    let [formatter, workspace] = await Promise.all([format.load(), open()]);
    refuseNothing(workspace, paths);
    const guidance = options.guidance && knownGuidance(options.guidance, workspace.names);
    if (options.fix) {
        await fix(paths, { asOf, guidance }, io);
        workspace = await open();
    }
    const failOn = options.failOn ?? workspace.config.failOn ?? 'error';
    let failed = false;
    let done = 0;
    function* watched(): Generator<ReportedDocument> {
        for (const document of checkDocuments(workspace, { asOf, guidance, allTexts: format.allTexts })) {
            failed ||= document.findings.some(({ severity }) => fails(severity, failOn));
            progress.show(`Checking ${++done} of ${counted(workspace.count, 'document')}`);
            yield document;
        }
    }
    const results = {
        documents: watched(),
        get unreadable() {
            return workspace.unreadable;
        },
        asOf,
        version: VERSION,
        reported: reportPaths(paths, io.cwd),
        titleOf: (name: string) => workspace.names.title('guidance', name),
        sectionOf: (guidance: string, section: string | undefined) =>
            workspace.names.guidance(guidance)?.sections.find(({ name }) => name === section)?.title ?? section ?? guidance,
        locate: workspace.locate,
    };
    const isFile = options.output !== undefined;
    const text = formatter(results, {
        paint: isFile ? plain : painter(io.out, io.env),
        width: isFile ? 100 : widthOf(io.out),
        hints: options.hints ?? false,
        quiet: options.quiet ?? false,
    });
    await writeResult(text, options.output, io, () => progress.clear());
    progress.clear();
    await tellUnreadable(workspace.unreadable, io);
    if (workspace.unreadable.length) return ExitCode.file;
    return failed ? ExitCode.findings : ExitCode.ok;
}

/** Puts right what can be put right without asking, and says where. */
async function fix(paths: readonly string[], settings: Parameters<typeof fixDocuments>[2], io: Io): Promise<void> {
    const { changed, failed } = await fixDocuments(paths, io.cwd, settings);
    for (const path of changed) await io.err.write(`${neutraliseLine(`Put right: ${path}`)}\n`);
    for (const [path, reason] of failed) await io.err.write(`${neutraliseLine(`carewright: ${path} can't be put right: ${reason}.`)}\n`);
}

/** Names the files that could not be read. */
export async function tellUnreadable(unreadable: readonly Unreadable[], io: Io): Promise<void> {
    for (const { path, reason } of unreadable)
        await io.err.write(neutraliseLine(`carewright: ${path} can't be read: ${reason}.`).concat('\n'));
}

/** A check of nothing must not look like a check without findings. */
function refuseNothing(workspace: OpenInTurn, paths: readonly string[]): void {
    if (workspace.count || workspace.unreadable.length) return;
    throw usageError(`${noDocuments(paths, workspace.config)} Begin with: carewright new service my-service`);
}
