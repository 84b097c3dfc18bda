/**
 * Changes the code in small ways, one at a time, and runs the nearest tests: a change that none of them notices is one that someone
 * may make by mistake. `npm run mutate` tries a sample; `-- --seed=7 --mutants=100` another one, `-- language/assess` one folder only.
 * No file is written: Node is given the changed text (`scripts/mutate/put-in.ts`).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { mutantsOf } from './mutate/mutants.ts';
import type { Change } from './mutate/put-in.ts';

const ROOT = new URL('..', import.meta.url);
const root = fileURLToPath(ROOT);

/** The nearest tests of a folder or a file. */
const NEAREST: Readonly<Record<string, readonly string[]>> = {
    'language/assess': ['test/language/assess/**', 'test/language/assess-*', 'test/language/values*', 'test/guidance*', 'test/checks/*'],
    'language/checks': ['test/checks/*', 'test/language/board/**', 'test/language/reviews/**'],
    'language/facts': [
        'test/language/facts/**',
        'test/language/values*',
        'test/language/slim*',
        'test/language/syntax*',
        'test/language/quick/**',
        'test/checks/*',
        'test/language/assess/each-page*',
        'test/library-drift*',
    ],
    'language/reviews': ['test/language/reviews/**', 'test/checks/review*', 'test/checks/templates*', 'test/checks/rules*'],
    'language/model/dates.ts': [
        'test/language/values*',
        'test/language/months*',
        'test/language/assess-*',
        'test/checks/dates*',
        'test/checks/edges*',
        'test/checks/rules*',
    ],
    'language/model/values.ts': ['test/language/units*', 'test/language/values*', 'test/language/assess-*', 'test/checks/*'],
};

/** Longer than the tests ever need: a change that makes them hang is noticed. */
const MOST_MINUTES = 5;

/** A file of tests that takes less, with the start of Node and all that it loads, is tried first. */
const SOON_MS = 2000;

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

/** Runs tests, with a mutant or as things are, until the first fails. Whether all of them passed. */
function pass(tests: readonly string[], change?: Change): Promise<boolean> {
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
        {
            cwd: root,
            env: { ...process.env, ...(change && { CAREWRIGHT_MUTANT: JSON.stringify(change) }) },
            stdio: 'ignore',
            timeout: MOST_MINUTES * 60_000,
        },
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

/**
 * The tests, those that are over soon apart from the others: most changes are noticed by one that takes less than two seconds, and
 * what a file of tests does when it is loaded is done before the first test of any.
 */
async function bySpeed(tests: readonly string[]): Promise<readonly (readonly string[])[]> {
    const soon: string[] = [];
    const late: string[] = [];
    await forEachAtOnce(tests, async test => {
        const start = performance.now();
        if (!(await pass([test]))) throw new Error(`${test} fails without any change.`);
        (performance.now() - start < SOON_MS ? soon : late).push(test);
    });
    return [soon, late].filter(({ length }) => length);
}

function numberOf(name: string, otherwise: number): number {
    const given = process.argv.find(argument => argument.startsWith(`--${name}=`));
    return given ? Number(given.split('=')[1]) : otherwise;
}

const seed = numberOf('seed', 1);
const count = numberOf('mutants', 10 * availableParallelism());
const chosen = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const random = randomNumbers(seed);
let [noticed, tried] = [0, 0];
for (const [folder, patterns] of Object.entries(NEAREST).filter(([folder]) => !chosen.length || chosen.includes(folder))) {
    const tests = globSync([...patterns], { cwd: root }).filter(path => path.endsWith('.test.ts'));
    const files = globSync(folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`, { cwd: root, ignore: '**/generated/**' }).sort();
    const mutants = files.flatMap(path => mutantsOf(path, readFileSync(`${root}${path}`, 'utf8')).map(mutant => ({ path, mutant })));
    const groups = await bySpeed(tests);
    const sample = mutants
        .map(each => ({ ...each, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count);
    let killed = 0;
    await forEachAtOnce(sample, async ({ path, mutant }) => {
        const change = { url: pathToFileURL(`${root}${path}`).href, start: mutant.start, end: mutant.end, text: mutant.text };
        for (const group of groups) {
            if (await pass(group, change)) continue;
            killed++;
            return;
        }
        console.log(`  not noticed: ${path}:${mutant.line}  ${mutant.change}`);
    });
    console.log(`${folder}: ${killed} of ${sample.length} changes noticed (of ${mutants.length} that could be made)`);
    noticed += killed;
    tried += sample.length;
}
console.log(`Seed ${seed}: ${noticed} of ${tried} changes noticed.`);
