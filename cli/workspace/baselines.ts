import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readBytes, reasonOf } from '../../files/read-file.ts';
import { createFile } from '../../files/write-file.ts';
import { jsonText } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import { fileError, usageError } from '../io/exit-code.ts';

/** What is kept of a baseline beside the copy of its file. */
interface Baseline {
    readonly format: 'carewright-baseline';
    readonly version: 1;
    readonly name: string;
    /** The name of the file that was frozen. */
    readonly file: string;
    readonly approvedBy?: string;
    /** The day of the approval, as `YYYY-MM-DD`. */
    readonly on?: string;
    /** Of the bytes of the copy, in hexadecimal digits. */
    readonly sha256: string;
    /** The version of Carewright that froze it. */
    readonly carewright: string;
}

/** A baseline that was found, with the bytes of its copy. */
interface FoundBaseline {
    readonly about: Baseline;
    readonly bytes: Uint8Array;
    /** The path of the copy. */
    readonly path: string;
}

/** The folder of the baselines of a file: beside it, in a folder that no search of Carewright's enters. */
function folderOf(file: string): string {
    return join(dirname(file), '.carewright', 'baselines', basename(file).replace(/\.care$/i, ''));
}

const LONGEST = 80;
/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a baseline can have a name: it is a part of the name of a file on every system. */
function isBaselineName(name: string): boolean {
    return /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u.test(name) && name.length <= LONGEST && !RESERVED.test(name);
}

function hashOf(bytes: Uint8Array): string {
    return createHash('sha256').update(bytes).digest('hex');
}

function isMissing(error: unknown): boolean {
    return ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
}

/** What a file beside a copy says of it; nothing where it says something else. */
function readAbout(path: string, name: string, cwd: string): Baseline | undefined {
    try {
        const about = JSON.parse(Buffer.from(readBytes(path)).toString('utf8'));
        return about?.format === 'carewright-baseline' && typeof about.sha256 === 'string' ? { ...about, name } : undefined;
    } catch (error) {
        if (error instanceof SyntaxError || isMissing(error)) return undefined;
        throw fileError(`${shownIn(cwd, path)} can't be read: ${reasonOf(error)}.`);
    }
}

/** A path as people see it in a message. */
function shownIn(cwd: string, path: string): string {
    return relative(cwd, path) || path;
}

/** The names of the baselines of a file, in the order of their names. */
export function baselineNames(file: string): readonly string[] {
    try {
        const names = readdirSync(folderOf(file)).filter(name => name.endsWith('.care'));
        return names.map(name => name.slice(0, -'.care'.length)).toSorted();
    } catch {
        return [];
    }
}

/**
 * A baseline of a file; nothing where there is none of that name.
 *
 * @throws CommandError where its copy was changed since it was frozen, or can't be read
 */
export function readBaseline(file: string, name: string, cwd: string): FoundBaseline | undefined {
    if (!isBaselineName(name) || !baselineNames(file).includes(name)) return undefined;
    const path = join(folderOf(file), `${name}.care`);
    let bytes: Uint8Array;
    try {
        bytes = readBytes(path);
    } catch (error) {
        throw fileError(`${shownIn(cwd, path)} can't be read: ${reasonOf(error)}.`);
    }
    const json = path.replace(/\.care$/, '.json');
    const about = readAbout(json, name, cwd);
    if (!about)
        throw fileError(
            `The baseline "${name}" is not whole: ${shownIn(cwd, json)} is missing or damaged. Restore both files, from a backup or from Git.`,
        );
    if (about.sha256 !== hashOf(bytes))
        throw fileError(
            `The baseline "${name}" was changed after it was frozen: ${shownIn(cwd, path)} is not the file that was approved. Restore it, from a backup or from Git.`,
        );
    return { about, bytes, path };
}

/**
 * Freezes a file as it is now.
 *
 * @returns the path of the copy, and whether there was the same baseline already
 * @throws CommandError where there is another baseline of that name, or it can't be written
 */
export async function freeze(
    file: string,
    name: string,
    approval: Pick<Baseline, 'approvedBy' | 'on'>,
    cwd: string,
): Promise<{ readonly path: string; readonly isNew: boolean }> {
    if (!isBaselineName(name))
        throw usageError(`"${name}" can't be the name of a baseline. Use letters, digits, dots and hyphens, such as 2026-11-28 or v2.1.`);
    const folder = folderOf(file);
    const path = join(folder, `${name}.care`);
    let bytes: Uint8Array;
    try {
        bytes = readBytes(file);
    } catch (error) {
        throw fileError(`${shownIn(cwd, file)} can't be read: ${reasonOf(error)}.`);
    }
    const sha256 = hashOf(bytes);
    const about: Baseline = {
        format: 'carewright-baseline',
        version: 1,
        name,
        file: basename(file),
        ...approval,
        sha256,
        carewright: VERSION,
    };
    const known = readBaseline(file, name, cwd);
    if (known) {
        const isSame = known.about.sha256 === sha256 && known.about.approvedBy === about.approvedBy && known.about.on === about.on;
        if (isSame) return { path, isNew: false };
        throw fileError(
            `There is a baseline "${name}" of this file already, and it is another one. A baseline is never changed: choose another name with --name.`,
        );
    }
    try {
        mkdirSync(folder, { recursive: true });
        // What says that the copy is whole comes last: a run that is killed between the two leaves no false baseline.
        await createFile(path, bytes);
        await createFile(path.replace(/\.care$/, '.json'), Buffer.from(`${jsonText(about)}\n`));
    } catch (error) {
        throw fileError(`${shownIn(cwd, path)} can't be written: ${reasonOf(error)}.`);
    }
    return { path, isNew: true };
}
