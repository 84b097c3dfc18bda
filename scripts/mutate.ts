/**
 * Changes the code in small ways, one at a time, and runs the nearest tests: a change that none of them notices is one that someone
 * may make by mistake. `npm run mutate` tries a sample; `-- --seed=7 --mutants=100` another one, `-- language/assess` one folder only.
 * No file is written: Node is given the changed text (`scripts/mutate/put-in.ts`).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { type Mutant, mutantsOf } from './mutate/mutants.ts';

const ROOT = new URL('..', import.meta.url);
const root = fileURLToPath(ROOT);

/** The nearest tests of a folder or a file, the quickest first: the first that fails ends the run. */
const NEAREST: Readonly<Record<string, readonly string[]>> = {
    'language/assess': ['test/language/assess/**', 'test/language/assess-*', 'test/language/values*', 'test/guidance*', 'test/checks/*'],
    'language/checks': ['test/checks/*', 'test/language/board/**', 'test/language/reviews/**'],
    'language/facts': ['test/language/values*', 'test/language/slim*', 'test/language/syntax*', 'test/language/quick/**', 'test/checks/*'],
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

/** Whether the tests notice a mutant. Without one: whether they fail as things are. */
function isNoticed(tests: readonly string[], path: string, mutant?: Mutant): boolean {
    const change = mutant && { url: pathToFileURL(`${root}${path}`).href, start: mutant.start, end: mutant.end, text: mutant.text };
    const { status } = spawnSync(
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
            timeout: MOST_MINUTES * 60_000,
        },
    );
    return status !== 0;
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
    const tests = patterns.flatMap(pattern =>
        globSync(pattern, { cwd: root })
            .filter(path => path.endsWith('.test.ts'))
            .sort(),
    );
    const files = globSync(folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`, { cwd: root, ignore: '**/generated/**' }).sort();
    const mutants = files.flatMap(path => mutantsOf(path, readFileSync(`${root}${path}`, 'utf8')).map(mutant => ({ path, mutant })));
    if (isNoticed(tests, folder)) throw new Error(`The tests of ${folder} fail without any change: ${tests.join(', ')}`);
    const sample = mutants
        .map(each => ({ ...each, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count);
    let killed = 0;
    for (const { path, mutant } of sample) {
        if (isNoticed(tests, path, mutant)) killed++;
        else console.log(`  not noticed: ${path}:${mutant.line}  ${mutant.change}`);
    }
    console.log(`${folder}: ${killed} of ${sample.length} changes noticed (of ${mutants.length} that could be made)`);
    noticed += killed;
    tried += sample.length;
}
console.log(`Seed ${seed}: ${noticed} of ${tried} changes noticed.`);
