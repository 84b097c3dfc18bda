import { editText } from '../../language/model/findings.ts';
import type { Layout } from '../content/layouts.ts';
import { PlaceFinder, placesOf, rowsOf, type SourcePlace } from '../model/source-places.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import { bringHead } from './bring-head.ts';
import { bringRow, MOST_PLACES } from './bring-rows.ts';
import { emptyCells, emptyTitles } from './emptied-cells.ts';
import { filledSections, fillSections } from './empty-sections.ts';
import { changesOf, derivedKeys, farness, hasAll, keysInRows, type LineChange, withoutDerived } from './line-changes.ts';
import { identityOf, timesOf } from './line-identity.ts';
import { listsApart } from './lists-apart.ts';
import type { Bench, Brought, Made } from './made.ts';
import { type NewSection, newSections, policyEdits } from './new-policies.ts';
import { withPolicyTextsFirst } from './policy-lines.ts';
import { aboutEdits, isTaken, renamePolicy } from './policy-titles.ts';
import { isBlank, leavesEmpty, onlyEchoes, wholeRows, writtenChanges } from './row-changes.ts';
import { cellEdits, type Subject } from './row-edits.ts';
import { rowNotes } from './row-notes.ts';
import type { WordLine } from './seen-in-word.ts';
import { additions, type CandidateEdits, cellTexts, moves, removals, textEdits, withItsLines } from './source-edits.ts';
import { type Reading, readTables, type TableRow } from './table-rows.ts';
import { countsOf, inShape, type Shaped } from './table-shapes.ts';
import { nearestPlace, unplacedOf } from './unplaced.ts';
import { meaningEdits, titleEdits } from './value-edits.ts';

/** How many characters of text a document is made again from at most, in all. More changes than that are reported. */
const MOST_WORK = 20_000_000;

/**
 * Brings the changes that people made in a document back into its text. A change is brought back when the document, made again from
 * the changed text, is nearer to what people see: so what is not understood is never written.
 *
 * @param was what people saw when the document was made
 * @param now what they see
 * @param begin what is made from the text to change
 * @param remake makes the document of another text; nothing where that can't be read
 */
export function bringBack(
    was: readonly SeenLine[],
    now: readonly WordLine[],
    begin: Made,
    type: 'service' | 'review',
    name: string,
    layout: Layout,
    remake: (text: string) => Made | undefined,
): Brought {
    return new Bringing(was, now, begin, type, name, layout, remake).all();
}

class Bringing implements Bench {
    readonly was: readonly SeenLine[];
    private readonly known: ReadonlySet<string>;
    readonly now: readonly WordLine[];
    private readonly type: 'service' | 'review';
    private readonly name: string;
    private readonly remake: (text: string) => Made | undefined;
    readonly rows: ReadonlyMap<number, TableRow>;
    private readonly reading: Reading;
    /** The questions of the template, in its order. */
    readonly order: readonly string[];
    made: Made;
    private away: number;
    finder: PlaceFinder;
    private work = 0;
    private count = 0;
    private readonly settled: string[] = [];
    private readonly notes: string[] = [];
    private readonly rowsBefore: ReadonlyMap<number, string>;
    private readonly derived: ReadonlySet<string>;
    private readonly wanted: readonly WordLine[];
    private readonly shaped: Shaped;
    private readonly timesWanted: ReadonlyMap<string, number>;
    private readonly timesBefore: ReadonlyMap<string, number>;
    /** How often people see words, whatever their row is about; without new rows, which come later. */
    private timesSeen: ReadonlyMap<string, number> = new Map();

    constructor(
        was: readonly SeenLine[],
        now: readonly WordLine[],
        begin: Made,
        type: 'service' | 'review',
        name: string,
        layout: Layout,
        remake: (text: string) => Made | undefined,
    ) {
        this.was = was;
        this.known = new Set(was.map(identityOf));
        this.shaped = inShape(was, now);
        this.type = type;
        this.name = name;
        this.remake = remake;
        this.made = begin;
        const { names } = begin.context;
        const template = this.subject()?.facts.template;
        const reading = { names, template: template && names.template(template.name), layout };
        this.reading = reading;
        const apart = withPolicyTextsFirst(was, this.shaped.lines, line => this.isNew(line));
        for (const { words } of apart.divided) this.settled.push(words);
        const { lines, rows } = readTables(apart.lines, line => this.isNew(line), reading);
        this.now = lines;
        this.rows = rows;
        this.order = (reading.template?.questions ?? []).map(question => question.name);
        this.derived = derivedKeys([...was, ...begin.lines]);
        this.wanted = withoutDerived(this.now, this.derived);
        this.timesWanted = countsOf(keysInRows(this.wanted));
        this.timesBefore = countsOf(keysInRows(was));
        this.away = this.awayOf(begin);
        this.finder = this.finderOf(begin);
        this.rowsBefore = rowsOf(was);
    }

