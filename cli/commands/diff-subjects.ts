import { compareSubjects } from '../../documents/changes/compare-subjects.ts';
import { jsonText } from '../../language/model/text.ts';
import { changesAsMarkdown, changesAsRows, changesAsText } from '../formats/changes.ts';
import { ExitCode } from '../io/exit-code.ts';
import { type Io, painter, plain, widthOf } from '../io/io.ts';
import { csv, onOneLine } from '../io/safe-text.ts';
import { openBoth, type ReadVersion } from '../workspace/versions-of-file.ts';
import { writeResult } from '../workspace/write.ts';
import { dayOf, tellUnreadable } from './check.ts';
import type { DiffOptions } from './diff.ts';

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
