import { elementOf, keyOf, rankInService } from '../../language/model/elements.ts';
import type { Element, SubjectFacts } from '../../language/model/facts.ts';
import type { LibraryTerm } from '../../language/model/namespaces.ts';
import { actionOf } from '../../language/model/subjects.ts';
import { isWithin, type Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import type { SourceDocument } from '../model/context.ts';
import { lineKey } from '../tree/seen-lines.ts';
import { careLine, nameOf } from './imported.ts';
import { nameCalled } from './known-names.ts';
import type { CandidateEdits } from './source-edits.ts';
import type { CellLine, RowKind, TableRow } from './table-rows.ts';

/** A service or a review that is changed, and its text. */
export interface Subject {
    readonly facts: SubjectFacts;
    readonly source: SourceDocument;
    readonly names: NameIndex;
}

/** The lines of an action, in their order. */
const OF_ACTION = ['addresses', 'horizon', 'owner', 'due', 'resource gap', 'state', 'completed on', 'evidence', 'progress'];

/** What entries of a table are, and what they name. */
const ENTRIES = {
    measures: { kinds: ['measure', 'indicator'], namespace: 'measures', block: 'measures' },
    roles: { kinds: ['role'], namespace: 'roles', block: 'team' },
    offers: { kinds: ['offer'], namespace: 'interventions', block: 'offers' },
    partners: { kinds: ['workswith'], namespace: 'partners', block: 'service' },
} as const;

function isCalled(words: string, ...called: readonly (string | undefined)[]): boolean {
    return called.some(each => each !== undefined && lineKey(each).toLowerCase() === lineKey(words).toLowerCase());
}

/** The element that a row is about; nothing where its line is one of the service or the review itself, or where none is. */
export function elementOfRow({ kind, about }: TableRow, { facts, names }: Subject): Element | undefined {
    const of = (...kinds: readonly string[]): readonly Element[] => facts.elements.filter(each => kinds.includes(each.kind));
    if (kind === 'findings') return of('finding').find(({ term = '' }) => isCalled(about, names.requirement(term)?.title, term));
    if (kind === 'actions') return of('action').find(each => isCalled(about, actionOf(each).title));
    if (!isEntry(kind)) return undefined;
    const { kinds, namespace } = ENTRIES[kind];
    return of(...kinds).find(({ title, term = '' }) => isCalled(about, title, names.title(namespace, term)));
}

function isEntry(kind: RowKind): kind is keyof typeof ENTRIES {
    return kind in ENTRIES;
}

/** A label as the lines beside it have it: so that their values stay below each other. */
function labelled(label: string, value: string, beside: string): string {
    const width = /^([\w -]+:[ ]{2,})\S/.exec(beside.trimStart())?.[1]?.length ?? 0;
    return `${`${label}:`.padEnd(width - 1)} ${value}`;
}

/** The edit that puts a line into a block, after the last of those that come before it. */
function inBlock(
    label: string,
    value: string,
    block: Span,
    own: readonly SubjectFacts['lines'][number][],
    order: readonly string[],
    text: string,
): CandidateEdits {
    const rank = (key: string): number => order.findIndex(each => keyOf(each) === key);
    const before = own.findLast(line => rank(line.key) >= 0 && rank(line.key) < rank(keyOf(label)));
    const [first] = own;
    const beside = before ?? first;
    const indent = beside ? indentAt(text, beside.whole[0]) : `${indentAt(text, block[0])}  `;
    const shown = beside ? text.slice(beside.at[0], beside.whole[1]) : '';
    const line = indent + labelled(label, value, shown).replaceAll('\n    ', `\n${indent}`);
    if (before) {
        const end = text.indexOf('\n', before.whole[1]);
        return [{ at: [end < 0 ? text.length : end, end < 0 ? text.length : end], text: `\n${line}` }];
    }
    const start = first ? text.lastIndexOf('\n', first.whole[0]) + 1 : text.indexOf('{', block[0]) + 1;
    return [{ at: [start, start], text: first ? `${line}\n` : `\n${line}` }];
}

/** The edits that make a cell say what people wrote: its line with another value, or a line that was not there. */
export function cellEdits(row: TableRow, says: CellLine, subject: Subject, order: readonly string[]): readonly CandidateEdits[] {
    return [says.value, ...(says.others ?? [])].flatMap(value => valueEdits(row, { ...says, value }, subject, order));
}

function valueEdits(row: TableRow, { label, value }: CellLine, subject: Subject, order: readonly string[]): readonly CandidateEdits[] {
    const { facts, source } = subject;
    const element = elementOfRow(row, subject);
    if (isEntry(row.kind) && row.kind !== 'partners') return element ? entryEdits(label, value, element.whole, source) : [];
    if (!element && (row.kind === 'findings' || row.kind === 'actions' || row.kind === 'partners')) return [];
    const block = element?.whole ?? facts.whole;
    const kind = element ? KIND_OF[row.kind] : row.kind === 'answers' ? 'review' : (elementOf(keyOf(label))?.block ?? 'service');
    const own = facts.lines.filter(line => line.block === kind && isWithin(line.whole, block));
    if (row.kind === 'partners' && !source.text.slice(...block).includes('{')) {
        const [, end] = block;
        const indent = indentAt(source.text, block[0]);
        return [[{ at: [end, end], text: ` {\n${indent}  ${label}: ${value}\n${indent}}` }]];
    }
    if (label === 'addresses') {
        const found = /^[ \t]*addresses:[ \t]*(\S(?:[^\n]*\S)?)/m.exec(source.text.slice(...block));
        const end = block[0] + (found ? found.index + found[0].length : 0);
        if (found) return [[{ at: [end - (found[1] ?? '').length, end], text: value }]];
    }
    const there = own.filter(({ key }) => key === keyOf(label));
    const [only] = there;
    // What is written as a value stays one: other words are reported.
    if (only && row.kind === 'lines' && value.startsWith('"') && !/^:\s*"/.test(source.text.slice(only.at[1], only.whole[1]).trim()))
        return [];
    if (only && there.length === 1) return replaced(label, value, only, source);
    if (only || (row.kind === 'lines' && kind !== 'service' && !own.length)) return [];
    const sorted = row.kind === 'lines' ? own.toSorted((a, b) => rankInService(a.key) - rankInService(b.key)) : own;
    const ordered = row.kind === 'actions' ? OF_ACTION : row.kind === 'lines' ? [...sorted.map(({ key }) => key), label] : order;
    return [inBlock(label, value, block, own, ordered, source.text)];
}

const KIND_OF: Readonly<Partial<Record<RowKind, string>>> = { findings: 'finding', actions: 'action', partners: 'works with' };

/** A line with another value. A text after a name stays, unless another is written. */
function replaced(
    label: string,
    value: string,
    { at, whole }: SubjectFacts['lines'][number],
    { text, facts }: SourceDocument,
): readonly CandidateEdits[] {
    const written = text.slice(at[1], whole[1]);
    const gap = /^\s*:\s*/.exec(written)?.[0] ?? ': ';
    const start = at[1] + gap.length;
    const behind = facts.texts.find(each => isWithin(each.at, [start, whole[1]]));
    const keeps = behind !== undefined && behind.at[0] > start && !value.includes('"');
    return keyOf(label) === '' ? [] : [[{ at: [start, keeps ? behind.at[0] : whole[1]], text: keeps ? `${value} ` : value }]];
}

/** What an entry begins with: its name, or its words. */
export const ENTRY_NAME = /^(?:(?:indicator\s+|[-–—•]\s*)?["“„][^"“”„]*["”“]|[\p{L}\p{N}-]+)/u;
const HEAD = new RegExp(`${ENTRY_NAME.source}(\\s*:)?\\s*`, 'u');

/** Where an entry begins to say what it claims: its end, where it claims nothing. */
export function claimOf(written: string): number {
    return /(?<!\s)\s+meets\s+[A-Z][A-Z0-9, -]*$/.exec(written)?.index ?? written.length;
}

/** The edits that add a part to an entry: a target, how often, a source; posts. */
function entryEdits(label: string, value: string, whole: Span, { text }: SourceDocument): readonly CandidateEdits[] {
    const written = text.slice(...whole);
    const claim = claimOf(written);
    const end = whole[0] + claim;
    const head = HEAD.exec(written);
    if (!head) return [];
    const after = whole[0] + head[0].length;
    const hasMore = head[0].length < claim;
    return partsOf(label, value).flatMap((part): readonly CandidateEdits[] => {
        const colon = head[1] ? '' : ': ';
        const at = head[1] ? after : whole[0] + head[0].trimEnd().length;
        const first: CandidateEdits = [
            {
                at: [at, at],
                text: `${colon}${head[1] && !/\s$/.test(head[0]) ? ' ' : ''}${part}${hasMore ? (label === 'posts' || label === 'text' ? ' ' : ', ') : ''}`,
            },
        ];
        if (!hasMore) return [[{ at: [at, end], text: `${colon || ' '}${part}` }], first];
        const last: CandidateEdits = [{ at: [end, end], text: `, ${part}` }];
        if (label === 'posts' || label === 'target') return [first];
        if (label === 'text') return [[{ at: [end, end], text: ` ${part}` }]];
        return [last, first];
    });
}

/** What people wrote of a measure or a role, as the language may say it. */
function partsOf(label: string, value: string): readonly string[] {
    const words = value.replaceAll(/^"|"$/g, '');
    if (label === 'source') return [`source ${careLine(words)}`];
    if (label === 'often') {
        const [taken, reported] = words.split(/[;,]\s*(?=reported)/i);
        const often = (each = ''): string => each.trim().replace(/\.$/, '').toLowerCase();
        const isReported = /^reported\b/i.test(words);
        return [[isReported ? undefined : often(taken), often(isReported ? words : reported)].filter(Boolean).join(', ')];
    }
    if (label === 'target') {
        const target = words
            .trim()
            .replace(/^(?:>=|≥)\s*/, 'at least ')
            .replace(/^(?:<=|≤)\s*/, 'at most ')
            .toLowerCase();
        return /^[\d.]+ ?%$/.test(target) ? [`at least ${target}`, `at most ${target}`, `exactly ${target}`] : [target];
    }
    return [value];
}

/** The name of a new thing, that no other has. */
function freshName(title: string, otherwise: string, used: ReadonlySet<string>): string {
    const base = nameOf(title, otherwise);
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}-${count}`;
    return name;
}

/** The edit that puts a block at the end of another. */
export function atEndOf([start, end]: Span, lines: readonly string[], isApart: boolean, text: string): CandidateEdits {
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const indent = `${indentAt(text, start)}  `;
    const written = indented(lines, indent);
    if (text.slice(begin, end - 1).trim()) return [{ at: [end - 1, end - 1], text: `\n${written}\n${indentAt(text, start)}` }];
    return [{ at: [begin, begin], text: `${isApart ? '\n' : ''}${written}\n` }];
}

/** The edits that write a row that is not there, as a block or a line of the language. */
export function newRowEdits(row: TableRow, subject: Subject, order: readonly string[]): readonly CandidateEdits[] {
    const { facts, source, names } = subject;
    const said = (label: string): string => row.says.find(each => each.label === label)?.value ?? '';
    const title = row.says.find(({ label }) => label === 'title')?.line.words ?? row.about;
    if (row.kind === 'actions') return newAction(row, title, subject);
    if (row.kind === 'findings') {
        const term = names
            .declarationsOf(['requirement'])
            .find(
                each =>
                    isCalled(title, each.title, each.name) &&
                    facts.elements.every(known => known.kind !== 'finding' || known.term !== each.name),
            )?.name;
        if (term === undefined || elementOfRow(row, subject)) return [];
        const own = row.says.filter(({ label }) => label !== 'title').toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
        const width = Math.max(...own.map(({ label }) => label.length), 0) + 2;
        const lines = [`finding ${term} {`, ...own.map(({ label, value }) => `  ${`${label}:`.padEnd(width)}${value}`), '}'];
        const last = facts.elements.findLast(({ kind }) => kind === 'finding');
        if (!last) return [atEndOf(facts.whole, lines, true, source.text)];
        const indent = indentAt(source.text, last.whole[0]);
        return [[{ at: [last.whole[1], last.whole[1]], text: `\n\n${indented(lines, indent)}` }]];
    }
    if (row.kind === 'answers' || row.kind === 'lines') {
        const [only] = row.says;
        return only ? cellEdits(row, only, subject, order) : [];
    }
    const { kinds, namespace, block } = ENTRIES[row.kind];
    const known = nameCalled(title, [namespace], names);
    const entry = (): readonly string[] => {
        switch (row.kind) {
            case 'measures': {
                const parts = (['target', 'often', 'source'] as const).map(label => (said(label) ? partsOf(label, said(label)) : ['']));
                const [targets = [''], [often = ''] = [], [from = ''] = []] = parts;
                const head = known && !said('target') ? [known, `indicator ${careLine(title)}`] : [`indicator ${careLine(title)}`];
                return head.flatMap(each =>
                    targets.map(target => [each, [target, often, from].filter(Boolean).join(', ')].filter(Boolean).join(': ')),
                );
            }
            case 'roles':
                return [[known ?? careLine(title), [said('posts'), said('text')].filter(Boolean).join(' ')].filter(Boolean).join(': ')];
            case 'offers':
                return [[known ?? careLine(title), said('text')].filter(Boolean).join(': ')];
            case 'partners': {
                const lines = (['purpose', 'agreement', 'lead'] as const).flatMap(label =>
                    said(label) ? [`  ${label}: ${said(label)}`] : [],
                );
                return known ? [lines.length ? [`works with ${known} {`, ...lines, '}'].join('\n') : `works with ${known}`] : [];
            }
            default:
                return [];
        }
    };
    const same = facts.elements.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
    const last = same.at(-1);
    const beside = last?.whole;
    return entry().flatMap((written): readonly CandidateEdits[] => {
        if (!beside) return [];
        const indent = indentAt(source.text, beside[0]);
        const gap = block === 'service' ? '\n\n' : '\n';
        return [[{ at: [beside[1], beside[1]], text: gap + indented(written.split('\n'), indent) }]];
    });
}

function indented(lines: readonly string[], indent: string): string {
    return lines
        .map(line =>
            line
                .split('\n')
                .map(each => (each.trim() ? indent + each : each))
                .join('\n'),
        )
        .join('\n');
}

const HORIZONS: Readonly<Record<'true' | 'false', LibraryTerm<'horizons'>>> = { true: 'longer-term', false: 'short-term' };

function newAction(row: TableRow, title: string, { facts, source }: Subject): readonly CandidateEdits[] {
    const used = new Set(facts.elements.flatMap(({ kind, name }) => (kind === 'action' && name ? [name] : [])));
    const gaps = row.says.find(({ label }) => label === 'addresses')?.value.split(', ') ?? [];
    const finding = gaps.length === 1 ? facts.elements.find(({ kind, term }) => kind === 'finding' && term === gaps[0]) : undefined;
    const all = [...row.says, { label: 'horizon', value: HORIZONS[`${row.isLonger}`] }].filter(
        ({ label }) => OF_ACTION.includes(label) && !(finding && label === 'addresses'),
    );
    const own = all.toSorted((a, b) => OF_ACTION.indexOf(a.label) - OF_ACTION.indexOf(b.label));
    const width = Math.max(...own.map(({ label }) => label.length)) + 2;
    const lines = [
        `action ${freshName(title, 'action', used)} ${careLine(title)} {`,
        ...own.map(({ label, value }) => `  ${`${label}:`.padEnd(width)}${value.replaceAll('\n    ', '\n  ')}`),
        '}',
    ];
    if (finding)
        return [
            atEndOf(
                finding.whole,
                lines,
                facts.elements.some(({ kind, whole }) => kind === 'action' && isWithin(whole, finding.whole)),
                source.text,
            ),
        ];
    return [atEndOf(facts.whole, lines, true, source.text)];
}
