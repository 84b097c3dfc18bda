import { AssertionReader } from '../assess/assertion.ts';
import { DENIAL_KINDS, type DenialKind, type DenialPhrases, DenialReader } from '../assess/denial.ts';
import type { Words } from '../assess/words.ts';
import { ASSERTION_WEIGHTS } from '../library/assertions.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { NameIndex } from '../names/name-index.ts';

/** What was learned does not depend on a workspace: one reader for all. */
const ASSERTIONS = new AssertionReader(ASSERTION_WEIGHTS);

/** The phrases of denials of the library and the workspace, by the kind that each term is, or is `within`. */
function phrasesOf(names: NameIndex): DenialPhrases {
    const phrases = Object.fromEntries(DENIAL_KINDS.map(kind => [kind, [] as string[]])) as Record<DenialKind, string[]>;
    for (const [found] of names.all('denials')) {
        if (!found) continue;
        const { name, title, term } = found.declaration;
        const kinds = [name, ...(term?.parents ?? [])].filter((kind): kind is DenialKind => kind in phrases);
        for (const kind of kinds) phrases[kind].push(...(term?.also ?? []), ...(kind === name || !title ? [] : [title]));
    }
    return phrases;
}

/** What an assessment knows of words, from an index of names. Holds as long as the index's definitions do. */
export function wordsOfNames(names: NameIndex): Words {
    const term = (namespace: Namespace, name: string) => names.find([namespace], name)[0]?.declaration.term;
    return {
        title: (namespace, name) => names.title(namespace, name),
        also: (namespace, name) => term(namespace, name)?.also ?? [],
        broader: (namespace, name) => term(namespace, name)?.parents ?? [],
        isKnown: (namespace, name) => names.find([namespace], name).length > 0,
        denials: new DenialReader(phrasesOf(names)),
        assertions: ASSERTIONS,
    };
}
