import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { factsOfSoundText } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { counted } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { blockWords } from '../tree/prose.ts';
import { agreementIn, postsIn } from './cell-values.ts';
import { type EntryKind, type EntryTable, entryTable, turnsRound, wordsOf } from './entry-titles.ts';
import { type CareService, careLine, careText } from './imported.ts';
import { nameCalled } from './known-names.ts';
import type { OwnTerms } from './own-terms.ts';
import { markdownOf } from './readable-markdown.ts';
import { writtenDate } from './written-answers.ts';

/** What became of the rows of a table. */
interface EntriesRead {
    /** Words of the table that are in no line, with where its rows went. */
    readonly places: readonly string[];
    readonly notes: readonly string[];
}

/** Where entries are written, and what they name. */
const BLOCKS: Readonly<Record<EntryKind, { readonly block: string; readonly namespace: Namespace }>> = {
    offers: { block: 'offers', namespace: 'interventions' },
    roles: { block: 'team', namespace: 'roles' },
    measures: { block: 'measures', namespace: 'measures' },
    partners: { block: 'works with', namespace: 'partners' },
};

/** A title that is longer says more than what a thing is called. */
const LONGEST_TITLE = 160;
/** Whether something is so, or how far it is: a row with such a cell may say that there is none. */
const STATE =
    /^(?:yes|no|y|n|x|✓|✔|✗|✘|☐|☑|☒|\[[ x]\]|partly|partial(?:ly)?|planned|proposed|in development|under review|tb[ca]|to be (?:agreed|confirmed)|future|phase \d|not\b.*)$/i;
/** The same in a column that says how soon or how many: there, “not more than six weeks” is a value. */
const NONE = /^(?:no|none|not (?:yet|offered|available|commissioned|provided|in place|funded)\b.*)$/i;
/** A sum of the rows above it. */
const SUM = /^(?:grand |sub[- ]?)?totals?\b/i;
/** Words that say whose a number is: those of whole-time equivalents. */
const WHOLE_TIME = /\b(?:wtes?|ftes?|whole[- ]time|establishment)\b/i;

/** A value of a line, and whether people have to check how it was read. */
interface Value {
    readonly written: string;
    readonly check?: string;
}

