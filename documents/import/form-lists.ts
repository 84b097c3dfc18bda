import { aboutLabel } from '../content/line-labels.ts';
import { bookmarkOf, boxTag, type FormField } from '../tree/document-tree.ts';
import { BOX, type Box, readTicks, TICKED, type TickedList, withBoxesShown } from './ticked-boxes.ts';
import type { FilledField, FormCell } from './word-fields.ts';

/** The choice that a box was made for. */
interface BoxOf {
    readonly list: FormField;
    readonly value: string;
}

/** A list with what is in its cell. */
interface ListSpot {
    readonly list: FormField;
    readonly lines: readonly string[];
    readonly boxes: readonly Box[];
}

/** What was ticked in a list, and what people wrote there, as one text. */
export function tickedInWords({ ticked, words }: TickedList, { choices }: FormField): string {
    return [...choices.filter(({ value }) => ticked.includes(value)).map(({ title }) => title), ...words].join('; ');
}

/** What was ticked in one list; without a text where nothing was. */
interface ListAnswer {
    readonly tag: string;
    readonly label: string;
    readonly text: string | undefined;
    readonly list: TickedList;
}

/** The lists of a form of which several choices may apply. */
export class FormLists {
    private readonly lists: ReadonlyMap<string, FormField>;
    private readonly fields: readonly FilledField[];
    /** By their tags and their bookmarks. */
    private readonly boxes = new Map<string, BoxOf>();
    private readonly spots: ListSpot[] = [];
    /** The boxes that are in cells, by their place among the fields. */
    private readonly inCells = new Set<number>();

    /** @param form the fields of the form @param fields those of the file */
    constructor(form: readonly FormField[], fields: readonly FilledField[]) {
        this.fields = fields;
        this.lists = new Map(form.filter(({ field }) => field === 'choices').map(list => [list.tag, list]));
        for (const list of this.lists.values())
            for (const choice of list.choices) {
                const tag = boxTag(list, choice);
                for (const each of [tag, bookmarkOf(tag)]) this.boxes.set(each, { list, value: choice.value });
            }
    }

    /**
     * Takes what a cell has in boxes.
     *
     * @param home the field that its label or its bookmark names
     * @returns what is left of it; all but the boxes, where it is no list
     */
    take({ lines, fields }: FormCell, home: string | undefined): Pick<FormCell, 'lines' | 'fields'> & { readonly isList: boolean } {
        const own = fields.filter(at => this.fields[at]?.isTicked !== undefined);
        const others = fields.filter(at => !own.includes(at));
        for (const at of own) this.inCells.add(at);
        const of = own.map(at => this.boxOf(at)?.list).find(list => list !== undefined);
        const list = home === undefined ? of : this.lists.get(home);
        const boxes = own.map((at): Box => {
            const { label = '', isTicked = false } = this.fields[at] ?? {};
            return { value: this.boxOf(at)?.value, label, isTicked };
        });
        if (list) this.spots.push({ list, lines, boxes });
        return { isList: list !== undefined, lines: list ? [] : withBoxesShown(lines, boxes), fields: others };
    }

    private boxOf(at: number): BoxOf | undefined {
        const { tag = '', bookmark = '', isTicked } = this.fields[at] ?? {};
        return isTicked === undefined ? undefined : (this.boxes.get(tag) ?? this.boxes.get(bookmark));
    }

    /** Boxes that are ticked and were moved out of their cells, as lines of their lists. */
    private moved(): ReadonlyMap<FormField, readonly string[]> {
        const boxes = [...this.fields.keys()].flatMap(at =>
            this.fields[at]?.isTicked && !this.inCells.has(at) ? (this.boxOf(at) ?? []) : [],
        );
        const title = ({ list, value }: BoxOf): string => list.choices.find(choice => choice.value === value)?.title ?? '';
        return new Map([...Map.groupBy(boxes, ({ list }) => list)].map(([list, own]) => [list, own.map(box => `${TICKED} ${title(box)}`)]));
    }

    /** What was ticked in the cells that were taken, and what the form and people have written in them. */
    read(): {
        readonly answers: readonly ListAnswer[];
        readonly own: readonly string[];
        readonly beside: readonly (readonly [about: string, words: string])[];
        /** The labels of lists that have no box any more. */
        readonly lost: readonly string[];
    } {
        const moved = this.moved();
        const alone = [...moved.keys()].filter(list => !this.spots.some(spot => spot.list === list));
        const spots = [...this.spots, ...alone.map((list): ListSpot => ({ list, lines: [], boxes: [] }))];
        const all = spots.map(({ list, lines, boxes }, at) => {
            const isFirst = spots.findIndex(spot => spot.list === list) === at;
            return { field: list, list: readTicks([...lines, ...((isFirst && moved.get(list)) || [])], boxes, list.choices) };
        });
        return {
            answers: all.map(({ field, list }) => ({
                tag: field.tag,
                label: field.label,
                text: tickedInWords(list, field) || undefined,
                list,
            })),
            own: spots.flatMap(({ lines }) => lines.map(line => line.replaceAll(BOX, ''))),
            beside: all.flatMap(({ field, list }) =>
                list.beside.map(([about, words]) => [`${aboutLabel(field.label)}, ${about}`, words] as const),
            ),
            lost: [...new Set(all.flatMap(({ field, list }) => (list.isLost ? [field.label] : [])))],
        };
    }
}
