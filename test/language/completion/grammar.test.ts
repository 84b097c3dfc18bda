import assert from 'node:assert/strict';
import { followAll, networkOf, nextOf, startOf } from '../../../language/completion/path.ts';

import { LIBRARY_TEXTS } from '../../../language/library/texts.ts';
import { carewright } from '../../../language/syntax/services.ts';
import { exampleFiles } from '../../support/example-files.ts';

const language = carewright();
const network = networkOf(language.Grammar);
const tokens = (text: string) => language.parser.Lexer.tokenize(text).tokens.filter(token => !token.isInsertedInRecovery);

describe('the grammar as a network', () => {
    it('reads whatever the parser reads', () => {
        const texts = [...exampleFiles().map(({ text }) => text), ...Object.values(LIBRARY_TEXTS)];
        for (const text of texts) {
            const paths = followAll(network, [startOf(network)], tokens(text));
            assert.ok(paths.length, text.slice(0, 200));
            assert.ok(paths.length < 8, `${paths.length} ways to read ${text.slice(0, 200)}`);
        }
    });

    it('does not read what the parser does not', () => {
        for (const text of ['service { x', 'service a "A" { team {\n caseload at most 5\n }\n}', 'policy x {\n}', 'vocabulary a b {\n}']) {
            assert.deepEqual(followAll(network, [startOf(network)], tokens(text)), [], text);
        }
    });

    it('knows what may come next, and of which node it would be', () => {
        const paths = followAll(network, [startOf(network)], tokens('service a "A" {\n  access {\n    referral from: gp,'));
        const nexts = paths.flatMap(path => [...nextOf(network, path)]);
        const reference = nexts.find(({ step }) => step.kind === 'terminal' && step.isReference);
        assert.equal(reference?.node.type, 'NamesField');
        assert.deepEqual(reference?.node.values, { field: ['referral from'], terms: ['gp'] });
        assert.equal(reference?.node.container?.type, 'Access');
    });
});
