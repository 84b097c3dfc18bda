import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { documentOf, examplesOf, isCare } from '../../support/doc-examples.ts';
import { outlineOf } from '../../support/facts-outline.ts';
import { assertAsKept } from '../../support/golden.ts';
import { factsOf } from '../../support/read-text.ts';

const FOLDER = new URL('../../fixtures/facts/', import.meta.url);
const PAGE = 'docs/language.md';

describe('what is read of a text', () => {
    it('is each line that the page about the language shows', () => {
        const texts = examplesOf(PAGE)
            .filter(isCare)
            .map(example => documentOf(example, PAGE));
        assert.ok(texts.length >= 25);
        assertAsKept('facts/language.txt', texts.map(text => `${outlineOf(factsOf(text), text)}\n`).join(''));
    });

    for (const name of readdirSync(FOLDER).filter(name => name.endsWith('.care'))) {
        it(`is all that ${name} says`, () => {
            const text = readFileSync(new URL(name, FOLDER), 'utf8');
            assertAsKept(`facts/${name}.txt`, outlineOf(factsOf(text), text));
        });
    }
});
