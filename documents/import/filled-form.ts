import { withoutLayout } from '../../language/model/text.ts';
import { Refusal } from '../office/limits.ts';
import { bookmarkOf, type DocumentTree, type FormField, HINTS, isBandOf, isOfEntry, type NamedKind } from '../tree/document-tree.ts';
import { FormLists } from './form-lists.ts';
import { ACTIONS, allFields, CODE, groupOf, knownWords, linesOf, Places, wordsKey } from './form-places.ts';
import { type NamedEntry, NamedRows } from './named-rows.ts';
import { BOX, TICKED, type TickedList } from './ticked-boxes.ts';
import type { WordContent } from './word-blocks.ts';
import type { FilledField, FormCell } from './word-fields.ts';

/** What people answered at a place of a form. */
export interface FormAnswer {
    readonly tag: string;
    readonly label: string;
    readonly text: string;
    /** Of a list of which several choices may apply: what was ticked. */
    readonly list?: TickedList;
    /** The day of a date control, as `YYYY-MM-DD`. */
    readonly date?: string;
    /** The row of a table that it is in, where each row is an entry such as an action. */
    readonly row?: number;
    /** How often the place was there before it, filled in or not: a copy of a row has its places once more. */
    readonly before: number;
}

/** A filled-in form: its answers, and what else people wrote into it. */
export interface FormReading {
    readonly answers: readonly FormAnswer[];
    /** The policies and partners that people named themselves. */
    readonly named: readonly NamedEntry[];
    /** What has no place, each with the label that it was beside. */
    readonly kept: readonly string[];
    readonly notes: readonly string[];
    /** The words that the form itself brought along, and the answers: what was read from the file and is accounted for. */
    readonly own: readonly string[];
    /** Of a workbook: which services each finding looked at, by its requirement. */
    readonly looks?: ReadonlyMap<string, string>;
}

function withoutRequired(label: string): string {
    return label.replace(/ \(required\)$/i, '');
}

/** A cell where an answer belongs, with what is in it. */
interface Spot {
    /** The tag that its label or its bookmark names. */
    readonly home: string | undefined;
    readonly fields: readonly number[];
    /** Words outside of fields that are no hints. */
    readonly lines: readonly string[];
    readonly row: number;
    /** What the cell is beside, for people. */
    readonly beside: string;
}

/** An answer, before others at the same place are counted; without a text where the place is blank. */
type Found = Omit<FormAnswer, 'before' | 'text'> & { readonly text: string | undefined };

/** How many places may be there twice before a file holds two forms: people copy rows. */
const MOST_TWICE = 5;

class Placing {
    readonly kept: string[] = [];
    readonly notes: string[] = [];
    readonly own: string[] = [];
    private outside = 0;
    private readonly content: WordContent;
    private readonly form: ReadonlyMap<string, FormField>;
    private readonly byBookmark: ReadonlyMap<string, string>;
    private readonly places: Places;
    private readonly known: ReadonlySet<string>;
    private readonly spots: Spot[] = [];
    private readonly lists: FormLists;
    readonly named: NamedEntry[] = [];
    private readonly namedRows: NamedRows;
    /** The fields of rows that people named themselves. */
    private readonly fieldsOfNamed = new Set<number>();
    private readonly met = new Map<string, number>();

    constructor(content: WordContent, tree: DocumentTree, more: readonly string[]) {
        this.content = content;
        const fields = allFields(tree);
        this.form = new Map(fields.map(field => [field.tag, field]));
        this.byBookmark = new Map(fields.map(({ tag }) => [bookmarkOf(tag), tag]));
        this.places = new Places(tree);
        this.known = knownWords(tree, more);
        this.lists = new FormLists(fields, content.fields);
        this.namedRows = new NamedRows(tree);
    }

    answers(): readonly FormAnswer[] {
        this.walk();
        return this.placed();
    }

