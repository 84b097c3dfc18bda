/** Which tests come to which places of the code, as V8 counts it (`NODE_V8_COVERAGE`). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A stretch of a file and whether it ran; a stretch inside another one says more than that one. */
interface Stretch {
    readonly startOffset: number;
    readonly endOffset: number;
    readonly count: number;
}

/** What one process ran: the stretches of each file, by its URL. */
export type Ran = ReadonlyMap<string, readonly Stretch[]>;

interface Report {
    readonly result: readonly { readonly url: string; readonly functions: readonly { readonly ranges: readonly Stretch[] }[] }[];
}

/**
 * Does work while V8 counts, and reads what it counted in each process. The work is given the environment in which it starts them.
 * Node leaves every sign of a `.ts` file at its place, so an offset is that of the file on the disk.
 */
export async function whatRuns(
    isAsked: (url: string) => boolean,
    work: (environment: Readonly<Record<string, string>>) => Promise<void>,
): Promise<readonly Ran[]> {
    const folder = mkdtempSync(join(tmpdir(), 'carewright-what-runs-'));
    try {
        await work({ NODE_V8_COVERAGE: folder });
        return readdirSync(folder).map(name => {
            const { result }: Report = JSON.parse(readFileSync(join(folder, name), 'utf8'));
            return new Map(
                result.filter(({ url }) => isAsked(url)).map(({ url, functions }) => [url, functions.flatMap(each => each.ranges)]),
            );
        });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Whether an offset of a file ran in any of the processes: the shortest stretch around it decides. */
export function isRun(processes: readonly Ran[], url: string, offset: number): boolean {
    const lengthOf = ({ startOffset, endOffset }: Stretch) => endOffset - startOffset;
    return processes.some(ran => {
        const around = (ran.get(url) ?? []).filter(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset);
        const [first, ...others] = around;
        if (!first) return false;
        return others.reduce((shortest, each) => (lengthOf(each) < lengthOf(shortest) ? each : shortest), first).count > 0;
    });
}
