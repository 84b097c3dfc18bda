/**
 * Changes the code in small ways, one at a time, and runs the tests that come to the place: a change that none of them notices is one
 * that someone may make by mistake. `npm run mutate` tries a sample; `-- --seed=7 --mutants=100` another one, `-- language/assess` one
 * folder only; with `--least=80` it fails where less than 80 % are noticed. No file is written: Node is given the changed text
 * (`scripts/mutate/put-in.ts`).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { mutantsOf } from './mutate/mutants.ts';
import type { Change } from './mutate/put-in.ts';
import { isRun, type Ran, whatRuns } from './mutate/what-runs.ts';

const ROOT = new URL('..', import.meta.url);
const root = fileURLToPath(ROOT);

/** What is changed: the heart of the assessment. */
const CHANGED = [
    'language/assess',
    'language/checks',
    'language/facts',
    'language/reviews',
    'language/model/dates.ts',
    'language/model/values.ts',
];

/** All tests that come to these, but for those that need a browser, a window or an office, or try many texts in turn. */
const TESTS = [
    'test/{guidance,library-drift,public-pages,transcribed}.test.ts',
    'test/{language,checks,documents}/**/*.test.ts',
    'test/cli/scenarios.test.ts',
];
const NOT_TRIED = [
    'test/documents/{html,libre-office,redline-office,hostile-size,hostile-text,check-boxes,filled-forms}.test.ts',
    'test/documents/{import-words,redline,round-trip*,commands}.test.ts',
    'test/language/format/whole-corpus.test.ts',
    'test/language/{long-stretches,completion/accepting}.test.ts',
];

/** Tests that take this long together are tried in one process; the quickest come first. */
const FIRST_MS = 3000;
const MORE_MS = 20_000;

/** A change that makes tests take so much longer than they do is noticed. */
const MOST_TIMES_LONGER = 4;
const START_MS = 30_000;

/** Numbers that look random and are the same for the same seed (mulberry32), from 0 to below 1. */
function randomNumbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** A file of tests, what it runs of the code, and how long it takes. */
interface Timed {
    readonly path: string;
    readonly processes: readonly Ran[];
    readonly milliseconds: number;
}

/** Runs tests until the first fails. Whether all of them passed in time. */
function pass(tests: readonly string[], environment: Readonly<Record<string, string>>, milliseconds: number): Promise<boolean> {
    const started = spawn(
        process.execPath,
        [
            '--disable-warning=ExperimentalWarning',
            `--import=${new URL('scripts/mutate/put-in.ts', ROOT).href}`,
            `${root}node_modules/mocha/bin/mocha.js`,
            '--no-config',
            '--bail',
            '--reporter=min',
            '--timeout=120000',
            ...tests,
        ],
        { cwd: root, env: { ...process.env, ...environment }, stdio: 'ignore', timeout: Math.ceil(milliseconds) },
    );
    return new Promise(resolve => started.on('close', code => resolve(code === 0)));
}

/** Does the work for each, as many at once as the machine has processors. */
async function forEachAtOnce<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
    const left = all.values();
    await Promise.all(
        Array.from({ length: availableParallelism() }, async () => {
            for (const each of left) await work(each);
        }),
    );
}

/** Every file of tests as things are, the quickest first. One that fails without any change ends it all. */
async function timed(paths: readonly string[], isChanged: (url: string) => boolean): Promise<readonly Timed[]> {
    const found: Timed[] = [];
    await forEachAtOnce(paths, async path => {
        const start = performance.now();
        const processes = await whatRuns(isChanged, async environment => {
            if (!(await pass([path], environment, 10 * 60_000))) throw new Error(`${path} fails without any change.`);
        });
        found.push({ path, processes, milliseconds: performance.now() - start });
    });
    return found.sort((a, b) => a.milliseconds - b.milliseconds);
}

/** The tests that come to a place, in the groups in which they are tried. */
function groupsFor(tests: readonly Timed[], url: string, offset: number): readonly (readonly Timed[])[] {
    const groups: [Timed[], Timed[], Timed[]] = [[], [], []];
    let sum = 0;
    for (const test of tests) {
        if (!isRun(test.processes, url, offset)) continue;
        sum += test.milliseconds;
        groups[sum < FIRST_MS ? 0 : sum < MORE_MS ? 1 : 2].push(test);
    }
    return groups.filter(({ length }) => length);
}

/** Whether a test notices a change, and if none does, why. */
async function judge(tests: readonly Timed[], change: Change): Promise<'noticed' | 'not noticed' | 'not reached'> {
    const groups = groupsFor(tests, change.url, change.start);
    if (!groups.length) return 'not reached';
    for (const group of groups) {
        const most = START_MS + MOST_TIMES_LONGER * group.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
        const paths = group.map(({ path }) => path);
        if (!(await pass(paths, { CAREWRIGHT_MUTANT: JSON.stringify(change) }, most))) return 'noticed';
    }
    return 'not noticed';
}

function numberOf(name: string, otherwise: number): number {
    const given = process.argv.find(argument => argument.startsWith(`--${name}=`));
    return given ? Number(given.split('=')[1]) : otherwise;
}

const seed = numberOf('seed', 1);
const count = numberOf('mutants', 10 * availableParallelism());
const given = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const folders = given.length ? given : CHANGED;
const random = randomNumbers(seed);
const urlOf = (path: string) => pathToFileURL(`${root}${path}`).href;
const filesOf = (folder: string) =>
    globSync(folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`, { cwd: root, ignore: '**/generated/**' }).sort();
const urls = new Set(folders.flatMap(filesOf).map(urlOf));
const tests = await timed(globSync(TESTS, { cwd: root, ignore: NOT_TRIED }), url => urls.has(url));
console.log(`${tests.length} files of tests, ${Math.round(tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000)} s.`);
let [noticed, tried] = [0, 0];
for (const folder of folders) {
    const mutants = filesOf(folder).flatMap(path =>
        mutantsOf(path, readFileSync(`${root}${path}`, 'utf8')).map(mutant => ({ path, mutant })),
    );
    const sample = mutants
        .map(each => ({ ...each, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count);
    let killed = 0;
    await forEachAtOnce(sample, async ({ path, mutant: { start, end, text, line, change } }) => {
        const result = await judge(tests, { url: urlOf(path), start, end, text });
        if (result === 'noticed') killed++;
        else console.log(`  ${result}: ${path}:${line}  ${change}`);
    });
    console.log(`${folder}: ${killed} of ${sample.length} changes noticed (of ${mutants.length} that could be made)`);
    noticed += killed;
    tried += sample.length;
}
console.log(`Seed ${seed}: ${noticed} of ${tried} changes noticed.`);
const least = numberOf('least', 0);
if (noticed * 100 < least * tried) {
    console.error(`That is less than ${least}%.`);
    process.exitCode = 1;
}
