import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs, {
    chmodSync,
    chownSync,
    existsSync,
    linkSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    readlinkSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editFile, writeOutput } from '../../files/write-file.ts';
import { decodeText } from '../../language/model/file-encoding.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { seedOfTheDay } from '../support/sampling.ts';

/** Other cases every day, and the same on every machine. `SEED=20261129` repeats those of a day. */
const SEED = seedOfTheDay();
const CASES = 10_000;
/** So many of them are tried as on a machine without GNU's cp: to start it ten thousand times takes minutes. */
const CASES_WITHOUT_COPIES = 9_000;
const IS_ROOT = process.getuid?.() === 0;

type Random = ReturnType<typeof randomNumbers>;
/** A character and its bytes in the file. */
type Sign = readonly [character: string, bytes: readonly number[]];

const pick = <T>(items: readonly T[], random: Random): T => items[random(items.length)] as T;

const ASCII = [...'service a{}"\t :,/*0'].map((character): Sign => [character, [character.charCodeAt(0)]]);
const LINE_ENDS: readonly Sign[] = [
    ['\n', [10]],
    ['\r\n', [13, 10]],
    ['\r', [13]],
];
const utf8 = (character: string): Sign => [character, [...Buffer.from(character)]];
const utf16 =
    (isLittle: boolean) =>
    (character: string): Sign => {
        const bytes = Buffer.from(character, 'utf16le');
        return [character, [...(isLittle ? bytes : bytes.swap16())]];
    };
const utf32 =
    (isLittle: boolean) =>
    (character: string): Sign => {
        const bytes = [...character].flatMap(each => {
            const code = each.codePointAt(0) as number;
            return [0, code >> 16, (code >> 8) & 0xff, code & 0xff];
        });
        return [character, isLittle ? [...Buffer.from(bytes).swap32()] : bytes];
    };
/** What Windows-1252 makes of some bytes. A letter of ASCII comes after each: several together may be a character of UTF-8. */
const WINDOWS: readonly Sign[] = [
    ['éa', [0xe9, 97]],
    ['’b', [0x92, 98]],
    ['€c', [0x80, 99]],
    ['£d', [0xa3, 100]],
    ['\u0081e', [0x81, 101]],
];
const WIDE = ['é', '’', '€', 'ẃ', 'я', '漢', '😀', '\u00a0', '\u200b', '\ufeff'];

interface Encoding {
    readonly mark: readonly number[];
    readonly signs: readonly Sign[];
    /** What the file begins with, so that it is in this encoding and no other. */
    readonly first: readonly Sign[];
    /** What it can't hold. */
    readonly foreign: readonly string[];
}

const plainAnd = (of: (character: string) => Sign, more: readonly string[]): readonly Sign[] =>
    [...ASCII, ...LINE_ENDS].map(([character]) => of(character)).concat(more.map(of));

const ENCODINGS: Readonly<Record<string, Encoding>> = {
    'UTF-8': { mark: [], signs: plainAnd(utf8, WIDE), first: [utf8('s')], foreign: ['\ud800'] },
    'UTF-8 with a mark': { mark: [0xef, 0xbb, 0xbf], signs: plainAnd(utf8, WIDE), first: [], foreign: ['\udc00'] },
    'UTF-16LE': { mark: [0xff, 0xfe], signs: plainAnd(utf16(true), WIDE), first: [], foreign: [] },
    'UTF-16BE': { mark: [0xfe, 0xff], signs: plainAnd(utf16(false), WIDE), first: [], foreign: [] },
    'UTF-16LE without a mark': { mark: [], signs: plainAnd(utf16(true), WIDE), first: ['s', 'e'].map(utf16(true)), foreign: [] },
    'UTF-32LE': { mark: [0xff, 0xfe, 0, 0], signs: plainAnd(utf32(true), WIDE), first: [], foreign: ['\ud800'] },
    'UTF-32BE': { mark: [0, 0, 0xfe, 0xff], signs: plainAnd(utf32(false), WIDE), first: [], foreign: ['\udc00'] },
    'UTF-32BE without a mark': {
        mark: [],
        signs: plainAnd(utf32(false), WIDE),
        first: ['s', 'e'].map(utf32(false)),
        foreign: ['\udc00'],
    },
    'Windows-1252': {
        mark: [],
        signs: [...ASCII, ...ASCII, ...LINE_ENDS, ...WINDOWS],
        first: [ASCII[0], WINDOWS[0]] as Sign[],
        foreign: ['ẃ', '😀', '\u0100'],
    },
    mixed: {
        mark: [],
        signs: [...ASCII, ...ASCII, ...LINE_ENDS],
        first: [utf8('я'), WINDOWS[0], utf8('😀')] as Sign[],
        foreign: ['é', '’', 'я'],
    },
};

