import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
    DidChangeTextDocumentNotification,
    DidOpenTextDocumentNotification,
    DocumentSymbolRequest,
    FileChangeType,
    RegistrationRequest,
} from 'vscode-languageserver-protocol';
import { nodeFiles } from '../../files/read-files.ts';
import { glancedFacts } from '../../language/facts/read-document.ts';
import { addressOf, addressOfPath, EXACT_NAMES } from '../../language/model/address.ts';
import type { ActionPlan, Matrix } from '../../server/protocol.ts';
import { runCli } from '../cli/run-cli.ts';
import { type Editor, memoryFiles, startEditor, startEditorIn, TODAY, USUAL, uriOf } from './support/editor.ts';

const service = (name: string, follows = 'IACM'): string =>
    `service ${name} "${name}" {\n  follows: ${follows}\n  team {\n    nobody: 1 wte\n  }\n}\n`;
const MORE = 'file:///more';

describe('the documents of a workspace', () => {
    let editor: Editor;

    afterEach(() => editor?.stop());

    const codes = (uri: string): readonly unknown[] => (editor.published.get(uri) ?? []).map(({ code }) => code);
    const rows = async (): Promise<readonly string[]> =>
        (await editor.connection.sendRequest<Matrix>('carewright/matrix', {})).rows.map(({ uri }) => uri).toSorted();

    async function inFolders(folders: readonly string[], texts: Readonly<Record<string, string>>): Promise<Map<string, string>> {
        const files = new Map(Object.entries(texts));
        editor = await startEditorIn(folders, memoryFiles(files), files, { ...USUAL, workspace: { workspaceFolders: true } });
        await editor.quiet();
        return files;
    }

    it('are not changed by a file from outside, which is checked against them, and leaves when it is closed', async () => {
        await inFolders(['file:///work'], {
            [uriOf('a.care')]: service('outreach', 'LOCAL'),
            [uriOf('l.care')]: 'guidance LOCAL "Local" extends IACM { }\n',
        });
        const before = JSON.stringify([...editor.published]);
        const copy = 'file:///elsewhere/copy.care';
        await editor.openDocument(copy, service('outreach', 'LOCAL'));
        await editor.openDocument('untitled:Untitled-1', 'guidance LOCAL "Another" extends CMHF { }\nvocabulary roles { nobody "N" }\n');
        await editor.quiet();
        assert.ok(codes(copy).includes('IACM-DNA-01'), 'it follows the guidance of the workspace');
        assert.ok(!codes(copy).includes('CARE-102'), 'it stands in the place of the one that it is a copy of');
        editor.published.delete(copy);
        const told = [...editor.published].filter(([uri]) => uri.startsWith('file:'));
        assert.equal(JSON.stringify(told), before);
        assert.deepEqual(await rows(), [uriOf('a.care')]);
        const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: copy } });
        assert.equal(symbols?.length, 1);
        await editor.close(copy);
        await editor.quiet();
        assert.deepEqual(editor.published.get(copy), []);
    });

    it('leave when a configuration leaves them out, and come back', async () => {
        const files = await inFolders(['file:///work'], {
            [uriOf('a.care')]: service('outreach'),
            [uriOf('c/b.care')]: service('outreach'),
        });
        assert.ok(codes(uriOf('a.care')).includes('CARE-102'));
        await editor.fileChanged(uriOf('carewright.json'), FileChangeType.Created, '{ "exclude": ["c"] }');
        await editor.quiet();
        assert.deepEqual(codes(uriOf('c/b.care')), []);
        assert.ok(!codes(uriOf('a.care')).includes('CARE-102'), 'its names are gone');
        assert.deepEqual(await rows(), [uriOf('a.care')]);
        files.delete(uriOf('carewright.json'));
        await editor.fileChanged(uriOf('carewright.json'), FileChangeType.Deleted);
        await editor.quiet();
        assert.ok(codes(uriOf('a.care')).includes('CARE-102'));
    });

    it('leave with their folder, also while they are open, and come with it', async () => {
        await inFolders(['file:///work', MORE], {
            [uriOf('a.care')]: service('outreach'),
            [`${MORE}/b.care`]: service('outreach'),
            [`${MORE}/c.care`]: service('third'),
        });
        await editor.openDocument(`${MORE}/b.care`);
        await editor.changeFolders([], [MORE]);
        await editor.quiet();
        assert.ok(!codes(uriOf('a.care')).includes('CARE-102'));
        assert.deepEqual(codes(`${MORE}/c.care`), []);
        assert.deepEqual(await rows(), [uriOf('a.care')]);
        assert.deepEqual((await editor.connection.sendRequest<ActionPlan>('carewright/actions', {})).actions, []);
        await editor.changeFolders([MORE], []);
        await editor.quiet();
        assert.ok(codes(uriOf('a.care')).includes('CARE-102'));
        assert.equal((await rows()).length, 3);
    });

    it('are what is open where there is no folder, and nothing is left of what is closed', async () => {
        await inFolders([], {});
        await editor.openDocument('file:///x/a.care', service('outreach', 'LOCAL'));
        await editor.openDocument('file:///x/l.care', 'guidance LOCAL "Local" extends IACM { }\n');
        await editor.quiet();
        assert.ok(codes('file:///x/a.care').includes('IACM-DNA-01'));
        await editor.close('file:///x/l.care');
        await editor.quiet();
        assert.ok(codes('file:///x/a.care').includes('CARE-101'));
        await editor.close('file:///x/a.care');
        await editor.quiet();
        assert.deepEqual(codes('file:///x/a.care'), []);
        assert.deepEqual(await rows(), []);
    });

    it('come with a folder that is added while the editor still answers the server', async () => {
        const files = new Map([[`${MORE}/b.care`, service('third')]]);
        let answer: () => void = () => {};
        const asked = new Promise<void>(resolve => {
            answer = resolve;
        });
        editor = await startEditorIn(['file:///work'], memoryFiles(files), files, {
            workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        });
        editor.connection.onRequest(RegistrationRequest.type, () => asked);
        await editor.changeFolders([MORE], []);
        answer();
        await editor.until(() => codes(`${MORE}/b.care`).includes('IACM-DNA-01'), 'the folder is read');
    });

    it('of which two have one name: the first by its address counts, whatever is open', async () => {
        const texts = {
            [uriOf('d.care')]: service('outreach'),
            [uriOf('%C3%BC.care')]: service('outreach', 'CMHF'),
            [uriOf('z.care')]: 'review r "R" using icb-review-outcome {\n  covers: outreach\n}\n',
        };
        const told: string[] = [];
        for (const opened of [[], ['%C3%BC.care'], ['d.care'], ['d.care', '%C3%BC.care']]) {
            const files = new Map(Object.entries(texts));
            editor = await startEditorIn('file:///work', memoryFiles(files), files);
            for (const path of opened.toReversed()) await editor.openDocument(uriOf(path));
            await editor.quiet();
            told.push(JSON.stringify([...editor.published].toSorted(([a], [b]) => (a < b ? -1 : 1))));
            await editor.stop();
        }
        assert.equal(new Set(told).size, 1);
        await inFolders(['file:///work'], texts);
        assert.ok(!codes(uriOf('z.care')).includes('CARE-733'), 'the one that follows IACM is meant');
    });

    it('that follow a guidance further up are checked again when that comes, open or closed', async () => {
        for (const isOpen of [false, true]) {
            editor = await startEditor({
                'd.care': service('outreach', 'MORE'),
                'm.care': 'guidance MORE "More" extends LOCAL { }\n',
                'n.care': service('far', 'MOST'),
                'o.care': 'guidance MOST "Most" extends MORE { }\n',
            });
            if (isOpen) for (const path of ['d.care', 'm.care']) await editor.openDocument(uriOf(path));
            await editor.quiet();
            assert.ok(!codes(uriOf('d.care')).includes('IACM-DNA-01'));
            await editor.fileChanged(uriOf('b.care'), FileChangeType.Created, 'guidance LOCAL "Local" extends IACM { }\n');
            await editor.quiet();
            assert.ok(codes(uriOf('d.care')).includes('IACM-DNA-01'), `open: ${isOpen}`);
            assert.ok(codes(uriOf('n.care')).includes('IACM-DNA-01'), 'and who follows what extends that');
            await editor.stop();
        }
        editor = await startEditor({});
    });

    it('are checked again when a term is called something else: also by another of its names', async () => {
        const terms = (also: string): string => `vocabulary words {\n  rapid "Rapid" instead "quick" also "${also}"\n}\n`;
        editor = await startEditor({ 't.care': terms('swift'), 'a.care': 'service s "S" {\n  context: "A speedy answer."\n}\n' });
        await editor.quiet();
        const before = codes(uriOf('a.care'));
        await editor.fileChanged(uriOf('t.care'), FileChangeType.Changed, terms('speedy'));
        await editor.quiet();
        assert.notDeepEqual(codes(uriOf('a.care')), before, 'the word is one to avoid now');
    });

    it('are told only what stays, until everything is read', async () => {
        const texts = {
            [uriOf('a.care')]: service('outreach', 'LOCAL, IACM'),
            [uriOf('l.care')]: 'guidance LOCAL "Local" extends IACM {\n  withdraws IACM-DNA-01 because "x."\n}\n',
        };
        const files = new Map(Object.entries(texts));
        const slow = memoryFiles(files);
        let read: () => void = () => {};
        const waits = new Promise<void>(resolve => {
            read = resolve;
        });
        editor = await startEditorIn('file:///work', { ...slow, find: async (...of) => waits.then(() => slow.find(...of)) }, files);
        await editor.openDocument(uriOf('a.care'));
        const early = (await editor.diagnostics(uriOf('a.care'))).map(each => JSON.stringify(each));
        read();
        await editor.quiet();
        const last = new Set((editor.published.get(uriOf('a.care')) ?? []).map(each => JSON.stringify(each)));
        assert.deepEqual(
            early.filter(each => !last.has(each)),
            [],
        );
    });

    it('bear edits past their end, versions that repeat and a second opening', async () => {
        editor = await startEditor({});
        const uri = uriOf('a.care');
        await editor.openDocument(uri, service('outreach'));
        const far = { line: 2 ** 31 - 2, character: 2 ** 31 - 1 };
        const edit = (version: number, range: object | undefined, text: string) =>
            editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
                textDocument: { uri, version },
                contentChanges: [range ? { range, text } : { text }] as never,
            });
        await edit(2, { start: far, end: { ...far, line: far.line + 1 } }, '// x\n');
        await edit(2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '// y\n');
        await edit(2, { start: { line: -1, character: 0.5 }, end: { line: 0, character: -3 } }, '// z\n');
        const symbols = async () =>
            (await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) as readonly {
                range: { start: { line: number } };
            }[];
        assert.equal((await symbols())[0]?.range.start.line, 2);
        await edit(2, undefined, service('one') + service('two'));
        assert.equal((await symbols()).length, 2, 'the version is the same, and the text another');
        await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
            textDocument: { uri, languageId: 'carewright', version: 2, text: service('one') + service('two') + service('three') },
        });
        assert.equal((await symbols()).length, 3, 'a second opening is read');
    });
});

