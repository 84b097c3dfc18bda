import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { LIBRARY } from '../../language/library/library.ts';

const folder = new URL('../../walkthrough/', import.meta.url);
const titles = new Map(LIBRARY.flatMap(({ guidance }) => guidance.flatMap(each => each.requirements)).map(({ id, title }) => [id, title]));

describe('the walkthrough’s pictures', () => {
    for (const file of readdirSync(folder)) {
        const text = readFileSync(new URL(file, folder), 'utf8');

        it(`${file} takes every colour from the theme, and loads nothing`, () => {
            assert.doesNotMatch(text, /(fill|stroke)="(?!none|var\(--vscode-)/);
            assert.doesNotMatch(text, /<script|<image|href=|@import|url\(/);
        });

        it(`${file} calls requirements what the library calls them`, () => {
            for (const [, id = '', title = ''] of text.matchAll(/>(IACM-\w+-\d+):? ([^<]+)</g)) assert.equal(titles.get(id), title);
            for (const [id] of text.matchAll(/IACM-\w+-\d+/g)) assert.ok(titles.has(id), id);
        });
    }
});