const NAMES = [
    'a.care',
    'UPPER.CARE',
    'NHS (draft) & co.care',
    '-o.care',
    'a#1 50% [x] {y}.care',
    'ẃylan.care',
    'w\u0301ylan.care',
    'команда 😀.care',
    'two\nlines.care',
    '\u001b[31m.care',
    'it\'s "so".care',
    'back\\slash.care',
    ' .care',
    `${'long'.repeat(60)}.care`,
];
const MODES = [0o600, 0o640, 0o644, 0o664, 0o700, 0o604];
const LINKS = ['none', 'soft', 'chain', 'hard', 'folder'] as const;

interface Case {
    readonly encoding: string;
    readonly before: Buffer;
    readonly text: string;
    readonly edits: readonly TextEdit[];
    readonly after: Buffer;
    /** Whether the encoding lacks something that is put in. */
    readonly isForeign: boolean;
}

/** A file and edits in it. What it must hold afterwards is put together from characters, not from what the program reads. */
function caseOf(random: Random): Case {
    const encoding = pick(Object.keys(ENCODINGS), random);
    const { mark, signs, first, foreign } = ENCODINGS[encoding] as Encoding;
    const characters = [...first, ...Array.from({ length: random(40) }, () => pick(signs, random))];
    const isForeign = foreign.length > 0 && random(8) === 0;
    const edits: TextEdit[] = [];
    const parts: (readonly number[])[] = [mark];
    let offset = 0;
    let at = 0;
    const keep = (count: number): void => {
        for (const [character, bytes] of characters.slice(at, at + count)) {
            parts.push(bytes);
            offset += character.length;
        }
        at = Math.min(at + count, characters.length);
    };
    // What begins the file says how it is written: it stays.
    keep(first.length + random(5));
    const count = 1 + random(4);
    for (let number = 0; number < count; number++) {
        const taken = characters.slice(at, at + random(4));
        const put = Array.from({ length: random(6) }, () => pick(signs, random));
        const isBad = isForeign && number === 0;
        const end = offset + taken.reduce((sum, [character]) => sum + character.length, 0);
        edits.push({ at: [offset, end], text: put.map(([character]) => character).join('') + (isBad ? pick(foreign, random) : '') });
        parts.push(put.flatMap(([, bytes]) => bytes));
        at += taken.length;
        offset = end;
        keep(1 + random(10));
    }
    keep(characters.length);
    return {
        encoding,
        before: Buffer.from([...mark, ...characters.flatMap(([, bytes]) => bytes)]),
        text: characters.map(([character]) => character).join(''),
        edits,
        after: Buffer.from(parts.flat()),
        isForeign,
    };
}

