/** Writes the pages of `docs/` that are made from the code and the library: run it after a change of either. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentationPages, ROOT, RULE_PAGES } from './docs/pages.ts';

const pages = documentationPages();
for (const [path, text] of pages) {
    const file = fileURLToPath(new URL(path, ROOT));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}
const folder = new URL(RULE_PAGES, ROOT);
for (const name of readdirSync(folder)) if (!pages.has(`${RULE_PAGES}${name}`)) rmSync(new URL(name, folder));
console.log(`Wrote ${pages.size} pages.`);
