import { type Words, wordsOfNames } from '../../language/assess/words.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';

/** What an assessment knows of words, with the library alone. */
export const LIBRARY_WORDS: Words = wordsOfNames(new NameIndex(LIBRARY));