describe(`files that are edited (seed ${SEED}, ${CASES} cases)`, function () {
    this.timeout(600_000);
    let folder: string;
    const exists = fs.existsSync;
    /** Whether the writer finds a `cp`. */
    const letCopy = (can: boolean): void => {
        fs.existsSync = path => exists(path) && (can || !String(path).endsWith('/bin/cp'));
        syncBuiltinESMExports();
    };
    before(() => {
        // Each edit waits until the disk has it: thousands of them are for a disk in memory.
        folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'carewright-edits-'));
    });
    after(() => {
        letCopy(true);
        rmSync(folder, { recursive: true, force: true });
    });

    it('keep every byte that no edit touches, who may read them and all links, or are left as they are', async () => {
        const random = randomNumbers(SEED);
        const seen = new Map<string, number>();
        const note = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
        for (let number = 0; number < CASES; number++) {
            letCopy(number >= CASES_WITHOUT_COPIES);
            const wanted = caseOf(random);
            const cwd = join(folder, `w ${number}`);
            mkdirSync(cwd);
            const file = join(cwd, pick(NAMES, random));
            writeFileSync(file, wanted.before);
            const link = pick(LINKS, random);
            const named = {
                none: file,
                hard: file,
                soft: join(cwd, 'link.care'),
                chain: join(cwd, 'chain.care'),
                folder: file.replace(cwd, join(cwd, 'here')),
            }[link];
            if (link === 'hard') linkSync(file, join(cwd, 'other name.txt'));
            if (link === 'soft' || link === 'chain') symlinkSync(file, join(cwd, 'link.care'));
            if (link === 'chain') symlinkSync('link.care', named);
            if (link === 'folder') symlinkSync('.', join(cwd, 'here'));
            if (IS_ROOT && random(2)) chownSync(file, 1000 + random(3), 2000 + random(3));
            chmodSync(file, pick(MODES, random));
            const [old, names] = [statSync(file), readdirSync(cwd).sort()];
            const isStale = random(12) === 0;
            const what = `case ${number}: ${wanted.encoding}, ${link}, ${JSON.stringify(wanted.text)} ${JSON.stringify(wanted.edits)}`;
            let refused: unknown;
            try {
                await editFile(named, isStale ? `${wanted.text}x` : wanted.text, wanted.edits, [cwd]);
            } catch (error) {
                refused = error;
            }
            const bytes = readFileSync(file);
            if (isStale) assert.match(String(refused), /changed after it was read/, what);
            else if (wanted.isForeign) assert.match(String(refused), /can't hold/, `${what}: ${refused}`);
            else assert.equal(refused, undefined, what);
            assert.deepEqual(bytes, refused === undefined ? wanted.after : wanted.before, what);
            const now = statSync(file);
            assert.deepEqual([now.mode, now.uid, now.gid, now.nlink], [old.mode, old.uid, old.gid, old.nlink], what);
            assert.deepEqual(readdirSync(cwd).sort(), names, what);
            if (link === 'hard') assert.deepEqual(readFileSync(join(cwd, 'other name.txt')), bytes, what);
            if (link === 'soft') assert.equal(readlinkSync(named), file, what);
            if (link === 'chain') assert.ok(lstatSync(named).isSymbolicLink() && lstatSync(join(cwd, 'link.care')).isSymbolicLink(), what);
            note(refused === undefined ? `${wanted.encoding}` : 'left');
            rmSync(cwd, { recursive: true, force: true });
        }
        for (const encoding of Object.keys(ENCODINGS))
            assert.ok((seen.get(encoding) ?? 0) > CASES / 20, `${encoding} ${seen.get(encoding)}`);
    });

    it('are not written through a link that leads out of the folder', async () => {
        const [cwd, outside] = [join(folder, 'in'), join(folder, 'out')];
        for (const each of [cwd, outside]) mkdirSync(each);
        writeFileSync(join(outside, 'a.care'), 'service a {}');
        symlinkSync('../out/a.care', join(cwd, 'a.care'));
        symlinkSync('../out', join(cwd, 'linked'));
        for (const path of ['a.care', 'linked/a.care'])
            await assert.rejects(editFile(join(cwd, path), 'service a {}', [{ at: [0, 1], text: 'S' }], [cwd]), /outside this folder/);
        assert.equal(readFileSync(join(outside, 'a.care'), 'utf8'), 'service a {}');
        assert.ok(!existsSync(join(cwd, 'b.care')));
    });

    it('lose nothing when many writers change one file at once: each sees what the one before has written, or is refused', async () => {
        const file = join(folder, 'shared.care');
        writeFileSync(file, '');
        let refused = 0;
        const append = async (number: number): Promise<void> => {
            const { text } = decodeText(readFileSync(file));
            await editFile(file, text, [{ at: [text.length, text.length], text: `${number}\n` }], [folder]).catch(() => refused++);
        };
        await Promise.all(Array.from({ length: 40 }, (_, number) => append(number)));
        const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
        assert.equal(lines.length + refused, 40);
        assert.equal(new Set(lines).size, lines.length);
        assert.ok(lines.length >= 1);
    });
});

/** Numbers of the kernel's calls that Node has no function for. */
const CALLS: Readonly<Record<string, Readonly<Record<'set' | 'get', number>>>> = { x64: { set: 188, get: 191 }, arm64: { set: 5, get: 8 } };
const calls = process.platform === 'linux' ? CALLS[process.arch] : undefined;

