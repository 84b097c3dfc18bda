import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { documentationPages, ROOT, RULE_PAGES } from '../scripts/docs/pages.ts';

describe('generated documentation', () => {
    const pages = documentationPages();

    it('is what `npm run docs` would write', () => {
        for (const [path, text] of pages) {
            const file = new URL(path, ROOT);
            assert.ok(existsSync(file), `${path} is not there: run \`npm run docs\``);
            assert.equal(readFileSync(file, 'utf8'), text, `${path} is out of date: run \`npm run docs\``);
        }
    });

    it('has no page of a rule that is gone', () => {
        const there = readdirSync(new URL(RULE_PAGES, ROOT)).map(name => `${RULE_PAGES}${name}`);
        assert.deepEqual(
            there.filter(path => !pages.has(path)),
            [],
        );
    });
});
