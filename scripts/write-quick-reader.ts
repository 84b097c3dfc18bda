/** Writes the functions that read well-formed texts without Langium, from the grammar that Langium reads them with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { CarewrightAstReflection } from '../language/generated/ast.ts';
import { carewright } from '../language/syntax/services.ts';
import { writeRules } from './quick-reader/write-rules.ts';

const { Grammar } = carewright();
const file = new URL('../language/syntax/generated/rules.ts', import.meta.url);
mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, writeRules(Grammar, new CarewrightAstReflection()));
