/**
 * `npm run bench`: how fast and how small the command line is, as medians and as ratios within one run.
 *
 * Figures depend on the machine; ratios do so much less. Sizes can be given: `npm run bench -- 10 100 1000`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from './corpus.ts';
import { bundled, measureInTurn, median, ratio, type Usage } from './measure.ts';

const SIZES = process.argv.slice(2).map(Number).filter(Boolean);
const COLD_ROUNDS = 21;

interface Row {
    readonly documents: number;
    readonly usages: Readonly<Record<'read' | 'parse' | 'check', readonly Usage[]>>;
}

function of(usages: readonly Usage[], what: keyof Usage): number {
    return median(usages.map(usage => usage[what]));
}

function seconds(ms: number): string {
    return `${(ms / 1000).toFixed(2)} s`;
}

function sizeRow(folder: string, documents: number, programs: Readonly<Record<'read' | 'parse' | 'check', string>>): Row {
    const corpus = join(folder, `corpus-${documents}`);
    writeCorpus(corpus, documents);
    const usages = measureInTurn(
        {
            read: [programs.read, corpus],
            parse: [programs.parse, corpus],
            check: [programs.check, 'check', corpus, '--quiet', '--fail-on', 'never'],
        },
        documents > 2000 ? 1 : 5,
    );
    rmSync(corpus, { recursive: true });
    return { documents, usages };
}

function coldStart(folder: string, command: string): { readonly ratio: number; readonly node: number; readonly check: number } {
    const corpus = join(folder, 'one');
    writeCorpus(corpus, 1);
    const usages = measureInTurn({ node: ['-e', '0'], check: [command, 'check', corpus, '--quiet', '--fail-on', 'never'] }, COLD_ROUNDS);
    return { ratio: ratio(usages.check, usages.node), node: of(usages.node, 'cpu'), check: of(usages.check, 'cpu') };
}

function print(rows: readonly Row[], cold: ReturnType<typeof coldStart>): void {
    console.log(`Node ${process.version}; processor time (user and system), medians; ratios within a round.\n`);
    console.log('documents    read bytes   parser alone        check   check / parser   peak memory   memory a document');
    for (const { documents, usages } of rows) {
        const cells = [
            String(documents).padStart(9),
            seconds(of(usages.read, 'cpu')).padStart(13),
            seconds(of(usages.parse, 'cpu')).padStart(14),
            seconds(of(usages.check, 'cpu')).padStart(12),
            ratio(usages.check, usages.parse).toFixed(2).padStart(16),
            `${of(usages.check, 'memory').toFixed(0)} MB`.padStart(13),
            `${((of(usages.check, 'memory') * 1024) / documents).toFixed(0)} kB`.padStart(19),
        ];
        console.log(cells.join(' '));
    }
    console.log(
        `\ncold start: check of one file ${cold.check.toFixed(0)} ms, node -e 0 ${cold.node.toFixed(0)} ms: ${cold.ratio.toFixed(1)} times`,
    );
    const [first, last] = [rows.at(-2), rows.at(-1)];
    if (first && last) {
        const growth = (of(last.usages.check, 'cpu') - cold.check) / (of(first.usages.check, 'cpu') - cold.check);
        console.log(
            `growth from ${first.documents} to ${last.documents} documents: ${growth.toFixed(1)} times the time for ${(last.documents / first.documents).toFixed(0)} times the documents`,
        );
    }
}

const folder = mkdtempSync(join(tmpdir(), 'carewright-bench-'));
try {
    // A copy, so that a build made meanwhile does not change what is measured.
    cpSync(new URL('../dist', import.meta.url), join(folder, 'dist'), { recursive: true });
    const programs = {
        check: join(folder, 'dist/carewright.mjs'),
        read: await bundled(folder, new URL('read-only.ts', import.meta.url)),
        parse: await bundled(folder, new URL('parse-only.ts', import.meta.url)),
    };
    const cold = coldStart(folder, programs.check);
    const rows = (SIZES.length ? SIZES : [10, 100, 1000, 10_000]).map(documents => sizeRow(folder, documents, programs));
    print(rows, cold);
    const results = new URL('results/', import.meta.url);
    mkdirSync(results, { recursive: true });
    writeFileSync(new URL('latest.json', results), `${JSON.stringify({ node: process.version, cold, rows }, undefined, 2)}\n`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
