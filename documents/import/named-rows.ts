import { onOneLine } from '../../language/model/text.ts';
import { type DocumentTree, type FormTable, isField, type NamedKind } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { wordsKey } from './form-places.ts';
import type { FilledField, FormCell } from './word-fields.ts';
import { writtenDateOrMonth } from './written-answers.ts';

/** A policy or a partner that people named themselves, with what they say about it. */
export interface NamedEntry {
    readonly of: NamedKind;
    readonly name: string;
    /** By the attribute: its label in the form, and the answer. */
    readonly said: ReadonlyMap<string, { readonly label: string; readonly text: string }>;
}

type RowCell = Pick<FormCell, 'lines' | 'fields'>;

/** What is to be known of the file that a row is in. */
interface RowReading {
    readonly tagOf: (field: FilledField) => string;
    readonly isHint: (line: string) => boolean;
    /** A cell without the boxes of lists, which are answers there, and with signs for others. */
    readonly withoutBoxes: (cell: FormCell) => RowCell;
}

/** What a tag says of the row that it is in: of which kind it is, and which policy or partner it asks about; nothing of other fields. */
export function rowOfTag(tag: string): { readonly of: string; readonly term: string | undefined; readonly key: string } | undefined {
    const parts = tag.split('.');
    const [of = '', term = '', key = ''] = parts[0] === 'further' ? [parts[1], undefined, parts[3]] : parts;
    return of === 'policy' || of === 'partner' ? { of, term: parts[0] === 'further' ? undefined : term, key } : undefined;
}

/** What the rows of a form are about in whose first cell people can name something else: its policies and its partners. */
export class NamedRows {
    private readonly kinds = new Map<
        NamedKind,
        { readonly first: string; readonly columns: Map<string, string>; readonly terms: Map<string, string> }
    >();
    /** The rows of the form itself that were met. */
    private readonly met = new Set<string>();

    constructor(tree: DocumentTree) {
        for (const node of tree.root.children) if (node.type === 'formTable' && node.names) this.add(node, node.names);
    }

    private add({ columns, rows }: FormTable, of: NamedKind): void {
        const kind = this.kinds.get(of) ?? { first: wordsKey(columns[0]?.title ?? ''), columns: new Map(), terms: new Map() };
        this.kinds.set(of, kind);
        for (const row of rows) {
            const [first] = row;
            const own = row.filter(isField).map(({ tag }) => rowOfTag(tag));
            const term = own[0]?.term;
            if (term !== undefined && first && 'words' in first) kind.terms.set(wordsKey(first.words.map(blockWords).join(' ')), term);
            for (const [at, cell] of row.entries())
                if (at && isField(cell)) kind.columns.set(wordsKey(columns[at]?.title ?? ''), rowOfTag(cell.tag)?.key ?? '');
        }
    }

    /** What the rows of a table with these titles are about. */
    kindOf(titles: readonly string[]): NamedKind | undefined {
        const [first = '', ...others] = titles.map(wordsKey);
        return [...this.kinds].find(([, kind]) => kind.first === first && others.filter(title => kind.columns.has(title)).length > 1)?.[0];
    }

    /**
     * Reads a row that people named themselves.
     *
     * @param titles those of the columns
     * @param fields all fields of the file
     * @returns nothing where the row is one of the form itself; no entry where it is blank; its own words, those of hints too,
     * and what is in columns that the form does not have, each with its place
     */
    read(
        of: NamedKind,
        cells: readonly FormCell[],
        titles: readonly string[],
        fields: readonly FilledField[],
        { tagOf, isHint, withoutBoxes }: RowReading,
    ):
        | {
              readonly entry?: NamedEntry;
              readonly words: readonly string[];
              readonly unplaced: readonly (readonly [place: string, words: string])[];
          }
        | undefined {
        const fieldsOf = (cell: RowCell): readonly FilledField[] => cell.fields.flatMap(at => fields[at] ?? []);
        const wordsIn = (cell: RowCell): string =>
            [...fieldsOf(cell).flatMap(({ text }) => text ?? []), ...cell.lines.filter(line => !isHint(line))].join('\n');
        const [first] = cells;
        if (this.isOwn(of, onOneLine(first ? wordsIn(first) : ''), cells.flatMap(fieldsOf).map(tagOf))) return undefined;
        const shown = cells.map(withoutBoxes);
        const filledIn = shown.map(wordsIn);
        const name = onOneLine(filledIn[0] ?? '');
        const said = new Map<string, { readonly label: string; readonly text: string }>();
        const unplaced: (readonly [string, string])[] = [];
        for (const [at, cell] of shown.entries()) {
            const [label = '', text = ''] = [titles[at], filledIn[at]];
            const key = this.kinds.get(of)?.columns.get(wordsKey(label));
            const day = fieldsOf(cell).find(({ date }) => date)?.date;
            if (!at || !text) continue;
            if (key === undefined) unplaced.push([[name, label].filter(Boolean).join(', '), text]);
            else said.set(key, { label, text: day && !writtenDateOrMonth(text) ? day : text });
        }
        const words = shown.flatMap(cell => [...cell.lines, ...fieldsOf(cell).flatMap(({ text }) => text ?? [])]);
        return { ...((name || said.size) && { entry: { of, name, said } }), words, unplaced };
    }

    /**
     * Whether a row is one of the form itself, by what it is called; each only once. A row that is called otherwise is about something
     * else, whatever its fields were made for: people copy rows and write another name.
     *
     * @param tags those of its fields
     */
    private isOwn(of: NamedKind, name: string, tags: readonly string[]): boolean {
        const own = tags.map(rowOfTag).find(each => each?.of === of);
        const isFurther = own !== undefined && own.term === undefined;
        if (isFurther) return false;
        const terms = this.kinds.get(of)?.terms ?? new Map<string, string>();
        const named = terms.get(wordsKey(name)) ?? this.longer(terms, name, own?.term);
        const term = name ? named : own?.term;
        if (term === undefined || this.met.has(`${of} ${term}`) || (own && own.term !== term)) return false;
        this.met.add(`${of} ${term}`);
        return true;
    }

    /** The policy of a row whose name people made longer: “Non-attendance (DNA)”. */
    private longer(terms: ReadonlyMap<string, string>, name: string, term: string | undefined): string | undefined {
        const title = [...terms].find(([, each]) => each === term)?.[0];
        return title !== undefined && ` ${wordsKey(name)} `.includes(` ${title} `) ? term : undefined;
    }
}
