import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathOfAddress } from '../../language/model/address.ts';
import { CONFIG_FILE } from '../../language/workspace/config.ts';
import { CommandError, ExitCode, type Io } from '../io/io.ts';

import { neutralise } from '../io/safe-text.ts';
import { findFiles } from './find-files.ts';

/** How the files that documents are made from are at a moment. */
export interface Snapshot {
    /** Another word means that a file was changed, came or went. */
    readonly word: string;
    /** How many files have nothing in them: whoever writes a file empties it first. */
    readonly empty: number;
}

/**
 * How the files that documents are made from are now.
 *
 * @param others files beside those of the workspace
 */
export async function snapshot(cwd: string, others: readonly string[]): Promise<Snapshot> {
    // A configuration that is being written can't be read for a moment: then everything else counts as it is.
    const { all } = await findFiles([], cwd).catch(() => ({ all: [] }));
    const files = [...all.map(uri => pathOfAddress(uri) ?? uri), resolve(cwd, CONFIG_FILE), ...others];
    const states = await Promise.all(
        files.map(async file => {
            const state = await stat(file).catch(() => undefined);
            return [file, state?.mtimeMs, state?.size] as const;
        }),
    );
    return { word: JSON.stringify(states), empty: states.filter(([, , size]) => size === 0).length };
}

export interface WatchOptions {
    readonly cwd: string;
    /** Files beside those of the workspace, such as a house style. */
    readonly others: readonly string[];
    /** How the files were before the documents were made, as `snapshot` says; as they are now if nothing is said. */
    readonly before?: Snapshot;
    /** Ends the watching. */
    readonly signal: AbortSignal;
    /** Called when a source was changed, came or went; never while it still runs. */
    readonly changed: () => Promise<void>;
    /** Whether to look at the files again and again only, and not to ask the system for news. */
    readonly pollOnly?: boolean;
}

/** How long to wait for more changes, in ms: an editor that saves all writes many files. */
const PAUSE = 200;
/** How long to wait for the text of a file that has just been emptied, in ms: a busy disk needs its time between the two. */
const PAUSE_FOR_TEXT = 2000;
/** How often to look where the system tells of no changes, and where it does: disks on a network may be silent. In ms. */
const POLL = { alone: 1000, beside: 5000 };

/** Watches the files that documents are made from until the signal comes. */
export async function watchSources({ cwd, others, before, signal, changed, pollOnly = false }: WatchOptions): Promise<void> {
    let known = before ?? (await snapshot(cwd, others));
    let hasNews = false;
    let wake = (): void => {};
    const tell = (): void => {
        hasNews = true;
        wake();
    };
    let poll = POLL.alone;
    let watcher: FSWatcher | undefined;
    const fallBack = (): void => {
        poll = POLL.alone;
        watcher?.close();
    };
    try {
        // What happens is not read from the event: what counts is whether the sources are other ones than before.
        if (!pollOnly) {
            watcher = watch(cwd, { recursive: true }, tell);
            watcher.on('error', fallBack);
            poll = POLL.beside;
        }
    } catch {
        // Too many folders for the system, or none that tells of changes.
        fallBack();
    }
    signal.addEventListener('abort', tell, { once: true });
    while (!signal.aborted) {
        if (!hasNews)
            await next(poll, resolve => {
                wake = resolve;
            });
        // One change seldom comes alone.
        await pause(PAUSE, undefined, { signal }).catch(() => {});
        hasNews = false;
        if (signal.aborted) break;
        let now = await snapshot(cwd, others);
        if (now.word === known.word) continue;
        for (let last = known; now.word !== last.word && !signal.aborted; now = await snapshot(cwd, others)) {
            last = now;
            await pause(now.empty > known.empty ? PAUSE_FOR_TEXT : PAUSE, undefined, { signal }).catch(() => {});
        }
        if (signal.aborted) break;
        known = now;
        await changed();
    }
    watcher?.close();
}

/** Is done when someone calls what `wakeable` is given, or after a while. */
async function next(ms: number, wakeable: (wake: () => void) => void): Promise<void> {
    const woken = new AbortController();
    wakeable(() => woken.abort());
    await pause(ms, undefined, { signal: woken.signal }).catch(() => {});
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Generates once, and again whenever a source changes, until someone ends the command. What goes wrong after the first time is
 * told: the next change may put it right.
 *
 * @param others files that the documents depend on beside those of the folder
 */
export async function generateAgain(once: () => Promise<ExitCode>, others: readonly string[], io: Io): Promise<ExitCode> {
    const stop = new AbortController();
    const end = (): void => stop.abort();
    for (const signal of SIGNALS) process.on(signal, end);
    try {
        const before = await snapshot(io.cwd, others);
        await once();
        await io.err.write('Waiting for changes. To end: Ctrl+C\n');
        await watchSources({ cwd: io.cwd, others, before, signal: stop.signal, changed: () => tryAgain(once, io) });
    } finally {
        for (const signal of SIGNALS) process.off(signal, end);
    }
    return ExitCode.ok;
}

async function tryAgain(once: () => Promise<ExitCode>, io: Io): Promise<void> {
    try {
        await once();
    } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        await io.err.write(`carewright: ${neutralise(error.message)}\n`);
    }
    await io.err.write('Waiting for changes. To end: Ctrl+C\n');
}
