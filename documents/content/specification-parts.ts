import { keysOfPart } from '../../language/model/elements.ts';
import { capitalised, listed } from '../../language/model/text.ts';
import type { DocumentContext } from '../model/context.ts';
import { NOTHING } from '../model/nothing.ts';
import { asCellBegins, postsInWords, printedValue, saysItself, targetInWords, withoutAbbreviations } from '../model/said.ts';
import type { Described, Entry, Line, Specification, Statement } from '../model/specification.ts';
import type { BlockContent, Cell, DataTable, PhrasingContent } from '../tree/document-tree.ts';
import {
    blockCell,
    blockWords,
    cell,
    dataTable,
    hasEnded,
    heading,
    keyValues,
    list,
    paragraph,
    prose,
    strong,
    text,
    text as words,
} from '../tree/prose.ts';
import { guidanceTable, withParents } from './about.ts';
import { CRITERIA_TITLES, GUIDANCE_TITLES } from './layouts.ts';

/** How many names fit in one sentence; more are a list. */
const IN_A_SENTENCE = 3;

/** Names with semicolons, as commas are part of many. */
function together(items: readonly string[]): string {
    return items.some(item => item.includes(',')) ? items.join('; ') : listed(items);
}

/** The names of a line in one sentence: the first with a capital letter, the others as inside a sentence. */
function namesTogether({ items = [], inside = items }: Line): string {
    return together([...items.slice(0, 1), ...inside.slice(1)]);
}

/** What a line says, as blocks: its names, its value and its text. */
function lineBlocks(line: Line, depth: number): BlockContent[] {
    const { key, items = [], value, text } = line;
    const blocks: BlockContent[] = [];
    if (items.length > IN_A_SENTENCE) blocks.push(list(items));
    const words = [items.length > IN_A_SENTENCE ? '' : namesTogether(line), printedValue(key, value)].filter(Boolean).join(' ');
    if (words) blocks.push(paragraph(asCellBegins(words)));
    return text === undefined ? blocks : [...blocks, ...prose(text, depth)];
}

/** Where people go instead, as a sentence; empty where nothing says it. */
function referral(destination: string | undefined): string {
    return destination === undefined ? '' : `People are referred to: ${destination.trim().replace(/[.!?]?$/, found => found || '.')}`;
}

/** Blocks with a sentence at the end of their last paragraph. */
function withSentence(blocks: readonly BlockContent[], ...sentence: readonly PhrasingContent[]): BlockContent[] {
    const last = blocks.at(-1);
    if (last?.type !== 'paragraph') return [...blocks, paragraph(...sentence)];
    return [...blocks.slice(0, -1), { ...last, children: [...last.children, text(hasEnded(blockWords(last)) ? ' ' : '. '), ...sentence] }];
}

/** What a line says, on one line and without markup. */
export function lineWords(line: Line): string {
    const { key, value, text, destination } = line;
    const own = text === undefined ? '' : prose(text).map(blockWords).join(' ').replaceAll(/\s+/g, ' ');
    const before = [namesTogether(line), printedValue(key, value)].filter(Boolean).join(' ');
    // Words that begin as a sentence are one, after a date as well: “September 2027. The board decides.”.
    const isApart = before !== '' && /^\p{Lu}/u.test(own) && !hasEnded(before);
    return [isApart ? `${before}.` : before, own, referral(destination)].filter(Boolean).join(' ');
}

/** Lines as a table: what, and what is said about it. Lines of the same label share a row. */
function linesTable(name: string, caption: string, lines: readonly Line[], depth: number): DataTable | undefined {
    const rows = new Map<string, { label: string; blocks: BlockContent[]; words: string[] }>();
    for (const line of lines) {
        const row = rows.get(line.key) ?? { label: line.label, blocks: [], words: [] };
        for (const each of lineBlocks(line, depth)) row.blocks.push(each);
        row.words.push(asCellBegins(lineWords(line)));
        rows.set(line.key, row);
    }
    const cells = [...rows.values()].map(({ label, blocks, words }) => [label, blockCell(joinLists(blocks), words.join('\n'))] as const);
    return cells.length ? keyValues(name, caption, cells) : undefined;
}

