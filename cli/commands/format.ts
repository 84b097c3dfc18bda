import { isCareName, Refused, readBytes, reasonOf } from '../../files/read-files.ts';

import { editFile } from '../../files/write-file.ts';
import { factsOfSoundText, factsOfUnsoundText, LONGEST } from '../../language/facts/read-document.ts';
import { layOut } from '../../language/format/format-text.ts';
import { type Address, addressOf, compareAddresses, pathOfAddress } from '../../language/model/address.ts';
import { decodeText } from '../../language/model/file-encoding.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { counted, grouped, listed } from '../../language/model/text.ts';
import { TextLines } from '../../language/syntax/lines.ts';

import { ExitCode, fileError, type Io, usageError } from '../io/io.ts';

import { neutraliseLine } from '../io/safe-text.ts';
import { findFiles } from '../workspace/find-files.ts';
import { noDocuments, shownPath } from '../workspace/sources.ts';

export interface FormatCommandOptions {
    /** Changes nothing, and says which documents would change. */
    readonly check?: boolean;
}

const STANDARD_INPUT = '-';

/** How many lines that can't be read are named. */
const MOST_LINES = 10;

/** `carewright format`: lays documents out, in place; or the standard input, to the standard output. */
export async function format(paths: readonly string[], options: FormatCommandOptions, io: Io): Promise<ExitCode> {
    const check = options.check ?? false;
    if (paths.includes(STANDARD_INPUT)) {
        if (paths.length > 1) throw usageError('- means the standard input. Name either that or files.');
        return formatInput(check, io);
    }
    const { asked, unread, folders, config } = await findFiles(paths, io.cwd);
    const files = [...asked].sort(compareAddresses);
    const notCare = files.find(file => !isCareName(file));
    if (notCare) throw usageError(`${shownPath(notCare, io.cwd)} is not a .care file. Nothing was changed.`);
    if (!files.length && !unread.length) throw usageError(noDocuments(paths, config));
    let changed = 0;
    let failed = 0;
    for (const { file, reason } of unread) {
        failed++;
        await io.err.write(`carewright: ${neutraliseLine(shownPath(file, io.cwd))} can't be formatted: ${reason}.\n`);
    }
    for (const file of files) {
        const path = neutraliseLine(shownPath(file, io.cwd));
        try {
            const { isChanged, unread } = await formatFile(file, folders, check);
            if (unread.length) await io.err.write(`${linesInWords(path, unread)} See what is wrong with: carewright check ${path}\n`);
            if (!isChanged) continue;
            changed++;
            await io.out.write(`${path}\n`);
        } catch (error) {
            failed++;
            await io.err.write(`carewright: ${path} can't be formatted: ${reasonOf(error)}.\n`);
        }
    }
    await io.err.write(`${summary(changed, failed, files.length + unread.length, check)}\n`);
    if (failed) return ExitCode.file;
    return check && changed ? ExitCode.findings : ExitCode.ok;
}

function summary(changed: number, failed: number, of: number, check: boolean): string {
    const all = counted(of, 'document');
    const lost = failed ? ` ${failed} of ${all} could not be formatted.` : '';
    if (!changed) return failed ? lost.trim() : `${all}: nothing to change.`;
    return check ? `${changed} of ${all} would change.${lost} Format them with: carewright format` : `${changed} of ${all} changed.${lost}`;
}

/** Says which lines of a text can't be read. @param lines their numbers, from 1 */
function linesInWords(name: string, lines: readonly number[]): string {
    const shown = lines.slice(0, MOST_LINES).map(String);
    const more = lines.length - shown.length;
    const all = listed(more ? [...shown, `${grouped(more)} more`] : shown);
    return lines.length === 1
        ? `${name}: line ${all} can’t be read, and stays as it is.`
        : `${name}: lines ${all} can’t be read, and stay as they are.`;
}

/** The numbers, from 1, of the lines of a text that can't be read: as the language is written, or as what follows their colon is. */
async function unreadIn(uri: Address, text: string, unread: readonly number[]): Promise<readonly number[]> {
    // Langium’s parser takes long to load, and is seldom needed.
    const facts = factsOfSoundText(uri, text) ?? factsOfUnsoundText(uri, text, (await import('../../language/syntax/parse.ts')).parseCare);
    const malformed = facts.strays.filter(stray => stray.malformed);
    if (!malformed.length) return unread;
    const lines = new TextLines(text);
    return [...new Set([...unread, ...malformed.map(({ at }) => lines.at(at[0]) + 1)])].sort((a, b) => a - b);
}

/** Formats a file; says whether anything changed, or would, and which lines could not be read. */
async function formatFile(
    uri: Address,
    folders: readonly string[],
    check: boolean,
): Promise<{ readonly isChanged: boolean; readonly unread: readonly number[] }> {
    const file = pathOfAddress(uri) ?? uri;
    const { text } = decodeText(readBytes(file));
    if (text.length > LONGEST) throw new Refused('it is too long');
    const { edits, unread } = layOut(text);
    if (edits.length && !check) await editFile(file, text, edits, folders);
    return { isChanged: edits.length > 0, unread: await unreadIn(uri, text, unread) };
}

async function formatInput(check: boolean, io: Io): Promise<ExitCode> {
    const bytes = await io.input?.();
    const read = bytes && decodeText(bytes);
    if (read?.encoding !== 'UTF-8') throw fileError("The standard input can't be formatted: it is not in UTF-8.");
    const { text, mark } = read;
    if (text.length > LONGEST) throw fileError("The standard input can't be formatted: it is too long.");
    const { edits, unread } = layOut(text);
    const lines = await unreadIn(addressOf('standard-input.care'), text, unread);
    if (lines.length) await io.err.write(`${linesInWords('The standard input', lines)}\n`);
    if (check) return edits.length ? ExitCode.findings : ExitCode.ok;
    await io.out.write((mark ? '\uFEFF' : '') + applyEdits(text, edits));
    return ExitCode.ok;
}
