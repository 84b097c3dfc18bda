/** Reads the standard library at build time, so that no start of the tool has to. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { libraryUri, readLibraryDocument } from './read-library-document.ts';

const root = new URL('../language/library/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.care'))
    .sort();
const documents = files.map(file => readLibraryDocument(file, readFileSync(new URL(file, root), 'utf8')));
writeFileSync(new URL('../language/library/facts.json', import.meta.url), `${JSON.stringify(documents)}\n`);
// Editors show the library's documents as people wrote them.
const texts = Object.fromEntries(files.map(file => [libraryUri(file), readFileSync(new URL(file, root), 'utf8')]));
writeFileSync(new URL('../language/library/texts.json', import.meta.url), `${JSON.stringify(texts)}\n`);
