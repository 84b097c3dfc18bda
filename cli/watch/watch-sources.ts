import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { snapshot } from './snapshot.ts';

export interface WatchOptions {
    readonly cwd: string;
    /** Files beside those of the workspace, such as a house style. */
    readonly others: readonly string[];
    /** How the files were before the documents were made, as `snapshot` says; as they are now if nothing is said. */
    readonly before?: string;
    /** Ends the watching. */
    readonly signal: AbortSignal;
    /** Called when a source was changed, came or went; never while it still runs. */
    readonly changed: () => Promise<void>;
    /** Whether to look at the files again and again only, and not to ask the system for news. */
    readonly pollOnly?: boolean;
}

/** How long to wait for more changes, in ms: an editor that saves all writes many files. */
const PAUSE = 200;
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
        if (now === known) continue;
        for (let last = known; now !== last && !signal.aborted; now = await snapshot(cwd, others)) {
            last = now;
            await pause(PAUSE, undefined, { signal }).catch(() => {});
        }
        if (signal.aborted) break;
        known = now;
        await changed();
    }
    watcher?.close();
}

/** Is done when somebody calls what `wakeable` is given, or after a while. */
async function next(ms: number, wakeable: (wake: () => void) => void): Promise<void> {
    const woken = new AbortController();
    wakeable(() => woken.abort());
    await pause(ms, undefined, { signal: woken.signal }).catch(() => {});
}
