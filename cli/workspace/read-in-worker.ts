import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type ReadWord, readWord } from '../../documents/import/import-word.ts';
import { Refusal } from '../../documents/office/limits.ts';

/** What reading a stranger's file may cost. */
interface Bounds {
    /** Processor time, in microseconds. */
    readonly time: number;
    /** Memory of the reader, in megabytes. */
    readonly memory: number;
}

const BOUNDS: Bounds = { time: 10_000_000, memory: 512 };
/** How often the time is looked at, in milliseconds. */
const INTERVAL = 100;
/** The part of the memory that is for values that have just been made. */
const YOUNG = 64;
/** Tells the thread what it is for: the same file is read by the command, and by the thread. */
const TASK = 'carewright: read a Word file';

type Answer = { readonly read: ReadWord } | { readonly refusal: string } | { readonly fault: string };

/** Reads a file in the thread that was made for it, and sends back what it says. */
function answer(bytes: Uint8Array): Answer {
    try {
        return { read: readWord(bytes) };
    } catch (error) {
        if (error instanceof Refusal) return { refusal: error.message };
        return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
}

if (!isMainThread && (workerData as { readonly task?: string } | null)?.task === TASK)
    parentPort?.postMessage(answer((workerData as { readonly bytes: Uint8Array }).bytes));

/**
 * Reads a Word file in a separate thread, which is ended where the file costs more than the bounds.
 *
 * @throws Refusal where the file can't or should not be read, or costs too much
 */
export async function readInWorker(bytes: Uint8Array, { time, memory }: Bounds = BOUNDS): Promise<ReadWord> {
    const begun = process.cpuUsage();
    const worker = new Worker(new URL(import.meta.url), {
        workerData: { task: TASK, bytes },
        resourceLimits: { maxOldGenerationSizeMb: memory - YOUNG, maxYoungGenerationSizeMb: YOUNG },
    });
    const refused = (what: string): Refusal =>
        new Refusal(`Reading the file needs more ${what} than any specification does. It is not read. Split it, and import each part.`);
    const found = await new Promise<Answer>((resolve, reject) => {
        const clock = setInterval(() => {
            const { user, system } = process.cpuUsage(begun);
            if (user + system > time) reject(refused('time'));
        }, INTERVAL);
        worker.once('message', resolve);
        worker.once('error', error =>
            reject((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused('memory') : error),
        );
        worker.once('exit', () => reject(refused('memory')));
        worker.once('exit', () => clearInterval(clock));
    }).finally(() => worker.terminate());
    if ('read' in found) return found.read;
    throw 'refusal' in found ? new Refusal(found.refusal) : new Error(found.fault);
}
