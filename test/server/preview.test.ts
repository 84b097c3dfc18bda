import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { DocumentChoices, GeneratedFiles, Preview } from '../../server/protocol.ts';
import { runCli } from '../cli/run-cli.ts';
import { type Editor, startEditor, TODAY, uriOf } from './support/editor.ts';

const LOCAL = `guidance LOCAL "Local words" {
  must L-1 "A policy for discharge" { says: "There is one." basis: local expects policy discharge }
}
`;
const SERVICE = `service north "North" {
  follows: LOCAL
  aims {
    "Nobody is lost between one team and the next."
  }
  policy discharge { owner: "Head of nursing" "Each discharge is planned with the person who leaves." }
}
service south "South <b>bold</b> <script>alert(1)</script>" {
  follows: LOCAL
}
`;
const REVIEW = 'review r-2026 "Review of the year" using icb-review-outcome {\n  covers: north\n}\n';

const preview = (editor: Editor, path: string, more: object = {}): Promise<Preview | null> =>
    editor.connection.sendRequest('carewright/preview', { uri: uriOf(path), ...more });
const generate = (editor: Editor, path: string, kind: string, format: string, more: object = {}): Promise<GeneratedFiles> =>
    editor.connection.sendRequest('carewright/generate', { uri: uriOf(path), kind, format, ...more });
const bytesOf = ({ files }: GeneratedFiles): readonly Uint8Array[] => files.map(({ base64 }) => Buffer.from(base64, 'base64'));

describe('preview', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    it('is made from the text that nobody has saved', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.openDocument(uriOf('a.care'));
        assert.match((await preview(editor, 'a.care'))?.html ?? '', /Nobody is lost/);
        await editor.type(uriOf('a.care'), SERVICE.replace('Nobody is lost', 'Somebody is found'));
        const shown = await preview(editor, 'a.care');
        assert.match(shown?.html ?? '', /Somebody is found/);
        assert.doesNotMatch(shown?.html ?? '', /Nobody is lost/);
        assert.equal(shown?.kind, 'specification');
        assert.equal(shown?.title, 'North');
    });

    it('shows the service at the line, and all that it says is only text', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.quiet();
        const shown = await preview(editor, 'a.care', { line: 8 });
        assert.match(shown?.html ?? '', /South &#x3C;b>bold/);
        assert.deepEqual(shown?.lines, [7, 9]);
        assert.deepEqual((await preview(editor, 'a.care', { line: 4 }))?.lines, [0, 6]);
        assert.doesNotMatch(shown?.html ?? '', /<script|<b>|<style|\sstyle=|\son\w+=/);
    });

    it('has the headings that somebody chose, a board’s own too, and says what is wrong with them', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.quiet();
        assert.doesNotMatch((await preview(editor, 'a.care'))?.html ?? '', /Population Needs/);
        assert.match((await preview(editor, 'a.care', { layout: 'older' }))?.html ?? '', /Population Needs/);
        const own = {
            name: 'ours',
            title: 'Ours',
            source: 'The board.',
            header: [],
            sections: [{ heading: 'What we want', parts: ['aims'] }],
        };
        const shown = await preview(editor, 'a.care', { ownLayout: JSON.stringify(own) });
        assert.match(shown?.html ?? '', /What we want[\s\S]*Nobody is lost/);
        await assert.rejects(preview(editor, 'a.care', { layout: 'newest' }), /There is no layout “newest”/);
        await assert.rejects(preview(editor, 'a.care', { ownLayout: '{' }), /is not JSON/);
        await assert.rejects(preview(editor, 'a.care', { ownLayout: '{"sections": []}' }), /can’t be used.*"name" must be a text/);
    });

    it('tells in which block a line stands', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.quiet();
        const shown = await preview(editor, 'a.care');
        for (const [line, words] of [
            [3, 'Nobody is lost between one team and the next.'],
            [5, 'Each discharge is planned with the person who leaves.'],
        ] as const) {
            const block = shown?.places.find(place => place.line === line)?.block;
            assert.notEqual(block, undefined, `line ${line}`);
            const from = shown?.html.indexOf(`data-block="${block}"`) ?? -1;
            const to = shown?.html.indexOf(`data-block="${(block ?? 0) + 1}"`) ?? -1;
            assert.ok(shown?.html.slice(from, to).includes(words), `${words} is not in block ${block}`);
        }
        const lines = shown?.places.map(({ line }) => line) ?? [];
        assert.deepEqual(
            lines,
            lines.toSorted((a, b) => a - b),
        );
    });

    it('of guidance, of a template and of a review is what these are for; of terms and of nothing there is none', async () => {
        const terms = 'vocabulary policies {\n  door "Doors"\n}\n';
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE, 'r.care': REVIEW, 'terms.care': terms, 'empty.care': '' });
        await editor.quiet();
        assert.equal((await preview(editor, 'local.care'))?.kind, 'blank-specification');
        const review = await preview(editor, 'r.care');
        assert.equal(review?.kind, 'review');
        assert.match(review?.html ?? '', /Recorded in the form/, 'the template of the library is read too');
        for (const path of ['terms.care', 'empty.care', 'gone.care']) assert.equal(await preview(editor, path), null, path);
        const library = await editor.connection.sendRequest<Preview | null>('carewright/preview', {
            uri: 'carewright:/library/guidance/iacm.care',
        });
        assert.equal(library?.kind, 'blank-specification');
    });

    it('goes on in broken text and with CRLF, wherever it breaks off', async () => {
        editor = await startEditor({ 'local.care': LOCAL });
        const text = SERVICE.replaceAll('\n', '\r\n');
        await editor.openDocument(uriOf('a.care'), text);
        const whole = await preview(editor, 'a.care');
        assert.ok(whole?.places.some(({ line }) => line === 3));
        for (let end = 0; end < text.length; end += 23) {
            await editor.type(uriOf('a.care'), text.slice(0, end));
            const shown = await preview(editor, 'a.care', { line: 400 });
            if (end > 20) assert.ok(shown?.html, `broken off at ${end}`);
        }
    });
});

