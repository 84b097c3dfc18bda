import { OUTCOME_WORDS, type Outcome, tallyInWords } from '../../language/assess/outcome.ts';
import type { CoverageOptions, CoverageView, CoveredGuidance, CoveredSubject } from '../commands/coverage.ts';
import type { Paint } from '../io.ts';
import { csv, jsonList, jsonText, markdownTable, markdownText, onOneLine } from '../text/safe-text.ts';

import { type Column, table } from '../text/terminal.ts';

export interface CoverageFormat {
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
export function coverageText(view: CoverageView, options: CoverageFormat): Iterable<string> {
    switch (options.format) {
        case 'json':
            return json(view);
        case 'csv':
            return [csv(rowsOf(view))];
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

function fullRows({ requirements }: CoveredGuidance): { readonly cells: string[]; readonly outcome: Outcome }[] {
    return requirements.map(({ id, title, obligation, outcome, path, place, reason, evidence }) => ({
        cells: [id, title, obligation, outcome, `${path}:${place.line}`, quoted(evidence), reason],
        outcome,
    }));
}

/** The first words that an outcome rests on, and how many more there are. */
function quoted([first, ...more]: readonly string[]): string {
    return first === undefined ? '' : `“${first}”${more.length ? ` and ${more.length} more` : ''}`;
}

function headline({ guidance, title, counts }: CoveredGuidance): string {
    return `${guidance}, ${title}: ${tallyInWords(counts)}`;
}

function inFull(subject: CoveredSubject, { paint, width }: CoverageFormat): string[] {
    const columns: Column[] = [
        { title: 'Requirement' },
        { title: 'Title', grows: 2 },
        { title: 'Weight' },
        { title: 'Outcome' },
        { title: 'Line', alignRight: true },
        { title: 'The text says', grows: 3 },
        { title: 'Why', grows: 3 },
    ];
    const head = `${paint('bold', onOneLine(subject.title))} (${onOneLine(subject.path)})\n`;
    const parts = subject.guidance.map(guidance => {
        const rows = fullRows(guidance);
        const cells = rows.map(({ cells: row }) => row.with(4, (row[4] as string).replace(/^.*:/, '')));
        const look = (line: string, row: number): string => {
            if (row < 0) return paint('underline', line);
            const style = styleOf(rows[row]?.outcome ?? 'shown');
            return style ? paint(style, line) : line;
        };
        return `\n${onOneLine(headline(guidance))}\n\n${table(columns, cells, width, look)}`;
    });
    return [head, ...(parts.length ? parts : ['\nIt follows no guidance.\n'])];
}

/** The titles and rows of all services in numbers: one column for each guidance. */
function numbers({ subjects }: CoverageView): string[][] {
    const names = [...new Set(subjects.flatMap(subject => subject.guidance.map(({ guidance }) => guidance)))];
    const rows = subjects.map(subject => [
        subject.title,
        ...names.map(name => {
            const found = subject.guidance.find(({ guidance }) => guidance === name);
            return found ? tallyInWords(found.counts) : '';
        }),
    ]);
    return [['Service', ...names], ...rows];
}

/** One row for each requirement, one column for each service. */
function byRequirement({ subjects }: CoverageView, shown: (outcome: Outcome | undefined) => string = outcome => outcome ?? ''): string[][] {
    const outcomes = subjects.map(
        subject => new Map(subject.guidance.flatMap(({ requirements }) => requirements.map(each => [each.id, each.outcome]))),
    );
    const titles = new Map(
        subjects.flatMap(({ guidance }) => guidance.flatMap(({ requirements }) => requirements.map(each => [each.id, each.title]))),
    );
    const rows = [...titles].map(([id, title]) => [id, title, ...outcomes.map(each => shown(each.get(id)))]);
    return [['Requirement', 'Title', ...subjects.map(subject => subject.title)], ...rows];
}

function rowsOf(view: CoverageView): string[][] {
    if (view.view === 'numbers') return numbers(view);
    if (view.view === 'requirements') return byRequirement(view);
    const rows = view.subjects.flatMap(subject =>
        subject.guidance.flatMap(guidance => fullRows(guidance).map(({ cells }) => [subject.title, guidance.guidance, ...cells])),
    );
    return [['Service', 'Guidance', ...FULL], ...rows];
}

function markdown(view: CoverageView): string[] {
    if (view.view !== 'one') {
        const [titles = [], ...rows] = rowsOf(view);
        return [markdownTable(titles, rows)];
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

/** The matrix for a terminal. Services of the wide one are numbered, and shown as many at a time as there is room for. */
function matrix(view: CoverageView, { paint, width }: CoverageFormat): string {
    const look = (line: string, row: number): string => (row < 0 ? paint('underline', line) : line);
    if (view.view === 'numbers') {
        const [titles = [], ...rows] = numbers(view);
        const columns = titles.map((title, index): Column => (index ? { title, alignRight: true } : { title, grows: 1 }));
        return `${table(columns, rows, width, look)}\nIn full: carewright coverage <service>\n`;
    }
    const [, ...rows] = byRequirement(view, outcome => (outcome ? OUTCOME_WORDS[outcome].short : NOT_ASKED));
    const room = Math.max(1, Math.floor((width - 50) / 10));
    const parts: string[] = [];
    for (let from = 0; from < view.subjects.length; from += room) {
        const shown = view.subjects.slice(from, from + room);
        const legend = shown.map((subject, index) => `[${from + index + 1}] ${onOneLine(subject.title)}\n`).join('');
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
