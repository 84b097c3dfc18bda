import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { documentOf, examplesOf, isCare } from '../../support/doc-examples.ts';
import { outlineOf } from '../../support/facts-outline.ts';
import { factsOf } from '../../support/read-text.ts';

/** What is read of texts. `UPDATE_GOLDEN=1` writes the outlines anew; read the difference before you commit it. */
const FOLDER = new URL('../../fixtures/facts/', import.meta.url);
const PAGE = 'docs/language.md';

function compare(name: string, outline: string): void {
    const file = new URL(`${name}.txt`, FOLDER);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, outline);
    assert.equal(outline, readFileSync(file, 'utf8'));
}

describe('what is read of a text', () => {
    it('is each line that the page about the language shows', () => {
        const texts = examplesOf(PAGE)
            .filter(isCare)
            .map(example => documentOf(example, PAGE));
        assert.ok(texts.length >= 25);
        compare('language', texts.map(text => `${outlineOf(factsOf(text), text)}\n`).join(''));
    });

    const files = readdirSync(FOLDER).filter(name => name.endsWith('.care'));
    for (const name of files) {
        it(`is all that ${name} says`, () => {
            const text = readFileSync(new URL(name, FOLDER), 'utf8');
            compare(name, outlineOf(factsOf(text), text));
        });
    }
});
