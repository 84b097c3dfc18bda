import type { TypicalNumber } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { AssertionReader } from './assertion.ts';
import type { DenialReader } from './denial.ts';

/** What an assessment knows of the terms of the vocabularies. Made from the index of names. */
export interface Words {
    /** What people call a name of a namespace. */
    readonly title: (namespace: Namespace, name: string) => string;
    /** Other words for a term. */
    also(namespace: Namespace, name: string): readonly string[];
    /** All that people call a term: its title and other words. The same list each time. */
    names(namespace: Namespace, name: string): readonly string[];
    /** The broader terms that a term is `within`. */
    broader(namespace: Namespace, name: string): readonly string[];
    /** Whether a vocabulary has a term. */
    isKnown(namespace: Namespace, name: string): boolean;
    /** A number that the library says is usual, by its name. */
    usual(name: string): TypicalNumber | undefined;
    readonly denials: DenialReader;
    readonly assertions: AssertionReader;
}