    all(): Brought {
        const written = writtenChanges(changesOf(this.was, this.now), this.was, this.now);
        const filled = fillSections(filledSections(written, this.was, this.now), this.reading, this);
        const emptied = emptyCells(written, this.was, this.now, this.reading, this);
        const changes = written.filter(change => !filled.changes.has(change) && !emptied.changes.has(change));
        this.settled.push(...filled.settled, ...emptied.settled);
        this.notes.push(...filled.notes, ...emptied.notes);
        const rows = wholeRows(changes, this.was, this.now);
        const newRows = new Set([...rows.values()].filter(({ kind }) => kind === 'added').map(({ row }) => row));
        this.timesSeen = countsOf(this.wanted.filter(({ row }) => row === undefined || !newRows.has(row)).map(identityOf));
        const sections = newSections(changes, this.now).filter(section => this.section(section));
        const inSections = new Set(sections.flatMap(section => section.changes));
        const left = this.passes(changes.filter(change => !rows.has(change) && !inSections.has(change)));
        const leftRows = [...new Set(rows.values())].filter(change => !bringRow(change, this, this) || change.kind === 'added');
        // A row may sum up several lines of the text: then each of its lines is one. What a new row does not say yet is put into it.
        const last = this.passes([...left, ...leftRows.flatMap(({ lines }) => lines), ...inSections]);
        const titles = emptyTitles(last, this.was, this.now, this.reading, this);
        this.notes.push(...titles.notes);
        const again = last.filter(change => !titles.changes.has(change));
        for (const line of this.now) if (line.means !== undefined && this.isMade(line)) this.settled.push(line.words);
        return {
            made: this.made,
            count: this.count,
            settled: this.settled,
            notes: [...this.notes, ...rowNotes(newRows, again, this.now, this.rows, this.made.lines, line => this.isNew(line))],
            unplaced: [
                ...this.shaped.notes.map(({ words, at }) => ({
                    words,
                    place: nearestPlace(this.was, at, this.finder, this.rowsBefore, 1),
                })),
                ...filled.left.map(({ words, at, path }) => ({
                    words,
                    place: this.finder.places.find(each => each.path === path) ?? nearestPlace(this.was, at, this.finder, this.rowsBefore),
                })),
                ...unplacedOf(again, this.was, this.now, this.finder, this.subject()),
            ],
        };
    }

    /** Tries each change once, those that change words first: others find their places by them. */
    private passes(changes: readonly LineChange[]): readonly LineChange[] {
        const rank = { changed: 0, moved: 1, removed: 2, added: 3 } as const;
        const left = this.withListsApart(this.once(changes.toSorted((a, b) => rank[a.kind] - rank[b.kind])));
        // A title that is said at several places is changed by whoever changes one of them.
        return left.filter(change => change.kind !== 'changed' || !this.one(change, true));
    }

    private once(changes: readonly LineChange[]): readonly LineChange[] {
        return changes.filter(change => !this.one(change));
    }

    /** Tries changes again where each name of a list has its own line, and leaves a list as it is where that does not help. */
    private withListsApart(left: readonly LineChange[], at = 0): readonly LineChange[] {
        const { made, away, finder, count } = this;
        const subject = this.subject();
        const apart = subject && left.length ? listsApart(subject)[at] : undefined;
        if (!apart) return left;
        const isApart = this.accept([apart], (_, now) => now === away);
        this.count = count;
        const rest = isApart ? this.once(left) : left;
        if (rest.length < left.length) return this.withListsApart(this.once(rest), at);
        Object.assign(this, { made, finder, away, count });
        return this.withListsApart(left, at + 1);
    }

    /** How far a document is from what people see, apart from what only sums up the rest. */
    private awayOf({ lines }: Made): number {
        return farness(withoutDerived(lines, this.derived), this.wanted);
    }

    /** Whether people wrote a line, or changed it. */
    private isNew({ words, column }: WordLine): boolean {
        return !this.known.has(identityOf({ words, ...(column !== undefined && { column }) }));
    }

    /** What is changed, as it is in a text. */
    subject({ source, context }: Made = this.made): Subject | undefined {
        const facts = (this.type === 'service' ? source.facts.services : source.facts.reviews).find(each => each.name === this.name);
        return facts && { facts, source, names: context.names };
    }

    private finderOf(made: Made): PlaceFinder {
        const subject = this.subject(made);
        return new PlaceFinder(subject ? placesOf(subject.source, subject.facts, subject.names) : []);
    }

