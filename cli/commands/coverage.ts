import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOME_WORDS, type Outcome, type Tally, tally } from '../../language/assess/outcome.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { capitalised, counted, jsonText, nearestName } from '../../language/model/text.ts';
import { canonicalName } from '../../language/model/written-words.ts';
import { type Figures, figuresInWords, figuresOf, type ThemeAnswer, themeAnswers, themeInWords } from '../../language/reviews/themes.ts';
import { notComparedInWords } from '../formats/results.ts';
import { ExitCode, type Io, type Paint, Progress, painter, plain, usageError } from '../io/io.ts';

import { csv, jsonList, markdownTable, markdownText, neutraliseLine } from '../io/safe-text.ts';
import { indented, type TextColumn, table, wrap } from '../io/terminal.ts';
import { checkAsOf } from '../workspace/check-documents.ts';
import type { TextPlace } from '../workspace/sources.ts';
import { knownGuidance, namesInstead, openWorkspace } from '../workspace/workspace.ts';

import { writeResult } from '../workspace/write.ts';
import { namedDay, tellUnreadable } from './check.ts';

const COVERAGE_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

export interface CoverageOptions {
    readonly format: (typeof COVERAGE_FORMATS)[number];
    readonly requirements?: boolean;
    readonly board?: boolean;
    readonly guidance?: readonly string[];
    readonly output?: string;
    readonly asOf?: string;
}

/** What is known of one requirement of one service. */
interface CoveredRequirement {
    readonly id: string;
    readonly title: string;
    readonly obligation: 'must' | 'should';
    readonly outcome: Outcome;
    /** Of a theme of a review: what the review says of it. */
    readonly theme?: ThemeAnswer;
    readonly reason: string;
    /** The words that the outcome rests on. */
    readonly evidence: readonly string[];
    readonly path: string;
    readonly place: TextPlace;
}

interface CoveredGuidance {
    readonly guidance: string;
    readonly title: string;
    readonly counts: Tally;
    /** Of a review whose guidance has themes. */
    readonly themes?: Figures['themes'];
    readonly requirements: readonly CoveredRequirement[];
}

/** One service or review with the guidance that it follows. */
interface CoveredSubject {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string;
    readonly path: string;
    readonly guidance: readonly CoveredGuidance[];
    /** Why there is none. */
    readonly notCompared?: string;
}

interface CoverageView {
    /** One service in full, all in numbers, or all by requirement. */
    readonly view: 'one' | 'numbers' | 'requirements';
    readonly asOf: string;
    readonly subjects: readonly CoveredSubject[];
}