describe('documents from the editor', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    it('are the same bytes as the command’s', async () => {
        const texts = { 'local.care': LOCAL, 'services/a.care': SERVICE, 'r.care': REVIEW };
        editor = await startEditor(texts);
        for (const [kind, path] of [
            ['specification', 'services/a.care'],
            ['review', 'r.care'],
            ['board-paper', 'r.care'],
        ] as const) {
            for (const format of ['md', 'html', 'json']) {
                const made = await generate(editor, path, kind, format);
                const { files } = await runCli(['generate', kind, '--to', format, '--out', 'papers'], texts, { today: TODAY });
                const names = [...files.keys()].filter(name => name.startsWith('papers/')).toSorted();
                assert.deepEqual(made.files.map(({ name }) => `papers/${name}`).toSorted(), names);
                for (const [index, bytes] of bytesOf(made).entries()) {
                    assert.equal(strFromU8(bytes), files.get(`papers/${made.files[index]?.name}`), `${kind} as ${format}`);
                }
            }
        }
    });

    it('hold what nobody has saved, in Word too', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.openDocument(uriOf('a.care'), SERVICE.replace('Nobody is lost', 'Somebody is found'));
        const [word] = bytesOf(await generate(editor, 'a.care', 'specification', 'docx'));
        assert.match(strFromU8(unzipSync(word ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array()), /Somebody is found/);
    });

    it('have the headings that somebody chose, as the command’s', async () => {
        const own = { name: 'ours', title: 'Ours', source: 'Us.', header: [], sections: [{ heading: 'What we want', parts: ['aims'] }] };
        const texts = { 'local.care': LOCAL, 'a.care': SERVICE, 'ours.json': JSON.stringify(own) };
        editor = await startEditor(texts);
        for (const [heading, layout, headings] of [
            ['Population Needs', 'older', { layout: 'older' }],
            ['What we want', 'ours.json', { ownLayout: JSON.stringify(own) }],
        ] as const) {
            const [first] = bytesOf(await generate(editor, 'a.care', 'specification', 'md', headings));
            const command = ['generate', 'specification', '--layout', layout, '--to', 'md', '--out', 'papers'];
            const { files } = await runCli(command, texts, { today: TODAY });
            assert.equal(strFromU8(first ?? new Uint8Array()), files.get('papers/north-specification.md'));
            assert.match(files.get('papers/north-specification.md') ?? '', new RegExp(`^#+ .*${heading}`, 'm'));
        }
        await assert.rejects(generate(editor, 'a.care', 'specification', 'md', { layout: 'newest' }), /There is no layout “newest”/);
    });

    it('are offered as the file allows', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE, 'r.care': REVIEW, 'empty.care': '' });
        const kinds = async (path: string): Promise<readonly string[]> => {
            const choices = await editor.connection.sendRequest<DocumentChoices>('carewright/documentChoices', { uri: uriOf(path) });
            assert.equal(choices.formats.length, 6);
            return choices.kinds.map(({ name }) => name);
        };
        assert.deepEqual(await kinds('a.care'), ['specification', 'coverage', 'board-paper', 'blank-specification']);
        assert.deepEqual(await kinds('r.care'), ['review', 'coverage', 'action-plan', 'board-paper', 'blank-review']);
        assert.deepEqual(await kinds('local.care'), ['blank-specification', 'board-paper']);
        assert.deepEqual(await kinds('empty.care'), ['board-paper']);
    });

    it('say what they can’t be', async () => {
        editor = await startEditor({ 'a.care': SERVICE });
        await assert.rejects(generate(editor, 'a.care', 'novel', 'md'), /There is no kind of document “novel”/);
        await assert.rejects(generate(editor, 'a.care', 'specification', 'exe'), /There is no format “exe”/);
        await assert.rejects(generate(editor, 'gone.care', 'specification', 'md'), /not there any more/);
    });
});