/** Lists that follow each other are one list. */
function joinLists(blocks: readonly BlockContent[]): BlockContent[] {
    const joined: BlockContent[] = [];
    for (const block of blocks) {
        const last = joined.at(-1);
        if (block.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered)
            joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] };
        else joined.push(block);
    }
    return joined;
}

/** The names of a line that its text does not say by itself. */
function namesToSay(line: Line, text: string): Line {
    const { items = [], inside = items } = line;
    const kept = [...items.keys()].filter(index => !saysItself(items[index] ?? '', text));
    return { ...line, items: kept.map(index => items[index] ?? ''), inside: kept.map(index => inside[index] ?? '') };
}

function pointBlocks(line: Line, depth: number): BlockContent[] {
    const { key, value, text } = line;
    const blocks = text === undefined ? [] : prose(text, depth);
    const named = namesToSay(line, blocks.map(blockWords).join(' '));
    const head = [namesTogether(named), printedValue(key, value)].filter(Boolean).join(' ');
    if (!head) return blocks;
    const [first, ...rest] = blocks;
    if (first?.type !== 'paragraph') return [paragraph(strong(head.endsWith(':') ? head : `${head}.`)), ...blocks];
    return [paragraph(strong(`${head}.`), words(' '), ...first.children), ...rest];
}

/** Lines as points of a list: their names in bold, then their text, and where people go instead. */
function linesList(lines: readonly Line[], depth: number): BlockContent[] {
    const points = lines.map((line): BlockContent[] => {
        const sentence = referral(line.destination);
        const blocks = pointBlocks(line, depth);
        return sentence ? withSentence(blocks, words(sentence)) : blocks;
    });
    return points.length ? [list(points)] : [];
}

/** Notes, each beginning with that it is one. */
function notesAfter(notes: readonly Line[], depth: number): BlockContent[] {
    return notes.flatMap(({ label, text: words = '' }) => {
        const [first, ...rest] = prose(words, depth);
        if (first?.type !== 'paragraph') return [paragraph(strong(`${label}:`)), ...(first ? [first, ...rest] : [])];
        return [paragraph(strong(`${label}:`), text(' '), ...first.children), ...rest];
    });
}

type Part = (specification: Specification, context: DocumentContext, depth: number) => BlockContent[];

/** Lines in separate parts, and not in the table about the service. */
const CONTEXT = keysOfPart('context');
const STANDARDS = keysOfPart('standards');
const MADE = keysOfPart('made-with');
const CRITERIA = keysOfPart('criteria');
const LOCATION = keysOfPart('location');

function maybe(block: BlockContent | undefined): BlockContent[] {
    return block ? [block] : [];
}

function having(lines: readonly Line[], keys: ReadonlySet<string>): readonly Line[] {
    return lines.filter(line => keys.has(line.key));
}

function without(lines: readonly Line[], ...keys: readonly ReadonlySet<string>[]): readonly Line[] {
    return lines.filter(line => !keys.some(each => each.has(line.key)));
}

function texts(lines: readonly Line[], depth: number): BlockContent[] {
    return lines.flatMap(line => lineBlocks(line, depth));
}

function statements(all: readonly Statement[], notes: readonly Line[], depth: number): BlockContent[] {
    const after = notesAfter(notes, depth);
    if (!all.length) return after;
    const points = all.map(({ text: words, measuredBy }): BlockContent[] => {
        const blocks = prose(words, depth);
        if (!measuredBy.length) return blocks;
        return withSentence(blocks, {
            type: 'emphasis',
            children: [text(`Measured by: ${measuredBy.map(withoutAbbreviations).join('; ')}.`)],
        });
    });
    return [list(points), ...after];
}

