import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { importWord } from '../../documents/import/import-word.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { mergeInto } from '../../documents/import/merge.ts';
import { Refusal } from '../../documents/import/refusal.ts';
import { ExitCode, fileError, usageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { onOneLine } from '../text/neutralise.ts';
import { documentWorld } from '../workspace/document-world.ts';
import { readText } from '../workspace/read-text.ts';
import { reasonOf } from '../workspace/reasons.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { writeResult } from '../workspace/write-result.ts';
import { knownGuidance } from './known-names.ts';

export interface ImportCommandOptions {
    readonly output?: string;
    readonly follows?: readonly string[];
}

/** `carewright import`: a Word file that somebody filled in, or has had for years, as a `.care` file. */
export async function importFile(file: string, options: ImportCommandOptions, io: Io): Promise<ExitCode> {
    const bytes = await readFile(resolve(io.cwd, file)).catch(error => {
        throw fileError(`${file} can't be read: ${reasonOf(error)}.`);
    });
    const workspace = await openWorkspace([], io.cwd);
    const follows = knownGuidance(options.follows ?? ['IACM'], workspace.names);
    const context = await documentWorld(workspace, io.today);
    const imported = read(file, () => importWord(bytes, { follows, title: basename(file).replace(/\.[^.]*$/, '') }, context));
    for (const note of imported.notes) await io.err.write(`carewright: ${onOneLine(note)}\n`);
    const written = options.output ?? `${imported.name}.care`;
    if (written === '-') {
        await io.out.write(imported.text);
        return ExitCode.ok;
    }
    return writeImported(imported, written, io);
}

function read(file: string, make: () => Imported): Imported {
    try {
        return make();
    } catch (error) {
        if (error instanceof Refusal) throw fileError(`${file}: ${error.message}`);
        throw error;
    }
}

async function writeImported(imported: Imported, written: string, io: Io): Promise<ExitCode> {
    const target = resolve(io.cwd, written);
    try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, imported.text, { flag: 'wx' });
        await io.err.write(`Wrote ${written}. See what is to be done with: carewright check ${relative(io.cwd, target)}\n`);
        return ExitCode.ok;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileError(`${written} can't be written: ${reasonOf(error)}.`);
    }
    const existing = readText(target);
    if (!('text' in existing)) throw fileError(`${written} can't be read: ${existing.reason}.`);
    const { parse } = await import('../workspace/parser.ts');
    const { text, added, conflicts, problem } = mergeInto(existing.text, imported, parse);
    if (problem)
        throw usageError(`${written} is there already, and can't be joined with the form: ${problem} Write to another file with --output.`);
    await writeResult([text], written, io);
    await io.err.write(`${written} was there already. What it says was kept; ${added} answers were added.\n`);
    for (const conflict of conflicts) await io.err.write(`carewright: conflict: ${onOneLine(conflict)}\n`);
    return conflicts.length ? ExitCode.findings : ExitCode.ok;
}
