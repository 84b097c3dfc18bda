import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/program.ts';

const SERVICE = 'service team-a "Team A" {\n  follows: IACM\n}\n';
const REVIEW = 'review r "Review of the Caf\u00e9" using icb-review-outcome {\n  covers: team-a\n}\n';

/** How a file may hold the same text. */
const WAYS: Readonly<Record<string, (text: string) => Buffer>> = {
    'Windows-1252': text => Buffer.from(text, 'latin1'),
    'UTF-8 with a byte order mark': text => Buffer.from(`\uFEFF${text}`),
    'UTF-16': text => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'CRLF line ends': text => Buffer.from(text.replaceAll('\n', '\r\n')),
};

describe('commands that change a document', function () {
    this.timeout(60_000);
    let cwd: string;
    let err: string[];
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-changed-'));
        err = [];
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const command = (...args: readonly string[]) =>
        run(args, {
            cwd,
            env: {},
            today: '2026-11-22',
            out: { isTerminal: false, columns: undefined, write: () => {} },
            err: { isTerminal: false, columns: undefined, write: text => void err.push(text) },
        });

    for (const [way, bytesOf] of Object.entries(WAYS)) {
        it(`keep ${way} and the permissions: review update`, async () => {
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            const file = join(cwd, 'r.care');
            const before = bytesOf(REVIEW);
            writeFileSync(file, before);
            chmodSync(file, 0o640);
            assert.equal(await command('review', 'update', 'r'), 0, err.join(''));
            const after = readFileSync(file);
            assert.equal(statSync(file).mode & 0o777, 0o640);
            assert.ok(after.length > before.length);
            // All that was there comes in the same bytes and the same order: the first line, and the last brace.
            const line = bytesOf(REVIEW).subarray(0, bytesOf(REVIEW.slice(0, REVIEW.indexOf('\n') + 1)).length);
            assert.deepEqual(after.subarray(0, line.length), line);
            assert.ok(!after.includes(Buffer.from('\uFFFD')) && !after.includes(Buffer.from([0xfd, 0xff])));
            if (way === 'CRLF line ends') assert.doesNotMatch(after.toString(), /[^\r]\n/);
            assert.deepEqual(readdirSync(cwd).sort(), ['a.care', 'r.care']);
        });
    }

    it('refuse what the encoding of the file can’t hold, and leave it as it is', async () => {
        writeFileSync(join(cwd, 'a.care'), SERVICE.replace('Team A', 'Tîm ẃylan').replace('team-a', 'ẃylan'));
        const file = join(cwd, 'r.care');
        const before = Buffer.from(REVIEW.replace('  covers: team-a\n', ''), 'latin1');
        writeFileSync(file, before);
        assert.equal(await command('review', 'update', 'r', '--covers', 'ẃylan'), 3, err.join(''));
        assert.match(
            err.join(''),
            /r\.care can't be changed: the file is in Windows-1252, which can't hold “ẃ”\. Save it as UTF-8 first\./,
        );
        assert.deepEqual(readFileSync(file), before);
    });
});
