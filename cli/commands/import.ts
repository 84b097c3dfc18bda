import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listed } from '../../documents/import/account.ts';
import { importRead } from '../../documents/import/import-word.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { mergeInto } from '../../documents/import/merge.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { readBytes, readText, reasonOf } from '../../files/read-file.ts';

import { counted } from '../../language/model/text.ts';
import { usualName } from '../../language/names/meant-for.ts';
import { ExitCode, fileError, usageError } from '../io/exit-code.ts';
import type { Io } from '../io/io.ts';
import { onOneLine } from '../io/safe-text.ts';
import { documentWorld } from '../workspace/document-world.ts';
import { readInWorker } from '../workspace/read-in-worker.ts';
import { knownGuidance } from '../workspace/refusals.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { writeEdits, writeIfNew } from '../workspace/write.ts';

export interface ImportCommandOptions {
    readonly output?: string;
    readonly follows?: readonly string[];
}

/** `carewright import`: a Word file that somebody filled in, or has had for years, as a `.care` file. */
export async function importFile(file: string, options: ImportCommandOptions, io: Io): Promise<ExitCode> {
    const bytes = bytesOf(file, io);
    const workspace = await openWorkspace([], io.cwd);
    const follows = knownGuidance(options.follows ?? [usualName('follows', workspace.names)], workspace.names);
    const context = await documentWorld(workspace, io.today);
    const title = basename(file).replace(/\.[^.]*$/, '');
    const imported = await refusing(file, async () => importRead(await readInWorker(bytes), { follows, title }, context));
    // The file first: whoever reads the notes may end before the last of them.
    const exitCode = await writeImported(imported, options.output ?? `${imported.name}.care`, io);
    for (const note of imported.notes) await io.err.write(`carewright: ${onOneLine(note)}\n`);
    const missing = imported.account?.missing ?? [];
    if (!missing.length) return exitCode;
    await io.err.write(
        `carewright: ${counted(missing.length, 'word')} of the Word file are not in what was written. Compare the two, and please report this fault: ${onOneLine(listed(missing))}\n`,
    );
    return ExitCode.findings;
}

function bytesOf(file: string, io: Io): Uint8Array {
    try {
        return readBytes(resolve(io.cwd, file));
    } catch (error) {
        throw fileError(`${file} can't be read: ${reasonOf(error)}.`);
    }
}

async function refusing(file: string, make: () => Promise<Imported>): Promise<Imported> {
    try {
        return await make();
    } catch (error) {
        if (error instanceof Refusal) throw fileError(`${file}: ${error.message}`);
        throw error;
    }
}

async function writeImported(imported: Imported, written: string, io: Io): Promise<ExitCode> {
    if (await writeIfNew(imported.text, written, io)) return ExitCode.ok;
    const target = resolve(io.cwd, written);
    const existing = readText(target);
    if (!('text' in existing)) throw fileError(`${written} can't be read: ${existing.reason}.`);
    const { parseCare } = await import('../../language/syntax/parse.ts');
    const { edits, added, conflicts, problem } = mergeInto(existing.text, imported, parseCare);
    if (problem)
        throw usageError(`${written} is there already, and can't be joined with the form: ${problem} Write to another file with --output.`);
    // The person named the file: a link may lead anywhere.
    const folders = [dirname(await realpath(target))];
    if (edits.length) await writeEdits(pathToFileURL(target).href, existing.text, edits, { folders, pathOf: () => written });
    await io.err.write(`${written} was there already. What it says was kept; ${added} answers were added.\n`);
    for (const conflict of conflicts) await io.err.write(`carewright: conflict: ${onOneLine(conflict)}\n`);
    return conflicts.length ? ExitCode.findings : ExitCode.ok;
}
