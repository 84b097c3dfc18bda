/** Writes the phrases for what is still to be written, which the library says, where the reading of facts finds them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCare } from '../language/syntax/parse.ts';

const text = readFileSync(new URL('../language/library/vocabularies/denials.care', import.meta.url), 'utf8');
const terms = (parseCare(text).document.blocks ?? []).flatMap(block => (block.$type === 'Vocabulary' ? (block.terms ?? []) : []));
const phrases = terms
    .filter(({ name }) => name === 'still-to-write')
    .flatMap(({ clauses }) => (clauses ?? []).flatMap(clause => (clause.$type === 'AlsoClause' ? clause.names : [])));
if (!phrases.length) throw new Error('The vocabulary denials has no phrases for what is still to be written.');
writeFileSync(new URL('../language/model/unwritten.json', import.meta.url), `${JSON.stringify(phrases)}\n`);
