import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { URI, Utils } from 'vscode-uri';
import {
    type Address,
    addressIn,
    addressOf,
    addressOfPath,
    compareAddresses,
    decodedAddress,
    fileNameOf,
    folderOf,
    isInFolder,
    pathOfAddress,
} from '../../language/model/address.ts';
import { Addresses } from '../../server/support/connection.ts';
import { seedOfTheDay } from '../support/sampling.ts';

const SEED = seedOfTheDay();

/** Parts of names that have gone wrong in one program or another. */
const PART = fc.constantFrom(
    ...[
        'a',
        'B',
        'NHS (draft) & co',
        '#1',
        '50%',
        '%41',
        '%2F',
        '%zz',
        'ü',
        'u\u0308',
        'é',
        'e\u0301',
        '😀',
        ' ',
        '+',
        "'",
        '[x]',
        '{y}',
        '~',
        '=',
        '@',
        '!',
    ],
    ...[
        '$',
        ',',
        ';',
        '?',
        '.',
        '..',
        '...',
        '-',
        '_',
        '^',
        '`',
        '|',
        '"',
        '<',
        '>',
        '*',
        'İ',
        'ß',
        '語',
        '%',
        '%%',
        '%c3',
        'c:',
        'C',
        '\u200D',
        '\u00A0',
    ],
);
const NAME = fc
    .array(PART, { minLength: 1, maxLength: 4 })
    .map(parts => parts.join(''))
    .filter(name => name !== '.' && name !== '..');
const PATH = fc
    .array(NAME, { minLength: 1, maxLength: 5 })
    .filter(([first]) => !/^[a-z]:/i.test(first ?? ''))
    .map(names => `/${names.join('/')}`);

