import assert from 'node:assert/strict';
import { isSameMeaning, readPieces } from '../../../language/format/pieces.ts';
import { assertFormats } from './properties.ts';

const isSame = (one: string, other: string): boolean => isSameMeaning(readPieces(one), readPieces(other));

describe('saying the same', () => {
    it('is not about space', () => {
        assert.ok(isSame('service a { status:draft /* a\n b */ }', 'service  a  {\n  status: draft\n  /* a\n     b */\n}\n'));
        assert.ok(isSame('service a { context: """\n  One\n    Two\n""" }', 'service a {\n  context: """\n    One\n      Two\n  """\n}'));
    });

    it('is about every word, comment and indentation of prose', () => {
        const text = 'service a {\n  context: """\n    One\n      Two\n  """  // why\n}';
        for (const [word, other] of [
            ['One', 'Won'],
            ['why', 'what'],
            ['      Two', '     Two'],
            ['context', 'note'],
            ['service a', 'service b'],
            ['}', ''],
        ] as const) {
            assert.ok(!isSame(text, text.replace(word, other)), word);
        }
    });

    it('is about what words are taken for', () => {
        const lost = 'service a {\n  policy b {\n  policy c {\n  }\n}';
        assert.ok(!isSame(lost, lost.replace('  policy c', '    policy c')));
    });

    it('is kept where space decides what a line means', () => {
        // The name of the block that lost its brace stands on a line of its own: moving it would move the brace.
        assertFormats(
            'guidance\nLOCAL "Local" {\n  must LOCAL-1\t"Title" {\n says: "Text."\n  }\n}\ntemplate form "Form" for LOCAL {\n  section a "A" {\n',
        );
    });
});