function plainOf(words: string): string {
    return words.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** The ways in which a time can be written in a line, the likeliest first. */
function times(column: string, words: string): readonly string[] {
    const own = plainOf(words).toLowerCase();
    if (column === 'within') return [own, `within ${own.replace(/^(?:in|under|no more than|up to|maximum(?: of)?|max\.?|≤) ?(?=\d)/, '')}`];
    if (column === 'reported') return [`reported ${own.replace(/^reported /, '')}`];
    return [own, `every ${own}`];
}

function readAs(words: string, written: string): string {
    return `“${words}” was read as “${written}”. Check it.`;
}

/** Whether a value has each word of its cell. */
function saysAll(written: string, words: string): boolean {
    const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const there = new Set(tokens(written));
    return tokens(words).every(each => there.has(each));
}

/** A target with its side. Of a high share, more is taken to be meant; a low one may be meant either way. */
function targets(words: string): readonly Value[] {
    const own = plainOf(words)
        .replace(/^(?:>=?|≥|minimum(?: of)?|min\.?|at least)\s*(?=\d)/i, 'at least ')
        .replace(/^(?:<=?|≤|maximum(?: of)?|max\.?|no more than|not more than|up to|at most)\s*(?=\d)/i, 'at most ')
        .replace(/(?<=\d) (?=%)/, '');
    const percent = Number(/^(\d{1,3}(?:\.\d+)?)%$/.exec(own)?.[1] ?? Number.NaN);
    // “> 90%” is a little more than at least 90%.
    const isStrict = /^[<>](?!=)/.test(words.trim());
    if (/^at (?:least|most) /i.test(own))
        return [{ written: own.toLowerCase(), ...(isStrict && { check: readAs(words, own.toLowerCase()) }) }];
    if (percent === 0) return [{ written: 'at most 0%' }];
    if (percent === 100) return [{ written: 'at least 100%' }];
    return percent >= 50 && percent < 100 ? [{ written: `at least ${own}`, check: readAs(words, `at least ${own}`) }] : [];
}

/** What a cell may say as the value of its column. */
function valuesIn(column: string, words: string, title: string, names: NameIndex): readonly Value[] {
    const some = (written: string | undefined): readonly Value[] => (written === undefined ? [] : [{ written }]);
    switch (column) {
        case 'within':
        case 'every':
        case 'reported':
            return times(column, words).map(written => ({ written }));
        case 'posts': {
            const posts = postsIn(plainOf(words));
            const isSaid = WHOLE_TIME.test(`${title} ${words}`);
            return posts === undefined || posts === 'shared'
                ? some(posts)
                : [
                      {
                          written: posts,
                          ...(!isSaid && {
                              check: `Numbers under “${title}” were read as whole-time equivalents (\`wte\`). Check them.`,
                          }),
                      },
                  ];
        }
        case 'vacant': {
            const number = /^([\d.]+)(?: ?(?:wtes?|ftes?))?$/i.exec(plainOf(words))?.[1];
            return number !== undefined && Number(number) > 0 ? [{ written: `vacant ${number} wte` }] : [];
        }
        case 'target':
            return targets(words);
        case 'baseline':
            return /^\d+(?:\.\d+)? ?%$/.test(words) ? [{ written: `baseline ${words.replace(' ', '')}` }] : [];
        case 'by': {
            const date = writtenDate(words);
            return date === undefined ? [] : [{ written: `by ${date}` }];
        }
        case 'source':
        case 'consequence':
            return [{ written: `${column} ${careLine(words)}` }];
        case 'agreement':
            return some(agreementIn(words, names)?.written);
        case 'purpose':
        case 'lead':
            return [{ written: careText(words, '    ') }];
        default:
            return [];
    }
}

/** The order in which a line has its values. */
const ORDER = ['posts', 'vacant', 'target', 'every', 'within', 'reported', 'baseline', 'by', 'source', 'consequence'];

function isSound(block: string, line: string): boolean {
    return factsOfSoundText(addressOf('file:///row.care'), `service row "Row" {\n  ${block} {\n    ${line}\n  }\n}\n`) !== undefined;
}

/** The words of a cell with its emphasis and links. */
function markdownIn(cell: TableCell | undefined): string {
    return cell?.children.length ? markdownOf([{ type: 'paragraph', children: cell.children }]).trim() : '';
}

function linksIn(phrases: readonly PhrasingContent[]): readonly string[] {
    return phrases.flatMap(each =>
        each.type === 'link' ? [each.url] : 'children' in each ? linksIn(each.children as PhrasingContent[]) : [],
    );
}

function sentence(words: string): string {
    return /[.!?…]["”’')\]]*$/.test(words) ? words : `${words}.`;
}

/** A name of the library that words mean, also in the plural. */
function termOf(words: string, namespace: Namespace, names: NameIndex): string | undefined {
    return (
        nameCalled(words, [namespace], names) ??
        (/[a-rt-z]s$/i.test(words) ? nameCalled(words.slice(0, -1), [namespace], names) : undefined)
    );
}

/** The column of a table that only counts its rows: 1, 2, 3. */
function numberColumn({ columns, rows }: EntryTable): number | undefined {
    const counts = (column: number): boolean =>
        columns[column] === undefined &&
        rows.every((row, at) => {
            const cell = row.children[column];
            return cell !== undefined && blockWords(cell).trim().replace(/\.$/, '') === String(at + 1);
        });
    return [0, 1].find(counts);
}

/** Reads the rows of one table into a service. */
class EntryReading {
    readonly notes: string[] = [];
    /** Of each name that the file now has instead of words: both. */
    readonly meant: string[] = [];
    readonly sums: string[] = [];
    count = 0;
    /** The column that only counts the rows. */
    private readonly numbers: number | undefined;
    private readonly table: EntryTable;
    private readonly service: CareService;
    private readonly names: NameIndex;
    private readonly ownTerms: OwnTerms;

    constructor(table: EntryTable, service: CareService, names: NameIndex, ownTerms: OwnTerms) {
        this.table = table;
        this.service = service;
        this.names = names;
        this.ownTerms = ownTerms;
        this.numbers = numberColumn(table);
        if (this.numbers !== undefined)
            this.meant.push(`“${table.titles[this.numbers]}” is ${table.rows.map(row => this.wordsAt(row, this.numbers ?? 0)).join(', ')}`);
    }

    private wordsAt(row: TableRow, column: number): string {
        const cell = row.children[column];
        return cell ? blockWords(cell).trim() : '';
    }

    row(row: TableRow): void {
        const { kind, titles, columns } = this.table;
        const words = wordsOf(row);
        if (words.every((each, at) => each === titles[at])) {
            this.meant.push(`titles once more: ${words.filter(Boolean).join(' | ')}`);
            return;
        }
        const at = columns.indexOf('title');
        const title = words[at] ?? '';
        if (row.data?.isWhole) {
            if (kind === 'partners') this.meant.push(`above some of its rows: ${words.join(' ').trim()}`);
            else this.service.addTo(BLOCKS[kind].block, `// ${words.join(' ').trim().replaceAll(/\s+/g, ' ')}`);
            return;
        }
        if (SUM.test(title)) {
            const said = words.flatMap((each, column) => (column !== at && each ? [`${titles[column]} ${each}`] : []));
            this.service.addTo(BLOCKS[kind].block, `note: ${careText(`${title}: ${said.join(', ')}.`, '    ')}`);
            this.sums.push(title);
            return;
        }
        this.count++;
        this.entry(row, at, title);
    }

    private entry(row: TableRow, at: number, title: string): void {
        const { kind, columns, titles } = this.table;
        const [, called = title, footnote] = /^(.*?\S)\s*(\((?:Footnote|Endnote): .*\))$/s.exec(title) ?? [];
        const values = new Map<string, Value>();
        const texts: string[] = [...linksIn(row.children[at]?.children ?? []), ...(footnote ? [footnote] : [])];
        const { namespace } = BLOCKS[kind];
        const term = termOf(called, namespace, this.names);
        const head = this.head(term, called);
        for (const [column, meaning] of columns.entries()) {
            const words = this.wordsAt(row, column);
            if (column === at || column === this.numbers || !/[\p{L}\p{N}]/u.test(words)) continue;
            const value = meaning && this.valueFor(head, meaning, words, titles[column] ?? '', values);
            if (value) values.set(meaning, value);
            else {
                const markdown = markdownIn(row.children[column]);
                texts.push(meaning === 'text' || !titles[column] ? sentence(markdown) : `${titles[column]}: ${sentence(markdown)}`);
            }
        }
        for (const { check } of values.values()) if (check && !this.notes.includes(check)) this.notes.push(check);
        if (term !== undefined && kind !== 'partners') this.mean(called, term);
        const text = texts.join(' ');
        if (kind === 'partners') this.partner(called, values, text);
        else this.service.addTo(BLOCKS[kind].block, this.line(head, values, text && careText(text, '    ')));
    }

    /** A name that stands for other words than its own. */
    private mean(called: string, term: string): void {
        const isSame = called.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-') === term;
        if (!isSame) this.meant.push(`“${called}” is \`${term}\``);
    }

    private head(term: string | undefined, called: string): string {
        if (this.table.kind === 'measures') return term ?? `indicator ${careLine(called)}`;
        return term ?? careLine(called);
    }

    /** The first of the values that a cell may mean, with which its line can be read. */
    private valueFor(head: string, meaning: string, words: string, title: string, values: ReadonlyMap<string, Value>): Value | undefined {
        const { kind } = this.table;
        // An entry has one time.
        if (kind === 'offers' && values.size) return undefined;
        const all = valuesIn(meaning, words, title, this.names);
        const found =
            kind === 'partners'
                ? all[0]
                : all.find(value => isSound(BLOCKS[kind].block, this.line(head, new Map([...values, [meaning, value]]), '')));
        // What is written in other words than in the cell is reported with both.
        if (!found || found.check || saysAll(found.written, words)) return found;
        return { ...found, check: readAs(words, found.written) };
    }

    private line(head: string, values: ReadonlyMap<string, Value>, text: string): string {
        const between = this.table.kind === 'measures' ? ', ' : ' ';
        const said = ORDER.flatMap(key => values.get(key)?.written ?? []).join(between);
        const all = [said, text].filter(Boolean).join(' ');
        return all ? `${head}: ${all}` : head;
    }

    private partner(called: string, values: ReadonlyMap<string, Value>, text: string): void {
        const term = termOf(called, 'partners', this.names) ?? this.ownTerms.termOf('partner', called);
        const block = `works with ${term}`;
        if (this.service.has(block)) this.meant.push(`“${called}” is in several rows`);
        this.mean(called, term);
        this.service.addBlock(block);
        for (const key of ['purpose', 'agreement', 'lead']) {
            const written = values.get(key)?.written;
            if (written !== undefined) this.service.addTo(block, `${key}: ${written}`);
        }
        if (text) this.service.addTo(block, careText(text, '    '));
    }
}

/** Whether each row is about one thing, and none of them may say that there is none. */
function areEntries({ columns, rows, kind }: EntryTable): boolean {
    const at = columns.indexOf('title');
    return rows.every(row => {
        const words = wordsOf(row);
        const title = words[at] ?? '';
        if (row.data?.isWhole) return !turnsRound(words.join(' '));
        const isShort = title.length > 0 && title.length <= LONGEST_TITLE && /\p{L}/u.test(title) && !/[.;]\s+\S/.test(title);
        const isValue = (column: number): boolean => columns[column] !== undefined && columns[column] !== 'text';
        return (
            isShort && (kind === 'measures' || words.every((each, column) => column === at || !(isValue(column) ? NONE : STATE).test(each)))
        );
    });
}

/**
 * Puts the rows of a table into a service, each as a line.
 *
 * @param heading the one above it
 * @returns what is to be known of it; nothing where it is another table, which is left as it is
 */
export function readEntries(
    table: Table,
    heading: string,
    { service, names, ownTerms }: { readonly service: CareService; readonly names: NameIndex; readonly ownTerms: OwnTerms },
): EntriesRead | undefined {
    const found = entryTable(table, heading);
    if (!found || !areEntries(found)) return undefined;
    const reading = new EntryReading(found, service, names, ownTerms);
    for (const row of found.rows) reading.row(row);
    const title = found.titles.filter(Boolean).join(' | ');
    const above = found.above.flatMap(wordsOf).filter(Boolean);
    const { block } = BLOCKS[found.kind];
    const places = [
        `The table “${[...above, title].join(': ')}”: ${block}`,
        ...(reading.meant.length ? [`In this table: ${reading.meant.join('; ')}`] : []),
    ];
    const sums = reading.sums.map(each => ` The row “${each}” is a note.`).join('');
    const notes = [
        `The table “${title}” is ${counted(reading.count, 'entry', 'entries')} of \`${block}\` now. Read them once.${sums}`,
        ...reading.notes,
    ];
    return { places, notes };
}