/** Runs a call by Perl, which every Debian has. The value that was set or is there, in hexadecimal; nothing where there is none. */
function attribute(call: 'set' | 'get', path: string, name: string, value = Buffer.alloc(0)): string | undefined {
    const script =
        call === 'set'
            ? '$v = pack("H*", $ARGV[3]); exit 1 if syscall($ARGV[0], $ARGV[1], $ARGV[2], $v, length $v, 0) < 0; print $ARGV[3]'
            : '$v = " " x 999; $n = syscall($ARGV[0], $ARGV[1], $ARGV[2], $v, 999); exit 1 if $n < 0; print unpack("H*", substr $v, 0, $n)';
    const { status, stdout } = spawnSync(
        'perl',
        ['-e', `$ARGV[0] += 0; ${script}`, `${calls?.[call]}`, path, name, value.toString('hex')],
        {
            encoding: 'utf8',
        },
    );
    return status === 0 ? stdout : undefined;
}

/** A list of who may do what beside the owner and the group, as the kernel keeps it: `user 1234 may write, others may not read`. */
const LIST = Buffer.from(
    [
        [1, 6, -1],
        [2, 6, 1234],
        [4, 4, -1],
        [16, 6, -1],
        [32, 0, -1],
    ].reduce((list, [who = 0, may = 0, id = 0]) => `${list}${hex(who, 2)}${hex(may, 2)}${hex(id, 4)}`, hex(2, 4)),
    'hex',
);

function hex(number: number, bytes: 2 | 4): string {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32LE(number);
    return buffer.subarray(0, bytes).toString('hex');
}

/** Why attributes can't be looked at here. */
function whyNoAttributes(): string | undefined {
    if (!calls) return 'this is no Linux whose calls are known';
    if (spawnSync('perl', ['-e', '1']).status !== 0) return 'there is no perl';
    if (!spawnSync('/bin/cp', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU')) return 'there is no GNU cp';
    const folder = mkdtempSync(join(tmpdir(), 'carewright-attributes-'));
    const kept = attribute('set', folder, 'user.care', Buffer.from('a')) && attribute('set', folder, 'system.posix_acl_access', LIST);
    rmSync(folder, { recursive: true, force: true });
    return kept ? undefined : 'this disk keeps none';
}

const without = whyNoAttributes();

(without ? describe.skip : describe)(`access lists and attributes of files${without ? `: ${without}` : ''}`, function () {
    this.timeout(60_000);
    const ACCESS = 'system.posix_acl_access';
    let folder: string;
    let file: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-attributes-'));
        file = join(folder, '-a b.care');
        writeFileSync(file, 'old text');
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const writers: Readonly<Record<string, () => Promise<void>>> = {
        'an edit': () => editFile(file, 'old text', [{ at: [0, 3], text: 'new' }], [folder]),
        'a result': () => writeOutput(file, [Buffer.from('new text')]),
    };
    for (const [what, write] of Object.entries(writers)) {
        it(`stay after ${what}`, async () => {
            const note = Buffer.from('from a colleague');
            assert.ok(attribute('set', file, 'user.care.note', note));
            assert.ok(attribute('set', file, ACCESS, LIST));
            const old = statSync(file);
            await write();
            assert.equal(readFileSync(file, 'utf8'), 'new text');
            assert.equal(attribute('get', file, 'user.care.note'), note.toString('hex'));
            assert.equal(attribute('get', file, ACCESS), LIST.toString('hex'));
            assert.equal(statSync(file).mode, old.mode);
            assert.notEqual(statSync(file).ino, old.ino, 'it was replaced as a whole');
            assert.deepEqual(readdirSync(folder), ['-a b.care']);
        });

        it(`of a folder give nobody access to what was private before ${what}`, async () => {
            chmodSync(file, 0o640);
            assert.ok(attribute('set', folder, 'system.posix_acl_default', LIST));
            await write();
            assert.equal(readFileSync(file, 'utf8'), 'new text');
            assert.equal(attribute('get', file, ACCESS), undefined);
            assert.equal(statSync(file).mode & 0o777, 0o640);
        });
    }
});
