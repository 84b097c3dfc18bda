import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import textmate from 'vscode-textmate';
import { CarewrightGrammar } from '../../language/generated/grammar.ts';
import { textMateGrammar } from '../../scripts/textmate/grammar.ts';
import { careGrammar } from './tokenise.ts';

/** Where a line's metadata keeps the kind of a token, and the kind for text. */
const KIND_BITS = 0b11;
const KIND_SHIFT = 8;
const TEXT = 2;

describe('the TextMate grammar', () => {
    it('is written by `npm run generate`', () => {
        const written = readFileSync(new URL('../../syntaxes/carewright.tmLanguage.json', import.meta.url), 'utf8');
        assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(textMateGrammar(CarewrightGrammar()))));
    });

    it('only includes rules that it has', () => {
        const { repository, patterns } = textMateGrammar(CarewrightGrammar());
        const included = [...JSON.stringify([repository, patterns]).matchAll(/"include":"#([^"]+)"/g)].map(([, name]) => name ?? '');
        assert.ok(included.length > 100);
        assert.deepEqual(
            included.filter(name => !(name in repository)),
            [],
        );
    });

    it('lets editors treat prose as text: no brackets are matched and nothing is suggested in it', async () => {
        const grammar = await careGrammar();
        const first = grammar.tokenizeLine2('service a { context: """', textmate.INITIAL);
        const { tokens } = grammar.tokenizeLine2('  (prose with "quotes"', first.ruleStack);
        const kinds = [...tokens].filter((_, index) => index % 2 === 1).map(metadata => (metadata >>> KIND_SHIFT) & KIND_BITS);
        assert.ok(kinds.length > 0);
        assert.ok(
            kinds.every(kind => kind === TEXT),
            kinds.join(),
        );
    });
});
