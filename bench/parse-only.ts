/** Reads and parses every file of a folder with Langium's parser on our grammar, and does nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carewright } from '../language/syntax/services.ts';

const folder = process.argv[2] as string;
const parser = carewright().parser.LangiumParser;
let errors = 0;
for (const file of readdirSync(folder)) errors += parser.parse(readFileSync(join(folder, file), 'utf8')).parserErrors.length;
if (errors) process.exitCode = 2;
