/** Writes the TextMate grammar, with which editors colour `.care` files before the language server has read them. */
import { writeFileSync } from 'node:fs';
import { CarewrightGrammar } from '../language/generated/grammar.ts';
import { textMateGrammar } from './textmate/grammar.ts';

const file = new URL('../syntaxes/carewright.tmLanguage.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(textMateGrammar(CarewrightGrammar()))}\n`);
