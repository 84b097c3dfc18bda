import { elementOf, keyOf } from '../../language/model/elements.ts';
import type { QuestionFacts, TemplateFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { titleOf } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { choiceInWords } from '../../language/reviews/form.ts';
import type { Layout } from '../content/layouts.ts';
import { saysNothing } from '../model/nothing.ts';
import { lineKey } from '../tree/seen-lines.ts';
import { agreementIn, type CellKind, cellValue, lineValues, stateIn } from './cell-values.ts';
import { careLine, careText } from './imported.ts';
import { nameCalled, namesCalled } from './known-names.ts';
import { markdownOfLines, type WordLine } from './seen-in-word.ts';
import { tablesOf } from './table-shapes.ts';
import { unknownTerm } from './unknown-term.ts';
import { codesIn } from './written-answers.ts';

/** What the rows of a table are. */
export type RowKind = 'actions' | 'findings' | 'answers' | 'lines' | 'measures' | 'roles' | 'offers' | 'partners';

/** What a cell, or a part of one, says in the language. */
export interface CellLine {
    /** The label of the line, as it is written; `title` and `text` for what has none. */
    readonly label: string;
    readonly value: string;
    /** Other ways to write it. */
    readonly others?: readonly string[];
    /** The line of the document that it begins with. */
    readonly line: WordLine;
    /** What people have to check of how it was read, in a sentence. */
    readonly check?: string;
}

/** A row of a table, and what it says. */
export interface TableRow {
    readonly kind: RowKind;
    readonly number: number;
    /** What it is about: the first line of its first cell. */
    readonly about: string;
    /** Of an action: whether its table is that of those with resource gaps. */
    readonly isLonger: boolean;
    readonly says: readonly CellLine[];
    /** The line that each of its columns is about, by its label. */
    readonly columns: readonly (string | undefined)[];
    /** What could not be read as its column asks for, each in a sentence. */
    readonly unread: readonly string[];
    /** That it is about something that has no name, and is written in words: in sentences. */
    readonly inOwnWords?: string;
}

/** A document of which the cells are read. */
interface ReadTables {
    readonly lines: readonly WordLine[];
    readonly rows: ReadonlyMap<number, TableRow>;
}

/** What tables are read by. */
export interface Reading {
    readonly names: NameIndex;
    /** Of a review. */
    readonly template: TemplateFacts | undefined;
    /** Of a specification. */
    readonly layout: Layout;
}

const INDENT = '    ';

interface Column {
    readonly label: string;
    readonly kind: CellKind;
    /** What parts of the cell are called, with what each of them says. */
    readonly parts?: ReadonlyMap<string, Column>;
    /** Whether it is a line of a specification, of which the kind says how it is written. */
    readonly isOfService?: boolean;
    /** The part that words without a label are. */
    readonly usual?: string;
}

const WORDS: CellKind = { of: 'words' };
const column = (label: string, kind: CellKind = WORDS): Column => ({ label, kind });

const ACTION_PARTS: ReadonlyMap<string, Column> = new Map([
    ['evidence', column('evidence')],
    ['progress', column('progress')],
    ['resource gap', column('resource gap', { of: 'need' })],
]);
const ACTIONS: Readonly<Record<string, Column>> = {
    Action: column('title'),
    'Gap that it closes': column('addresses'),
    Owner: column('owner'),
    Due: column('due', { of: 'date' }),
    State: column('state'),
    'Resource gap': column('resource gap', { of: 'need' }),
    'Evidence and progress': { ...column('progress'), parts: ACTION_PARTS, usual: 'progress' },
};
const MEASURES: Readonly<Record<string, Column>> = {
    Measure: column('title'),
    Target: column('target'),
    'How often': column('often'),
    Source: column('source'),
};
const ROLES: Readonly<Record<string, Column>> = { Role: column('title'), Posts: column('posts', { of: 'posts' }) };
const OFFERS: Readonly<Record<string, Column>> = { 'What is offered': column('title'), 'How it is offered': column('text') };
const PARTNERS: Readonly<Record<string, Column>> = {
    'Works with': column('title'),
    'What for': column('purpose'),
    'Agreement and lead': { ...column('agreement'), parts: new Map([['lead', column('lead')]]) },
};
const BY_TITLES: readonly (readonly [RowKind, Readonly<Record<string, Column>>, readonly string[]])[] = [
    ['actions', ACTIONS, ['Action', 'Owner']],
    ['measures', MEASURES, ['Measure', 'Target']],
    ['roles', ROLES, ['Role', 'Posts']],
    ['offers', OFFERS, ['What is offered']],
    ['partners', PARTNERS, ['Works with']],
];

/** What a cell that is no text asks for. */
const ASKED: Readonly<Partial<Record<CellKind['of'], string>>> = {
    date: 'a date',
    sum: 'a sum',
    number: 'a number',
    people: 'a number of people',
};

/** The vocabularies of the rows that are entries, and what one of them is called. */
const ENTRIES: Readonly<Partial<Record<RowKind, readonly [Namespace, string]>>> = {
    roles: ['roles', 'role'],
    offers: ['interventions', 'treatment or support'],
    partners: ['partners', 'partner'],
};

/** The column for the answers to a question. */
function columnFor(question: QuestionFacts): Column {
    const { answer, choices } = question;
    const kind: CellKind = choices.length
        ? { of: 'choice', choices: choices.map(value => ({ value, title: choiceInWords(question, value) ?? value })) }
        : { of: KINDS[answer] ?? 'words' };
    return { label: question.name, kind };
}

const KINDS: Readonly<Record<string, 'date' | 'sum' | 'number' | 'people' | 'bodies'>> = {
    ...{ date: 'date', money: 'sum', number: 'number', people: 'people', organisation: 'bodies' },
};

/** Reads the cells of all tables. @param isNew whether people changed or wrote a line */
export function readTables(lines: readonly WordLine[], isNew: (line: WordLine) => boolean, reading: Reading): ReadTables {
    const reader = new CellReader(reading, isNew);
    const rows = new Map<number, TableRow>();
    for (const table of tablesOf(lines)) {
        const cells = table.rows.map(row => row.map(cell => cell.map(at => lines[at] as WordLine)));
        const titles = (cells[0] ?? []).map(cell => cell.map(({ words }) => words).join(' '));
        const known = reader.columnsOf(titles);
        for (const row of known ? cells.slice(1) : cells) {
            const read = known ? reader.row(known.kind, known.columns, row, titles) : reader.labelled(row);
            if (read)
                rows.set(read.number, {
                    ...read,
                    says: read.says.map(each => ({ ...each, line: reader.means.get(each.line) ?? each.line })),
                });
        }
    }
    return { lines: lines.map(line => reader.means.get(line) ?? line), rows };
}

class CellReader {
    /** Lines with what they mean. */
    readonly means = new Map<WordLine, WordLine>();
    private readonly reading: Reading;
    private readonly isNew: (line: WordLine) => boolean;

    constructor(reading: Reading, isNew: (line: WordLine) => boolean) {
        this.reading = reading;
        this.isNew = isNew;
    }

    /** What the columns of a table with titles are; nothing where no document has such a table. */
    columnsOf(titles: readonly string[]): { readonly kind: RowKind; readonly columns: readonly (Column | undefined)[] } | undefined {
        const found = BY_TITLES.find(([, , wanted]) => wanted.every(title => titles.includes(title)));
        if (found) return { kind: found[0], columns: titles.map(title => found[1][title]) };
        const questions = (this.reading.template?.questions ?? []).filter(({ perRequirement }) => perRequirement);
        const named = new Map(questions.map(question => [titleOf(question), columnFor(question)]));
        if (titles[0] !== 'Requirement' || !titles.slice(1).some(title => named.has(title))) return undefined;
        const parts = new Map([...named].map(([title, each]) => [title.toLowerCase(), each]));
        const columns = titles.map((title, at): Column | undefined => {
            const own = at ? named.get(title) : column('title');
            return own && at && own.kind.of === 'words' ? { ...own, parts } : own;
        });
        return { kind: 'findings', columns };
    }

    row(
        kind: RowKind,
        columns: readonly (Column | undefined)[],
        cells: readonly (readonly WordLine[])[],
        titles: readonly string[],
    ): TableRow | undefined {
        const [first] = cells.flat();
        if (first?.row === undefined) return undefined;
        const unread: string[] = [];
        const says = cells.flatMap((cell, at) => {
            const own = columns[at];
            return own ? this.cell(own, cell, titles[at] ?? '', unread) : [];
        });
        const about = cells[0]?.[0]?.words ?? '';
        const entry = ENTRIES[kind];
        const unknown = entry && unknownTerm(about, entry, this.reading.names);
        const title = cells[0]?.[0];
        const known = entry && nameCalled(about, [entry[0]], this.reading.names);
        if (entry && title && known !== undefined) this.mean(title, this.reading.names.title(entry[0], known));
        if (unknown) unread.push(unknown.whole);
        const isLonger = titles.includes('Resource gap');
        const inOwnWords = kind === 'partners' ? undefined : unknown?.inOwnWords;
        return {
            kind,
            number: first.row,
            about,
            isLonger,
            says,
            unread,
            columns: columns.map(own => own?.label),
            ...(inOwnWords && { inOwnWords }),
        };
    }

    /** A row of a table without titles: what it is about, and what is said of it. */
    labelled(cells: readonly (readonly WordLine[])[]): TableRow | undefined {
        const label = cells[0]?.map(({ words }) => words).join(' ') ?? '';
        if (cells.length !== 2 || !label) return undefined;
        const called = lineKey(label);
        const question = this.reading.template?.questions.find(each => !each.perRequirement && lineKey(titleOf(each)) === called);
        if (question) return this.row('answers', [undefined, columnFor(question)], cells, ['', label]);
        const both = this.twoLines(label, cells);
        if (both) return both;
        const key = this.lineOf(label);
        return key === undefined ? undefined : this.row('lines', [undefined, { ...column(key), isOfService: true }], cells, ['', label]);
    }

    /** The row of the head of a specification that has a label. */
    private headerOf(label: string): Layout['header'][number] | undefined {
        const wanted = lineKey(label).toLowerCase();
        return this.reading.layout.header.find(each => lineKey(each.label).toLowerCase() === wanted);
    }

    /** A row of the head of a specification that says two lines: a body, and who leads there. */
    private twoLines(label: string, cells: readonly (readonly WordLine[])[]): TableRow | undefined {
        const header = this.headerOf(label);
        const [line, ...more] = cells[1] ?? [];
        const [body, lead] = (header?.lines ?? []).map(key => elementOf(key)?.words);
        if (!body || !lead || header?.lines.length !== 2 || line?.row === undefined || more.length || saysNothing(line.words))
            return undefined;
        const { names } = this.reading;
        const cuts = [...line.words.matchAll(/,\s+/g)].map(({ index }) => index);
        const isBody = (cut: number): boolean => namesCalled(line.words.slice(0, cut), ['organisations'], names) !== undefined;
        const cut = [line.words.length, ...cuts].find(isBody) ?? cuts[0] ?? line.words.length;
        const [first, second] = [line.words.slice(0, cut), line.words.slice(cut).replace(/^,\s*/, '')];
        const [own] = lineValues(body, first, first, names);
        if (!own) return undefined;
        const leads = second ? lineValues(lead, second, second, names).slice(0, 1) : [];
        this.mean(line, [own.printed, second].filter(Boolean).join(', '));
        const says = [
            ...leads.map(({ written }) => ({ label: body, value: `${own.written}\n  ${lead}: ${written}`, line })),
            { label: body, value: own.written, line },
            ...leads.map(({ written }) => ({ label: lead, value: written, line })),
        ];
        return { kind: 'lines', number: line.row, about: label, isLonger: false, says, columns: [undefined, body], unread: [] };
    }

    /** The line of a specification that a label is for. */
    private lineOf(label: string): string | undefined {
        const header = this.headerOf(label);
        const key = header ? header.lines[0] : keyOf(label.toLowerCase());
        const element = key === undefined || this.reading.template ? undefined : elementOf(key);
        return element?.of === 'service' ? element.words : undefined;
    }

    private cell(own: Column, cell: readonly WordLine[], title: string, unread: string[]): readonly CellLine[] {
        const written = cell.filter(({ words }) => !saysNothing(words));
        if (!written.length) return [];
        const groups: { readonly column: Column; readonly lines: WordLine[]; readonly label: string }[] = [];
        for (const line of written) {
            const label = /^([^:]{2,60}):\s+\S/.exec(line.words)?.[1] ?? '';
            const part = own.parts?.get(label.toLowerCase());
            if (part) groups.push({ column: part, lines: [line], label });
            else if (groups.length) groups.at(-1)?.lines.push(line);
            else groups.push({ column: own, lines: [line], label: '' });
        }
        return groups.flatMap(group => this.group(group, own, title, unread));
    }

    private group(
        {
            column: { label, kind },
            lines,
            label: called,
        }: { readonly column: Column; readonly lines: readonly WordLine[]; readonly label: string },
        own: Column,
        title: string,
        unread: string[],
    ): readonly CellLine[] {
        const [line] = lines as [WordLine];
        const without = (words: string): string => (called ? words.slice(words.indexOf(':') + 1).trim() : words);
        const words = without(line.words);
        const text = markdownOfLines([
            { ...line, markdown: without(line.markdown).replace(/^\*\*\s*/, ''), isPoint: !called && line.isPoint },
            ...lines.slice(1),
        ]);
        const { names } = this.reading;
        if (label === 'state') {
            const state = stateIn(words, names);
            if (!state) {
                unread.push(`“${words}” is no state of an action`);
                return [];
            }
            this.mean(line, state.printed);
            const done = state.completed ? [{ label: 'completed on', value: state.completed, line }] : [];
            return [{ label, value: state.written, line }, ...done];
        }
        if (label === 'addresses') return this.requirements(lines, unread);
        if (kind.of === 'posts') return this.posts(lines, text, title, unread);
        if (label === 'agreement') return [{ label, value: agreementIn(words, names).written, line }];
        if (own.isOfService && lines.length === 1) {
            const [first, ...others] = lineValues(label, words, text, names);
            this.mean(line, first?.printed ?? words);
            return first ? [{ label, value: first.written, others: others.map(({ written }) => written), line }] : [];
        }
        const percent = label === 'target' ? /^(\d+(?:\.\d+)?) ?%$/.exec(words)?.[1] : undefined;
        if (percent !== undefined && Number(percent) > 0 && Number(percent) < 100) {
            const readAs = `At least ${percent}%`;
            this.mean(line, readAs);
            return [{ label, value: careLine(words), line, check: `“${words}” was read as “${readAs}”. Check it` }];
        }
        const isOneLine = lines.length === 1;
        const value =
            isOneLine || kind.of === 'words'
                ? cellValue(kind, words.replace(/(?<!\s)\s*\(overdue\)$/i, ''), text, INDENT, names)
                : undefined;
        if (!value) {
            if (label === 'due' || kind.of === 'need') unread.push(`“${words}” can’t be read as “${title}”`);
            if (kind.of === 'need' || label === 'due') return [];
            const written = cellValue(WORDS, words, text, INDENT, names)?.written ?? '';
            const asked = kind.of === 'choice' ? `one of its choices (${kind.choices.map(each => each.title).join(', ')})` : ASKED[kind.of];
            const check = asked && `“${words}” can’t be read as ${asked}. It is kept as it is written`;
            return [{ label, value: written, line, ...(check && { check }) }];
        }
        const shown = called ? `${called}: ${value.printed}` : value.printed;
        const usual = !called && own.usual ? `${own.usual[0]?.toUpperCase()}${own.usual.slice(1)}: ${shown}` : shown;
        this.mean(line, usual);
        const check = value.readAs && `“${words}” was read as “${value.readAs}”. Check it`;
        return [{ label, value: value.written, line, ...(check && { check }) }];
    }

    /** Posts, and what is said of them. */
    private posts(lines: readonly WordLine[], text: string, title: string, unread: string[]): readonly CellLine[] {
        const [line, ...rest] = lines as [WordLine, ...WordLine[]];
        const { names } = this.reading;
        const posts = cellValue({ of: 'posts' }, line.words, line.markdown, INDENT, names);
        if (!posts && /^[\d.]/.test(line.words)) unread.push(`“${line.words}” can’t be read as “${title}”`);
        if (posts) this.mean(line, posts.printed);
        const [first] = posts ? rest : lines;
        const words = posts ? text.slice(line.markdown.length).trim() : text;
        return [
            ...(posts ? [{ label: 'posts', value: posts.written, line }] : []),
            ...(first ? [{ label: 'text', value: careText(words, INDENT), line: first }] : []),
        ];
    }

    private requirements(lines: readonly WordLine[], unread: string[]): readonly CellLine[] {
        const { names, template } = this.reading;
        const all = names.declarationsOf(['requirement']);
        const own = new Set(template?.guidance.map(({ name }) => name));
        const found = lines
            .flatMap(({ words }) => words.split(/;|\n/))
            .map(each => each.trim())
            .filter(Boolean)
            .flatMap(words => {
                const codes = codesIn(words, code => names.requirement(code) !== undefined);
                if (codes.codes.length && !codes.rest) return codes.codes;
                const wanted = lineKey(words).toLowerCase();
                const titled = all.filter(each => lineKey(each.title ?? '').toLowerCase() === wanted);
                const first = titled.find(({ within = '' }) => own.has(within)) ?? titled[0];
                if (!first) unread.push(`“${words}” is no requirement of the review’s guidance`);
                return first ? [first.name] : [];
            });
        return found.length ? [{ label: 'addresses', value: [...new Set(found)].join(', '), line: lines[0] as WordLine }] : [];
    }

    private mean(line: WordLine, printed: string): void {
        if (this.isNew(line) && printed !== line.words) this.means.set(line, { ...line, means: printed });
    }
}
