import type { Nodes, Root } from 'mdast';
import { isWide } from '../../files/read-files.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import type { Rule } from '../../language/checks/rule.ts';
import { explain as explainWord, linePage } from '../../language/explain/explain.ts';
import { wordPage } from '../../language/explain/language-words.ts';
import { EXPLAINED_VOCABULARIES } from '../../language/explain/page.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { ALL_LINES } from '../../language/model/elements.ts';
import { counted, jsonText, listed, nearestName } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import { canonicalName } from '../../language/model/written-words.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { ExitCode, type Io, type Paint, painter, usageError, widthOf } from '../io/io.ts';
import { neutralise, neutraliseLine } from '../io/safe-text.ts';
import { indented, table } from '../io/terminal.ts';
import { openWorkspace } from '../workspace/workspace.ts';

/** The words of a sentence; links with their addresses, since a terminal has nothing to click. */
function wordsOf(node: Nodes): string {
    if (node.type === 'inlineCode') return `\`${node.value}\``;
    if ('value' in node) return node.value;
    const words = 'children' in node ? node.children.map(wordsOf).join('') : '';
    if (node.type !== 'link') return words;
    return words === node.url ? `<${node.url}>` : `${words} <${node.url}>`;
}

/**
 * A page for a terminal: headings in bold, what is below them indented and wrapped between words.
 *
 * @param width in columns
 */
function pageText({ children }: Root, paint: Paint, width: number): string {
    let text = '';
    let indent = '';
    let isFollowing = false;
    for (const node of children) {
        if (node.type === 'heading') {
            indent = node.depth > 1 ? '  ' : '';
            text += `${text && '\n'}${paint('bold', neutraliseLine(wordsOf(node)))}\n`;
            isFollowing = node.depth > 1;
            continue;
        }
        if (!isFollowing && text) text += '\n';
        isFollowing = false;
        if (node.type === 'code') text += `${neutralise(node.value).replaceAll(/^(?=.)/gm, indent)}\n`;
        else if (node.type === 'list')
            text += node.children.map(item => `${indented(neutralise(`- ${wordsOf(item)}`), indent, width)}\n`).join('');
        else text += `${indented(neutralise(wordsOf(node)), indent, width)}\n`;
    }
    return text;
}

/** Up to three known names that were perhaps meant: alike letter by letter, or with a part in common. */
function closestNames(written: string, known: readonly string[]): readonly string[] {
    const wanted = written.toLowerCase();
    const rest = new Set(known);
    const closest: string[] = [];
    for (let nearest = nearestName(written, rest); nearest && closest.length < 3; nearest = nearestName(written, rest)) {
        closest.push(nearest);
        rest.delete(nearest);
    }
    // Of a requirement or a rule that is not there, its neighbours.
    const stem = /^(.{3,}-)\d+$/.exec(wanted)?.[1] ?? wanted;
    const parts = wanted.length < 3 ? [] : [...rest].filter(name => name.toLowerCase().includes(stem));
    return [...closest, ...parts].slice(0, 3);
}

/** `carewright explain`: a requirement, a rule, a guidance or a term. */
export async function explain(asked: string, io: Io): Promise<ExitCode> {
    const library = new NameIndex(LIBRARY);
    // Local guidance and terms: only documents that could be about it are parsed.
    const local = isWide(io.cwd) ? undefined : await openWorkspace([], io.cwd, undefined, text => mayDeclare(text, asked));
    const names = local?.documents.length ? local.names : library;
    const found = explainWord(asked, names);
    const pages = found.length ? found : languagePages(asked);
    if (!pages.length) throw usageError(`Nothing is called "${asked}".${suggestions(asked, names)}`);
    await io.out.write(pages.map(page => pageText(page, painter(io.out, io.env), widthOf(io.out))).join('\n'));
    return ExitCode.ok;
}

/** A line, a block or another word of the language, as the editor explains it. */
function languagePages(asked: string): readonly Root[] {
    return [wordPage(asked, 0)?.page ?? linePage(asked, [], false) ?? []].flat();
}

/** Whether a document declares things of that name, or changes what a guidance asks for. */
function mayDeclare(text: string, asked: string): boolean {
    return /\b(?:guidance|vocabulary)\b/.test(text) && canonicalName(text).toLowerCase().includes(asked.toLowerCase());
}

function suggestions(asked: string, names: NameIndex): string {
    const known = [
        ...RULES.flatMap((rule: Rule) => [rule.code, rule.name]),
        ...ALL_LINES.map(([key]) => key),
        ...(['requirement', 'guidance', ...EXPLAINED_VOCABULARIES] as const).flatMap(kind =>
            [...names.all(kind)].flatMap(found => found[0]?.declaration.name ?? []),
        ),
    ];
    const closest = closestNames(asked, known);
    return closest.length ? ` Did you mean ${listed(closest, 'or')}?` : ' See: carewright rules, carewright explain IACM';
}

/** `carewright rules`: every rule that is not guidance. */
export async function rules({ format }: { readonly format: 'text' | 'json' }, io: Io): Promise<ExitCode> {
    const paint = painter(io.out, io.env);
    const list = RULES.map(({ code, name, title, severity, why, fix }) => ({ code, name, title, severity, why, fix }));
    if (format === 'json') {
        await io.out.write(`${jsonText(list)}\n`);
        return ExitCode.ok;
    }
    const columns = [{ title: 'Code' }, { title: 'Name' }, { title: 'Severity' }, { title: 'What it finds', grows: 1 }];
    const cells = list.map(({ code, name, severity, title }) => [code, name, severity, title]);
    await io.out.write(table(columns, cells, widthOf(io.out), (line, row) => (row < 0 ? paint('underline', line) : line)));
    await io.out.write(`\nMore on one of them: carewright explain ${RULES[0]?.code}\n`);
    return ExitCode.ok;
}

/** What the library holds: how many requirements, how many of them people have read at their source, and the last day of that. */
function libraryInWords(): string {
    const requirements = LIBRARY.flatMap(({ guidance }) => guidance.flatMap(each => each.requirements));
    const read = requirements.flatMap(({ source }) => source?.checked ?? []).toSorted();
    const last = isoDate(read.at(-1));
    return [
        `${counted(requirements.length, 'requirement')} of ${counted(LIBRARY.flatMap(({ guidance }) => guidance).length, 'guidance', 'guidances')}`,
        `${read.length} read at their source${last ? `, the last on ${dateInWords(last)}` : ''}`,
    ].join('; ');
}

/** `carewright about`: what a person who helps needs to know: the versions of everything that takes part. */
export async function about(io: Io): Promise<ExitCode> {
    await io.out.write(`carewright ${VERSION}\n`);
    await io.out.write(`Library: ${libraryInWords()}\n`);
    await io.out.write(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n`);
    return ExitCode.ok;
}
