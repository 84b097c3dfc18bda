import { ASSERTION_WEIGHTS } from '../library/assertions.ts';
import type { TypicalNumber } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { NameIndex } from '../names/name-index.ts';
import { AssertionReader, type Assertions } from './assertion.ts';
import { BygoneReader } from './bygone.ts';
import { DenialReader } from './denial.ts';
import { DENIAL_KINDS, type DenialKind, type DenialPhrases } from './denial-phrases.ts';
import { EmptiedPromises } from './emptied-promises.ts';
import { ExceptionReader } from './exceptions.ts';
import { Hedges } from './hedges.ts';
import { plainPromises } from './plain-promises.ts';
import { oncePerText } from './sentences.ts';
import { silenceReader } from './silence.ts';
import { ToldInstead } from './told-instead.ts';

/** What an assessment knows of the terms of the vocabularies. Made from the index of names. */
export interface Words {
    /** What people call a name of a namespace. */
    readonly title: (namespace: Namespace, name: string) => string;
    /** Other words for a term. */
    also(namespace: Namespace, name: string): readonly string[];
    /** All that people call a term: its title and other words. The same list each time. */
    names(namespace: Namespace, name: string): readonly string[];
    /** The names of a term that people write whole in a sentence: without abbreviations, which may begin any word. The same list each time. */
    spelled(namespace: Namespace, name: string): readonly string[];
    /** The broader terms that a term is `within`. */
    broader(namespace: Namespace, name: string): readonly string[];
    /** Whether a vocabulary has a term. */
    isKnown(namespace: Namespace, name: string): boolean;
    /** A number that the library says is usual, by its name. */
    usual(name: string): TypicalNumber | undefined;
    /** Whether a text says nothing where an answer is asked for. */
    saysNothing(text: string): boolean;
    readonly denials: DenialReader;
    readonly emptied: EmptiedPromises;
    readonly hedges: Hedges;
    readonly told: ToldInstead;
    readonly exceptions: ExceptionReader;
    readonly bygone: BygoneReader;
    readonly assertions: Assertions;
    /** The same where most of what is said is a denial, which makes it of all words more likely, by so much in log-odds. */
    leaning(by: number): Words;
}

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

/** “MHA” and “AIS”, in letters. */
const LONGEST_ABBREVIATION = 3;

/** What is known of a name: its term, where a vocabulary has it. */
interface TermInWords {
    readonly title: string;
    readonly also: readonly string[];
    readonly names: readonly string[];
    readonly spelled: readonly string[];
    readonly parents: readonly string[];
    readonly typical: readonly TypicalNumber[];
    readonly isKnown: boolean;
}

/** What an assessment knows of words, from an index of names. Holds as long as the index's definitions do. */
export function wordsOfNames(names: NameIndex): Words {
    const looked = new Map<string, TermInWords>();
    // An assessment asks for the same few terms in every document.
    const termIn = (namespace: Namespace, name: string): TermInWords => {
        const key = `${namespace} ${name}`;
        let term = looked.get(key);
        if (!term) {
            const [found] = names.find([namespace], name);
            const title = names.title(namespace, name);
            const { also = [], parents = [], typical = [] } = found?.declaration.term ?? {};
            const called = [title, ...also];
            const spelled = called.filter(each => each.length > LONGEST_ABBREVIATION);
            term = { title, also, names: called, spelled, parents, typical, isKnown: found !== undefined };
            looked.set(key, term);
        }
        return term;
    };
    const phrases = phrasesOf(names);
    const exceptions = new ExceptionReader(phrases);
    const isPlain = oncePerText(plainPromises(phrases));
    const words: Words = {
        title: (namespace, name) => termIn(namespace, name).title,
        also: (namespace, name) => termIn(namespace, name).also,
        names: (namespace, name) => termIn(namespace, name).names,
        spelled: (namespace, name) => termIn(namespace, name).spelled,
        broader: (namespace, name) => termIn(namespace, name).parents,
        isKnown: (namespace, name) => termIn(namespace, name).isKnown,
        usual: name => termIn('usual', name).typical[0],
        saysNothing: silenceReader(phrases),
        denials: new DenialReader(phrases, exceptions),
        exceptions,
        bygone: new BygoneReader(phrases),
        emptied: new EmptiedPromises(phrases),
        hedges: new Hedges(phrases),
        told: new ToldInstead(phrases),
        assertions: ASSERTIONS.leaning(0, isPlain),
        leaning: by => (by ? { ...words, assertions: ASSERTIONS.leaning(by, isPlain) } : words),
    };
    return words;
}