describe('changes on the disk', () => {
    let editor: Editor;
    let searches: number;

    afterEach(() => editor.stop());

    async function withFiles(...paths: readonly string[]): Promise<Map<string, string>> {
        const files = new Map(paths.map((path, number) => [uriOf(path), service(`team-${number}`)]));
        const source = memoryFiles(files, EXACT_NAMES);
        searches = 0;
        const counted: typeof source = {
            ...source,
            find: (...args) => {
                searches++;
                return source.find(...args);
            },
        };
        editor = await startEditorIn('file:///work', counted, files);
        await editor.quiet();
        searches = 0;
        return files;
    }

    const KNOWN = ['v1.2/a.care', 'b.care/c.care', 'd.care'];
    for (const [uri, what, gone] of [
        [uriOf('v1.2'), 'a folder with a dot in its name', ['v1.2/a.care']],
        [uriOf('b.care'), 'a folder that is called like a document', ['b.care/c.care']],
        [uriOf('d.care'), 'a document', ['d.care']],
        ['file:///W/../work', 'a folder around all', KNOWN],
    ] as const) {
        it(`are looked at when ${what} is deleted`, async () => {
            const files = await withFiles(...KNOWN);
            for (const path of KNOWN) assert.ok((editor.published.get(uriOf(path)) ?? []).length > 0, path);
            for (const path of gone) files.delete(uriOf(path));
            await editor.fileChanged(uri, FileChangeType.Deleted);
            await editor.quiet();
            assert.ok(searches > 0);
            for (const path of KNOWN)
                assert.equal((editor.published.get(uriOf(path)) ?? []).length === 0, (gone as readonly string[]).includes(path), path);
        });
    }

    it('are not looked at when something else is deleted', async () => {
        await withFiles(...KNOWN);
        for (const path of ['v1', 'd', 'x.care']) {
            await editor.fileChanged(uriOf(path), FileChangeType.Deleted);
            await editor.quiet();
            assert.equal(searches, 0, path);
        }
    });

    it('are looked at when a folder comes, with a dot in its name as well, or a document in capital letters', async () => {
        const files = await withFiles('a.care');
        for (const [path, come] of [
            ['new/a.care', 'new'],
            ['UPPER/B.care', 'UPPER'],
            ['v2.0/c.care', 'v2.0'],
        ] as const) {
            files.set(uriOf(path), service(path.slice(0, path.indexOf('/')).replace('.', '-')));
            await editor.fileChanged(uriOf(come), FileChangeType.Created, '');
            files.delete(uriOf(come));
            await editor.until(() => (editor.published.get(uriOf(path)) ?? []).length > 0, `${come} is read`);
        }
        searches = 0;
        await editor.fileChanged(uriOf('D.CARE'), FileChangeType.Created, service('capital'));
        await editor.quiet();
        assert.ok(searches > 0, 'a document in capital letters');
        searches = 0;
        await editor.fileChanged(uriOf('notes.txt'), FileChangeType.Created, '');
        await editor.quiet();
        assert.equal(searches, 0, 'a file that is no document');
    });
});

