import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/program.ts';

const SERVICE = 'service team-a "Team A" {\n  follows: IACM\n}\n';
const REVIEW = 'review r "Review of the Caf\u00e9" using icb-review-outcome {\n  covers: team-a\n}\n';

/** In UTF-32, with its mark. */
function utf32(text: string): Buffer {
    const signs = Uint32Array.from([...`\uFEFF${text}`], sign => sign.codePointAt(0) as number);
    return Buffer.from(signs.buffer);
}

/** How a file may hold the same text. */
const WAYS: Readonly<Record<string, (text: string) => Buffer>> = {
    'Windows-1252': text => Buffer.from(text, 'latin1'),
    'UTF-8 with a byte order mark': text => Buffer.from(`\uFEFF${text}`),
    'UTF-16': text => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'UTF-32': utf32,
    'CRLF line ends': text => Buffer.from(text.replaceAll('\n', '\r\n')),
};

describe('commands that change a document', function () {
    this.timeout(60_000);
    let cwd: string;
    let out: string[];
    let err: string[];
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-changed-'));
        out = [];
        err = [];
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const command = (...args: readonly string[]) =>
        run(args, {
            cwd,
            env: {},
            today: '2026-11-22',
            out: { isTerminal: false, columns: undefined, write: text => void out.push(text) },
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

    const OTHERS: readonly (readonly [way: string, bytes: Buffer, name: string, advice: string])[] = [
        ['Windows-1252', Buffer.from(REVIEW, 'latin1'), 'Windows-1252', 'Save it as UTF-8.'],
        ['UTF-16', Buffer.from(`\uFEFF${REVIEW}`, 'utf16le'), 'UTF-16', 'Save it as UTF-8.'],
        ['UTF-32LE', utf32(REVIEW.replace('Caf\u00e9', 'Latin-1')), 'UTF-32', 'Save it as UTF-8 in the program that wrote it.'],
        ['UTF-32BE', utf32(REVIEW).swap32(), 'UTF-32', 'Save it as UTF-8 in the program that wrote it.'],
        ['UTF-32BE without a mark', utf32(REVIEW).swap32().subarray(4), 'UTF-32', 'Save it as UTF-8 in the program that wrote it.'],
    ];
    for (const [way, bytes, name, advice] of OTHERS) {
        it(`read ${way}, and say its name and what to do, and nothing about the characters`, async () => {
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            writeFileSync(join(cwd, 'r.care'), bytes);
            await command('check', '--all', 'r.care');
            const told = out.join('');
            assert.ok(told.includes(`CARE-110 (not-utf-8): This file is not in UTF-8. It was read as ${name}.\n    ${advice}`), told);
            assert.doesNotMatch(told, /CARE-00/);
            assert.match(told, /review r "Review of the/);
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
