import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** Runs the command as a process of its own. */
function start(args: readonly string[], cwd: string, stdout: 'pipe' | number): ReturnType<typeof spawn> {
    return spawn(process.execPath, [MAIN, ...args], { cwd, stdio: ['ignore', stdout, 'pipe'] });
}

function ended(child: ReturnType<typeof spawn>): Promise<{ exit: number | null; stderr: string }> {
    const stderr: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', text => stderr.push(text));
    return new Promise(resolve => {
        child.on('close', exit => resolve({ exit, stderr: stderr.join('') }));
    });
}

describe('the process', () => {
    let cwd: string;

    before(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-process-'));
        const wrong = Array.from({ length: 400 }, (_, index) => `  role-${index}: 1 wte`).join('\n');
        for (let index = 0; index < 10; index++)
            writeFileSync(join(cwd, `${index}.care`), `service s${index} "S" {\n team {\n${wrong}\n }\n}\n`);
    });

    after(() => rmSync(cwd, { recursive: true, force: true }));

    it('is silent when its reader has seen enough', async () => {
        const child = start(['check'], cwd, 'pipe');
        child.stdout?.once('data', () => child.stdout?.destroy());
        const { stderr } = await ended(child);
        assert.equal(stderr, '');
    });

    it('writes all of a long result to a slow reader', async () => {
        const child = start(['check', '-f', 'json'], cwd, 'pipe');
        const chunks: string[] = [];
        child.stdout?.setEncoding('utf8');
        const finished = ended(child);
        for await (const chunk of child.stdout ?? []) {
            chunks.push(chunk);
            await new Promise(resolve => setTimeout(resolve, 1));
        }
        assert.equal((await finished).exit, 1);
        assert.equal(JSON.parse(chunks.join('')).summary.findings.error, 4000);
    });

    it('says when the result can’t be written', async function () {
        if (!existsSync('/dev/full')) this.skip();
        const { exit, stderr } = await ended(start(['check'], cwd, openSync('/dev/full', 'w')));
        assert.equal(exit, 3);
        assert.equal(stderr, "carewright: the result can't be written: the disk is full.\n");
    });

    it('says when its folder has gone', async function () {
        if (process.platform === 'win32') this.skip();
        const gone = mkdtempSync(join(tmpdir(), 'carewright-gone-'));
        const script = `rmdir "${gone}"; exec "${process.execPath}" "${MAIN}" about`;
        const { exit, stderr } = await ended(spawn('sh', ['-c', script], { cwd: gone, stdio: ['ignore', 'ignore', 'pipe'] }));
        assert.equal(exit, 3);
        assert.match(stderr, /carewright: the current folder is no longer there\. Go to another one, and try again\.\n$/);
    });

    it('says when no editor is there to connect to', async () => {
        const { exit, stderr } = await ended(start(['lsp', '--socket', '1'], cwd, 'pipe'));
        assert.deepEqual([exit, stderr], [3, 'carewright: There is no connection to port 1 of this machine.\n']);
    });
});
