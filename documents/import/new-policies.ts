import { indentAt } from '../../language/syntax/paragraphs.ts';
import { lineKey } from '../tree/seen-lines.ts';
import { careLine, careText } from './imported.ts';
import { nameCalled } from './known-names.ts';
import type { LineChange } from './line-changes.ts';
import { partsOfLine, policyLine } from './policy-lines.ts';
import type { Subject } from './row-edits.ts';
import { markdownOfLines, type WordLine } from './seen-in-word.ts';
import type { CandidateEdits } from './source-edits.ts';

/** A heading that people wrote, with what they wrote under it. */
export interface NewSection {
    readonly heading: WordLine;
    readonly lines: readonly WordLine[];
    readonly changes: readonly LineChange[];
    /** The headings before it, the nearest first. */
    readonly before: readonly WordLine[];
}

/** Headings that are new, each with the new lines that follow it. */
export function newSections(changes: readonly LineChange[], now: readonly WordLine[]): readonly NewSection[] {
    const added = new Map(changes.flatMap(change => (change.kind === 'added' ? [[change.now, change] as const] : [])));
    return [...added.keys()].flatMap((at): NewSection[] => {
        const heading = now[at];
        if (!heading?.isHeading || heading.row !== undefined) return [];
        const own: number[] = [];
        for (let next = at + 1; added.has(next) && !now[next]?.isHeading && now[next]?.row === undefined; next++) own.push(next);
        return [
            {
                heading,
                lines: own.map(each => now[each] as WordLine),
                changes: [at, ...own].flatMap(each => added.get(each) ?? []),
                before: now
                    .slice(0, at)
                    .filter(({ isHeading }) => isHeading)
                    .toReversed(),
            },
        ];
    });
}

/** The edits that write a heading among the policies, with what is under it, as a policy. */
export function policyEdits({ heading, lines, before }: NewSection, { facts, source, names }: Subject): readonly CandidateEdits[] {
    const all = facts.elements.filter(({ kind }) => kind === 'policy');
    const isCalled = (words: string, title: string | undefined): boolean => title !== undefined && lineKey(words) === lineKey(title);
    const near = before
        .map(({ words }) =>
            all.find(
                ({ term = '', title }) => isCalled(words.split(': ')[0] ?? '', names.title('policies', term)) || isCalled(words, title),
            ),
        )
        .find(each => each !== undefined);
    const [called = '', title] = heading.words.split(/: (.*)/s);
    const term = nameCalled(called, ['policies'], names) ?? nameCalled(heading.words, ['policies'], names);
    const beside = near ?? all.at(-1);
    if (term === undefined || !beside) return [];
    const texts: WordLine[] = [];
    const said: string[] = [];
    for (const line of lines) {
        const sentences = partsOfLine(line.words).map(part => policyLine(part, names));
        if (sentences.length && sentences.every(each => each !== undefined)) said.push(...(sentences as string[]));
        else texts.push(line);
    }
    const markdown = markdownOfLines(texts);
    const indent = indentAt(source.text, beside.whole[0]);
    const width = Math.max(0, ...said.map(line => line.indexOf(':'))) + 2;
    const own = said.map(line => `${line.slice(0, line.indexOf(':') + 1).padEnd(width)}${line.slice(line.indexOf(':') + 2)}`);
    const body = [...own, ...(markdown ? [careText(markdown, `${indent}  `)] : [])];
    const head = `policy ${term}${title && term !== nameCalled(heading.words, ['policies'], names) ? ` ${careLine(title)}` : ''} {`;
    const text = [head, ...body.map(line => `${indent}  ${line}`), `${indent}}`].join('\n');
    return [[{ at: [beside.whole[1], beside.whole[1]], text: `\n\n${indent}${text}` }]];
}
