import { readFile } from 'node:fs/promises';
import { applyEdits } from '../../language/format/apply-edits.ts';
import { formatText } from '../../language/format/format-text.ts';
import { ExitCode, fileError, usageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { onOneLine } from '../text/neutralise.ts';
import { readUtf8, type Utf8Text } from '../text/utf8.ts';
import { counted } from '../text/wrap.ts';
import { findFiles } from '../workspace/find-files.ts';
import { reasonOf } from '../workspace/reasons.ts';
import { replaceFile } from '../workspace/replace-file.ts';
import { shownPath } from '../workspace/sources.ts';

export interface FormatCommandOptions {
    /** Changes nothing, and says which documents would change. */
    readonly check?: boolean;
}

const STANDARD_INPUT = '-';

/** `carewright format`: lays documents out, in place; or the standard input, to the standard output. */
export async function format(paths: readonly string[], options: FormatCommandOptions, io: Io): Promise<ExitCode> {
    const check = options.check ?? false;
    if (paths.includes(STANDARD_INPUT)) {
        if (paths.length > 1) throw usageError('- stands for the standard input. It can not be named together with files.');
        return formatInput(check, io);
    }
    const { asked } = await findFiles(paths, io.cwd);
    const files = [...asked].sort();
    const notCare = files.find(file => !file.endsWith('.care'));
    if (notCare) throw usageError(`${shownPath(notCare, io.cwd)} is not a .care file. Nothing was changed.`);
    if (!files.length) throw usageError(`There are no .care files in ${paths.length ? paths.join(', ') : 'this folder'}.`);
    let changed = 0;
    let failed = false;
    for (const file of files) {
        const path = onOneLine(shownPath(file, io.cwd));
        try {
            if (!(await formatFile(file, check))) continue;
            changed++;
            await io.out.write(`${path}\n`);
        } catch (error) {
            failed = true;
            await io.err.write(`carewright: ${path} can't be formatted: ${reasonOf(error)}.\n`);
        }
    }
    await io.err.write(`${summary(changed, files.length, check)}\n`);
    if (failed) return ExitCode.file;
    return check && changed ? ExitCode.findings : ExitCode.ok;
}

function summary(changed: number, of: number, check: boolean): string {
    const all = counted(of, 'document');
    if (!changed) return `${all}: nothing to change.`;
    return check ? `${changed} of ${all} would change. Format them with: carewright format` : `${changed} of ${all} changed.`;
}

function decoded(bytes: Uint8Array): Utf8Text {
    const text = readUtf8(bytes);
    if (!text) throw new Error('it is not in UTF-8. Save it as UTF-8 first');
    return text;
}

/** Formats a file; says whether anything changed, or would. */
async function formatFile(file: string, check: boolean): Promise<boolean> {
    const { text, bytesOf } = decoded(await readFile(file));
    const edits = formatText(text);
    if (edits.length && !check) await replaceFile(file, bytesOf(applyEdits(text, edits)));
    return edits.length > 0;
}

async function formatInput(check: boolean, io: Io): Promise<ExitCode> {
    const bytes = await io.input?.();
    const read = bytes && readUtf8(bytes);
    if (!read) throw fileError("The standard input can't be formatted: it is not in UTF-8.");
    const edits = formatText(read.text);
    if (check) return edits.length ? ExitCode.findings : ExitCode.ok;
    await io.out.write(applyEdits(read.text, edits));
    return ExitCode.ok;
}
