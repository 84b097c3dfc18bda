import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCopies } from '../../scripts/measure/copies.ts';
import { cyclesOf, folderImports, unusedExports, valueImports } from '../../scripts/measure/graph.ts';
import { typedRuleCodes } from '../../scripts/measure/knowledge.ts';
import { readCode } from '../../scripts/measure/read-code.ts';

import { mutantsOf } from '../../scripts/mutate/mutants.ts';
import { isRun, whatRuns } from '../../scripts/mutate/what-runs.ts';

const SUM = (name: string, all: string, each: string) =>
    `function ${name}(${all}: readonly number[]): number {\n    let total = 0;\n    for (const ${each} of ${all}) {\n        if (${each} > 3) total += ${each};\n    }\n    return total;\n}\n`;

const FILES = {
    'language/a/one.ts': `import { two } from '../b/two.ts';\nimport type { Three } from './three.ts';\nexport const one = (): Three => two() + 'CARE-101';\n${SUM('sum', 'all', 'each')}sum([]);\n`,
    'language/b/two.ts': `import { one } from '../a/one.ts';\nexport function two(): string {\n    return one();\n}\nexport const unused = 1;\n${SUM('add', 'numbers', 'number')}add([]);\n`,
    'language/a/three.ts':
        "import type { one } from './one.ts';\nexport type Three = ReturnType<typeof one>;\nexport const forTests = 1;\n",
    'language/checks/rule.ts': "export const rule = { code: 'CARE-101' };\n",
    'test/a.test.ts':
        "import { forTests } from '../language/a/three.ts';\nconst { rule } = await import('../language/checks/rule.ts');\nforTests + rule.code;\n",
};

describe('what is measured of code', () => {
    const root = `${mkdtempSync(join(tmpdir(), 'carewright-measure-'))}/`;
    for (const [path, text] of Object.entries(FILES)) {
        mkdirSync(dirname(`${root}${path}`), { recursive: true });
        writeFileSync(`${root}${path}`, text);
    }
    const files = readCode(root);
    after(() => rmSync(root, { recursive: true }));

    it('is cycles by values, among files and folders, and none by types', () => {
        assert.deepEqual(cyclesOf(valueImports(files)), [['language/a/one.ts', 'language/b/two.ts']]);
        assert.deepEqual(cyclesOf(folderImports(files)), [['language/a', 'language/b']]);
    });

    it('is exports that nobody imports, and those that tests alone do', () => {
        assert.deepEqual(
            unusedExports(files).map(({ name, byTestsOnly }) => [name, byTestsOnly]),
            [
                ['forTests', true],
                ['unused', false],
                ['rule', true],
            ],
        );
    });

    it('is functions that say the same with other names', () => {
        assert.deepEqual(
            findCopies(files, 20).map(({ places }) => places.map(({ path, line, name }) => `${path}:${line} ${name}`)),
            [['language/a/one.ts:4 sum', 'language/b/two.ts:6 add']],
        );
    });

    it('is codes of rules that are typed elsewhere', () => {
        assert.deepEqual(typedRuleCodes(files), ['language/a/one.ts:3 CARE-101']);
    });

    it('is mutants, each one change at its place', () => {
        const text = 'if (days <= 30) end();\n';
        const made = mutantsOf('a.ts', text).map(({ start, end, text: by }) => `${text.slice(0, start)}${by}${text.slice(end)}`.trim());
        assert.deepEqual(made, [
            'if (true) end();',
            'if (false) end();',
            'if (days < 30) end();',
            'if (days <= 31) end();',
            'if (days <= 30) ;',
        ]);
    });

    it('is what a process runs of a file, branch by branch, with the types in it', async () => {
        const text = [
            'interface Days { readonly days: number }',
            'export function late({ days }: Days): string {',
            "    if (days > 30) return 'late';",
            "    return 'in time';",
            '}',
            "export const never = (): string => 'never';",
            'late({ days: Number(process.env.DAYS) } satisfies Days);',
        ].join('\n');
        const path = `${root}late.ts`;
        writeFileSync(path, text);
        const url = pathToFileURL(path).href;
        const run = async (...all: readonly number[]): Promise<readonly string[]> => {
            const processes = await whatRuns(
                asked => asked === url,
                async environment => {
                    for (const days of all)
                        execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
                            env: { ...process.env, ...environment, DAYS: String(days) },
                        });
                },
            );
            return ["'late'", "'in time'", "'never'", 'late({'].filter(words => isRun(processes, url, text.indexOf(words)));
        };
        assert.deepEqual(await run(31), ["'late'", 'late({']);
        assert.deepEqual(await run(30), ["'in time'", 'late({']);
        assert.deepEqual(await run(30, 31), ["'late'", "'in time'", 'late({']);
    });
});
