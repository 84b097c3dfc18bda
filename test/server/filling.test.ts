import assert from 'node:assert/strict';
import {
    type ClientCapabilities,
    type CodeAction,
    CodeActionRequest,
    type CodeLens,
    CodeLensRequest,
    type CompletionList,
    CompletionRequest,
    type Hover,
    HoverRequest,
    type MarkupContent,
    SelectionRangeRequest,
    type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PlaceToFill } from '../../server/protocol.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const OURS: ClientCapabilities = { experimental: { carewright: { placeholders: true } } };
const TRUST = 'vocabulary organisations {\n  northmoor-trust "Northmoor NHS Foundation Trust"\n}\n';
const SERVICE = `service outreach "Outreach" {
  follows: IACM
  model: assertive-outreach
  provider: [the organisation that runs the service]
  review by: [date]
  context: "Northmoor. [Who is it for?]"

  team {
    caseload: at most [number] people per care-coordinator
    care-coordinator: [number] wte
    supervision: every [4 weeks]
  }

  policy engagement {
    owner: "Clinical lead"
    meets IACM-ENG-01
    "[How the approach changes.]"
  }

  policy transfer {
    owner: "[post title]"
  }

  works with police {
    purpose: "[What is done together.]"
  }

  works with probation {
    lead: "[post title of the lead]"
    purpose: "Meetings."
  }
}
`;

