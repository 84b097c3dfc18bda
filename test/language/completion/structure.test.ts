import assert from 'node:assert/strict';
import { placeAt } from '../../../language/completion/place.ts';
import { blockAt, opaqueAt, structureOf } from '../../../language/syntax/lines.ts';
import { carewright } from '../../../language/syntax/services.ts';
import { exampleFiles } from '../../support/example-files.ts';

function headsAt(marked: string): string[] {
    const offset = marked.indexOf('<|>');
    const text = marked.replace('<|>', '');
    const heads: string[] = [];
    for (let block = blockAt(structureOf(text), offset); block; block = block.around)
        heads.unshift(text.slice(text.lastIndexOf('\n', block.open) + 1, block.open).trim());
    return heads;
}

describe('the structure of a text', () => {
    it('finds where a line began within the last 4,000 signs', () => {
        for (const [between, found] of [
            [100, true],
            [3000, true],
            [5000, false],
        ] as const) {
            const head = 'service a {\n  includes: psychosis\n';
            const text = `${head}${'    family-concern\n'.repeat(between / 19)}    psy`;
            const place = placeAt(text, structureOf(text), text.length);
            assert.ok('starts' in place);
            assert.equal(place.starts.includes(head.indexOf('  includes')), found, `${between}`);
        }
    });

    it('tells the blocks around a place', () => {
        assert.deepEqual(headsAt('service a {\n  team {\n    <|>\n  }\n}\n'), ['service a', 'team']);
        assert.deepEqual(headsAt('service a {\n  team {\n  }\n  <|>\n}\n'), ['service a']);
        assert.deepEqual(headsAt('service a {\n}\n<|>'), []);
    });

    it('takes no braces of text, prose, comments or links for blocks', () => {
        const source = 'service a {\n  note: "{"\n  // {\n  /* { */\n  context: """\n    {\n  """\n  link: <https://x.org/{>\n  <|>\n}\n';
        assert.deepEqual(headsAt(source), ['service a']);
    });

    it('goes by the indentation where a brace is missing', () => {
        assert.deepEqual(headsAt('service a {\n  team {\n    caseload: 5\n  access {\n    <|>\n  }\n}\n'), ['service a', 'access']);
        assert.deepEqual(headsAt('service a {\n  team {\n    caseload: 5\nservice b {\n  <|>\n'), ['service b']);
    });

    it('sees text and comments where the lexer does', () => {
        const { Lexer } = carewright().parser;
        for (const { text, name } of exampleFiles()) {
            const structure = structureOf(text);
            const read = Lexer.tokenize(text).tokens.filter(({ tokenType }) => ['STRING', 'PROSE', 'LINK'].includes(tokenType.name));
            const seen = structure.opaque.filter(({ kind }) => kind !== 'comment').map(({ at }) => at);
            assert.deepEqual(
                seen,
                read.map(({ startOffset, endOffset = 0 }) => [startOffset, endOffset + 1]),
                name,
            );
        }
    });

    it('tells whether a place is in a text: between its quotes, and behind one that is not closed', () => {
        const text = 'note: "abc" x\nnote: "open\n';
        const structure = structureOf(text);
        assert.equal(opaqueAt(structure, 6), undefined);
        assert.equal(opaqueAt(structure, 8)?.kind, 'text');
        assert.equal(opaqueAt(structure, 11), undefined);
        assert.equal(opaqueAt(structure, 25)?.isClosed, false);
    });
});