    isKnown(words: string): boolean {
        if (wordsKey(words) === '' || this.known.has(wordsKey(words))) return true;
        // Earlier versions called what a requirement also asks for otherwise.
        const [, labels] = /^(?:also )?answered above: “(.*)”\.$/i.exec(words) ?? [];
        if (labels !== undefined) return labels.split('”, “').every(label => this.known.has(wordsKey(label)));
        // They named what is in the tables at the end with commas between, which names may have, too.
        const [, names] = /^(?:also )?fill in the rows of the tables at the end: (.*)\.$/i.exec(words) ?? [];
        return names !== undefined && this.areNames(names.split(', '));
    }

    /** Whether pieces of a list, some of them joined, are words of the form. */
    private areNames(pieces: readonly string[]): boolean {
        if (!pieces.length) return true;
        const end = pieces.findIndex((_, at) => this.known.has(wordsKey(pieces.slice(0, at + 1).join(', '))));
        return end >= 0 && this.areNames(pieces.slice(end + 1));
    }

    /** A line that people wrote where the form has none. */
    keep(words: string, beside = ''): void {
        this.outside++;
        this.kept.push(withoutLayout(beside ? `${beside}: ${words}` : words));
    }

    /** Finds the cells where answers belong, and keeps all else that the form does not say itself. */
    private walk(): void {
        let group = '';
        let row = 0;
        for (const block of this.content.blocks) {
            if (block.type === 'table' && block.data?.form) {
                const first = block.data.form[0] ?? [];
                // A table of labels and fields has no row of titles.
                const titles = first.length > 2 ? first.map(({ lines }) => withoutRequired(lines[0] ?? '')) : [];
                const isList = this.places.areActions(titles);
                const named = this.namedRows.kindOf(titles);
                let own = isList ? ACTIONS : group;
                for (const [at, cells] of block.data.form.entries()) {
                    // A cell over several rows has its words in the first of them.
                    own = isList ? ACTIONS : (groupOf(cells[0]?.lines[0] ?? '') ?? own);
                    if (!at || !named || !this.isNamed(named, cells, titles)) this.row(cells, at ? titles : [], own, row);
                    row++;
                }
                continue;
            }
            const lines = linesOf([block]).map(line => line.replaceAll(BOX, '').trim());
            const code = groupOf(lines[0] ?? '');
            if (code !== undefined && this.places.has(code)) group = code;
            else if (block.type === 'heading' && this.isKnown(lines[0] ?? '')) group = '';
            for (const line of lines) {
                if (this.isKnown(line)) this.own.push(line);
                else this.keep(line);
            }
        }
    }

    /** Reads a row that is about something that people named themselves. @returns whether it is one */
    private isNamed(of: NamedKind, cells: readonly FormCell[], titles: readonly string[]): boolean {
        const read = this.namedRows.read(of, cells, titles, this.content.fields, {
            tagOf: field => this.tagOf(field),
            isHint: line => HINT_KEYS.has(wordsKey(line)),
            withoutBoxes: cell => this.lists.take(cell, undefined),
        });
        if (!read) return false;
        for (const at of cells.flatMap(({ fields }) => fields)) this.fieldsOfNamed.add(at);
        for (const words of read.words) this.own.push(words);
        for (const [place, words] of read.unplaced) this.keep(words, place);
        if (read.entry) this.named.push(read.entry);
        return true;
    }

    private row(cells: readonly FormCell[], titles: readonly string[], group: string, row: number): void {
        const [first] = cells;
        const label = withoutRequired(first?.lines[0] ?? '');
        const homes = cells.map(({ bookmarks }, at) => {
            // A cell over all columns only says what the next row is about.
            if (isBandOf(cells, titles)) return undefined;
            const isLabel = cells.length === 2 || (this.isKnown(label) && !this.places.isOf(group, titles[0] ?? ''));
            if (at === 0 && cells.length > 1 && isLabel && !first?.fields.length) return undefined;
            const beside = withoutRequired(cells[at - 1]?.lines[0] ?? '');
            const title = titles[at] === 'Answer' ? beside : (titles[at] ?? '');
            const found =
                at === 1 && cells.length === 2 ? this.home(group, label) : (this.home('', `${label}: ${title}`) ?? this.home(group, title));
            return found ?? this.byBookmark.get(bookmarks[0] ?? '');
        });
        if (cells.every((cell, at) => homes[at] === undefined && !cell.fields.length)) {
            this.loose(cells, group, label);
            return;
        }
        for (const [at, cell] of cells.entries()) {
            const { isList, lines, fields } = this.lists.take(cell, homes[at]);
            const home = isList ? undefined : homes[at];
            const isAnswer = home !== undefined || fields.length > 0;
            const isHint = (line: string): boolean =>
                HINT_KEYS.has(wordsKey(line)) || (home === undefined && this.isKnown(line) && !line.includes(TICKED));
            const beside = this.beside(home, group, label);
            if (isAnswer) this.spots.push({ home, fields, lines: lines.filter(line => !isHint(line)), row, beside });
            for (const line of lines) {
                if (isAnswer ? isHint(line) : this.isKnown(line) && !line.includes(TICKED)) this.own.push(line);
                else if (!isAnswer) this.keep(line, at ? beside : group === ACTIONS ? '' : group);
            }
        }
    }

