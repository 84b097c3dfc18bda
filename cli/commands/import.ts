import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { importRead } from '../../documents/import/import-word.ts';
import { type Imported, missingInWords } from '../../documents/import/imported.ts';

import { lineEdits } from '../../documents/import/line-changes.ts';
import { mergeForm } from '../../documents/import/merge.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { readBytes, readText, reasonOf } from '../../files/read-files.ts';

import { type Address, pathOfAddress } from '../../language/model/address.ts';
import { counted } from '../../language/model/text.ts';
import { ExitCode, fileError, type Io, usageError } from '../io/io.ts';

import { neutraliseLine } from '../io/safe-text.ts';
import { documentWorld } from '../workspace/document-world.ts';
import { readInWorker } from '../workspace/read-in-worker.ts';
import { knownGuidance, type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';

import { writeEdits, writeIfNew } from '../workspace/write.ts';

export interface ImportCommandOptions {
    readonly output?: string;
    readonly follows?: readonly string[];
}

/** `carewright import`: a Word file that was filled in, or has been in use for years, as a `.care` file. */
export async function importFile(file: string, options: ImportCommandOptions, io: Io): Promise<ExitCode> {
    const bytes = bytesOf(file, io);
    const workspace = await openWorkspace([], io.cwd);
    const follows = knownGuidance(options.follows ?? [], workspace.names);
    const context = await documentWorld(workspace, io.today);
    const title = basename(file).replace(/\.[^.]*$/, '');
    const start = startOf(options.output, io);
    const imported = await refusing(file, async () => importRead(await readInWorker(bytes), { follows, title, start }, context));
    // The file first: whoever reads the notes may end before the last of them.
    const exitCode = imported.origin
        ? await writeChanged(imported, imported.origin, options.output, workspace, io)
        : await writeImported(imported, options.output ?? `${imported.name}.care`, io);
    for (const note of imported.notes) await io.err.write(`carewright: ${neutraliseLine(note)}\n`);
    const missing = imported.account?.missing ?? [];
    if (!missing.length) return exitCode;
    await io.err.write(
        `carewright: ${counted(missing.length, 'word')} of the Word file ${missing.length === 1 ? 'is' : 'are'} not in what was written. Compare the two, and please report this fault: ${neutraliseLine(missingInWords(missing))}\n`,
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

/** Finds the text that changes of a document are brought into: that of the file that is named or in the folder, else the one that the document was made from. */
function startOf(output: string | undefined, io: Io): (origin: Origin) => string {
    return ({ uri, text }) => {
        const target = output === undefined ? pathOfAddress(uri as Address) : resolve(io.cwd, output);
        const existing = target === undefined || output === '-' ? undefined : readText(target);
        return existing && 'text' in existing ? existing.text : text;
    };
}

type Origin = NonNullable<Imported['origin']>;

/** Writes the changes of a document into its own file, which stays where it is; else into the file that is named, or a new one. */
async function writeChanged(
    { text, name }: Imported,
    { uri, text: before }: Origin,
    output: string | undefined,
    { pathOf }: OpenWorkspace,
    io: Io,
): Promise<ExitCode> {
    const own = output === undefined && existsSync(fileURLToPath(uri)) ? fileURLToPath(uri) : undefined;
    const written = own === undefined ? (output ?? `${name}.care`) : pathOf(uri as Address);
    const target = own ?? resolve(io.cwd, written);
    if (own === undefined && (written === '-' || !existsSync(target))) {
        if (await writeIfNew(text, written, io)) return ExitCode.ok;
    }
    if (text === before) {
        await io.err.write(`The Word file has no changes that are new to ${written}, which stays as it is.\n`);
        return ExitCode.ok;
    }
    // The person named the file: a link may lead anywhere.
    const folders = [dirname(await realpath(target))];
    await writeEdits(pathToFileURL(target).href, before, lineEdits(before, text), { folders, pathOf: () => written });
    await io.err.write(`Changed ${written}. Next, run: carewright check ${written}\n`);
    return ExitCode.ok;
}

async function writeImported(imported: Imported, written: string, io: Io): Promise<ExitCode> {
    if (await writeIfNew(imported.text, written, io)) return ExitCode.ok;
    const target = resolve(io.cwd, written);
    const existing = readText(target);
    if (!('text' in existing)) throw fileError(`${written} can't be read: ${existing.reason}.`);
    const { parseCare } = await import('../../language/syntax/parse.ts');
    const { edits, added, conflicts, problem } = mergeForm(existing.text, imported, parseCare);
    if (problem)
        throw usageError(`${written} is there already, and can't be joined with the form: ${problem} Write to another file with --output.`);
    // The person named the file: a link may lead anywhere.
    const folders = [dirname(await realpath(target))];
    if (edits.length) await writeEdits(pathToFileURL(target).href, existing.text, edits, { folders, pathOf: () => written });
    await io.err.write(`${written} was there already. What it says was kept; ${added} answers were added.\n`);
    for (const conflict of conflicts) await io.err.write(`carewright: conflict: ${neutraliseLine(conflict)}\n`);
    return conflicts.length ? ExitCode.findings : ExitCode.ok;
}
