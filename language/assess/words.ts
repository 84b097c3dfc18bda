import type { DenialReader } from './denial.ts';

/** What an assessment knows of the terms of the vocabularies. Made from the index of names. */
export interface Words {
    /** What people call a name of a namespace. */
    readonly title: (namespace: string, name: string) => string;
    /** Other words for a term. */
    also(namespace: string, name: string): readonly string[];
    /** The broader terms that a term is `within`. */
    broader(namespace: string, name: string): readonly string[];
    /** Whether a vocabulary has a term. */
    isKnown(namespace: string, name: string): boolean;
    readonly denials: DenialReader;
}
