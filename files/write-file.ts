import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
    closeSync,
    constants,
    copyFileSync,
    existsSync,
    fchmodSync,
    fchownSync,
    fstatSync,
    fsyncSync,
    ftruncateSync,
    futimesSync,
    linkSync,
    lstatSync,
    mkdirSync,
    openSync,
    readFileSync,
    readlinkSync,
    realpathSync,
    renameSync,
    rmSync,
    type Stats,
    statSync,
    writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeText, editBytes } from '../language/model/file-encoding.ts';
import { applyEdits, type TextEdit } from '../language/model/findings.ts';

import { isInside, Refused, readBytes } from './read-files.ts';

/** How long to wait for another run that writes the same file, and how often to look, in ms. A draft that old was left by a run that was killed. */
const WAIT = { most: 2000, step: 25 };

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Drafts that are on the disk now. */
const drafts = new Set<string>();

/** A signal is answered between two files, and the drafts are removed first. */
function end(signal: NodeJS.Signals): void {
    // Who else listens, such as `generate --watch`, ends when it is ready.
    if (process.listenerCount(signal) > 1) return;
    removeDrafts();
    process.off(signal, end);
    process.kill(process.pid, signal);
}

function removeDrafts(): void {
    for (const path of drafts) rmSync(path, { force: true });
}

/** New content of a file, in the same folder, until it takes the place of the old. */
class Draft {
    readonly path: string;
    readonly handle: number;

    /**
     * @param mode who may read it until it has the permissions of the file; as for any new file if left out
     * @throws with the code EEXIST where there is one of that name
     */
    constructor(path: string, mode?: number) {
        this.path = path;
        this.handle = openSync(path, 'wx', mode);
        if (!drafts.size) {
            process.on('exit', removeDrafts);
            for (const signal of SIGNALS) process.on(signal, end);
        }
        drafts.add(path);
    }

    write(bytes: Uint8Array): void {
        writeAll(this.handle, bytes);
    }

    /** Whether the draft is still the one that was opened: a run that was held up for long may have lost it to another. */
    isOwn(): boolean {
        return statSync(this.path, { throwIfNoEntry: false })?.ino === fstatSync(this.handle).ino;
    }

    /** Closes the draft, and removes it where it has not become the file. */
    done(): void {
        if (drafts.has(this.path) && this.isOwn()) rmSync(this.path, { force: true });
        closeSync(this.handle);
        this.release();
    }

    /** Makes the draft the file. */
    become(target: string): void {
        rename(this.path, target);
        this.release();
    }

    private release(): void {
        if (!drafts.delete(this.path) || drafts.size) return;
        process.off('exit', removeDrafts);
        for (const signal of SIGNALS) process.off(signal, end);
    }
}

/** On Windows, a program that looks at every new file (against viruses) may hold it for a moment. */
function rename(from: string, to: string): void {
    for (let tries = 0; ; tries++) {
        try {
            renameSync(from, to);
            return;
        } catch (error) {
            if (process.platform !== 'win32' || tries === 20) throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        }
    }
}

function writeAll(handle: number, bytes: Uint8Array, from?: number): void {
    for (let done = 0; done < bytes.length; )
        done += writeSync(handle, bytes, done, bytes.length - done, from === undefined ? null : from + done);
}

/** A name for what is written beside a file: short, since the file's own may be as long as names can be. */
function nameBeside(target: string, what: string): string {
    const name = createHash('sha256').update(basename(target)).digest('hex').slice(0, 16);
    return join(dirname(target), `.carewright-${name}.${what}`);
}

/** Where the new content of a file waits that is written in place. A run that is killed meanwhile leaves it. */
function wholeOf(target: string): string {
    return nameBeside(target, 'whole');
}

/** Only its writer may read a draft before it has the permissions of the file whose place it takes. */
const PRIVATE = 0o600;

function newDraft(target: string, mode?: number): Draft {
    return new Draft(nameBeside(target, `${randomUUID()}.draft`), mode);
}

