import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCode } from '../../scripts/measure/read-code.ts';
import { para, wordFile } from '../documents/word-builder.ts';
import { BOUNDED, growthOf, patternsIn, slowIn } from './patterns.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('patterns', function () {
    this.timeout(600_000);
    const files = readCode(ROOT);

    it('are told apart by how their time grows', () => {
        // As texts: the next test would find them between slashes.
        const growth = (source: string): string | undefined => growthOf({ source, flags: '' });
        for (const source of ['^(?:a+)+$', '^a*\\s*b?\\s*$', '\\\\([a-z])((?:\\\\[a-z]+[^\\\\(]*)*)\\s*\\(', '^(?:\\S+[ \\t]*){1,10}$'])
            assert.equal(growth(source), 'backtracks', source);
        for (const source of ['\\s+$', '[ \\t]*;', '<[^>]*>', '(?<=a\\w*);']) assert.equal(growth(source), 'searches', source);
        for (const source of ['(?<!\\s)\\s+$', '^[ \\t]*;', '<[^<>]*>', ';(?<=a\\w*;)', '^\\S+(?:[ \\t]+\\S+){0,9}$'])
            assert.equal(growth(source), undefined, source);
    });

    it('take a time that grows with the text, however they are written between slashes', () => {
        assert.ok(patternsIn(files).length > 2000);
        const slow = slowIn(files);
        const known = Object.keys(BOUNDED);
        assert.deepEqual(
            {
                new: slow.filter(each => !known.some(begin => each.startsWith(begin))),
                mended: known.filter(begin => slow.filter(each => each.startsWith(begin)).length !== 1),
            },
            { new: [], mended: [] },
            'A sign of the text that is repeated makes these slow. Let each stretch be read in one way only, and begin only where a stretch begins: `(?<!\\s)\\s+$`.',
        );
    });

    it('take such a time, too, where they are made of words of the library', () => {
        const folder = mkdtempSync(join(tmpdir(), 'carewright-'));
        const file = join(folder, 'file.docx');
        writeFileSync(file, wordFile(para('Twelve people are seen.')));
        const recorder = new URL('../support/record-patterns.ts', import.meta.url).href;
        const made = [
            ['check', '--all', 'examples'],
            ['import', '-o', '-', file],
        ].flatMap(parts => {
            const command = ['--disable-warning=ExperimentalWarning', `--import=${recorder}`, 'cli/main.ts', ...parts];
            const list = join(folder, `${parts[0]}.json`);
            spawnSync(process.execPath, command, { cwd: ROOT, env: { ...process.env, PATTERNS: list }, stdio: 'ignore' });
            return JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; flags: string }[];
        });
        assert.ok(made.length > 200, `${made.length} patterns`);
        assert.deepEqual(
            made.filter(growthOf).map(({ source }) => source.slice(0, 200)),
            [],
        );
    });
});
