import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What one run of a program used: processor time in ms, wall time in ms, peak memory in MB. */
export interface Usage {
    readonly cpu: number;
    readonly wall: number;
    readonly memory: number;
}

const REPORTER = new URL('report-usage.mjs', import.meta.url).href;

/** Runs a Node program once, with this Node and its default heap. Throws when it fails. */
function measure(args: readonly string[]): Usage {
    const folder = mkdtempSync(join(tmpdir(), 'carewright-bench-'));
    const usage = join(folder, 'usage.json');
    const started = performance.now();
    const result = spawnSync(process.execPath, ['--import', REPORTER, ...args], {
        env: { ...process.env, BENCH_USAGE: usage, NODE_OPTIONS: '' },
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
    });
    const wall = performance.now() - started;
    if (result.status !== 0) throw new Error(`${args.join(' ')} ended with ${result.status ?? result.signal}: ${result.stderr}`);
    const { cpu, memory } = JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; memory: number };
    rmSync(folder, { recursive: true });
    return { cpu, wall, memory };
}

export function median(numbers: readonly number[]): number {
    const sorted = numbers.toSorted((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Runs programs in turn, A B C A B C, so that a busy moment of the machine does not fall on one of them only. */
export function measureInTurn<Name extends string>(
    programs: Readonly<Record<Name, readonly string[]>>,
    rounds: number,
): Record<Name, Usage[]> {
    const names = Object.keys(programs) as Name[];
    const usages = Object.fromEntries(names.map(name => [name, [] as Usage[]])) as Record<Name, Usage[]>;
    for (let round = 0; round < rounds; round++) {
        for (const name of names) usages[name].push(measure(programs[name]));
    }
    return usages;
}

/** The median over rounds of the ratio, each taken within its round. */
export function ratio(a: readonly Usage[], b: readonly Usage[], of: keyof Usage = 'cpu'): number {
    return median(a.map((usage, round) => usage[of] / (b[round] as Usage)[of]));
}

/**
 * Bundles a program that is measured, as the command is bundled.
 *
 * @returns the file, in a folder
 */
export async function bundled(folder: string, entry: URL): Promise<string> {
    const outfile = join(folder, `${basename(entry.pathname, '.ts')}.mjs`);
    await build({
        entryPoints: [fileURLToPath(entry)],
        outfile,
        bundle: true,
        minify: true,
        platform: 'node',
        format: 'esm',
        target: 'node22',
        logLevel: 'error',
        // Packages that were written for CommonJS ask for Node's own modules with `require`.
        banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
    });
    return outfile;
}