/** A part with a heading, where it says anything. */
export function underHeading(depth: number, title: string, blocks: readonly BlockContent[]): BlockContent[] {
    return blocks.length ? [heading(depth, title), ...blocks] : [];
}

function entryCell(entry: Entry, depth: number): Cell {
    return blockCell(entry.text === undefined ? [] : prose(entry.text, depth));
}

/** The first number in some words, for a spreadsheet; nothing where there is none. */
function numberCell(words: string): Cell {
    const digits = /\d[\d,]*(?:\.\d+)?/.exec(words)?.[0].replaceAll(',', '');
    return { children: [], value: digits === undefined ? '' : Number(digits) };
}

function roles(all: readonly Entry[], depth: number): BlockContent[] {
    if (!all.length) return [];
    const columns = [
        { title: 'Role', width: 4 },
        { title: 'Posts', width: 8, pageOnly: true },
    ];
    const rows = all.map(({ title, value, text: notes }) => {
        const posts = paragraph(asCellBegins(postsInWords(value)) || NOTHING.posts);
        return [cell(title), blockCell([posts, ...(notes === undefined ? [] : prose(notes, depth))])];
    });
    const vacant = (value: string): string => /vacant\s+([\d.]+)/.exec(value)?.[1] ?? '';
    const forSheets = [
        { title: 'WTE', width: 2, type: 'number' as const, cells: all.map(({ value }) => numberCell(value)) },
        { title: 'Vacant WTE', width: 2, type: 'number' as const, cells: all.map(({ value }) => numberCell(vacant(value))) },
        { title: 'Shared', width: 2, cells: all.map(({ value }) => cell(/\bshared\b/.test(value) ? 'Yes' : 'No')) },
        { title: 'Notes', width: 5, cells: all.map(role => entryCell(role, depth)) },
    ];
    return [{ ...dataTable('team', 'Roles and posts (WTE: whole-time equivalents)', columns, rows), forSheets }];
}

function offers(all: readonly Entry[], depth: number): BlockContent[] {
    if (!all.length) return [];
    const columns = [
        { title: 'What is offered', width: 4 },
        { title: 'How it is offered', width: 8 },
    ];
    // Most offers say no time: a column for it would be empty in most rows. Those of which only the name is said share a row.
    const [plain, told] = [all.filter(isOnlyNamed), all.filter(offer => !isOnlyNamed(offer))];
    const rows = told.map(({ title, value, text: words }) => {
        const when = value ? [paragraph(`${capitalised(value)}.`)] : [];
        return [cell(title), blockCell([...when, ...(words === undefined ? [] : prose(words, depth))])];
    });
    const names = plain.map(({ title }) => title);
    const others = names.length ? [[cell(told.length ? 'Also offered' : 'Offered'), blockCell([list(names)], names.join('\n'))]] : [];
    return [dataTable('offers', 'Treatment and support', columns, [...rows, ...others])];
}

function isOnlyNamed({ value, text: words }: Entry): boolean {
    return !value && words === undefined;
}

/** How often a measure is taken and reported, in one cell: half of all measures say only one of the two. */
function timesOf(every: string, reported: string): string {
    if (!every) return reported ? `Reported ${reported}` : '';
    return reported ? `${capitalised(every)}; reported ${reported}` : capitalised(every);
}