    /** A row without a place for answers: of the form itself, or one that people added. */
    private loose(cells: readonly FormCell[], group: string, label: string): void {
        const words = cells.map(({ lines }) => lines.join(' '));
        if (words.every((cell, at) => this.isKnown(cell) || (cells[at]?.lines ?? []).every(line => this.isKnown(line)))) {
            for (const each of words) this.own.push(each);
            return;
        }
        this.keep(words.filter(Boolean).join(' | '), CODE.test(label) ? '' : group === ACTIONS ? '' : group);
    }

    private home(group: string, label: string): string | undefined {
        const times = this.met.get(`${group}\n${wordsKey(label)}`) ?? 0;
        const found = this.places.find(group, label, times);
        if (found !== undefined) this.met.set(`${group}\n${wordsKey(label)}`, times + 1);
        return found;
    }

    private beside(tag: string | undefined, group: string, label: string): string {
        const field = tag === undefined ? undefined : this.form.get(tag);
        return field ? inWords(field.tag, field.label) : [group === ACTIONS ? '' : group, label].filter(Boolean).join(', ');
    }

    private tagOf({ tag, bookmark }: FilledField): string {
        return tag || (this.byBookmark.get(bookmark ?? '') ?? '');
    }

    private placed(): readonly FormAnswer[] {
        const { fields } = this.content;
        const inCells = new Set([...this.spots.flatMap(spot => spot.fields), ...this.fieldsOfNamed]);
        const loose = [...fields.keys()]
            .filter(at => !inCells.has(at) && fields[at]?.isTicked === undefined)
            .map((at): Spot => ({ home: undefined, fields: [at], lines: [], row: -1, beside: '' }));
        const all = [...this.spots, ...loose];
        const times = Map.groupBy(
            all.flatMap(spot => spot.fields.map(at => ({ spot, tag: this.tagOf(fields[at] as FilledField) }))),
            ({ tag }) => tag,
        );
        /** Whether a field is a copy that was put into the cell of another. */
        const isCopyIn = (tag: string, spot: Spot): boolean =>
            spot.home !== undefined &&
            spot.home !== tag &&
            !times.has(spot.home) &&
            (times.get(tag) ?? []).some(each => each.spot.home === tag);
        const inFields = all.flatMap((spot): readonly Found[] => {
            const answers = spot.fields.flatMap(at => {
                const field = fields[at] as FilledField;
                const own = this.tagOf(field) || spot.home || '';
                if (!own) {
                    this.withoutPlace(field.text ?? '', spot.beside);
                    return [];
                }
                const tag = isCopyIn(own, spot) ? (spot.home ?? own) : own;
                const { text, date } = field;
                return [{ tag, label: this.form.get(tag)?.label ?? field.label, text, row: spot.row, ...(date && { date }) }];
            });
            if (!spot.lines.length) return answers.length || spot.home === undefined ? answers : [this.blank(spot)];
            const written = spot.lines.join('\n');
            const filled = answers.find(({ text }) => text !== undefined);
            const target = answers[0]?.tag || spot.home;
            // Words where a field is blank or gone are its answer.
            if (!filled && target !== undefined)
                return [{ ...this.blank(spot), tag: target, label: this.form.get(target)?.label ?? '', text: written }];
            for (const line of spot.lines)
                this.keep(filled ? `${line} (beside the answer “${withoutLayout(filled.text ?? '')}”)` : line, spot.beside);
            return answers;
        });
        const found = [...inFields, ...this.ticked()];
        this.refuseTwo(found.map(({ tag }) => tag));
        const before = new Map<string, number>();
        const perRow = Map.groupBy(found, ({ row }) => row);
        return found.flatMap(({ text, row, ...answer }): readonly FormAnswer[] => {
            const count = before.get(answer.tag) ?? 0;
            before.set(answer.tag, count + 1);
            if (text === undefined) return [];
            this.own.push(text);
            const isEntry = row !== undefined && row >= 0 && (perRow.get(row)?.length ?? 0) > 2;
            return [{ ...answer, text, before: count, ...(isEntry && { row }) }];
        });
    }