describe(`addresses, with SEED=${SEED}`, () => {
    for (const [what, written] of [
        [
            'a drive in capitals',
            [
                'file:///C:/NHS/a.care',
                'file:///c:/NHS/a.care',
                'file:///c%3A/NHS/a.care',
                'file:///C%3a/NHS/a.care',
                'file:///c:\\NHS\\a.care',
            ],
        ],
        [
            'a share',
            [
                'file://server/share/a%20b.care',
                'file://SERVER/share/a b.care',
                'file:////server/share/a%20b.care',
                'file:////Server/share/a b.care',
            ],
        ],
        [
            'brackets and an ampersand',
            [
                'file:///w/NHS%20%28draft%29%20%26%20co/a.care',
                'file:///w/NHS%20(draft)%20&%20co/a.care',
                'file:///w/NHS (draft) & co/a.care',
            ],
        ],
        [
            'a host that is this machine',
            ['file:///a.care', 'file://localhost/a.care', 'FILE:///a.care', 'file:///x/../a.care', 'file:///./a.care', 'file:////a.care/'],
        ],
        ['letters that need no encoding', ['file:///%61%2Ecare', 'file:///a.care']],
        ['small and large hexadecimal digits', ['file:///%c3%bc.care', 'file:///%C3%BC.care', 'file:///ü.care']],
        ['plus, hash, percent', ['file:///a%2Bb%23c%25d.care', 'file:///a+b%23c%25d.care', 'file:///a+b%23c%d.care']],
        ['an address without a file', ['untitled:50%.care', 'untitled:50%25.care']],
        ['what is no percent-encoding', ['file:///a%zz.care', 'file:///a%25zz.care']],
    ] as const) {
        it(`${what}: written in several ways, it is one`, () => {
            // Four slashes and one part is a share without a name, and no file.
            const all = new Set(written.filter(each => each !== 'file:////a.care/').map(addressOf));
            assert.equal(all.size, 1, [...all].join(' '));
        });
    }

    it('is the one that VS Code writes on Windows, macOS and Linux', () => {
        for (const written of [
            'file:///c%3A/Users/J%C3%B6rg/NHS%20%28draft%29/a.care',
            'file:///home/j/a%20b%26c%2Bd.care',
            'file://server/share/a.care',
            'vscode-vfs://github/nhs/specs/a.care',
            'untitled:Untitled-1',
        ])
            assert.equal(addressOf(written), written);
    });

    it('never throws, and says of an address what it said before', () => {
        const written = fc.oneof(
            fc.string({ unit: 'binary', maxLength: 40 }),
            fc.string({ unit: 'binary', maxLength: 30 }).map(rest => `file:///${rest}`),
            fc.array(PART, { maxLength: 6 }).map(parts => `file:///${parts.join('')}`),
            fc.array(PART, { maxLength: 6 }).map(parts => `untitled:${parts.join('/')}`),
            fc.webUrl(),
        );
        fc.assert(
            fc.property(written, each => {
                const once = addressOf(each);
                assert.equal(addressOf(once), once);
                for (const read of [fileNameOf, decodedAddress]) assert.equal(typeof read(each), 'string');
                assert.doesNotThrow(() => pathOfAddress(once));
                for (let at = folderOf(once), steps = 0; at !== undefined; at = folderOf(at))
                    assert.ok(++steps < 100, `${each}: folders without end`);
            }),
            { numRuns: 6000, seed: SEED },
        );
    });

    it('is one for VS Code’s and Node’s way to write a path, leads back to the path, and is another for another path', () => {
        const seen = new Map<Address, string>();
        fc.assert(
            fc.property(PATH, path => {
                const address = addressOfPath(path);
                assert.equal(addressOf(URI.file(path).toString()), address);
                assert.equal(addressOf(pathToFileURL(path).href), address);
                assert.equal(pathOfAddress(address), path);
                assert.equal(fileNameOf(address), path.slice(path.lastIndexOf('/') + 1));
                assert.equal(seen.get(address) ?? path, path, 'two paths, one address');
                seen.set(address, path);
                const folder = folderOf(address) as Address;
                assert.ok(isInFolder(address, folder));
                assert.equal(addressOf(Utils.joinPath(URI.parse(folder), fileNameOf(address)).toString()), address);
                assert.equal(addressIn(folder, fileNameOf(address)), address);
            }),
            { numRuns: 6000, seed: SEED },
        );
        assert.ok(seen.size > 3000);
    });

    it('is in the order of the paths, as the command sorts them', () => {
        fc.assert(
            fc.property(fc.array(PATH, { minLength: 2, maxLength: 8 }), paths => {
                assert.deepEqual(paths.map(addressOfPath).toSorted(compareAddresses).map(pathOfAddress), paths.toSorted());
            }),
            { numRuns: 500, seed: SEED },
        );
    });

    it('is one for names that a file system does not tell apart, as it was first written; and two where it does', () => {
        const windows = new Addresses({ ignoresCase: true, ignoresForm: false });
        assert.equal(windows.of('file:///C:/Work/A.care'), 'file:///c%3A/Work/A.care');
        assert.equal(windows.of('file:///c%3a/WORK/a.CARE'), 'file:///c%3A/Work/A.care');
        assert.equal(windows.of('file:///c:/work/b.care'), 'file:///c%3A/Work/b.care', 'a folder is written in one way');
        assert.notEqual(windows.of('file:///c:/work/%C3%BC'), windows.of('file:///c:/work/u%CC%88'));
        const mac = new Addresses({ ignoresCase: true, ignoresForm: true });
        assert.equal(mac.of('file:///Users/J/%C3%BC.care'), mac.of('file:///users/j/U%CC%88.care'));
        const linux = new Addresses({ ignoresCase: false, ignoresForm: false });
        assert.notEqual(linux.of('file:///A.care'), linux.of('file:///a.care'));
        assert.notEqual(linux.of('file:///%C3%BC.care'), linux.of('file:///u%CC%88.care'));
        assert.notEqual(windows.of('untitled:A'), windows.of('untitled:a'), 'what is no file has no file system');
    });

    it('goes back to the editor as it writes it: itself, and what is in its folders', () => {
        const addresses = new Addresses({ ignoresCase: false, ignoresForm: false });
        const written = 'file:///C:/NHS (draft)/a.care';
        const address = addresses.learn(written);
        assert.notEqual(address as string, written);
        assert.deepEqual(addresses.giveOut({ uri: address, changes: { [address]: [] }, arguments: [address, { at: 1 }] }), {
            uri: written,
            changes: { [written]: [] },
            arguments: [written, { at: 1 }],
        });
        addresses.learnFolders([addresses.learn('file:///C:/NHS (draft)/')]);
        assert.equal(addresses.asWritten(addressOf('file:///c:/NHS (draft)/b.care')), 'file:///C:/NHS (draft)/b.care');
        assert.equal(addresses.asWritten('file:///other.care'), 'file:///other.care');
    });

    it('is that of a folder’s link for what it leads to', () => {
        const addresses = new Addresses({ ignoresCase: false, ignoresForm: false });
        addresses.learnLinks([[addressOf('file:///home/link'), addressOf('file:///mnt/work')]]);
        assert.equal(addresses.of('file:///mnt/work/a.care'), 'file:///home/link/a.care');
        assert.equal(addresses.of('file:///mnt/workshop/a.care'), 'file:///mnt/workshop/a.care');
    });

    it('is no plain text for the compiler', () => {
        const needed = (address: Address): number => address.length;
        assert.ok(needed(addressOf('file:///a.care')) > 0);
        // @ts-expect-error What an editor wrote has to go through `addressOf` first.
        assert.ok(needed('file:///a.care') > 0);
    });
});
