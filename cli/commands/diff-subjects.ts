import { resolve } from 'node:path';
import { compareSubjects, type SubjectChange } from '../../documents/changes/compare-subjects.ts';
import { aroundChanges, type WordChange } from '../../documents/changes/compare-words.ts';
import type { ElementChange } from '../../documents/changes/units.ts';
import { wordChanges } from '../../documents/redline/redline.ts';
import { Refused, reasonOf } from '../../files/read-files.ts';
import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import { isGained, isNewGap } from '../../language/guidance-diff/effects.ts';
import { isoDate } from '../../language/model/dates.ts';
import { apartFromSpace, counted, jsonText, withLinesJoined } from '../../language/model/text.ts';
import { ExitCode, fileError, type Io, type Paint, painter, plain, usageError, widthOf } from '../io/io.ts';
import { csv, markdownText, neutraliseLine } from '../io/safe-text.ts';
import { indented, wrap } from '../io/terminal.ts';
import { openBoth, type ReadVersion } from '../workspace/versions.ts';
import { shownTarget, writeDocument, writeResult } from '../workspace/write.ts';
import { namedDay, tellUnreadable } from './check.ts';
import type { DiffOptions } from './diff.ts';
import { layoutOf } from './generate.ts';

/** What a report of changes is about: both versions, in words. */
interface ComparedVersions {
    readonly older: string;
    readonly newer: string;
}

/** One service or review of the report. */
type Outcome = SubjectChange['outcomes'][number];

const NO_OUTCOME = 'No requirement has another outcome.';

/** “3 outcomes differ: 2 new gaps, 1 gap closed.” Outcomes may differ without either. */
function outcomesInWords(outcomes: readonly Outcome[]): string {
    if (!outcomes.length) return NO_OUTCOME;
    const gaps = outcomes.filter(isNewGap).length;
    const closed = outcomes.filter(isGained).length;
    const parts = [gaps ? counted(gaps, 'new gap') : '', closed ? counted(closed, 'gap closed', 'gaps closed') : ''].filter(Boolean);
    return `${counted(outcomes.length, 'outcome')} ${outcomes.length === 1 ? 'differs' : 'differ'}${parts.length ? `: ${parts.join(', ')}` : ''}.`;
}

function nothingIn({ kind, elements }: SubjectChange): string | undefined {
    if (kind === 'same') return 'Nothing has changed, apart from comments, white space or the order of blocks.';
    if (kind === 'added') return 'This is new: the older version does not have it.';
    if (kind === 'removed') return 'This is no longer there.';
    return elements.length ? undefined : 'No words have changed.';
}

function outcomeOf(outcome: Outcome['before']): string {
    return outcome ?? 'not asked';
}

/** Where a change is: “Team, Caseload”. */
function whereOf({ place, label }: ElementChange): string {
    return [place, label].filter(Boolean).join(', ');
}

function movedFrom({ kind, movedFrom: from, place }: ElementChange): string {
    if (from !== undefined) return `from ${from || 'the top'} to ${place || 'the top'}`;
    return kind === 'moved' ? 'to another place in the order' : '';
}

/** Both texts as one, as a terminal shows them: with colours, or in the brackets that `git diff --word-diff` has. */
function wordsAsText(words: readonly WordChange[], paint: Paint): string {
    const isColoured = paint('red', 'x') !== 'x';
    return aroundChanges(words)
        .map(({ kind, text }) => {
            if (kind === 'same') return text;
            if (isColoured) return kind === 'added' ? paint(['green', 'bold'], text) : paint(['red', 'strikethrough'], text);
            return kind === 'added' ? `{+${text}+}` : `[-${text}-]`;
        })
        .join('');
}

function elementAsText(change: ElementChange, paint: Paint, width: number): string {
    const { kind, before = '', after = '', words } = change;
    const colour = { added: 'green', removed: 'red', changed: 'yellow', moved: 'cyan' } as const;
    const head =
        `${paint(colour[kind], kind.padEnd(7))}  ${[neutraliseLine(whereOf(change)), movedFrom(change)].filter(Boolean).join(', ')}`.trimEnd();
    const text = words ? wordsAsText(words, paint) : after || before;
    return `  ${head}\n${text ? `${indented(neutraliseLine(text), '           ', width)}\n` : ''}`;
}

/** What a change does to outcomes, a line for each: for a comment beside the title of a document. */
export function outcomesInLines({ outcomes }: SubjectChange): readonly string[] {
    const lines = outcomes.map(({ id, title, before, after, reason }) =>
        neutraliseLine(`${id} (${title}): ${outcomeOf(before)} → ${outcomeOf(after)}. ${reason}`),
    );
    return [`What these changes do to outcomes: ${outcomesInWords(outcomes)}`, ...lines];
}

function without(words: readonly string[], others: readonly string[]): readonly string[] {
    return words.filter(each => !others.includes(each));
}

