import assert from 'node:assert/strict';
import { type CompletionItem, type CompletionList, CompletionRequest, type TextEdit } from 'vscode-languageserver-protocol';
import { exampleFiles } from '../../support/example-files.ts';
import { factsOf } from '../../support/read-text.ts';
import { type Editor, startEditor, uriOf } from '../support/editor.ts';
import { type Place, placesIn } from './places.ts';

/** What nobody can know, by what stands before it on the line. */
const UNKNOWN: readonly (readonly [why: string, before: RegExp])[] = [
    ['what is new is given a name of its own', /^(?:service|guidance|review|section|must|should|action|ask|vocabulary \S+) $/],
    ['a term is declared, and what it is called besides', /^(?:$|also |.* code )/],
    ['a fingerprint is made by a fix, and not written', /^looked at: .*[^,] $/],
    ['how many people are expected has been counted, and is not proposed', /^expected: $/],
    // Until the document is read again, a moment after one stops typing.
    ['the finding that was just taken out still counts as written', /^finding $/],
];

/** How values of one's own begin: not which of them, but that one can be written. */
const VALUES: Readonly<Record<string, RegExp>> = {
    STRING: /^"/,
    NUMBER: /^(?:\d|at most|at least|exactly)/,
    MONEY: /^£/,
    LINK: /^</,
    DATE: /^\d/,
    TIME: /^\d/,
};

const lineBefore = ({ before }: Place): string => before.slice(before.lastIndexOf('\n') + 1).trimStart();
const editOf = (item: CompletionItem): TextEdit => item.textEdit as TextEdit;

/** Whether an item writes what stood at a place, or what begins with it. */
function isRight(item: CompletionItem, place: Place): boolean {
    const { newText, range } = editOf(item);
    const value = VALUES[place.kind];
    if (value) return value.test(newText);
    const own = place.before.slice(place.before.lastIndexOf('\n') + 1);
    const written = own.slice(range.start.character) + place.word;
    return item.label === written || newText.startsWith(written);
}

/** The text with an item accepted and nothing written over. */
function accepted({ before, behind }: Place, item: CompletionItem): string {
    const line = before.lastIndexOf('\n') + 1;
    const indent = /^ */.exec(before.slice(line))?.[0] ?? '';
    const { newText, range } = editOf(item);
    return before.slice(0, line + range.start.character) + newText.replaceAll('\n', `\n${indent}`) + behind;
}

const wrong = (text: string): readonly string[] => {
    const { problems, strays } = factsOf(text);
    return [...problems.map(({ message }) => message), ...strays.map(({ name, block }) => `${name} in ${block}`)];
};

describe('completion, wherever the examples have a word', function () {
    this.timeout(1_200_000);
    let editor: Editor;
    const files = exampleFiles();
    const shapes = new Set<string>();
    before(async () => {
        editor = await startEditor(Object.fromEntries(files.map(({ name, text }) => [name, text])));
        await editor.quiet();
    });
    after(() => editor.stop());

    async function itemsAt(uri: string, { before, behind }: Place): Promise<readonly CompletionItem[]> {
        await editor.type(uri, before + behind);
        const lines = before.split('\n');
        const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        const list = await editor.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
        return (list as CompletionList).items;
    }

    for (const { name, text } of files) {
        it(`${name}: offers the word, and what is accepted can be read`, async () => {
            const uri = uriOf(name);
            await editor.openDocument(uri, text);
            for (const place of placesIn(text)) {
                if (shapes.has(place.shape)) continue;
                shapes.add(place.shape);
                const items = await itemsAt(uri, place);
                const right = items.find(item => isRight(item, place));
                const where = `${name}, line ${place.before.split('\n').length}: ${lineBefore(place)}<|>`;
                const isUnknown = UNKNOWN.some(([, pattern]) => pattern.test(lineBefore(place)));
                if (!isUnknown)
                    assert.ok(right, `${where} ${place.word} is not offered, but ${items.map(({ label }) => label).join(', ')}`);
                const before = wrong(place.before + place.behind);
                for (const item of new Set([right, items[0], items.at(-1)])) {
                    if (!item) continue;
                    const after = wrong(accepted(place, item));
                    assert.ok(after.length <= before.length, `${where} with ${JSON.stringify(editOf(item).newText)}: ${after.join('; ')}`);
                }
            }
            await editor.close(uri);
        });
    }

    it('that is at many places', () => assert.ok(shapes.size > 200, `${shapes.size}`));
});
