import { readFileSync } from 'node:fs';
import type { DocumentContext } from '../../documents/model/context.ts';
import { makeContext } from '../../documents/model/context.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { LIBRARY_TEXTS } from '../../language/library/texts.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf, TODAY } from '../support/read-text.ts';

const FIXTURES = new URL('fixtures/', import.meta.url);

/** The text of a file in `fixtures`. */
export function fixture(name: string): string {
    return readFileSync(new URL(name, FIXTURES), 'utf8');
}

/** The texts that are read again and again, as they are in most worlds of a test. */
const MANY = new Set([...exampleFiles().map(({ text }) => text), fixture('review.care')]);
const known = new Map<string, DocumentFacts>();

/** What a text says. That of an example is found out once: nothing changes facts. */
function factsOnce(text: string, uri: string): DocumentFacts {
    if (!MANY.has(text)) return factsOf(text, uri);
    const key = `${uri}\n${text}`;
    const facts = known.get(key) ?? factsOf(text, uri);
    known.set(key, facts);
    return facts;
}

/** What documents are made from: the library, and some texts by their paths. */
export function worldOf(texts: Readonly<Record<string, string>>, today = TODAY): DocumentContext {
    const names = new NameIndex([...LIBRARY, ...Object.entries(texts).map(([uri, text]) => factsOnce(text, uri))]);
    return makeContext({
        names,
        parse: text => parseCare(text),
        version: '0.0.0',
        today,
        textOf: uri => texts[uri] ?? LIBRARY_TEXTS[uri],
        pathOf: uri => uri,
    });
}

/** The fictional workspace of the examples, with the review of the fixtures. */
export function exampleWorld(): DocumentContext {
    const texts = Object.fromEntries(exampleFiles().map(({ name, text }) => [name, text]));
    return worldOf({ ...texts, 'review.care': fixture('review.care') });
}