function outcomeAsText({ id, title, before, after, reason, wordsBefore, wordsAfter }: Outcome, paint: Paint, width: number): string {
    const tone = { good: 'green', quiet: 'cyan', attention: 'yellow', poor: 'red' } as const;
    const painted = (outcome: Outcome['before']): string =>
        outcome === undefined ? outcomeOf(outcome) : paint(tone[OUTCOME_WORDS[outcome].tone], outcome);
    const quote = (label: string, words: readonly string[]): string[] => words.map(each => `${label}: ${each}`);
    // What an outcome rests on in both versions is no reason for the difference.
    const lines = [reason, ...quote('Before', without(wordsBefore, wordsAfter)), ...quote('Now', without(wordsAfter, wordsBefore))];
    const below = lines.filter(Boolean).map(line => `${indented(neutraliseLine(line), '      ', width)}\n`);
    return `  ${paint('bold', id)}  ${painted(before)} → ${painted(after)}  ${neutraliseLine(title)}\n${below.join('')}`;
}

/** Changes for a terminal: first the outcomes, then the text. */
export function changesAsText(all: readonly SubjectChange[], { older, newer }: ComparedVersions, paint: Paint, width: number): string {
    const line = (text: string): string => `${wrap(neutraliseLine(text), width).join('\n')}\n`;
    return all
        .map(subject => {
            const { title, formerly, outcomes, elements } = subject;
            const nothing = nothingIn(subject);
            const isWhole = subject.kind === 'added' || subject.kind === 'removed' || subject.kind === 'same';
            return [
                `${paint('bold', neutraliseLine(title))}\n`,
                line(`From ${older} to ${newer}${formerly ? `. Its name was ${formerly}` : ''}`),
                ...(subject.kind === 'same' ? [] : [`\n${paint('underline', 'What this does to outcomes')}\n\n`]),
                ...outcomes.map(each => outcomeAsText(each, paint, width)),
                ...(subject.kind === 'same' ? [] : [`${outcomes.length ? '\n' : ''}${line(outcomesInWords(outcomes))}`]),
                ...(isWhole ? [] : [`\n${paint('underline', 'What has changed')}\n\n`]),
                ...elements.map(each => elementAsText(each, paint, width)),
                ...(nothing ? [`${isWhole ? '\n' : ''}${line(nothing)}`] : []),
            ].join('');
        })
        .join('\n');
}

/** Words in a mark of Markdown: white space stays outside, where the mark would not count. */
function marked(text: string, mark: string): string {
    const [before, inner, after] = apartFromSpace(text);
    return inner ? `${before}${mark}${markdownText(inner)}${mark}${after}` : text;
}

function wordsAsMarkdown(words: readonly WordChange[]): string {
    const marks = aroundChanges(words).map(({ kind, text }) =>
        kind === 'same' ? markdownText(text) : marked(text, kind === 'added' ? '**' : '~~'),
    );
    return withLinesJoined(marks.join(''));
}

function elementAsMarkdown(change: ElementChange): string {
    const { kind, before = '', after = '', words } = change;
    const head = [markdownText(whereOf(change)), movedFrom(change)].filter(Boolean).join(', ');
    const own = kind === 'added' ? marked(after, '**') : kind === 'removed' ? marked(before, '~~') : markdownText(after);
    const text = words ? wordsAsMarkdown(words) : neutraliseLine(own);
    return `- *${kind}*${head ? ` ${head}` : ''}${text ? `: ${text}` : ''}\n`;
}

function outcomesAsMarkdown(outcomes: readonly Outcome[]): string {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const quotes = (words: readonly string[]): string => words.map(each => markdownText(each)).join('<br>');
    const rows = outcomes.map(({ id, title, before, after, reason, wordsBefore, wordsAfter }) =>
        row([
            markdownText(`${id}: ${title}`),
            outcomeOf(before),
            outcomeOf(after),
            markdownText(reason),
            quotes(without(wordsBefore, wordsAfter)),
            quotes(without(wordsAfter, wordsBefore)),
        ]),
    );
    const titles = ['Requirement', 'Before', 'Now', 'Why', 'Words before', 'Words now'];
    return `${row(titles)}${row(titles.map(() => '---'))}${rows.join('')}`;
}

/** The same as Markdown: what was removed is struck out, what was added is bold. */
export function changesAsMarkdown(all: readonly SubjectChange[], { older, newer }: ComparedVersions): string {
    return all
        .map(subject => {
            const { title, formerly, outcomes, elements, kind } = subject;
            const nothing = nothingIn(subject);
            const was = formerly ? ` Its name was ${markdownText(formerly)}.` : '';
            return [
                `# ${markdownText(title)}: what has changed\n\n`,
                `From ${markdownText(older)} to ${markdownText(newer)}.${was}\n\n`,
                ...(kind === 'same' ? [] : ['## What this does to outcomes\n\n']),
                ...(outcomes.length ? [outcomesAsMarkdown(outcomes), '\n'] : []),
                ...(kind === 'same' ? [] : [`${outcomesInWords(outcomes)}\n\n`]),
                ...(elements.length ? ['## What has changed\n\n', ...elements.map(elementAsMarkdown)] : []),
                ...(nothing ? [`${nothing}\n`] : []),
            ].join('');
        })
        .join('\n');
}

