/**
 * Counts what makes code hard to keep: its size, copies, cycles, and knowledge in more than one place.
 * `npm run measure` counts this checkout, `npm run measure -- <folder> …` any others beside it; `--list` names what was counted.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCopies } from './measure/copies.ts';
import { cyclesOf, folderImports, unusedExports, valueImports } from './measure/graph.ts';
import { kindsOfLines, readersOfText, tablesOfLines, typedRuleCodes } from './measure/knowledge.ts';
import { isGenerated, isProduction, readCode } from './measure/read-code.ts';

/** Up to this many lines, a file with one importer is a private function with a file name. */
const SHORT = 30;

/** Words and signs of a body: about six lines, and about two. */
const [LONG_COPY, SHORT_COPY] = [60, 20];

interface Measure {
    readonly title: string;
    readonly value: number | string;
    readonly found?: readonly string[];
}

/** All measures of a checkout. */
function measure(root: string): readonly Measure[] {
    const all = readCode(root);
    const files = all.filter(file => isProduction(file) && !isGenerated(file.path));
    const lines = files.map(file => file.lines).sort((a, b) => a - b);
    const total = lines.reduce((sum, each) => sum + each, 0);
    const importers = new Map<string, Set<string>>();
    for (const { path, imports } of files) for (const { to } of imports) importers.set(to, (importers.get(to) ?? new Set()).add(path));
    const counted = (title: string, found: readonly string[]): Measure => ({ title, value: found.length, found });

    const unused = unusedExports(all).filter(({ path }) => isProduction({ path }) && !isGenerated(path));
    const names = new Map<string, string[]>();
    // A type and its value, or the forms of one function, are one name.
    for (const { path, exports } of files) for (const name of new Set(exports)) names.set(name, [...(names.get(name) ?? []), path]);
    const copies = findCopies(files, SHORT_COPY);
    const asText = ({ places, lines }: (typeof copies)[number]) =>
        `${lines} lines: ${places.map(({ path, line, name }) => `${path}:${line} ${name}`).join(' = ')}`;
    const isLong = (copy: (typeof copies)[number]) => copy.tokens >= LONG_COPY;
    const folders = new Map<string, number>();
    for (const { path } of files) {
        const folder = path.slice(0, path.lastIndexOf('/'));
        folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }

    return [
        { title: 'production files', value: files.length },
        { title: 'production lines', value: total },
        { title: 'lines a file', value: Math.round(total / files.length) },
        { title: 'half of the files have at most', value: lines[Math.floor(lines.length / 2)] ?? 0 },
        { title: 'longest file', value: lines.at(-1) ?? 0 },
        counted(
            `files of at most ${SHORT} lines with one importer`,
            files.filter(({ path, lines }) => lines <= SHORT && importers.get(path)?.size === 1).map(({ path }) => path),
        ),
        counted(
            'folders with one file',
            [...folders].filter(([, count]) => count === 1).map(([folder]) => folder),
        ),
        counted(
            'exports without an importer outside their file',
            unused.filter(({ byTestsOnly }) => !byTestsOnly).map(({ path, name }) => `${path} ${name}`),
        ),
        counted(
            'exports that only tests import',
            unused.filter(({ byTestsOnly }) => byTestsOnly).map(({ path, name }) => `${path} ${name}`),
        ),
        counted(
            'names that two files export',
            [...names].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`),
        ),
        counted(`bodies there twice, of ${LONG_COPY} words and signs or more`, copies.filter(isLong).map(asText)),
        counted(`bodies there twice, of ${SHORT_COPY} to ${LONG_COPY - 1}`, copies.filter(copy => !isLong(copy)).map(asText)),
        counted(
            'cycles of files, by what they import but types',
            cyclesOf(valueImports(files)).map(group => group.join(' · ')),
        ),
        counted(
            'cycles of folders, by what they import but types',
            cyclesOf(folderImports(files)).map(group => group.join(' · ')),
        ),
        counted('tables that list kinds of lines', tablesOfLines(files, kindsOfLines(root))),
        counted('files that read .care text', readersOfText(files)),
        counted('rule codes typed outside their rule', typedRuleCodes(files)),
    ];
}

const list = process.argv.includes('--list');
const given = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const roots = given.length > 0 ? given.map(folder => `${resolve(folder)}/`) : [fileURLToPath(new URL('..', import.meta.url))];
const measures = roots.map(measure);
const width = Math.max(...(measures[0] ?? []).map(({ title }) => title.length));
for (const [at, { title }] of (measures[0] ?? []).entries()) {
    console.log(`${title.padEnd(width)}  ${measures.map(each => String(each[at]?.value).padStart(8)).join('')}`);
    if (list) for (const each of measures) for (const found of each[at]?.found ?? []) console.log(`    ${found}`);
}
