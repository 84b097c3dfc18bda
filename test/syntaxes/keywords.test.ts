import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { CARE_FILES } from './files.ts';
import { leavesOf } from './leaves.ts';
import { careGrammar, scopesAt, tokenise } from './tokenise.ts';

const KEYWORD = /^(keyword|constant\.language|variable\.other\.property)/;
/** The questions of a review are names, and stand where labels do; so do an expectation's kinds and attributes. */
const NOT_A_NAME = /^(keyword|constant\.language)/;

describe('words in the editor’s grammar and in the parser', () => {
    let grammar: IGrammar;
    before(async () => {
        grammar = await careGrammar();
    });

    it('are the same keywords and the same names in every file', () => {
        const wrong: string[] = [];
        let seen = 0;
        for (const { name, text } of CARE_FILES) {
            const pieces = tokenise(grammar, text);
            for (const leaf of leavesOf(text)) {
                seen++;
                const scopes = scopesAt(pieces, leaf.offset);
                const agrees =
                    leaf.is === 'keyword' ? scopes.some(scope => KEYWORD.test(scope)) : !scopes.some(scope => NOT_A_NAME.test(scope));
                if (!agrees) wrong.push(`${name}:${leaf.offset} ${leaf.is} ${leaf.text}: ${scopes.join(' ')}`);
            }
        }
        assert.deepEqual(wrong, []);
        assert.ok(seen > 5000, `${seen} words were compared`);
    });

    it('have a colour everywhere', () => {
        const bare = CARE_FILES.flatMap(({ name, text }) => {
            const pieces = tokenise(grammar, text);
            return leavesOf(text)
                .filter(leaf => scopesAt(pieces, leaf.offset).length === 0)
                .map(leaf => `${name}:${leaf.offset} ${leaf.text}`);
        });
        assert.deepEqual(bare, []);
    });
});