/** The same as rows for CSV. */
export function changesAsRows(all: readonly SubjectChange[]): readonly (readonly string[])[] {
    const head = ['Service or review', 'What', 'Where', 'Before', 'Now', 'Why'];
    const rows = all.flatMap(({ title, kind, outcomes, elements }) => [
        ...(kind === 'changed' ? [] : [[title, kind, '', '', '', '']]),
        ...outcomes.map(({ id, before, after, reason }) => [title, 'outcome', id, outcomeOf(before), outcomeOf(after), reason]),
        ...elements.map(change => [title, change.kind, whereOf(change), change.before ?? '', change.after ?? '', movedFrom(change)]),
    ]);
    return [head, ...rows];
}

/** What has changed between two versions of a file of services or reviews, and what that does to their outcomes. */
export async function diffSubjects(older: ReadVersion, newer: ReadVersion, options: DiffOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
    const both = await openBoth(older, newer, asOf, io.cwd);
    const { workspace } = both;
    for (const { shown, facts } of [older, newer]) {
        if (facts.problems.length)
            await io.err.write(
                `carewright: ${neutraliseLine(shown)} has lines that can't be read. They are compared as they are written.\n`,
            );
        if (facts.guidance.length || facts.vocabularies.length || facts.templates.length)
            await io.err.write(
                `carewright: ${neutraliseLine(shown)} also declares guidance, terms or templates: those are not compared here.\n`,
            );
    }
    const shown = { older: older.shown, newer: newer.shown };
    const changes = compareSubjects(both.older, both.newer);
    if (options.format === 'docx') {
        const isWritten = await writeWord(changes, both, options, io);
        await tellUnreadable(workspace.unreadable, io);
        return isWritten && !workspace.unreadable.length ? ExitCode.ok : ExitCode.file;
    }
    const text = (): string => {
        switch (options.format) {
            case 'json':
                return `${jsonText({ format: 'carewright-changes', version: 1, asOf, ...shown, subjects: changes })}\n`;
            case 'csv':
                return csv(changesAsRows(changes));
            case 'markdown':
                return changesAsMarkdown(changes, shown);
            default: {
                const isFile = options.output !== undefined;
                return changesAsText(changes, shown, isFile ? plain : painter(io.out, io.env), isFile ? 100 : widthOf(io.out));
            }
        }
    };
    await writeResult([text()], options.output, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

/** Who made the changes of a Word document, and when, where no one says it: the same versions are the same file on any day. */
const AUTHOR = 'Carewright';
const DATE = '2000-01-01';

/**
 * Writes a Word document with tracked changes for each service and review that both versions have.
 *
 * @returns whether all could be written
 */
async function writeWord(
    changes: readonly SubjectChange[],
    { older, newer }: Awaited<ReturnType<typeof openBoth>>,
    options: DiffOptions,
    io: Io,
): Promise<boolean> {
    const { author = AUTHOR, date: written = DATE } = options;
    const date = isoDate(written);
    if (!date) throw usageError(`"${written}" is not a date. Write it as 2026-11-28.`);
    const layout = await layoutOf(options.layout, io);
    const both = changes.filter(({ kind }) => kind === 'changed' || kind === 'same');
    if (options.output !== undefined && both.length > 1)
        throw usageError(
            `The file has ${both.length} services and reviews, and each becomes a document. Leave --output out: each gets its own name.`,
        );
    if (options.output !== undefined && !/\.docx$/i.test(options.output))
        throw usageError(`${options.output} is not the name of a Word file: choose one that ends in .docx.`);
    let isWritten = true;
    for (const { name, kind } of changes.filter(each => !both.includes(each))) {
        await io.err.write(
            `carewright: ${neutraliseLine(name)} was ${kind}: only one version has it, so there is no document of what has changed.\n`,
        );
    }
    for (const change of both) {
        const { type, name, formerly = name } = change;
        const sides = { older: { name: formerly, context: older.context }, newer: { name, context: newer.context } };
        const bytes = wordChanges(type, sides, layout, { author, date, comment: outcomesInLines(change) });
        if (!bytes) continue;
        const file = resolve(io.cwd, options.output ?? `${name}-changes.docx`);
        const shown = neutraliseLine(shownTarget(file, io.cwd));
        try {
            const became = await writeDocument(file, bytes, [newer.source.uri], options.force ?? false);
            if (became !== 'kept') await io.out.write(`${shown}\n`);
            else {
                isWritten = false;
                await io.err.write(`carewright: ${shown} has been edited since it was made. It was kept; use --force to replace it.\n`);
            }
        } catch (error) {
            if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall)
                throw fileError(`${shown} can't be written: ${reasonOf(error)}.`);
            throw error;
        }
    }
    return isWritten;
}