const measures: Part = ({ measures: all, notes }, _context, depth) => {
    const after = notesAfter(notes.measures, depth);
    if (!all.length) return after;
    const columns = [
        { title: 'Measure', width: 5 },
        { title: 'Target', width: 2 },
        { title: 'How often', width: 3, pageOnly: true },
        { title: 'Source', width: 3 },
    ];
    const targets = all.map(({ title, target = '' }) => targetInWords(target, title));
    const rows = all.map(({ title, every = '', reported = '', source = '', text: words, baseline, by, consequence }, index) => {
        const name = withoutAbbreviations(title);
        const after = [words, consequence && `If the target is missed: ${consequence}`].flatMap(each => (each ? prose(each, depth) : []));
        const named = after.length ? blockCell([paragraph(name), ...after], name) : cell(name);
        const now = baseline ? ` (baseline ${baseline})` : '';
        const target = [targets[index] || NOTHING.target, by].filter(Boolean).join(' ') + now;
        return [named, cell(asCellBegins(target)), cell(timesOf(every, reported) || NOTHING.said), cell(source || NOTHING.said)];
    });
    const forSheets = [
        { title: 'Target, as a number', width: 2, type: 'number' as const, cells: targets.map(numberCell) },
        { title: 'Unit', width: 1, cells: targets.map(target => cell(/%/.test(target) ? '%' : '')) },
        { title: 'Measured', width: 2, cells: all.map(({ every = '' }) => cell(asCellBegins(every))) },
        { title: 'Reported', width: 2, cells: all.map(({ reported = '' }) => cell(asCellBegins(reported))) },
    ];
    return [{ ...dataTable('measures', 'Measures and quality requirements', columns, rows), forSheets }, ...after];
};

/** What is known about a policy in a line: "Owner: Team manager. Approved: 13 November 2025 by Quality Committee." */
function aboutPolicy(lines: readonly Line[]): BlockContent[] {
    const parts = lines.flatMap((line, index): PhrasingContent[] => [
        ...(index ? [text(' ')] : []),
        strong(`${line.label}:`),
        text(` ${lineWords(line).replace(/\.$/, '')}.`),
    ]);
    return parts.length ? [{ ...paragraph(...parts), data: { staysWithBefore: true } }] : [];
}

function titleOf({ title, ownTitle }: Described): string {
    return ownTitle && ownTitle !== title ? `${title}: ${ownTitle}` : title;
}

const policies: Part = ({ policies: all }, _context, depth) =>
    underHeading(
        depth,
        'Policies',
        all.flatMap(policy => [
            heading(depth + 1, titleOf(policy)),
            ...policy.texts.flatMap(words => prose(words, depth + 1)),
            ...aboutPolicy(policy.lines),
        ]),
    );

const PARTNER_COLUMNS = new Set(['purpose', 'agreement', 'lead']);

const partners: Part = ({ partners: all }, _context, depth) => {
    if (!all.length) return [];
    const columns = [
        { title: 'Works with', width: 3 },
        { title: 'What for', width: 5 },
        { title: 'Agreement and lead', width: 5, pageOnly: true },
    ];
    const blocksOf = (partner: Described, key: string): BlockContent[] => texts(having(partner.lines, new Set([key])), depth);
    const rows = all.map(partner => {
        const others = partner.lines.filter(each => !PARTNER_COLUMNS.has(each.key));
        const purpose = [...blocksOf(partner, 'purpose'), ...partner.texts.flatMap(words => prose(words, depth)), ...aboutPolicy(others)];
        const [lead, ...more] = blocksOf(partner, 'lead');
        const led = lead?.type === 'paragraph' ? [paragraph(strong('Lead:'), text(' '), ...lead.children), ...more] : [];
        const agreed = [...blocksOf(partner, 'agreement'), ...led];
        return [titleOf(partner), purpose, agreed].map(words =>
            typeof words === 'string' ? cell(words) : words.length ? blockCell(words) : cell(NOTHING.said),
        );
    });
    const forSheets = ['agreement', 'lead'].map(key => ({
        title: capitalised(key),
        width: 3,
        cells: all.map(partner => blockCell(blocksOf(partner, key))),
    }));
    return [{ ...dataTable('partners', 'Other services and bodies that the service works with', columns, rows), forSheets }];
};

function criteria({ population }: Specification, depth: number): BlockContent[] {
    return Object.entries(CRITERIA_TITLES).flatMap(([key, title]) =>
        underHeading(depth, title, linesList(having(population, new Set([key])), depth)),
    );
}