    /** The edits that make a cell say what people wrote, by what its row and its column are. */
    private *cell(line: WordLine): Iterable<CandidateEdits> {
        const row = line.row === undefined ? undefined : this.rows.get(line.row);
        const subject = this.subject();
        if (row && subject) for (const says of row.says) if (says.line === line) yield* cellEdits(row, says, subject, this.order);
    }

    /** Makes the document of each candidate until one is nearer to what people see. */
    accept(
        candidates: Iterable<CandidateEdits>,
        isGood: (made: Made, away: number) => boolean = (made, away) => away < this.away && this.losesNothing(made),
    ): boolean {
        for (const candidate of candidates) {
            const text = editText(this.made.source.text, candidate);
            if (text === this.made.source.text || leavesEmpty(this.made.source.text, text)) continue;
            this.work += text.length;
            if (this.work > MOST_WORK) return false;
            const made = this.remake(text);
            if (!made) continue;
            const away = this.awayOf(made);
            if (!isGood(made, away)) continue;
            this.made = made;
            this.away = away;
            this.finder = this.finderOf(made);
            this.count++;
            return true;
        }
        return false;
    }

    /** Whether a document is nearer to what people see, and has a line once more: one that is only alike would lose words. */
    making(line: SeenLine): (made: Made, away: number) => boolean {
        const times = timesOf(line);
        const before = times(this.made.lines);
        return (made, away) => away < this.away && times(made.lines) > before && this.losesNothing(made);
    }

    /** Whether a document is nearer to what people see without a line, or as near, where nothing but the heading above it is gone as well. */
    private removing(line: SeenLine): (made: Made, away: number) => boolean {
        const times = timesOf(line);
        const before = times(this.made.lines);
        const headings = new Set(this.now.filter(({ isHeading }) => isHeading).map(identityOf));
        return (made, away) =>
            // Where the cell that says what a row is about was emptied, its other cells are still there.
            hasAll(this.made.lines.map(identityOf), made.lines.map(identityOf), this.timesSeen, headings) &&
            ((away < this.away && this.losesNothing(made)) ||
                (times(made.lines) < before && this.losesNothing(made, headings) && this.addsNothing(made)));
    }

    /** Whether a document has all that the one before had and people still see. @param but what may be gone */
    losesNothing(made: Made, but: ReadonlySet<string> = new Set()): boolean {
        return hasAll(keysInRows(this.made.lines), keysInRows(made.lines), this.timesWanted, but);
    }

    /** Whether all that a document has and the one before had not is there for people, or says that nothing is. */
    private addsNothing(made: Made): boolean {
        const before = countsOf(keysInRows(this.made.lines));
        return keysInRows(made.lines).every(
            (key, at) => before.has(key) || this.timesWanted.has(key) || /^(?:not|no|nothing)\b/i.test(made.lines[at]?.words ?? ''),
        );
    }

    /** How much more often a document has a line than the one that people changed. */
    more(lines: readonly SeenLine[], at: number): number {
        const key = keysInRows(lines)[at] ?? '';
        return keysInRows(this.made.lines).filter(each => each === key).length - (this.timesBefore.get(key) ?? 0);
    }

    private likely({ words, row }: SeenLine, rows: ReadonlyMap<number, string>): readonly SourcePlace[] {
        const context = row === undefined ? '' : (rows.get(row) ?? '').replace(words, ' ');
        return this.finder.likely(words, context).slice(0, MOST_PLACES);
    }

    /** Whether a line is made from the text as it is. */
    isMade(line: SeenLine): boolean {
        return this.made.lines.some(each => identityOf(each) === identityOf(line));
    }

    private one(change: LineChange, isOneOfSeveral = false): boolean {
        switch (change.kind) {
            case 'changed': {
                const [before, now] = [this.was[change.before] as SeenLine, this.now[change.now] as WordLine];
                if (isBlank(before))
                    return this.more(this.now, change.now) > 0 || this.accept(this.rewritten(before, now), this.making(now));
                if (this.policyTitle(before, now)) return true;
                if (!this.isMade(before)) return this.isMade(now);
                // The file says it already: the same Word file was read before.
                if (this.more(this.was, change.before) < 0 && this.more(this.now, change.now) > 0) return true;
                if (bringHead(change.before, before, now, this)) return this.settled.push(now.words) > 0;
                const subject = this.subject();
                if (before.isHeading && subject && isTaken(before.words, now.words, subject)) return false;
                if (subject && this.accept(aboutEdits(change.before, this.was, now, this.made.lines, subject), this.making(now)))
                    return true;
                const good = (made: Made): boolean => onlyEchoes(this.made.lines, made.lines, before.words, now.words);
                if (!isOneOfSeveral) return this.accept(this.rewritten(before, now), this.making(now));
                if (!this.accept(this.rewritten(before, now), good)) return false;
                this.echoes(change.before, before, now);
                return true;
            }
            case 'removed': {
                const line = this.was[change.before] as SeenLine;
                if (!this.isMade(line) || this.more(this.was, change.before) < 0) return true;
                return this.accept(this.removed(line), this.removing(line));
            }
            case 'moved':
                return this.accept(this.moved(change));
            case 'added':
                if (this.more(this.now, change.now) > 0) return true;
                return this.accept(this.added(change.now), this.making(this.now[change.now] as WordLine));
        }
    }

