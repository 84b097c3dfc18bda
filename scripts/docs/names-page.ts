import { LIBRARY } from '../../language/library/library.ts';
import { dateInWords } from '../../language/model/dates.ts';
import { ALL_LINES, blocksOf } from '../../language/model/elements.ts';
import type { Declaration } from '../../language/model/facts.ts';
import { VOCABULARY_KINDS, type VocabularyKind } from '../../language/model/namespaces.ts';
import { listed } from '../../language/model/text.ts';
import { code, escaped, GENERATED, table } from './markdown.ts';

const DECLARATIONS = LIBRARY.flatMap(document => document.declarations);

/** Vocabularies whose terms no line names: the library reads with them. */
const NOT_WRITTEN: ReadonlySet<VocabularyKind> = new Set(['words', 'denials', 'usual', 'coming', 'glossary', 'regions']);

/** The lines and blocks in which the terms of a vocabulary are written: `includes:`, and the entries of `offers`. */
function placesOf(kind: VocabularyKind): readonly string[] {
    const lines = ALL_LINES.flatMap(([key, line]) => {
        if (!('terms' in line) || line.terms !== kind || line.rule === 'Action') return [];
        const { words, rule } = line;
        if (rule === 'Role' || rule === 'Offer' || rule === 'Measure') return blocksOf(key).map(block => `entries of ${code(block)}`);
        return [code(rule === 'Policy' || rule === 'Partnership' ? `${words} …` : `${words}:`)];
    });
    return [...new Set(lines)];
}

function rowOf({ name, title = '', term }: Declaration): readonly string[] {
    const { also = [], until, successors = [] } = term ?? {};
    const ended = until ? `until ${dateInWords(until)}${successors.length ? `, then ${listed(successors.map(code))}` : ''}` : '';
    return [code(name), escaped(title), [also.map(escaped).join(', '), ended].filter(Boolean).join('; ')];
}

function sectionOf(kind: VocabularyKind): string {
    const places = placesOf(kind);
    const where = places.length ? `Written in: ${listed(places)}.\n\n` : '';
    const rows = DECLARATIONS.filter(({ namespace }) => namespace === kind).map(rowOf);
    return `## ${code(kind)}\n\nHere are the names for ${VOCABULARY_KINDS[kind]}. ${where}${table(['Name', 'What people call it', 'Also, and until when'], rows)}`;
}

/** The names of the library that people write, by vocabulary. */
export function namesPage(): string {
    const kinds = (Object.keys(VOCABULARY_KINDS) as VocabularyKind[]).filter(kind => !NOT_WRITTEN.has(kind));
    return `${GENERATED}
# Names of the library

In a document a role, an offer, a partner or a place is called by its name: \`care-coordinator\`, \`crisis-plan\`. With the name Carewright knows what
is meant. These are the names that it brings. \`carewright explain roles\` lists those of one vocabulary on the command line, and the editor offers them
where you write.

Where none fits, write your own words in quotation marks, or [declare a name](language.md).

${kinds.map(sectionOf).join('\n')}`;
}
