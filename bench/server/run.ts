/**
 * `npm run bench:server`: how fast and how small the language server is, as ratios within one run, against the bundled server
 * over its standard input and output. Wall time, since that is what a typist feels: medians, on a machine that does nothing else.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../measure.ts';
import { MeasuringClient } from './client.ts';
import { writeLongFile, writeWorkspace } from './workspaces.ts';

const SIZES = process.argv.slice(2).map(Number).filter(Boolean);
const KEYSTROKES = 40;
const STARTS = 5;
const IN_PROSE = 'Somebody who misses';
const IN_GUIDANCE = 'There is a policy on missed contact';

interface Figures {
    readonly documents: number;
    /** From the start of the process to the first diagnostics of the open file, ms. */
    readonly first: number;
    readonly keystroke: number;
    readonly guidance: number;
    /** MB, when everything has been read and checked. */
    readonly memory: number;
    /** Seconds until everything had been read and checked. */
    readonly all: number;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
    const started = performance.now();
    await act();
    return performance.now() - started;
}

async function firstDiagnostics(server: string, workspace: ReturnType<typeof writeWorkspace>): Promise<number> {
    let client: MeasuringClient | undefined;
    const ms = await timed(async () => {
        client = new MeasuringClient([server]);
        await client.start(workspace.folder);
        await client.open(workspace.open);
    });
    client?.stop();
    return ms;
}

async function keystrokes(client: MeasuringClient, uri: string, marker: string, until = uri): Promise<number> {
    const times: number[] = [];
    for (let count = 0; count < KEYSTROKES; count++) {
        times.push(await client.keystroke(uri, marker, until));
        await new Promise(resolve => setTimeout(resolve, 60));
    }
    // The first few warm the server up.
    return median(times.slice(10));
}

async function measure(server: string, folder: string, documents: number, unresolved = false): Promise<Figures> {
    const workspace = writeWorkspace(join(folder, `workspace-${documents}-${unresolved}`), documents, unresolved);
    const first: number[] = [];
    for (let round = 0; round < STARTS; round++) first.push(await firstDiagnostics(server, workspace));
    const client = new MeasuringClient([server]);
    await client.start(workspace.folder);
    const uri = await client.open(workspace.open);
    const all = (await timed(() => client.quiet())) / 1000;
    const keystroke = await keystrokes(client, uri, IN_PROSE);
    const memory = client.memory();
    const guidance = await client.open(workspace.guidance);
    await client.quiet();
    const times: number[] = [];
    // After each edit all followers are checked again behind it: what comes next must not wait for them.
    for (let count = 0; count < 8; count++) times.push(await client.keystroke(guidance, IN_GUIDANCE, uri));
    client.stop();
    rmSync(workspace.folder, { recursive: true });
    return { documents, first: median(first), keystroke, guidance: median(times), memory, all };
}

async function longFile(server: string, folder: string): Promise<{ readonly start: number; readonly end: number; readonly lines: number }> {
    const workspace = writeWorkspace(join(folder, 'long'), 10);
    const path = writeLongFile(workspace.folder, 5000);
    const lines = readFileSync(path, 'utf8').split('\n');
    const client = new MeasuringClient([server]);
    await client.start(workspace.folder);
    const uri = await client.open(path);
    await client.quiet();
    const teams = lines.flatMap((line, index) => (line.startsWith('    care-coordinator:') ? [index] : []));
    const at = async (line: number): Promise<number> => {
        const { ms, items } = await client.completion(uri, line, 4);
        if (!items) throw new Error(`Nothing is offered in line ${line + 1}.`);
        return ms;
    };
    const [start, end]: [number[], number[]] = [[], []];
    for (let round = 0; round < 30; round++) {
        start.push(await at(teams[0] ?? 0));
        end.push(await at(teams.at(-1) ?? 0));
    }
    client.stop();
    return { start: median(start.slice(10)), end: median(end.slice(10)), lines: lines.length };
}

function shown(figures: Figures): Figures {
    const { documents, first, keystroke, guidance, memory, all } = figures;
    const cells = [
        String(documents).padStart(9),
        first.toFixed(0).padStart(19),
        keystroke.toFixed(1).padStart(11),
        guidance.toFixed(1).padStart(15),
    ];
    console.log(`${cells.join(' ')} ${memory.toFixed(0).padStart(5)} MB ${all.toFixed(0).padStart(11)} s`);
    return figures;
}

function row(name: string, value: number, limit: number, note: string): void {
    console.log(
        `${name.padEnd(66)} ${value.toFixed(2).padStart(6)}   at most ${limit.toFixed(1)}   ${value <= limit ? 'reached' : 'NOT REACHED'}   (${note})`,
    );
}

const folder = mkdtempSync(join(tmpdir(), 'carewright-bench-'));
try {
    cpSync(new URL('../../dist', import.meta.url), join(folder, 'dist'), { recursive: true });
    const server = process.env.BENCH_SERVER ?? join(folder, 'dist/server.cjs');
    console.log(`Node ${process.version}; wall time in ms, medians.\n`);
    console.log('documents   first diagnostics   keystroke   guidance edit   memory   all checked');
    const figures: Figures[] = [];
    for (const size of SIZES.length ? SIZES : [10, 1000, 10_000]) figures.push(shown(await measure(server, folder, size)));
    const [smallest, ...larger] = figures;
    const unresolved = await measure(server, folder, 1000, true);
    const clean = figures.find(({ documents }) => documents === 1000) ?? (await measure(server, folder, 1000));
    const long = await longFile(server, folder);
    console.log('');
    for (const each of larger) {
        if (!smallest) continue;
        const size = `${each.documents} : ${smallest.documents} documents`;
        row(
            `keystroke, ${size}`,
            each.keystroke / smallest.keystroke,
            1.3,
            `${each.keystroke.toFixed(1)} : ${smallest.keystroke.toFixed(1)} ms`,
        );
        row(
            `start to first diagnostics, ${size}`,
            each.first / smallest.first,
            3,
            `${each.first.toFixed(0)} : ${smallest.first.toFixed(0)} ms`,
        );
        row(`memory, ${size}`, each.memory / smallest.memory, 3, `${each.memory.toFixed(0)} : ${smallest.memory.toFixed(0)} MB`);
    }
    row(
        'edit of a guidance that 1,000 follow : of one service',
        clean.guidance / clean.keystroke,
        3,
        `${clean.guidance.toFixed(1)} : ${clean.keystroke.toFixed(1)} ms`,
    );
    row(
        `completion at the end of ${long.lines} lines : near the start`,
        long.end / long.start,
        1.5,
        `${long.end.toFixed(1)} : ${long.start.toFixed(1)} ms`,
    );
    row(
        'keystroke, a fifth with unknown names : none',
        unresolved.keystroke / clean.keystroke,
        1.5,
        `${unresolved.keystroke.toFixed(1)} : ${clean.keystroke.toFixed(1)} ms`,
    );
    const results = new URL('../results/', import.meta.url);
    mkdirSync(results, { recursive: true });
    writeFileSync(
        new URL('server.json', results),
        `${JSON.stringify({ node: process.version, figures, unresolved, long }, undefined, 2)}\n`,
    );
} finally {
    rmSync(folder, { recursive: true, force: true });
}