    /** The title of a policy, by its heading. */
    private policyTitle(before: SeenLine, now: WordLine): boolean {
        const note = before.isHeading && this.type === 'service' ? renamePolicy(before, now, this) : undefined;
        if (note === undefined) return false;
        this.settled.push(now.words);
        if (note) this.notes.push(note);
        return true;
    }

    /** Says that words that are in several places are others now, where people changed one of them. */
    private echoes(at: number, before: SeenLine, now: WordLine): void {
        const isEcho = (line: SeenLine): boolean => lineKey(line.words) === lineKey(before.words);
        if (!this.was.some((line, other) => other !== at && isEcho(line)) || !this.now.some(isEcho)) return;
        this.settled.push(before.words);
        this.notes.push(`“${before.words}” is “${now.words}” now wherever the document says it.`);
    }

    private *rewritten(before: SeenLine, now: WordLine): Iterable<CandidateEdits> {
        const { source, context } = this.made;
        const subject = this.subject();
        if (subject) yield* titleEdits(before.words, now.words, subject);
        // Of what has to be checked, all words are kept.
        const isDoubtful = this.rows.get(now.row ?? -1)?.says.some(says => says.line === now && says.check);
        const places = isBlank(before) || isDoubtful ? [] : this.likely(before, this.rowsBefore);
        for (const place of places) yield* meaningEdits(before.words, now.means ?? now.words, place, source, context.names);
        yield* this.cell(now);
        for (const place of places) yield* textEdits(before.words, now.markdown, place, source);
    }

    private *removed(line: SeenLine): Iterable<CandidateEdits> {
        const { source } = this.made;
        const places = this.likely(line, this.rowsBefore).filter(place => !this.isRoot(place));
        for (const place of places) {
            yield [{ at: withItsLines(source.text, place.whole), text: '' }];
            yield* removals(line.words, place, source);
        }
    }

    private *moved({ before, now }: LineChange & { readonly kind: 'moved' }): Iterable<CandidateEdits> {
        // A line can have been changed as well.
        const isAsBefore = this.isMade(this.was[before] as SeenLine);
        const line = (isAsBefore ? this.was[before] : this.now[now]) as SeenLine;
        const rows = rowsOf(this.now);
        const places = this.likely(line, isAsBefore ? this.rowsBefore : rows).filter(place => !this.isRoot(place));
        for (const step of [-1, 1] as const) {
            const near = this.neighbour(now, step, { ...(this.now[now] as WordLine), ...(line.row !== undefined && { row: -1 }) });
            if (!near) continue;
            const targets = this.likely(near, rows).filter(place => !this.isRoot(place));
            for (const place of places) yield* moves(line.words, place, near.words, targets, step === -1, this.made.source);
        }
    }

    /** The whole service or review: it is never taken out. */
    isRoot(place: SourcePlace): boolean {
        return place === this.finder.places[0];
    }

    private *added(at: number): Iterable<CandidateEdits> {
        const { source } = this.made;
        const line = this.now[at] as WordLine;
        const isCell = line.row !== undefined;
        yield* this.cell(line);
        for (const step of [-1, 1]) {
            const near = this.neighbour(at, step, line);
            if (!near) continue;
            const places = this.likely(near, rowsOf(this.now)).filter(place => !this.isRoot(place));
            for (const place of places) {
                yield* additions(line.markdown, line.isPoint, near.words, place, source);
                if (isCell) yield* cellTexts(line.markdown, place, source);
            }
        }
    }

    /** The nearest line before or after one that is made from the text: in a table, of the same row. */
    private neighbour(at: number, step: number, { row }: WordLine): WordLine | undefined {
        for (let index = at + step; index >= 0 && index < this.now.length; index += step) {
            const line = this.now[index] as WordLine;
            // Of a row that was moved, its neighbours are the rows beside it.
            if (row !== undefined && row >= 0 && line.row !== row) return undefined;
            if (row === -1 && (line.row === undefined || line.row === this.now[at]?.row || line.column)) continue;
            if (this.isMade(line)) return line;
        }
        return undefined;
    }

    private section(section: NewSection): boolean {
        const subject = this.type === 'service' ? this.subject() : undefined;
        return subject !== undefined && this.accept(policyEdits(section, subject), this.making(section.heading));
    }
}