/** The draft that all runs use for one file, so that no two of them change it at once. */
async function ownDraft(target: string): Promise<Draft> {
    const path = nameBeside(target, 'draft');
    let before = '';
    let waited = 0;
    for (;;) {
        try {
            return new Draft(path, PRIVATE);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
        const found = lstatSync(path, { throwIfNoEntry: false });
        const now = found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
        if (now !== before) waited = 0;
        before = now;
        if (found && waited >= WAIT.most) {
            // Moved first, so that of two runs that wait only one removes it, and none removes the other's new draft.
            const stale = nameBeside(target, `${randomUUID()}.draft`);
            renameSync(path, stale);
            rmSync(stale, { force: true });
        } else await pause(WAIT.step);
        waited += WAIT.step;
    }
}

/** Whether a draft could be given the owner, the group and the permissions of the file whose place it takes. */
function keepsOwner(draft: Draft, old: Stats): boolean {
    const made = fstatSync(draft.handle);
    try {
        if (made.uid !== old.uid || made.gid !== old.gid) fchownSync(draft.handle, old.uid, old.gid);
    } catch {
        return false;
    }
    fchmodSync(draft.handle, old.mode & 0o7777);
    return true;
}

/** Where systems have the program that copies what Node can not. By its whole path, so that no other program of that name is run. */
const COPY = ['/bin/cp', '/usr/bin/cp'];

/**
 * Whether a draft could be given the access list and the extended attributes of the file whose place it takes. Node can neither
 * read nor write them, GNU's cp can. Where there is none, they are lost: few files have any, and all are to be replaced whole.
 */
function keepsAttributes(draft: Draft, target: string): boolean {
    const program = process.platform === 'linux' && COPY.find(path => existsSync(path));
    if (!program) return true;
    const copy = (what: string): boolean => {
        const options = ['--attributes-only', `--preserve=${what}`, '--'];
        return spawnSync(program, [...options, resolve(target), resolve(draft.path)], { stdio: 'ignore', env: {} }).status === 0;
    };
    // One that can not even copy permissions is another cp, which does not know these options.
    return copy('mode,xattr') || !copy('mode');
}

/** Puts a draft, which is whole, in place of a file that is there. */
function replace(target: string, draft: Draft, time?: Date): void {
    if (!draft.isOwn()) throw new Refused('another run writes it. Run the command again');
    const old = statSync(target);
    // Another name of the same file would keep the old text.
    if (old.nlink > 1 || !keepsOwner(draft, old) || !keepsAttributes(draft, target)) writeInPlace(target, draft, time);
    else {
        if (time) futimesSync(draft.handle, time, time);
        draft.become(target);
    }
}

function writeInPlace(target: string, draft: Draft, time?: Date): void {
    const whole = wholeOf(target);
    try {
        linkSync(draft.path, whole);
    } catch {
        copyFileSync(draft.path, whole, constants.COPYFILE_EXCL);
    }
    const handle = openSync(target, 'r+');
    const [bytes, old] = [readFileSync(draft.path), readFileSync(target)];
    try {
        overwrite(handle, bytes);
        if (time) futimesSync(handle, time, time);
    } catch (error) {
        overwrite(handle, old);
        throw error;
    } finally {
        closeSync(handle);
        // Where even the old content could not be put back, what was to be written is kept.
        const now = readFileSync(target);
        if (bytes.equals(now) || old.equals(now)) rmSync(whole, { force: true });
    }
}

function overwrite(handle: number, bytes: Uint8Array): void {
    writeAll(handle, bytes, 0);
    ftruncateSync(handle, bytes.length);
    fsyncSync(handle);
}

/** Refuses a file that an earlier run left half written. */
function refuseHalfWritten(target: string): void {
    const whole = wholeOf(target);
    if (!existsSync(whole)) return;
    throw new Refused(
        `an earlier run was stopped while it wrote it. What it was to hold is in ${whole}: compare the two, and delete that one`,
    );
}

/** The file that a path leads to. */
function targetOf(file: string, folders: readonly string[]): string {
    const target = realpathSync(file);
    if (!folders.some(folder => isInside(realpathSync(folder), target)))
        throw new Refused(`a link leads to ${target}, which is outside this folder. Run the command there`);
    return target;
}

/**
 * Makes edits in a document. All bytes that no edit touches stay; who owns the file, who may read it and all links to it stay
 * as well. The file is replaced as a whole; only where that would lose an owner, a link or an attribute, it is written in place.
 *
 * @param expected the text that the edits were made for
 * @param edits in the order of the text, without overlaps
 * @param folders the workspace: a link that leads out of it is not written through
 * @throws Refused, or errors of the system: then the file is as it was. `reasonOf` says why
 */
export async function editFile(file: string, expected: string, edits: readonly TextEdit[], folders: readonly string[]): Promise<void> {
    const target = targetOf(file, folders);
    // A file that only its reader may change must not be changed by way of its folder.
    closeSync(openSync(target, constants.O_RDWR | (constants.O_NONBLOCK ?? 0)));
    const draft = await ownDraft(target);
    // From here on nothing waits, so that a signal is answered before or after.
    try {
        refuseHalfWritten(target);
        const bytes = readBytes(target);
        const decoded = decodeText(bytes);
        if (decoded.text !== expected) throw new Refused('it was changed after it was read. Run the command again');
        const edited = editBytes(bytes, decoded, edits);
        if (decodeText(edited).text !== applyEdits(expected, edits))
            throw new Refused('the change can not be written in its encoding. Save it as UTF-8 first');
        draft.write(edited);
        // What people wrote must outlast a power cut as well. Results can be made again.
        fsyncSync(draft.handle);
        replace(target, draft);
    } finally {
        draft.done();
    }
}

/**
 * Writes a file that is not there yet, whole or not at all, with its folder. Writes through what is no file, such as a device.
 *
 * @throws with the code EEXIST where there is such a file, and other errors of the system
 */
export async function createFile(path: string, bytes: Uint8Array): Promise<void> {
    const found = lstatSync(path, { throwIfNoEntry: false });
    const target = found && statSync(path, { throwIfNoEntry: false });
    if (target && !target.isFile() && !target.isDirectory()) return writeThrough(path, [bytes]);
    if (found) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
    mkdirSync(dirname(path), { recursive: true });
    const draft = newDraft(path);
    try {
        draft.write(bytes);
        fsyncSync(draft.handle);
        try {
            linkSync(draft.path, path);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
            // A disk without links: a name that was free a moment ago.
            if (existsSync(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
            draft.become(path);
        }
    } finally {
        draft.done();
    }
}

/** Where a path leads, also if there is no file yet. */
function leadsTo(path: string): string {
    let at = path;
    for (let links = 0; links < 40; links++) {
        if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
        at = resolve(dirname(at), readlinkSync(at));
    }
    return realpathSync(path);
}

/**
 * Writes a result to a file, whole or not at all; what was there before is replaced. Through links, the file that they lead to
 * is written, and what is no file, such as a device or a pipe, is written to as it is.
 *
 * @param time when the file is to count as changed; now, if left out
 * @throws errors of the system, and what making the pieces throws
 */
export async function writeOutput(path: string, pieces: Iterable<Uint8Array>, time?: Date): Promise<void> {
    const found = statSync(path, { throwIfNoEntry: false });
    if (OPEN_FILES.test(path) || (found && !found.isFile() && !found.isDirectory())) return writeThrough(path, pieces);
    const target = leadsTo(path);
    if (found) closeSync(openSync(target, 'r+'));
    // What can't be written is better told before the work than after it.
    newDraft(target).done();
    let draft: Draft | undefined;
    try {
        for (const piece of pieces) {
            draft ??= newDraft(target, found && PRIVATE);
            draft.write(piece);
            // A signal can be answered.
            await new Promise(setImmediate);
        }
        draft ??= newDraft(target, found && PRIVATE);
        if (found) {
            refuseHalfWritten(target);
            replace(target, draft, time);
        } else {
            if (time) futimesSync(draft.handle, time, time);
            draft.become(target);
        }
    } finally {
        draft?.done();
    }
}

/** Paths of files that a process has open already, perhaps to append to them. */
const OPEN_FILES = /^\/(?:dev\/(?:std(?:in|out|err)$|fd\/)|proc\/)/;

function writeThrough(path: string, pieces: Iterable<Uint8Array>): void {
    const handle = openSync(path, constants.O_WRONLY | constants.O_APPEND);
    try {
        for (const piece of pieces) {
            for (let done = 0; done < piece.length; ) {
                try {
                    done += writeSync(handle, piece, done);
                } catch (error) {
                    // A pipe that is full: its reader is slower.
                    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
                    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
                }
            }
        }
    } finally {
        closeSync(handle);
    }
}