describe('carewright.json', function () {
    this.timeout(60_000);

    it('counts for command and editor alike: the nearest one upwards of each document, in each of two folders', async () => {
        const texts: Readonly<Record<string, string>> = {
            'one/carewright.json': '{ "rules": { "CARE-101": "hint", "CARE-301": "off" }, "exclude": ["old"] }',
            'one/a.care': service('one-a'),
            'one/old/x.care': service('old'),
            'one/sub/carewright.json': '{ "guidance": ["CMHF"], "exclude": ["./drafts/**"] }',
            'one/sub/b.care': service('one-b', 'IACM, CMHF'),
            'one/sub/drafts/c.care': service('draft'),
            'two/carewright.json': '{ "rules": { "CARE-101": "off" } }',
            'two/d.care': service('two-d'),
            'two/e.care': 'review r "R" using icb-review-outcome {\n  covers: one-b, two-d\n}\n',
        };
        const base = mkdtempSync(join(realpathSync(tmpdir()), 'carewright-two-'));
        try {
            for (const [path, text] of Object.entries(texts)) {
                mkdirSync(dirname(join(base, path)), { recursive: true });
                writeFileSync(join(base, path), text);
            }
            const editor = await startEditorIn([addressOfPath(join(base, 'one')), addressOfPath(join(base, 'two'))], nodeFiles);
            await editor.quiet();
            const shown = [...editor.published]
                .flatMap(([uri, all]) =>
                    all.map(({ code, severity, range }) =>
                        [uri.slice(addressOfPath(base).length + 1), code, severity, range.start.line + 1].join(' '),
                    ),
                )
                .toSorted();
            await editor.stop();
            const { stdout } = await runCli(['check', 'one', 'two', '--format', 'json', '--as-of', TODAY], texts);
            const SEVERITY = ['', 'error', 'warning', 'information', 'hint'];
            const said = (
                JSON.parse(stdout).files as { path: string; findings: { code: string; severity: string; place: { line: number } }[] }[]
            )
                .flatMap(({ path, findings }) =>
                    findings.map(({ code, severity, place }) => [path, code, SEVERITY.indexOf(severity), place.line].join(' ')),
                )
                .toSorted();
            assert.deepEqual(shown, said);
            assert.ok(
                said.some(line => line.startsWith('one/a.care CARE-101 4')) &&
                    said.some(line => line.startsWith('one/sub/b.care CARE-101 1')),
            );
            assert.ok(!said.some(line => /old|draft|two\/d.care CARE-101/.test(line)));
        } finally {
            rmSync(base, { recursive: true, force: true });
        }
    });

    it('that is wrong is told in the same words, and does not count', async () => {
        const config = '{\n  "failOn": "errors",\n  "rules": { "CARE-101": "off", "CARE-999": "off" }\n}\n';
        const editor = await startEditor({ 'carewright.json': config, 'a.care': service('a') });
        await editor.quiet();
        const told = editor.published.get(uriOf('carewright.json')) ?? [];
        const { stderr, exit } = await runCli(['check'], { 'carewright.json': config, 'a.care': service('a') });
        assert.equal(exit, 2);
        for (const { range, message } of told)
            assert.ok(stderr.includes(`Line ${range.start.line + 1}: ${String(message).split(' Until')[0]}`), String(message));
        assert.equal(told.length, 2);
        assert.ok(
            (editor.published.get(uriOf('a.care')) ?? []).some(({ code }) => code === 'CARE-101'),
            'no half of it counts',
        );
        await editor.fileChanged(uriOf('carewright.json'), FileChangeType.Changed, '{ "guidance": ["NONE"] }');
        await editor.quiet();
        assert.match(String(editor.published.get(uriOf('carewright.json'))?.[0]?.message), /There is no guidance called "NONE"/);
        await editor.fileChanged(uriOf('carewright.json'), FileChangeType.Deleted);
        await editor.quiet();
        assert.deepEqual(editor.published.get(uriOf('carewright.json')), []);
        await editor.stop();
    });
});

describe('the first glance at a document', () => {
    for (const text of [
        'service\n  failing {',
        'service s"S"{\n',
        'service /* that is new */ s "S" {',
        '{} service a { } service s { }',
        '"""\nx\n""" review s {',
    ])
        it(`finds the name in ${JSON.stringify(text)}`, () => {
            const names = glancedFacts(addressOf('file:///a.care'), text).declarations.map(({ name }) => name);
            assert.ok(
                names.some(name => name === 's' || name === 'failing'),
                names.join(),
            );
        });
});