    /** What was ticked in the lists of which several choices may apply. */
    private ticked(): readonly Found[] {
        const { answers, own, beside, lost } = this.lists.read();
        for (const line of own) this.own.push(line);
        for (const [about, words] of beside) this.keep(words, about);
        if (lost.length)
            this.notes.push(
                `The file has lost its check boxes. Nothing is read as ticked in: ${lost.map(label => `“${label}”`).join(', ')}. Tick them again, or write x beside what applies.`,
            );
        return answers.map(answer => ({ ...answer, row: -1 }));
    }

    /** The words of a control that is no field: some programs make one of a frame around fields. */
    private withoutPlace(words: string, beside: string): void {
        for (const line of words.split('\n').filter(Boolean)) {
            if (this.isKnown(line)) this.own.push(line);
            else this.keep(line, beside);
        }
    }

    private blank({ home = '', row }: Spot): {
        readonly tag: string;
        readonly label: string;
        readonly text: undefined;
        readonly row: number;
    } {
        return { tag: home, label: this.form.get(home)?.label ?? '', text: undefined, row };
    }

    /** @throws Refusal where the places of a form are there twice: the answers of two boards would run into each other */
    private refuseTwo(tags: readonly string[]): void {
        const times = Map.groupBy(
            tags.filter(tag => this.form.has(tag) && !isOfEntry(tag)),
            tag => tag,
        );
        const twice = [...times.values()].filter(({ length }) => length > 1).length;
        if (twice > MOST_TWICE && twice > times.size / 4)
            throw new Refusal('The file holds two forms. Save each in a file by itself, and import both.');
    }

    /** What is said of lines outside of the fields. */
    finish(): void {
        if (this.outside)
            this.notes.push(
                this.outside === 1
                    ? '1 line is outside the fields. It is kept as a comment at the end.'
                    : `${this.outside} lines are outside the fields. They are kept as comments at the end.`,
            );
    }
}

/** The hints, as keys. */
const HINT_KEYS: ReadonlySet<string> = new Set(HINTS.map(wordsKey));

/** What a place is, for people: “IACM-POP-01, The gap”. */
export function inWords(tag: string, label: string): string {
    const [of, part = ''] = tag.split('.');
    const about = of === 'finding' ? part : of === 'action' ? `Action ${part}` : '';
    return about ? `${about}, ${label}` : label;
}

/**
 * Finds the answers of a filled-in form: by the tags of its fields, the bookmarks around them, or the labels beside them. So it does
 * not matter where people move a field, or whether they or a program removed it.
 *
 * @param form the same form, blank
 * @param more other words that forms of this kind may have, such as headings of another layout
 * @throws Refusal where the file holds two forms
 */
export function readForm(content: WordContent, form: DocumentTree, more: readonly string[] = []): FormReading {
    const placing = new Placing(content, form, more);
    const answers = placing.answers();
    // The footer of a form has its title and the number of the page.
    const title = wordsKey(form.title);
    const own = [...placing.own];
    for (const line of content.margins) {
        if (wordsKey(line).startsWith(title) || placing.isKnown(line)) own.push(line);
        else placing.keep(line);
    }
    placing.finish();
    return { answers, named: placing.named, kept: placing.kept, notes: placing.notes, own };
}
