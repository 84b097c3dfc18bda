import assert from 'node:assert/strict';
import { placeAt } from '../../language/completion/place.ts';
import { Lines } from '../../language/syntax/lines.ts';
import { carewright } from '../../language/syntax/services.ts';
import { exampleFiles } from '../support/example-files.ts';

function headsAt(marked: string): string[] {
    const offset = marked.indexOf('<|>');
    const text = marked.replace('<|>', '');
    const heads: string[] = [];
    for (let block = new Lines(text).blockAt(offset); block; block = block.around)
        heads.unshift(text.slice(text.lastIndexOf('\n', block.open) + 1, block.open).trim());
    return heads;
}

describe('the lines of a text', () => {
    it('finds where a line began within the last 4,000 signs', () => {
        for (const [between, found] of [
            [100, true],
            [3000, true],
            [5000, false],
        ] as const) {
            const head = 'service a {\n  includes: psychosis\n';
            const text = `${head}${'    family-concern\n'.repeat(between / 19)}    psy`;
            const place = placeAt(new Lines(text), text.length);
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
            const lines = new Lines(text);
            const read = Lexer.tokenize(text).tokens.filter(({ tokenType }) => ['STRING', 'PROSE', 'LINK'].includes(tokenType.name));
            const seen = lines.opaque.filter(({ kind }) => kind !== 'comment').map(({ at }) => at);
            assert.deepEqual(
                seen,
                read.map(({ startOffset, endOffset = 0 }) => [startOffset, endOffset + 1]),
                name,
            );
        }
    });

    it('tells whether a place is in a text: between its quotes, and behind one that is not closed', () => {
        const text = 'note: "abc" x\nnote: "open\n';
        const lines = new Lines(text);
        assert.equal(lines.opaqueAt(6), undefined);
        assert.equal(lines.opaqueAt(8)?.kind, 'text');
        assert.equal(lines.opaqueAt(11), undefined);
        assert.equal(lines.opaqueAt(25)?.isClosed, false);
    });

    it('ends blocks where the lexer ends them, whichever line with a brace is lost or there twice', () => {
        const { Lexer } = carewright().parser;
        let compared = 0;
        for (const { text, name } of exampleFiles()) {
            const all = text.split('\n');
            const withBraces = all.flatMap((line, at) => (/[{}]\s*$/.test(line) ? [at] : []));
            for (const at of withBraces.slice(0, 12)) {
                for (const changed of [all.toSpliced(at, 1), all.toSpliced(at, 0, all[at] as string), all.toSpliced(at, 0, '      }')]) {
                    const broken = changed.join('\n');
                    const { blocks } = new Lines(broken);
                    const open: number[] = [];
                    for (const { image, startOffset, isInsertedInRecovery } of Lexer.tokenize(broken).tokens) {
                        if (image === '{') open.push(startOffset);
                        if (image !== '}') continue;
                        const opened = open.pop();
                        if (isInsertedInRecovery) continue;
                        compared++;
                        assert.equal(blocks.find(block => block.open === opened)?.end, startOffset, `${name}, line ${at + 1}`);
                    }
                }
            }
        }
        assert.ok(compared > 1000, `${compared}`);
    });

    it('passes over a brace that closes nothing, as the lexer does', () => {
        assert.deepEqual(headsAt('service a {\n  team {\n    caseload: 5\n      }\n    <|>\n  }\n}\n'), ['service a', 'team']);
    });

    it('lets a list go on behind a comma, and not behind one in a comment', () => {
        const continued = (text: string): boolean => new Lines(text).continuedFrom(text.length) !== undefined;
        assert.ok(continued('service a {\n  follows: A,\n'));
        assert.ok(continued('service a {\n  follows: A, // one, two,\n\n'));
        assert.ok(!continued('service a {\n  follows: A // one,\n'));
    });

    it('finds the label of a line, also behind a brace, and none in a text', () => {
        const label = (marked: string): string | undefined => new Lines(marked.replace('|', '')).labelAt(marked.indexOf('|'))?.words;
        assert.equal(label('service a {\n  review  b|y: x\n'), 'review  by');
        assert.equal(label('service a { own|er: "x" }'), 'owner');
        assert.equal(label('service a {\n  note: """\n  own|er: x\n  """\n'), undefined);
    });

    it('takes the line before a brace that is on a line of its own for what opens the block', () => {
        const lines = new Lines('service a\n{\n  team\n\n  {\n  }\n}\n');
        assert.deepEqual(
            lines.blocks.map(block => lines.headOf(block).replaceAll(/\s+/g, ' ')),
            ['service a {', 'team {'],
        );
    });

    it('ends a line that opens a block before its brace, and not at one in a title', () => {
        const text = 'service a "The {A} team"  { team {\n  caseload: 5 \n}}\n';
        const lines = new Lines(text);
        const ended = (start: number): string => text.slice(start, lines.endOfLine(start));
        assert.equal(ended(0), 'service a "The {A} team"');
        assert.equal(ended(text.indexOf('team {')), 'team');
        assert.equal(ended(text.indexOf('caseload')), 'caseload: 5');
    });
});