/** "Co-produced with families and carers (10 January 2026). Six relatives." */
function coProduction(lines: readonly Line[], depth: number): BlockContent[] {
    const points = lines.map((line): BlockContent[] => {
        const { items = [], inside = items, value, text } = line;
        const day = value.replace(/^on /, '');
        const head = `Co-produced with ${listed(inside)}${day ? ` (${day})` : ''}.`;
        const [first, ...rest] = text === undefined ? [] : prose(text, depth);
        if (first?.type !== 'paragraph') return [paragraph(head), ...(first ? [first, ...rest] : [])];
        return [paragraph(words(`${head} `), ...first.children), ...rest];
    });
    return points.length ? [list(points)] : [];
}

/**
 * Guidance that the service follows: national, or published by a board for its own services. What this library has put together
 * itself from several sources is no guidance that a contract can name: the annex has it.
 */
function followed({ follows }: Specification, context: DocumentContext, isLocal: boolean): BlockContent[] {
    const all = withParents(follows, context).filter(name => {
        const known = context.names.guidance(name);
        return known?.uri.startsWith('carewright:') === !isLocal && !known?.publisher?.startsWith('Carewright');
    });
    return all.length ? [guidanceTable(all, context, GUIDANCE_TITLES[isLocal ? 'local-guidance' : 'guidance'])] : [];
}

/** What is in each part of a specification. Every line of a service has its place in exactly one of them. */
export const PART_BLOCKS: Readonly<Record<string, Part>> = {
    identity: ({ lines }, _context, depth) => {
        const own = without(lines, CONTEXT, STANDARDS, MADE, HEADER, ON_FIRST_PAGE);
        return maybe(linesTable('service', 'About the service', own, depth));
    },
    context: ({ lines }, _context, depth) => texts(having(lines, CONTEXT), depth - 1),
    'made-with': ({ lines }, _context, depth) => underHeading(depth, 'Co-production', coProduction(having(lines, MADE), depth)),
    aims: ({ aims, notes }, _context, depth) => statements(aims, notes.aims, depth),
    outcomes: ({ outcomes, notes }, _context, depth) => statements(outcomes, notes.outcomes, depth),
    measures,
    population: ({ population }, _context, depth) =>
        maybe(linesTable('population', 'Population served', without(population, CRITERIA), depth)),
    criteria: (specification, _context, depth) => criteria(specification, depth),
    access: ({ access }, _context, depth) =>
        underHeading(
            depth,
            'Referral, access and response times',
            maybe(linesTable('access', 'Referral, access and response times', without(access, LOCATION), depth)),
        ),
    location: ({ access }, _context, depth) =>
        underHeading(
            depth,
            'Location and hours of operation',
            maybe(linesTable('location', 'Location and hours of operation', having(access, LOCATION), depth)),
        ),
    pathway: ({ pathway, notes }, _context, depth) =>
        underHeading(depth, 'Care pathway and service model', statements(pathway, notes.pathway, depth)),
    team: ({ team, roles: all }, _context, depth) =>
        underHeading(depth, 'Workforce', [...maybe(linesTable('working', 'How the team works', team, depth)), ...roles(all, depth)]),
    offers: ({ offers: all, notes }, _context, depth) =>
        underHeading(depth, 'Treatment and support', [...offers(all, depth), ...notesAfter(notes.offers, depth)]),
    policies,
    partners: (specification, context, depth) => underHeading(depth, 'Interdependencies', partners(specification, context, depth)),
    standards: ({ lines }, _context, depth) => {
        const all = having(lines, STANDARDS);
        const plain = all.filter(line => line.text === undefined).flatMap(line => line.items ?? []);
        const told = all.filter(line => line.text !== undefined);
        return [...(plain.length ? [list(plain)] : []), ...linesList(told, depth)];
    },
    guidance: (specification, context) => followed(specification, context, false),
    'local-guidance': (specification, context) => followed(specification, context, true),
};

/** Lines that the first page says, above everything else. */
const ON_FIRST_PAGE: ReadonlySet<string> = new Set(['status', 'version']);

/** Lines that the header of the contract's schedule has. */
export const HEADER = keysOfPart('header');
