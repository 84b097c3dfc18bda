import { basisInWords } from '../../language/assess/asker.ts';
import { checksInWords, scopeInWords } from '../../language/assess/requirement-in-words.ts';
import { lowerFirst, type Title } from '../../language/assess/wording.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { GuidanceFacts, RequirementFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { code, escaped, GENERATED, link, sentence, table } from './markdown.ts';

const GUIDANCE: readonly GuidanceFacts[] = LIBRARY.flatMap(document => document.guidance).toSorted((a, b) => order(a) - order(b));

function order({ name }: GuidanceFacts): number {
    const index = ['IACM', 'CMHF', 'REV', 'SUP'].indexOf(name);
    return index < 0 ? 99 : index;
}

function isUnverified({ source }: RequirementFacts): boolean {
    return !source || source.unverified;
}

/** How a requirement is checked, as a cell of a table: a line for each of its expectations. */
function checksCell(requirement: RequirementFacts, title: Title): string {
    return [`*${escaped(scopeInWords(requirement, title))}*`, ...checksInWords(requirement, title).map(sentence)].join('<br>');
}

function sourceOf(requirement: RequirementFacts): string {
    const { source } = requirement;
    const where = source ? link(source.title ?? source.link ?? '', source.link) : 'no source';
    return isUnverified(requirement) ? `**Unverified**: ${where}` : `Read ${dateInWords(source?.checked ?? '')}: ${where}`;
}

function rowOf(requirement: RequirementFacts, title: Title): readonly string[] {
    const { id, obligation, basis } = requirement;
    return [
        `<a id="${id.toLowerCase()}"></a>${code(id)}`,
        [`**${escaped(requirement.title ?? '')}**`, escaped(requirement.says ?? '')].filter(Boolean).join('<br>'),
        obligation,
        `${code(basis)}: ${escaped(basisInWords(requirement))}`,
        sourceOf(requirement),
        checksCell(requirement, title),
    ];
}

function sectionOf(guidance: GuidanceFacts, title: Title): string {
    return `## ${guidance.name}: ${escaped(guidance.title ?? '')}

${guidance.note ?? ''}

${table(
    ['Requirement', 'What is asked', 'Weight', 'Who says so (basis)', 'Read at its source?', 'How it is checked'],
    guidance.requirements.map(requirement => rowOf(requirement, title)),
)}`;
}

/** How many requirements the library has, and how many of them no one has read at their source. */
export function libraryTable(): string {
    const rows = GUIDANCE.map(({ name, title, requirements }) => [
        code(name),
        escaped(title ?? ''),
        `${requirements.length}`,
        `${requirements.filter(isUnverified).length}`,
    ]);
    const all = GUIDANCE.flatMap(({ requirements }) => requirements);
    return table(
        ['Guidance', 'About', 'Requirements', 'Of these not checked'],
        [...rows, ['', 'All', `${all.length}`, `${all.filter(isUnverified).length}`]],
    );
}

/** How many requirements have each basis. */
function basisTable(): string {
    const names = [...new Set(GUIDANCE.flatMap(({ requirements }) => requirements.map(({ basis }) => basis)))];
    const count = (basis: string, { requirements }: GuidanceFacts): string =>
        `${requirements.filter(requirement => requirement.basis === basis).length || ''}`;
    return table(
        ['Basis', 'Whose demand that is', ...GUIDANCE.map(({ name }) => name)],
        names.map(basis => [
            code(basis),
            escaped(lowerFirst(basisInWords({ basis } as RequirementFacts))),
            ...GUIDANCE.map(guidance => count(basis, guidance)),
        ]),
    );
}

/** The table of all requirements of the library. */
export function requirementsPage(): string {
    const names = new NameIndex(LIBRARY);
    const title: Title = (namespace, name) => names.title(namespace, name);
    return `${GENERATED}
# Requirements of the library

Every requirement is in this library's own words: none of them is a quotation. *Who says so* is the most that can be claimed of a
requirement; only \`guidance\` and \`letter\` are NHS England on exactly this subject. *Read* means that a person who works on
Carewright read it at the place named, on that day. That place is often a summary. It does not mean that a clinician or a lawyer
has agreed with it. *Unverified* means that it has not been read there. Please check those before you rely on them. Whether something
is a \`must\` or a \`should\` is this library's choice.

The last column says what Carewright looks for in a text. To find it does not prove that practice is like that.
\`carewright explain IACM-DNA-01\` shows one requirement in full, with an example of what to write.

${libraryTable()}
${basisTable()}
${GUIDANCE.map(guidance => sectionOf(guidance, title)).join('\n')}`;
}
