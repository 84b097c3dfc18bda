/** Reads the examples beside the rules at build time: the language reads no files when it runs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readRuleExample } from './read-rule-example.ts';

const folder = new URL('../language/checks/', import.meta.url);
const files = readdirSync(folder)
    .filter(file => file.endsWith('.care'))
    .sort();
const examples = files.map(
    file => [file.replace('.care', ''), readRuleExample(file, readFileSync(new URL(file, folder), 'utf8'))] as const,
);
writeFileSync(new URL('examples.json', folder), `${JSON.stringify(Object.fromEntries(examples))}\n`);
