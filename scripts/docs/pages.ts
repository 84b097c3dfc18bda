import { readFileSync } from 'node:fs';
import { elementTable, vocabularyTable } from './element-tables.ts';
import { libraryTable, requirementsPage } from './requirements-page.ts';
import { roomsTable } from './rooms-table.ts';
import { ruleIndex, rulePages } from './rule-pages.ts';

/** The folder that all paths of pages are relative to. */
export const ROOT = new URL('../..', import.meta.url);

/** Where the pages of the rules are; everything in this folder is generated. */
export const RULE_PAGES = 'docs/rules/';

/** A page that people write, with what stands between `<!-- name:start -->` and `<!-- name:end -->` made anew. */
function withGenerated(path: string, parts: Readonly<Record<string, string>>): string {
    let text = readFileSync(new URL(path, ROOT), 'utf8');
    for (const [name, part] of Object.entries(parts)) {
        const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
        const from = text.indexOf(start);
        const to = text.indexOf(end);
        if (from < 0 || to < from) throw new Error(`${path} has lost its markers ${start} and ${end}.`);
        text = `${text.slice(0, from + start.length)}\n\n${part}\n${text.slice(to)}`;
    }
    return text;
}

/** Every page that is generated, whole or in part, by its path. */
export function documentationPages(): ReadonlyMap<string, string> {
    return new Map([
        ...[...rulePages()].map(([name, text]): [string, string] => [`${RULE_PAGES}${name}.md`, text]),
        [`${RULE_PAGES}README.md`, ruleIndex()],
        ['docs/requirements.md', requirementsPage()],
        ['docs/language.md', withGenerated('docs/language.md', { elements: elementTable(), vocabularies: vocabularyTable() })],
        ['docs/how-it-is-built.md', withGenerated('docs/how-it-is-built.md', { rooms: roomsTable() })],
        ['README.md', withGenerated('README.md', { library: libraryTable() })],
    ]);
}
