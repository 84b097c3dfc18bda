import assert from 'node:assert/strict';
import { readReviewModel } from '../../documents/model/review.ts';
import { readSpecification } from '../../documents/model/specification.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOf } from '../../language/model/address.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { readQuickly } from '../../language/syntax/read.ts';

import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';

describe('documents of a text that was read quickly', () => {
    const files = exampleFiles();
    const names = new NameIndex([...LIBRARY, ...files.map(({ name, text }) => factsOf(text, name))]);
    for (const { name: uri, text } of files) {
        it(`say what they say of the text that Langium parsed: ${uri}`, () => {
            const document = readQuickly(text);
            assert.ok(document);
            const quick = { uri, text, facts: readDocument(addressOf(uri), text, { document, problems: [] }) };
            const parsed = {
                uri,
                text,
                facts: readDocument(addressOf(uri), text, parseCare(text)),
            };
            for (const block of document.blocks) {
                if (block.$type !== 'Service' && block.$type !== 'Review') continue;
                const read = block.$type === 'Service' ? readSpecification : readReviewModel;
                assert.deepEqual(read(quick, block.name, names), read(parsed, block.name, names));
            }
        });
    }
});
