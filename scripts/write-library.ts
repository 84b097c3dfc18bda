/** Reads the standard library at build time, so that no start of the tool has to, and writes down which terms it has as types. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readDocument } from '../language/facts/read-document.ts';
import { LIBRARY_SCHEME } from '../language/library/scheme.ts';
import { addressOf } from '../language/model/address.ts';
import type { DocumentFacts } from '../language/model/facts.ts';
import type { Namespace } from '../language/model/namespaces.ts';
import { parseCare } from '../language/syntax/parse.ts';

/** The address of a document of the library, by its path inside `language/library`. */
function libraryUri(file: string): string {
    return `${LIBRARY_SCHEME}:/library/${file.replaceAll('\\', '/')}`;
}

/**
 * The facts of one document of the library, without what only the checks of wording need.
 *
 * @param file its path inside `language/library`, with `/`
 * @throws when it can't be read without a problem: the library has none
 */
function readLibraryDocument(file: string, text: string): DocumentFacts {
    const facts = readDocument(addressOf(libraryUri(file)), text, parseCare(text));
    const problem = facts.problems[0];
    if (problem) throw new Error(`${file}, line ${text.slice(0, problem.at[0]).split('\n').length}: ${problem.message}`);
    return { ...facts, references: [], texts: [], dates: [], strays: [], refusedLinks: [] };
}

const root = new URL('../language/library/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.care'))
    .sort();
const documents = files.map(file => readLibraryDocument(file, readFileSync(new URL(file, root), 'utf8')));
writeFileSync(new URL('../language/library/facts.json', import.meta.url), `${JSON.stringify(documents)}\n`);
// Editors show the library's documents as people wrote them.
const texts = Object.fromEntries(files.map(file => [libraryUri(file), readFileSync(new URL(file, root), 'utf8')]));
writeFileSync(new URL('../language/library/texts.json', import.meta.url), `${JSON.stringify(texts)}\n`);

/** Terms that the program itself asks for. A misspelt one must not compile. */
const TYPED: readonly Namespace[] = ['statuses', 'horizons', 'states', 'referrers', 'choice'];
const declared = documents.flatMap(({ declarations }) => declarations);
const members = TYPED.map(namespace => {
    const names = new Set(declared.filter(each => each.namespace === namespace).map(({ name }) => name));
    return `    ${namespace}: ${[...names].map(name => `'${name}'`).join(' | ')};`;
});
const terms = [
    '/** Terms of the library that the program asks for. Made by `npm run generate` (`scripts/write-library.ts`). */',
    'export interface LibraryTerms {',
    ...members,
    '}',
];
writeFileSync(new URL('../language/generated/terms.ts', import.meta.url), `${terms.join('\n')}\n`);