describe('filling in a document', () => {
    let editor: Editor;
    const uri = uriOf('a.care');
    const start = async (text = SERVICE, capabilities = OURS): Promise<void> => {
        editor = await startEditor({ 'a.care': text, 'terms.care': TRUST }, capabilities);
        await editor.openDocument(uri);
        await editor.quiet();
    };
    const at = (words: string, text = SERVICE) => {
        const document = TextDocument.create(uri, 'carewright', 0, text);
        const offset = text.indexOf(words);
        assert.ok(offset >= 0, words);
        return { start: document.positionAt(offset), end: document.positionAt(offset + words.length) };
    };
    const actions = async (words: string): Promise<readonly CodeAction[]> => {
        const params = { textDocument: { uri }, range: at(words), context: { diagnostics: [...(editor.published.get(uri) ?? [])] } };
        return (await editor.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
    };
    const titles = async (words: string): Promise<readonly string[]> => (await actions(words)).map(({ title }) => title);
    const taken = async (words: string, title: RegExp): Promise<string> => {
        const found = (await actions(words)).find(action => title.test(action.title));
        assert.ok(found, `${title} among ${await titles(words)}`);
        return TextDocument.applyEdits(TextDocument.create(uri, 'carewright', 0, SERVICE), [...(found.edit?.changes?.[uri] ?? [])]);
    };
    afterEach(() => editor.stop());

    it('lists all places in the order of the text, values and words', async () => {
        await start();
        const places = await editor.connection.sendRequest<readonly PlaceToFill[]>('carewright/placeholders', { uri });
        assert.deepEqual(
            places.map(({ text, isValue }) => `${text}${isValue ? ' value' : ''}`),
            [
                '[the organisation that runs the service] value',
                '[date] value',
                '[Who is it for?]',
                '[number] value',
                '[number] value',
                '[4 weeks] value',
                '[How the approach changes.]',
                '[post title]',
                '[What is done together.]',
                '[post title of the lead]',
            ],
        );
        assert.deepEqual(places[2]?.range, at('[Who is it for?]'));
    });

    it('says above the service how many places there are, and the lens goes to the next', async () => {
        await start();
        const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) as CodeLens[];
        const lens = lenses.find(({ command }) => command?.command === 'carewright.fillIn');
        assert.equal(lens?.command?.title, 'Fill in 10 places');
        assert.equal(lens?.range.start.line, 0);
    });

    it('says first above the service what can be done: figures may be cut at the right edge', async () => {
        await start();
        const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) as CodeLens[];
        const commands = lenses.filter(({ range }) => range.start.line === 0).map(({ command }) => command?.command);
        assert.deepEqual(commands, ['carewright.fillIn', 'carewright.preview', 'carewright.generate', 'carewright.showCoverage']);
    });

    it('selects a placeholder before the text that it is in', async () => {
        await start();
        const [selection] =
            (await editor.connection.sendRequest(SelectionRangeRequest.type, {
                textDocument: { uri },
                positions: [at('[Who is it for?]').end],
            })) ?? [];
        assert.deepEqual(selection?.parent?.range ?? selection?.range, at('[Who is it for?]'));
    });

    for (const [words, best] of [
        ['[the organisation that runs the service]', 'northmoor-trust'],
        ['[date]', '2027-04-01'],
        ['[number] people', '15'],
        ['[number] wte', '0.2'],
        ['[4 weeks]', '4 weeks'],
        ['[post title]', 'Clinical lead'],
        ['[post title of the lead]', 'Clinical lead'],
    ] as const) {
        it(`offers ${best} over ${words}, and takes the place of all of it`, async () => {
            await start();
            const placeholder = words.slice(0, words.indexOf(']') + 1);
            const { start: from } = at(words);
            const to = { line: from.line, character: from.character + placeholder.length };
            const params = { textDocument: { uri }, position: to };
            const [item] = ((await editor.connection.sendRequest(CompletionRequest.type, params)) as CompletionList).items;
            assert.deepEqual(item?.textEdit, { range: { start: from, end: to }, newText: best });
            assert.ok(item?.filterText?.startsWith(placeholder));
        });
    }

    it('lists what may be the answer to a question of a review that asks for no words', async () => {
        const text = await (async () => {
            await start('');
            const order = { kind: 'review', name: 'north', title: 'North', follows: [], template: 'icb-review-outcome', covers: [] };
            return editor.connection.sendRequest<string>('carewright/newDocument', order);
        })();
        await editor.type(uri, text);
        await editor.quiet();
        const places = await editor.connection.sendRequest<readonly PlaceToFill[]>('carewright/placeholders', { uri });
        for (const [asked, best] of [
            ['[Deadline for this review', /^\d{4}-\d\d-\d\d$/],
            ['[Region of NHS England', /^london$/],
            ['[Does it happen in practice?', /^in-place$/],
            ['[Integrated care board', /-icb$|^northmoor-trust$/],
        ] as const) {
            const place = places.find(each => each.text.startsWith(asked));
            assert.ok(place?.isValue, asked);
            const params = { textDocument: { uri }, position: place.range.end };
            const [item] = ((await editor.connection.sendRequest(CompletionRequest.type, params)) as CompletionList).items;
            assert.match(item?.label ?? '', best);
            assert.deepEqual(item?.textEdit, { range: place.range, newText: item?.label });
        }
        const [words] = places.filter(each => each.text === '[Review cycle]');
        assert.equal(words?.isValue, false);
    });

    it('puts right how something was written in some lines, and no other', async () => {
        const text = SERVICE.replace('[the organisation that runs the service]', 'Dale Trust\n  commissioner: Dale Health Board');
        await start(text);
        const order = { uri, range: at('  provider: Dale Trust', text) };
        const edits = await editor.connection.sendRequest<readonly TextEdit[]>('carewright/writtenRight', order);
        assert.deepEqual(edits, [{ range: at('Dale Trust', text), newText: '"Dale Trust"' }]);
    });

    it('offers at each place what can be done there: likely values, the requirement, to remove it, to put it off', async () => {
        await start();
        assert.deepEqual((await titles('[date]')).slice(0, 1), ['Write 2027-04-01: when the next financial year begins, 1 April 2027']);
        const policy = await titles('[How the approach changes.]');
        for (const wanted of [
            /^What does this have to say\? IACM-ENG-01 \(/,
            /^Remove this line$/,
            /^Remove policy engagement$/,
            /^Does not apply here: IACM-ENG-01 \(.*…$/,
            /^Not known yet: keep it open$/,
        ])
            assert.ok(
                policy.some(title => wanted.test(title)),
                `${wanted} in ${policy}`,
            );
        assert.match(
            (await actions('[How the approach changes.]')).find(({ title }) => title.startsWith('What'))?.command?.arguments?.[0],
            /^IACM-ENG-01$/,
        );
        // Nothing would be left of the block without its only line.
        assert.equal((await titles('[What is done together.]')).includes('Remove this line'), false);
    });

    it('proposes no board only because it comes first in the alphabet, and those of the workspace before all', async () => {
        const text = SERVICE.replace('provider: [the', 'commissioner: [which board]\n  provider: [the');
        await start(text);
        const offered = async (words: string): Promise<readonly string[]> => {
            const params = { textDocument: { uri }, range: at(words, text), context: { diagnostics: [] } };
            const found = (await editor.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
            return found.map(({ title }) => title).filter(title => title.startsWith('Write '));
        };
        for (const words of ['[which board]', '[the organisation that runs the service]'])
            assert.deepEqual(await offered(words), ['Write northmoor-trust: Northmoor NHS Foundation Trust']);
        const position = at('[which board]', text).end;
        const { items } = (await editor.connection.sendRequest(CompletionRequest.type, {
            textDocument: { uri },
            position,
        })) as CompletionList;
        assert.ok(items.length > 30);
    });

    it('every placeholder of a new specification has at least a way to remove it and to put it off', async () => {
        const text = await (async () => {
            await start('');
            return editor.connection.sendRequest<string>('carewright/newDocument', {
                kind: 'service',
                name: 'x',
                follows: ['IACM', 'CMHF'],
                model: 'assertive-outreach',
            });
        })();
        await editor.type(uri, text);
        await editor.quiet();
        const places = await editor.connection.sendRequest<readonly PlaceToFill[]>('carewright/placeholders', { uri });
        assert.ok(places.length > 100, String(places.length));
        // The first is the title of the service.
        const without: string[] = [];
        const values: string[] = [];
        for (const { range, text: placeholder, isValue } of places.slice(1)) {
            const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
            const found = ((await editor.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[]).map(({ title }) => title);
            if (!found.some(title => title.startsWith('Not known yet'))) without.push(`${placeholder}: to put off`);
            if (!found.some(title => title.startsWith('Remove'))) without.push(`${placeholder}: to remove, line ${range.start.line}`);
            // How many people need a service is a fact: nothing proposes one.
            const isCounted = placeholder === '[number]' && /^\s*expected:/.test(text.split('\n')[range.start.line] ?? '');
            assert.ok(!isCounted || !found.some(title => /^Write \d/.test(title)), found.join('\n'));
            if (isValue && !isCounted && !found.some(title => title.startsWith('Write ')))
                values.push(`${placeholder}, line ${range.start.line}`);
        }
        assert.deepEqual(without, []);
        assert.deepEqual(values, []);
    }).timeout(120_000);

    it('removes a line, or its block with the empty line before it', async () => {
        await start();
        assert.equal(await taken('[Who is it for?]', /^Remove this line$/), SERVICE.replace(/ {2}context:.*\n/, ''));
        assert.equal(
            await taken('[What is done together.]', /^Remove works with police$/),
            SERVICE.replace(/\n {2}works with police \{\n.*\n {2}\}\n/, ''),
        );
    });

    it('says why a requirement does not apply, without the block that answered it, and goes to the reason', async () => {
        await start();
        const text = await taken('[How the approach changes.]', /^Does not apply here/);
        assert.doesNotMatch(text, /policy engagement/);
        assert.match(text, /not applicable IACM-ENG-01 because "\[Why it does not apply here\]"/);
        const action = (await actions('[How the approach changes.]')).find(({ title }) => title.startsWith('Does not apply'));
        assert.equal(action?.command?.command, 'carewright.goToPlaceholder');
        assert.deepEqual(action?.command?.arguments, [uri, at('[Why it does not apply here]', text)]);
    });

    it('puts a place off: it stays reported, and is no longer offered to be put off', async () => {
        await start();
        const text = await taken('[date]', /^Not known yet/);
        assert.match(text, /review by: \[date \(not known yet\)\]/);
        await editor.type(uri, text);
        await editor.quiet();
        const places = await editor.connection.sendRequest<readonly PlaceToFill[]>('carewright/placeholders', { uri });
        assert.deepEqual(
            places.filter(({ isPutOff }) => isPutOff).map(({ text: words }) => words),
            ['[date (not known yet)]'],
        );
        const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) as CodeLens[];
        assert.ok(lenses.some(({ command }) => command?.title === 'Fill in 9 places, 1 place not known yet'));
        assert.equal(
            (
                (await editor.connection.sendRequest(CodeActionRequest.type, {
                    textDocument: { uri },
                    range: at('[date (not known yet)]', text),
                    context: { diagnostics: [] },
                })) as CodeAction[]
            ).some(({ title }) => title.startsWith('Not known yet')),
            false,
        );
    });

    for (const [written, left] of [
        ['[Who is it for?]Adults.', 'Adults.'],
        ['[Who is it for?] Adults with psychosis.', 'Adults with psychosis.'],
        ['Adults with psychosis.[Who is it for?]', 'Adults with psychosis.'],
        ['Northmoor. [Who is it for?]', 'Northmoor.'],
        ['Adults [Who is it for?]with psychosis', 'Adults with psychosis'],
        ['The lead[Name of the lead] decides', 'The lead decides'],
        ['Run by [the organisation], and open daily', undefined],
        ['[Who is it for?]', undefined],
    ] as const) {
        it(`takes the placeholder out of “${written}” ${left ? 'and leaves the words' : 'only with its line'}`, async () => {
            const text = SERVICE.replace('Northmoor. [Who is it for?]', written);
            await start(text);
            const range = at(/\[[^\]]*\]/.exec(written)?.[0] ?? '', text);
            const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
            const found = (await editor.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
            const edits = found.find(({ title }) => title === 'Remove the placeholder')?.edit?.changes?.[uri];
            const applied = edits && TextDocument.applyEdits(TextDocument.create(uri, 'carewright', 0, text), [...edits]);
            assert.equal(applied, left && text.replace(written, left));
        });
    }

    it('finds a placeholder that has lost one of its brackets', async () => {
        const text = SERVICE.replace('Northmoor. [Who is it for?]', '[Who is it for?').replace(
            '[How the approach changes.]',
            'How it changes.]',
        );
        await start(text);
        const places = await editor.connection.sendRequest<readonly PlaceToFill[]>('carewright/placeholders', { uri });
        const words = places.map(({ text: shown }) => shown);
        assert.ok(words.includes('[Who is it for?') && words.includes('How it changes.]'), words.join(' | '));
    });

    it('explains at the place what has to be said', async () => {
        await start();
        const hover = await editor.connection.sendRequest(HoverRequest.type, {
            textDocument: { uri },
            position: at('[How the approach').start,
        });
        const { value } = (hover as Hover).contents as MarkupContent;
        assert.match(value, /^\*\*Still to be filled in:\*\* How the approach changes\./);
        assert.match(value, /\*\*IACM-ENG-01, .*\(must\)\.\*\*/);
        assert.deepEqual(hover?.range, at('[How the approach changes.]'));
    });

    it('gives an editor with snippets the first placeholder of what a fix writes', async () => {
        await start(SERVICE, { workspace: { workspaceEdit: { snippetEditSupport: true, documentChanges: true } } });
        const found = (await actions('outreach "Outreach"')).find(({ title }) => title.startsWith('Write all '));
        const [change] = found?.edit?.documentChanges ?? [];
        assert.ok(change && 'edits' in change);
        assert.match(JSON.stringify(change.edits), /\$\{1:\[/);
        assert.equal(found?.command, undefined);
    });

    it('gives our extension plain edits, and the place to go to', async () => {
        await start();
        const found = (await actions('outreach "Outreach"')).find(({ title }) => title.startsWith('Write all '));
        assert.equal(found?.command?.command, 'carewright.goToPlaceholder');
        const text = TextDocument.applyEdits(TextDocument.create(uri, 'carewright', 0, SERVICE), [...(found?.edit?.changes?.[uri] ?? [])]);
        const document = TextDocument.create(uri, 'carewright', 0, text);
        assert.match(document.getText(found?.command?.arguments?.[1]), /^\[[^\]]+\]$/);
    });
});
