import { LIBRARY } from '../../language/library/library.ts';
import { ALL_LINES } from '../../language/model/elements.ts';

/** Shorter words are in every dictionary, or in none. */
const SHORTEST = 4;

/** The words of the language and of the library's terms, one a line, for spell checkers such as cspell. */
export function dictionary(): string {
    const texts = [
        ...ALL_LINES.map(([, { words }]) => words),
        ...LIBRARY.flatMap(({ declarations }) =>
            declarations.flatMap(({ name, title, term }) => [name, title ?? '', ...(term?.also ?? [])]),
        ),
    ];
    const words = texts.flatMap(text => text.match(/\p{L}[\p{L}’']*\p{L}/gu) ?? []);
    const long = words.filter(word => word.length >= SHORTEST).map(word => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word));
    return `# Words of Carewright and its library, for spell checkers\n${[...new Set(long)].toSorted().join('\n')}\n`;
}
