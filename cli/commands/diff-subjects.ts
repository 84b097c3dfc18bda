import { relative, resolve } from 'node:path';
import { compareSubjects, type SubjectChange } from '../../documents/changes/compare-subjects.ts';
import { wordChanges } from '../../documents/redline/word-changes.ts';
import { Refused, reasonOf } from '../../files/read-file.ts';
import { isoDate } from '../../language/model/dates.ts';
import { jsonText } from '../../language/model/text.ts';
import { changesAsMarkdown, changesAsRows, changesAsText, outcomesInLines } from '../formats/changes.ts';
import { ExitCode, fileError, usageError } from '../io/exit-code.ts';
import { type Io, painter, plain, widthOf } from '../io/io.ts';
import { csv, onOneLine } from '../io/safe-text.ts';
import { openBoth, type ReadVersion } from '../workspace/versions-of-file.ts';
import { writeDocument, writeResult } from '../workspace/write.ts';
import { dayOf, tellUnreadable } from './check.ts';
import type { DiffOptions } from './diff.ts';
import { layoutOf } from './generate.ts';

/** What has changed between two versions of a file of services or reviews, and what that does to their outcomes. */
export async function diffSubjects(older: ReadVersion, newer: ReadVersion, options: DiffOptions, io: Io): Promise<ExitCode> {
    const asOf = dayOf(options.asOf, io.today);
    const both = await openBoth(older, newer, asOf, io.cwd);
    const { workspace } = both;
    for (const { shown, facts } of [older, newer]) {
        if (facts.problems.length)
            await io.err.write(`${onOneLine(shown)} has lines that can't be read. They are compared as they are written.\n`);
        if (facts.guidance.length || facts.vocabularies.length || facts.templates.length)
            await io.err.write(`${onOneLine(shown)} also declares guidance, terms or templates: those are not compared here.\n`);
    }
    const shown = { older: older.shown, newer: newer.shown };
    const changes = compareSubjects(both.older, both.newer);
    if (options.format === 'docx') {
        const isWritten = await writeWord(changes, both, options, io);
        await tellUnreadable(workspace.unreadable, io);
        return isWritten && !workspace.unreadable.length ? ExitCode.ok : ExitCode.file;
    }
    const text = (): string => {
        switch (options.format) {
            case 'json':
                return `${jsonText({ format: 'carewright-changes', version: 1, asOf, ...shown, subjects: changes })}\n`;
            case 'csv':
                return csv(changesAsRows(changes));
            case 'markdown':
                return changesAsMarkdown(changes, shown);
            default: {
                const isFile = options.output !== undefined;
                return changesAsText(changes, shown, isFile ? plain : painter(io.out, io.env), isFile ? 100 : widthOf(io.out));
            }
        }
    };
    await writeResult([text()], options.output, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

/** Who made the changes of a Word document, and when, where nobody says it: the same versions are the same file on any day. */
const AUTHOR = 'Carewright';
const DATE = '2000-01-01';

/**
 * Writes a Word document with tracked changes for each service and review that both versions have.
 *
 * @returns whether all could be written
 */
async function writeWord(
    changes: readonly SubjectChange[],
    { older, newer }: Awaited<ReturnType<typeof openBoth>>,
    options: DiffOptions,
    io: Io,
): Promise<boolean> {
    const { author = AUTHOR, date: written = DATE } = options;
    const date = isoDate(written);
    if (!date) throw usageError(`"${written}" is not a date. Write it as 2026-11-28.`);
    const layout = await layoutOf(options.layout, io);
    const both = changes.filter(({ kind }) => kind === 'changed' || kind === 'same');
    if (options.output !== undefined && both.length > 1)
        throw usageError(
            `The file has ${both.length} services and reviews, and each becomes a document. Leave --output out: each has a name of its own.`,
        );
    let isWritten = true;
    for (const { name, kind } of changes.filter(each => !both.includes(each))) {
        await io.err.write(`${onOneLine(name)} was ${kind}: only one version has it, so there is no document of what has changed.\n`);
    }
    for (const change of both) {
        const { type, name, formerly = name } = change;
        const sides = { older: { name: formerly, context: older.context }, newer: { name, context: newer.context } };
        const bytes = wordChanges(type, sides, layout, { author, date, comment: outcomesInLines(change) });
        if (!bytes) continue;
        const file = resolve(io.cwd, options.output ?? `${name}-changes.docx`);
        const shown = onOneLine(relative(io.cwd, file) || file);
        try {
            const became = await writeDocument(file, bytes, [newer.source.uri], options.force ?? false);
            if (became !== 'kept') await io.out.write(`${shown}\n`);
            else {
                isWritten = false;
                await io.err.write(
                    `carewright: ${shown} is newer than what it is made from: somebody has changed it. It was kept. To write over it: --force\n`,
                );
            }
        } catch (error) {
            if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall)
                throw fileError(`${shown} can't be written: ${reasonOf(error)}.`);
            throw error;
        }
    }
    return isWritten;
}
