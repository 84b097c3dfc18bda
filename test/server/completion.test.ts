import assert from 'node:assert/strict';
import {
    type ClientCapabilities,
    type CompletionItem,
    type CompletionList,
    CompletionRequest,
    CompletionResolveRequest,
    CompletionTriggerKind,
    InsertTextFormat,
} from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';
import { marked } from './support/marked.ts';

const SNIPPETS: ClientCapabilities = {
    textDocument: {
        completion: {
            completionItem: {
                snippetSupport: true,
                labelDetailsSupport: true,
                insertTextModeSupport: { valueSet: [1, 2] },
                tagSupport: { valueSet: [1] },
            },
        },
    },
};

describe('completion', () => {
    let editor: Editor;
    const complete = async (source: string, capabilities = SNIPPETS, byItself = false): Promise<readonly CompletionItem[]> => {
        const { text, positions } = marked(source);
        editor = await startEditor({ 'a.care': '' }, capabilities);
        await editor.openDocument(uriOf('a.care'), text);
        const context = byItself
            ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: ' ' }
            : { triggerKind: CompletionTriggerKind.Invoked };
        const params = { textDocument: { uri: uriOf('a.care') }, position: positions[0] ?? { line: 0, character: 0 }, context };
        const list = (await editor.connection.sendRequest(CompletionRequest.type, params)) as CompletionList;
        return list.items;
    };
    const labels = async (source: string): Promise<readonly string[]> => (await complete(source)).map(({ label }) => label);
    afterEach(() => editor.stop());

    it('begins with what the guidance asks for, each with what it would satisfy', async () => {
        const items = await complete('service a "A" {\n  follows: IACM\n  <|>\n}\n');
        const [first] = items;
        assert.match(first?.detail ?? '', /^IACM-[A-Z]+-\d+ · /);
        const item = items.find(({ label }) => label === 'policy non-attendance');
        assert.match(item?.detail ?? '', /^IACM-DNA-01 · Missed appointments/);
        assert.match(item?.textEdit?.newText ?? '', /^policy non-attendance \{\n {2}owner: .*"\$\{1:\[post title\]\}"/);
        assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
        assert.ok(items.findIndex(({ label }) => label === 'commissioner') > items.indexOf(item as CompletionItem));
        assert.deepEqual(
            items.map(({ sortText = '' }) => sortText),
            items.map(({ sortText = '' }) => sortText).toSorted(),
        );
    });

    it('begins a service with what it follows, and that with what is meant for its model', async () => {
        const [first] = await labels('service a "A" {\n  <|>\n}\n');
        await editor.stop();
        assert.equal(first, 'follows');
        const [guidance] = await labels('service a "A" {\n  model: assertive-outreach\n  follows: <|>\n}\n');
        await editor.stop();
        assert.equal(guidance, 'IACM');
        const [other] = await labels('service a "A" {\n  model: early-intervention-in-psychosis\n  follows: <|>\n}\n');
        assert.equal(other, 'EIP');
    });

    it('explains an item when somebody looks at it', async () => {
        const items = await complete('service a "A" {\n  follows: IACM\n  <|>\n}\n');
        const policy = items.find(({ label }) => label === 'policy non-attendance') as CompletionItem;
        const resolved = await editor.connection.sendRequest(CompletionResolveRequest.type, policy);
        const documentation = resolved.documentation as { value: string };
        assert.match(documentation.value, /IACM-DNA-01/);
        assert.match(documentation.value, /Who asks for it/);
    });

    it('replaces the whole word, hyphens and all, and finds a term by its other names', async () => {
        const [item] = (await complete('service a {\n  team {\n    care-coo<|>rd\n  }\n}\n')).filter(
            ({ label }) => label === 'care-coordinator',
        );
        assert.deepEqual(item?.textEdit, {
            range: { start: { line: 2, character: 4 }, end: { line: 2, character: 14 } },
            newText: 'care-coordinator',
        });
        assert.match(item?.filterText ?? '', /Care coordinator/);
    });

    it('finds a term by the words that people use, with a space in them', async () => {
        const items = await complete('service a {\n  access {\n    out of hours: crisis res<|>\n  }\n}\n');
        const item = items.find(({ label }) => label === 'crisis-team');
        assert.deepEqual(item?.textEdit, {
            range: { start: { line: 2, character: 18 }, end: { line: 2, character: 28 } },
            newText: 'crisis-team',
        });
    });

    it('marks terms that are out of use, puts them last and names what came after', async () => {
        const items = await complete('service a {\n  team type: <|>\n}\n');
        const retired = items.find(({ label }) => label === 'A03');
        assert.deepEqual(retired?.tags, [1]);
        assert.match(retired?.detail ?? '', /out of use since 30 September 2021/);
        assert.ok(items.findIndex(({ label }) => label === 'A08') < items.indexOf(retired as CompletionItem));
    });

    it('opens the list of terms where terms are meant, in an editor that knows how', async () => {
        const ours = { ...SNIPPETS, experimental: { carewright: { placeholders: true } } };
        for (const [source, label] of [
            ['service a {\n  population {\n    <|>\n  }\n}\n', 'includes'],
            ['service a {\n  population {\n    <|>\n  }\n}\n', 'excludes'],
            ['service a {\n  team {\n    <|>\n  }\n}\n', 'training'],
            ['service a {\n  <|>\n}\n', 'standards'],
        ] as const) {
            const item = (await complete(source, ours)).find(each => each.label === label);
            assert.equal(item?.textEdit?.newText, `${label}: $0`);
            assert.equal(item?.command?.command, 'editor.action.triggerSuggest');
            const other = (await complete(source)).find(each => each.label === label);
            assert.match(other?.textEdit?.newText ?? '', /\$\{1:"\[/);
            assert.equal(other?.command, undefined);
        }
        const owner = (await complete('service a {\n  policy p {\n    <|>\n  }\n}\n', ours)).find(each => each.label === 'owner');
        assert.match(owner?.textEdit?.newText ?? '', /^owner: "/, 'words are no terms');
        assert.ok((await labels('service a {\n  population {\n    includes: <|>\n  }\n}\n')).includes('psychosis'));
    });

    it('offers whole documents in an empty file', async () => {
        const items = await complete('<|>');
        const whole = items.find(({ label }) => label === 'IACM specification');
        assert.match(whole?.textEdit?.newText ?? '', /service a "\$\{1:\[Name of the service\]\}" \{/);
        assert.ok(items.some(({ label }) => label === 'icb-review-outcome review'));
        assert.ok(items.some(({ label }) => label === 'your own guidance'));
    });

    it('writes plain text for an editor without snippets', async () => {
        const items = await complete('service a {\n  <|>\n}\n', {});
        const item = items.find(({ label }) => label === 'referral from') ?? items.find(({ label }) => label === 'commissioner');
        assert.equal(item?.insertTextFormat, InsertTextFormat.PlainText);
        assert.equal(item?.textEdit?.newText, 'commissioner: "[the integrated care board that commissions the service]"');
    });

    it('comes up by itself after a space only where something has to follow', async () => {
        assert.deepEqual(await complete('service a {\n  access {\n    referral from: gp <|>\n  }\n}\n', SNIPPETS, true), []);
        await editor.stop();
        assert.deepEqual(await complete('service a {\n  <|>\n}\n', SNIPPETS, true), []);
        await editor.stop();
        const needed = await complete('service a {\n  access {\n    referral from: <|>\n  }\n}\n', SNIPPETS, true);
        assert.ok(needed.some(({ label }) => label === 'gp'));
    });

    it('is silent in prose, in comments and in links', async () => {
        assert.deepEqual(await labels('service a {\n  context: """\n    Words <|>\n  """\n}\n'), []);
        await editor.stop();
        assert.deepEqual(await labels('// serv<|>\n'), []);
        await editor.stop();
        assert.deepEqual(await labels('service a {\n  link: <https://exa<|>mple.org>\n}\n'), []);
    });

    it('works in broken text and in files with the line ends of Windows', async () => {
        assert.ok((await labels('service a {\n  team {\n    caseload: at most\n  access {\n    referral from: <|>\n')).includes('gp'));
        await editor.stop();
        const items = await complete('service a {\r\n  access {\r\n    referral from: g<|>\r\n  }\r\n}\r\n');
        assert.deepEqual(items.find(({ label }) => label === 'gp')?.textEdit, {
            range: { start: { line: 2, character: 19 }, end: { line: 2, character: 20 } },
            newText: 'gp',
        });
    });

    it('is silent in documents of the library, which nobody edits', async () => {
        editor = await startEditor({}, SNIPPETS);
        const uri = 'carewright:/library/vocabularies/roles.care';
        await editor.openDocument(uri, 'vocabulary roles {\n  \n}\n');
        const params = { textDocument: { uri }, position: { line: 1, character: 2 } };
        assert.deepEqual(((await editor.connection.sendRequest(CompletionRequest.type, params)) as CompletionList).items, []);
    });

    it('knows what other files declare', async () => {
        editor = await startEditor({ 'terms.care': 'vocabulary roles {\n  night-owl "Night owl"\n}\n', 'a.care': '' }, SNIPPETS);
        await editor.quiet();
        const { text, positions } = marked('service a {\n  team {\n    <|>\n  }\n}\n');
        await editor.openDocument(uriOf('a.care'), text);
        const params = { textDocument: { uri: uriOf('a.care') }, position: positions[0] as { line: number; character: number } };
        const list = (await editor.connection.sendRequest(CompletionRequest.type, params)) as CompletionList;
        assert.ok(list.items.some(({ label, detail }) => label === 'night-owl' && detail === 'Night owl'));
    });
});
