/**
 * `npm run bench:documents`: how fast documents are made in each format, and what a thousand of them take.
 *
 * Figures depend on the machine; ratios do so much less. Sizes can be given: `npm run bench:documents -- 10 100 1000`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../documents/generate.ts';
import { writeCorpus } from '../corpus.ts';
import { bundled, measureInTurn, median, ratio, type Usage } from '../measure.ts';

const SIZES = process.argv.slice(2).map(Number).filter(Boolean);
const ROUNDS = 5;
const IN_ONE_RUN = 100;

interface FormatRow {
    readonly format: DocumentFormat;
    /** The first document of a process, in ms. */
    readonly first: number;
    /** Each of those after it, in ms. */
    readonly next: number;
    readonly kilobytes: number;
}

interface SizeRow {
    readonly documents: number;
    readonly usages: Readonly<Record<'check' | 'generate', readonly Usage[]>>;
}

function of(usages: readonly Usage[], what: keyof Usage): number {
    return median(usages.map(usage => usage[what]));
}

/** The formats in turn, and all of them again: a busy moment of the machine does not fall on one of them only. */
function formatRows(program: string, corpus: string): readonly FormatRow[] {
    const runs = new Map<DocumentFormat, { readonly first: number; readonly next: number; readonly bytes: number }[]>();
    for (let round = 0; round < ROUNDS; round++) {
        for (const format of DOCUMENT_FORMATS) {
            const { status, stdout, stderr } = spawnSync(process.execPath, [program, corpus, format], { encoding: 'utf8' });
            if (status !== 0) throw new Error(`${format}: ${stderr}`);
            const { first, rest, bytes } = JSON.parse(stdout) as { first: number; rest: number[]; bytes: number };
            const all = runs.get(format) ?? [];
            runs.set(format, [...all, { first, next: median(rest), bytes }]);
        }
    }
    return [...runs].map(([format, each]) => ({
        format,
        first: median(each.map(({ first }) => first)),
        next: median(each.map(({ next }) => next)),
        kilobytes: median(each.map(({ bytes }) => bytes)) / IN_ONE_RUN / 1024,
    }));
}

function sizeRow(folder: string, command: string, documents: number): SizeRow {
    const corpus = join(folder, `corpus-${documents}`);
    writeCorpus(corpus, documents);
    // From outside of the folder, both alike; a new folder each time would be one more thing to write.
    const runner = join(folder, 'in-folder.mjs');
    const usages = measureInTurn(
        {
            check: [runner, corpus, command, 'check', '--quiet', '--fail-on', 'never'],
            generate: [runner, corpus, command, 'generate', 'specification', '--to', 'docx', '--force', '--out', join(folder, 'out')],
        },
        documents > 100 ? 1 : ROUNDS,
    );
    rmSync(corpus, { recursive: true });
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    return { documents, usages };
}

function print(formats: readonly FormatRow[], rows: readonly SizeRow[]): void {
    console.log(`Node ${process.version}; medians. A specification of 150 lines each time.\n`);
    console.log('format   first of a process    each after it   documents a second       size');
    for (const { format, first, next, kilobytes } of formats) {
        const cells = [
            format.padEnd(6),
            `${first.toFixed(0)} ms`.padStart(20),
            `${next.toFixed(1)} ms`.padStart(16),
            (1000 / next).toFixed(0).padStart(20),
            `${kilobytes.toFixed(0)} kB`.padStart(10),
        ];
        console.log(cells.join(' '));
    }
    console.log('\nto Word    processor time   a document   generate / check   peak memory   peak memory of check');
    for (const { documents, usages } of rows) {
        const cells = [
            String(documents).padStart(7),
            `${(of(usages.generate, 'cpu') / 1000).toFixed(2)} s`.padStart(17),
            `${(of(usages.generate, 'cpu') / documents).toFixed(1)} ms`.padStart(12),
            ratio(usages.generate, usages.check).toFixed(2).padStart(18),
            `${of(usages.generate, 'memory').toFixed(0)} MB`.padStart(13),
            `${of(usages.check, 'memory').toFixed(0)} MB`.padStart(22),
        ];
        console.log(cells.join(' '));
    }
    const [before, last] = [rows.at(-2), rows.at(-1)];
    if (!before || !last) return;
    const start = of(rows[0]?.usages.generate ?? [], 'cpu');
    const growth = (of(last.usages.generate, 'cpu') - start) / (of(before.usages.generate, 'cpu') - start);
    console.log(
        `\ngrowth from ${before.documents} to ${last.documents} documents: ${growth.toFixed(1)} times the time for ${(last.documents / before.documents).toFixed(0)} times the documents`,
    );
}

const folder = mkdtempSync(join(tmpdir(), 'carewright-bench-'));
try {
    // A copy, so that a build made meanwhile does not change what is measured.
    cpSync(new URL('../../dist', import.meta.url), join(folder, 'dist'), { recursive: true });
    // The command makes documents of the folder that it stands in.
    writeFileSync(
        join(folder, 'in-folder.mjs'),
        'const [folder, command, ...args] = process.argv.slice(2);\nprocess.chdir(folder);\nprocess.argv.splice(1, 3, command);\nawait import(command);\n',
    );
    const corpus = join(folder, 'formats');
    writeCorpus(corpus, IN_ONE_RUN);
    const formats = formatRows(await bundled(folder, new URL('render-only.ts', import.meta.url)), corpus);
    const rows = (SIZES.length ? SIZES : [1, 100, 1000]).map(size => sizeRow(folder, join(folder, 'dist/carewright.mjs'), size));
    print(formats, rows);
    const results = new URL('../results/', import.meta.url);
    mkdirSync(results, { recursive: true });
    writeFileSync(new URL('documents.json', results), `${JSON.stringify({ node: process.version, formats, rows }, undefined, 2)}\n`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