/** `carewright coverage`: what the guidance asks for, and what each service says. */
export async function coverage(named: string | undefined, options: CoverageOptions, io: Io): Promise<ExitCode> {
    if (options.board) {
        if (named !== undefined) throw usageError('--board shows all services: leave the name out.');
        return (await import('./board.ts')).board(options, io);
    }
    const asOf = namedDay(options.asOf, io.today);
    const progress = new Progress(io.err);
    const workspace = await openWorkspace([], io.cwd, (done, of) => progress.show(`Reading ${done} of ${counted(of, 'document')}`));
    progress.clear();
    const guidance = options.guidance && knownGuidance(options.guidance, workspace.names);
    checkAsOf(asOf, { explain: true, ...(guidance && { guidance }) }, workspace.shared);
    const all = workspace.documents.flatMap(({ uri, services, reviews }) => [...services, ...reviews].map(subject => ({ uri, subject })));
    const wanted = named === undefined ? all : all.filter(({ subject }) => isNamed(subject, named));
    if (!all.length) throw usageError('There are no services or reviews in this folder. Begin with: carewright new service my-service');
    if (!wanted.length) {
        const nearest = nearestName(
            named ?? '',
            all.map(({ subject }) => subject.name),
        );
        throw usageError(
            `There is no service or review called "${named}".${namesInstead(
                nearest,
                all.map(({ subject }) => subject.name),
            )}`,
        );
    }
    const uris = new Set(wanted.map(({ uri }) => uri));
    const assessments = new Map<SubjectFacts, Assessment[]>();
    for (const document of workspace.documents) {
        if (!uris.has(document.uri)) continue;
        for (const assessment of workspace.shared.checkerOf(document.uri).assessments(document)) {
            assessments.set(assessment.subject, [...(assessments.get(assessment.subject) ?? []), assessment]);
        }
    }
    const subjects = wanted.map(({ uri, subject }): CoveredSubject => {
        const path = workspace.pathOf(uri);
        const source = workspace.sourceOf(uri);
        return {
            type: subject.type,
            name: subject.name,
            title: subject.title ?? subject.name,
            path,
            ...(!assessments.has(subject) && { notCompared: notComparedInWords(subject) }),
            guidance: (assessments.get(subject) ?? []).map(assessment => {
                const answers = themeAnswers(assessment);
                const { themes } = figuresOf(assessment);
                return {
                    guidance: assessment.guidance,
                    title: workspace.names.title('guidance', assessment.guidance),
                    counts: tally(assessment.results),
                    ...(themes && { themes }),
                    requirements: assessment.results.map(result => {
                        const { requirement, outcome, reason, at, evidence } = result;
                        const theme = answers.get(result);
                        return {
                            id: requirement.id,
                            title: requirement.title ?? requirement.says,
                            obligation: requirement.obligation,
                            outcome,
                            ...(theme && { theme }),
                            reason,
                            evidence: evidence.map(({ words }) => words),
                            path,
                            place: source.place(at),
                        };
                    }),
                };
            }),
        };
    });
    const view = named !== undefined ? 'one' : options.requirements ? 'requirements' : 'numbers';
    const isFile = options.output !== undefined;
    const text = coverageText(
        { view, asOf, subjects },
        { format: options.format, paint: isFile ? plain : painter(io.out, io.env), width: isFile ? 120 : (io.out.columns ?? 100) },
    );
    await writeResult(text, options.output, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

function isNamed(subject: SubjectFacts, named: string): boolean {
    return subject.name === named || canonicalName(subject.title ?? '').toLowerCase() === named.toLowerCase();
}

interface CoverageFormat {
    readonly format: CoverageOptions['format'];
    readonly paint: Paint;
    readonly width: number;
}

type Style = Parameters<Paint>[0];

const STYLES: Readonly<Record<(typeof OUTCOME_WORDS)[Outcome]['tone'], Style | undefined>> = {
    good: undefined,
    quiet: undefined,
    attention: 'yellow',
    poor: 'red',
};

/** How a line is painted; nothing where it stays as it is. */
function styleOf(outcome: Outcome): Style | undefined {
    return outcome === 'not applicable' ? 'dim' : STYLES[OUTCOME_WORDS[outcome].tone];
}

/** What the guidance asks for and what services say, in one of the formats. Pure. */
function coverageText(view: CoverageView, options: CoverageFormat): Iterable<string> {
    switch (options.format) {
        case 'json':
            return json(view);
        case 'csv':
            return (view.view === 'numbers' ? [numbersInOne(view)] : tablesOf(view)).map(csv);
        case 'markdown':
            return markdown(view);
        default:
            return view.view === 'one' ? view.subjects.flatMap(subject => inFull(subject, options)) : [matrix(view, options)];
    }
}

/** Piece by piece: as one text, thousands of services are longer than a text can be. */
function* json({ asOf, subjects }: CoverageView): Generator<string> {
    yield `${jsonText({ format: 'carewright-coverage', version: 2, asOf }).replace(/\n\}$/, '')},\n  "subjects": `;
    yield* jsonList(subjects, '  ');
    yield '\n}\n';
}

const FULL = ['Requirement', 'Title', 'Weight', 'Outcome', 'Where', 'The text says', 'Why'];

function fullRows({ requirements }: CoveredGuidance): { readonly cells: string[]; readonly style: Style | undefined }[] {
    return requirements.map(requirement => {
        const { id, title, obligation, path, place, reason, evidence } = requirement;
        return {
            cells: [id, title, obligation, inWords(requirement), `${path}:${place.line}`, quoted(evidence), reason],
            style: requirement.theme ? undefined : styleOf(requirement.outcome),
        };
    });
}

/** An outcome; of a theme of a review, how it is rated: that it is answered shows nothing about care. */
function inWords({ outcome, theme }: CoveredRequirement, words: (outcome: Outcome) => string = each => each): string {
    return theme ? themeInWords(theme) : words(outcome);
}

function coveredFigures({ themes, counts, requirements }: CoveredGuidance): Figures {
    if (!themes) return { counts };
    const rest = requirements.filter(({ theme }) => !theme);
    return { themes, ...(rest.length && { counts: tally(rest) }) };
}

/** The first words that an outcome rests on, and how many more there are. */
function quoted([first, ...more]: readonly string[]): string {
    return first === undefined ? '' : `“${first}”${more.length ? ` and ${more.length} more` : ''}`;
}

function headline(covered: CoveredGuidance): string {
    return `${covered.guidance}, ${covered.title}: ${figuresInWords(coveredFigures(covered))}`;
}

function inFull(subject: CoveredSubject, { paint, width }: CoverageFormat): string[] {
    const columns: TextColumn[] = [
        { title: 'Requirement' },
        { title: 'Title', grows: 2 },
        { title: 'Weight' },
        { title: 'Outcome' },
        { title: 'Line', alignRight: true },
    ];
    const head = `${paint('bold', neutraliseLine(subject.title))} (${neutraliseLine(subject.path)})\n`;
    const parts = subject.guidance.map(guidance => {
        const rows = fullRows(guidance);
        const cells = rows.map(({ cells: row }) => row.slice(0, 5).with(4, (row[4] as string).replace(/^.*:/, '')));
        const look = (line: string, row: number): string => {
            if (row < 0) return paint('underline', line);
            const style = rows[row]?.style;
            return style ? paint(style, line) : line;
        };
        const [titles = '', ...lines] = table(columns, cells, width, look).split(/(?<=\n)/);
        // What a person reads it for is not cut, so it comes below its row.
        const words = rows.map(({ cells: [, , , , , says = '', why = ''] }) =>
            [says, why].map(each => (each ? `${indented(neutraliseLine(each), '    ', width)}\n` : '')).join(''),
        );
        const below = lines.map((line, row) => line + words[row]).join('');
        return `\n${indented(neutraliseLine(headline(guidance)), '', width)}\n\n${titles}${below}`;
    });
    return [head, ...(parts.length ? parts : [`\n${indented(neutraliseLine(`${capitalised(subject.notCompared ?? '')}.`), '', width)}\n`])];
}

/**
 * Services and reviews in numbers, a table for each of the two, with a column for each guidance: what a service shows and how a
 * review rates themes are not to be compared.
 */
function numbers({ subjects }: CoverageView): string[][][] {
    const byType = Map.groupBy(subjects, ({ type }) => type);
    return (['service', 'review'] as const).flatMap(type => {
        const found = byType.get(type);
        return found ? [numbersOf(type === 'service' ? 'Service' : 'Review', found)] : [];
    });
}

/** The same as one table, for programs: reviews have columns that no service has. */
function numbersInOne({ subjects }: CoverageView): string[][] {
    return numbersOf('Service or review', subjects, (guidance, type) => (type === 'review' ? `${guidance} (review)` : guidance));
}

function numbersOf(
    heading: string,
    subjects: readonly CoveredSubject[],
    columnOf: (guidance: string, type: CoveredSubject['type']) => string = guidance => guidance,
): string[][] {
    const names = [...new Set(subjects.flatMap(({ type, guidance }) => guidance.map(each => columnOf(each.guidance, type))))];
    const rows = subjects.map(subject => [
        subject.title,
        ...names.map(name => {
            const found = subject.guidance.find(({ guidance }) => columnOf(guidance, subject.type) === name);
            return found ? figuresInWords(coveredFigures(found)) : '';
        }),
    ]);
    return [[heading, ...names], ...rows];
}

/** One row for each requirement, one column for each service. */
function byRequirement({ subjects }: CoverageView, notAsked = '', words?: (outcome: Outcome) => string): string[][] {
    const outcomes = subjects.map(
        subject => new Map(subject.guidance.flatMap(({ requirements }) => requirements.map(each => [each.id, inWords(each, words)]))),
    );
    const titles = new Map(
        subjects.flatMap(({ guidance }) => guidance.flatMap(({ requirements }) => requirements.map(each => [each.id, each.title]))),
    );
    const rows = [...titles].map(([id, title]) => [id, title, ...outcomes.map(each => each.get(id) ?? notAsked)]);
    return [['Requirement', 'Title', ...subjects.map(subject => subject.title)], ...rows];
}

/** The tables of a view, each with its titles. */
function tablesOf(view: CoverageView): string[][][] {
    if (view.view === 'numbers') return numbers(view);
    if (view.view === 'requirements') return [byRequirement(view)];
    const rows = view.subjects.flatMap(subject =>
        subject.guidance.flatMap(guidance => fullRows(guidance).map(({ cells }) => [subject.title, guidance.guidance, ...cells])),
    );
    return [[['Service', 'Guidance', ...FULL], ...rows]];
}

function markdown(view: CoverageView): string[] {
    if (view.view !== 'one') {
        return [
            tablesOf(view)
                .map(([titles = [], ...rows]) => markdownTable(titles, rows))
                .join('\n'),
        ];
    }
    return view.subjects.flatMap(subject => [
        `# ${markdownText(subject.title)}\n`,
        ...subject.guidance.map(
            guidance =>
                `\n## ${markdownText(headline(guidance))}\n\n${markdownTable(
                    FULL,
                    fullRows(guidance).map(({ cells }) => cells),
                )}`,
        ),
    ]);
}

/** Stands for a requirement that is not asked of a service. */
const NOT_ASKED = '-';

/** A service or a review in numbers, a line for each guidance: as columns, a few of them are wider than any terminal. */
function numbersInLines({ title, name, guidance, notCompared }: CoveredSubject, { paint, width }: Omit<CoverageFormat, 'format'>): string {
    const wide = Math.max(8, ...guidance.map(each => each.guidance.length)) + 2;
    const lines = guidance.map(each => {
        const [first = '', ...rest] = wrap(figuresInWords(coveredFigures(each)), Math.max(20, width - wide - 2));
        return [each.guidance.padEnd(wide) + first, ...rest.map(line => ' '.repeat(wide) + line)]
            .map(line => `  ${neutraliseLine(line)}\n`)
            .join('');
    });
    const none = notCompared ? `${indented(neutraliseLine(`${capitalised(notCompared)}.`), '  ', width)}\n` : '';
    return `${paint('bold', neutraliseLine(title))} (${neutraliseLine(name)})\n${lines.join('')}${none}`;
}

/** The matrix for a terminal. Services of the wide one are numbered, and shown as many at a time as there is room for. */
function matrix(view: CoverageView, { paint, width }: CoverageFormat): string {
    const look = (line: string, row: number): string => (row < 0 ? paint('underline', line) : line);
    if (view.view === 'numbers') {
        const byType = Map.groupBy(view.subjects, ({ type }) => type);
        const parts = (['service', 'review'] as const).flatMap(type => {
            const found = byType.get(type)?.map(subject => numbersInLines(subject, { paint, width })) ?? [];
            return found.length ? [`${paint('underline', type === 'service' ? 'Services' : 'Reviews')}\n`, ...found] : [];
        });
        return `${parts.join('\n')}\nIn full: carewright coverage <service or review>\n`;
    }
    const [, ...rows] = byRequirement(view, NOT_ASKED, outcome => OUTCOME_WORDS[outcome].short);
    const room = Math.max(1, Math.floor((width - 50) / 10));
    const parts: string[] = [];
    for (let from = 0; from < view.subjects.length; from += room) {
        const shown = view.subjects.slice(from, from + room);
        const legend = shown.map((subject, index) => `[${from + index + 1}] ${neutraliseLine(subject.title)}\n`).join('');
        const columns = [
            { title: 'Requirement' },
            { title: 'Title', grows: 1 },
            ...shown.map((_, index) => ({ title: `[${from + index + 1}]` })),
        ];
        const cells = rows
            .filter(row => row.slice(2 + from, 2 + from + room).some(cell => cell !== NOT_ASKED))
            .map(row => [...row.slice(0, 2), ...row.slice(2 + from, 2 + from + room)]);
        parts.push(`${legend}\n${table(columns, cells, width, look)}`);
    }
    return parts.join('\n');
}
