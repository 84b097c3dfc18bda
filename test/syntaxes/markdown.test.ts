import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { loadGrammar, scopesAt, tokenise } from './tokenise.ts';

const INJECTED = JSON.parse(
    readFileSync(new URL('../../syntaxes/care-in-markdown.tmLanguage.json', import.meta.url), 'utf8'),
) as IRawGrammar;
/** Stands for the editor's grammar of Markdown. */
const MARKDOWN = { scopeName: 'text.html.markdown', patterns: [{ name: 'plain', match: '.+' }], repository: {} } as unknown as IRawGrammar;

const TEXT = `Before

\`\`\`care
service a "A" {
  context: """
    never closed
\`\`\`

After
\`\`\`json
service
\`\`\`
  ~~~carewright
  includes: family
  ~~~
`;

describe('Carewright in Markdown', () => {
    let grammar: IGrammar;
    before(async () => {
        grammar = await loadGrammar('text.html.markdown', [MARKDOWN, INJECTED], [INJECTED.scopeName]);
    });

    const scopesOf = (words: string): readonly string[] => scopesAt(tokenise(grammar, TEXT), TEXT.indexOf(words));

    it('is coloured between fences that say `care` or `carewright`', () => {
        assert.equal(scopesOf('service a').at(-1), 'keyword.control.block');
        assert.ok(scopesOf('service a').includes('meta.embedded.block'));
        assert.equal(scopesOf('includes').at(-1), 'variable.other.property');
    });

    it('ends with its fence, whatever is not closed in it', () => {
        assert.ok(scopesOf('never closed').includes('meta.string.prose'));
        assert.deepEqual(scopesOf('After'), ['plain']);
    });

    it('leaves other languages alone', () => {
        assert.deepEqual(scopesOf('service\n'), ['plain']);
    });
});
