import texts from './texts.json' with { type: 'json' };

/** The text of every document of the library, by its URI: written at build time, and loaded only where it is read. */
export const LIBRARY_TEXTS: Readonly<Record<string, string>> = texts;
