import assert from 'node:assert/strict';
import { type CodeLens, CodeLensRequest } from 'vscode-languageserver-protocol';
import type { DocumentChoices, Status } from '../../server/protocol.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const SERVICE = `service north "North" {
  follows: IACM, CMHF
  context: "[What the service is for]"
  policy discharge {
    review by: 2028-09-31
  }
}
`;

describe('what a document is checked against, and what is open in it', () => {
    let editor: Editor;
    beforeEach(async () => {
        const files = { 'a.care': SERVICE, 'b.care': 'service south "South" {\n}\n', 'c.care': 'vocabulary roles {\n  x "X"\n}\n' };
        editor = await startEditor(files, { experimental: { carewright: { placeholders: true } } });
        await editor.openDocument(uriOf('a.care'));
        await editor.quiet();
    });
    afterEach(() => editor.stop());

    it('are told: the guidance in force by name and title, how many documents there are, and whether reading goes on', async () => {
        const status = (path: string): Promise<Status> => editor.connection.sendRequest('carewright/status', { uri: uriOf(path) });
        const { version, guidance, documents, checksAll, isReading, hasSubjects } = await status('a.care');
        assert.match(version, /^\d+\.\d+\.\d+/);
        assert.deepEqual([documents, checksAll, isReading, hasSubjects], [3, true, false, true]);
        assert.deepEqual(
            guidance.map(({ name }) => name),
            ['IACM', 'CMHF'],
        );
        assert.ok(guidance.every(({ title }) => title.length > 10));
        assert.deepEqual([(await status('b.care')).guidance, (await status('b.care')).hasSubjects], [[], true]);
        assert.equal((await status('c.care')).hasSubjects, false);
    });

    it('are told of a file outside of the open folders, where names from the files beside it are not known', async () => {
        const isOutside = async (uri: string): Promise<boolean> =>
            ((await editor.connection.sendRequest('carewright/status', { uri })) as Status).isOutside;
        await editor.openDocument('file:///elsewhere/a.care', SERVICE);
        await editor.openDocument('untitled:Untitled-1', SERVICE);
        await editor.quiet();
        assert.deepEqual(await Promise.all([uriOf('a.care'), 'file:///elsewhere/a.care', 'untitled:Untitled-1'].map(isOutside)), [
            false,
            true,
            false,
        ]);
    });

    it('are said before a document is made of it', async () => {
        const choices: DocumentChoices = await editor.connection.sendRequest('carewright/documentChoices', { uri: uriOf('a.care') });
        assert.match(choices.open, /^1 place to fill in, \d+ requirements not answered, 1 error$/);
        const clean: DocumentChoices = await editor.connection.sendRequest('carewright/documentChoices', { uri: uriOf('c.care') });
        assert.equal(clean.open, '');
    });

    it('stand above each service with what can be done with it', async () => {
        const lenses: CodeLens[] =
            (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uriOf('a.care') } })) ?? [];
        const actions = lenses.flatMap(({ command }) =>
            command && /Preview|Generate/.test(command.title) ? [[command.title, command.command]] : [],
        );
        assert.deepEqual(actions, [
            ['Preview', 'carewright.preview'],
            ['Generate…', 'carewright.generate'],
        ]);
    });
});
