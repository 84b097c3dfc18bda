import { onOneLine } from '../tree/plain-text.ts';
import type { BesideText } from './beside-text.ts';
import { child, childrenOf, textIn, type XmlNode } from './read-xml.ts';

/** What became of everything in a file that is not simply text. */
export interface Resolved {
    readonly body: XmlNode;
    /** What a person has to know, in sentences. */
    readonly told: readonly string[];
    /** What has no place in the text: comments, headers and footers, notes that nothing refers to. */
    readonly kept: readonly string[];
}

/** How many words tell where something stands. */
const LONGEST_PLACE = 60;
/** More pictures than this are counted and not named one by one. */
const MOST_NAMED = 20;

const DELETED = new Set(['w:del', 'w:moveFrom']);
const INSERTED = new Set(['w:ins', 'w:moveTo']);

function plural(count: number, what: string, many = `${what}s`): string {
    return `${count} ${count === 1 ? what : many}`;
}

/** Reads a body once, in the order of its words; changes are accepted, notes put into the text, all else told. */
class Resolving {
    readonly told: string[] = [];
    readonly kept: string[] = [];
    private readonly beside: BesideText;
    private readonly isForm: boolean;
    private readonly used = new Set<string>();
    private readonly pictures: string[] = [];
    private readonly counts = { inserted: 0, deleted: 0, boxes: 0, empty: 0, objects: 0 };
    /** The words of comments that have not ended. */
    private readonly open = new Map<string, string>();
    private readonly places = new Map<string, string>();
    /** The end of the text so far. */
    private tail = '';

    constructor(beside: BesideText, isForm: boolean) {
        this.beside = beside;
        this.isForm = isForm;
    }

    /** What stands in the place of an element. */
    node(node: XmlNode): readonly XmlNode[] {
        const { name, attributes } = node;
        if (name === 'mc:Fallback') return [];
        if (DELETED.has(name) || isDeletedRow(node)) {
            this.counts.deleted++;
            return [];
        }
        if (INSERTED.has(name)) {
            this.counts.inserted++;
            return this.children(node);
        }
        switch (name) {
            case 'w:t':
            case 'm:t':
                this.read(textIn(node));
                return [node];
            case 'w:footnoteReference':
            case 'w:endnoteReference':
                return this.note(`${name.slice(2, -'Reference'.length)} ${attributes['w:id']}`);
            case 'w:commentRangeStart':
                if (this.beside.comments.has(attributes['w:id'] ?? '')) this.open.set(attributes['w:id'] ?? '', '');
                return [];
            case 'w:commentRangeEnd':
                this.close(attributes['w:id'] ?? '');
                return [];
            case 'w:commentReference':
                this.refer(attributes['w:id'] ?? '');
                return [];
            case 'w:p':
                return this.paragraph(node);
            case 'w:sdt':
                if (this.isForm || child(node, 'w:sdtPr', 'w:showingPlcHdr') === undefined) break;
                this.counts.empty++;
                return [];
            case 'w:object':
            case 'w:altChunk':
                this.counts.objects++;
                return [];
            case 'w:drawing':
            case 'w:pict':
                this.drawing(node);
                break;
        }
        return [{ ...node, children: this.inner(node) }];
    }

    finish(): void {
        for (const [id, words] of this.open) this.places.set(id, words);
        const { inserted, deleted, boxes, empty, objects } = this.counts;
        if (inserted || deleted) {
            const changes = [inserted ? plural(inserted, 'insertion') : [], deleted ? plural(deleted, 'deletion') : []]
                .flat()
                .join(' and ');
            this.told.push(`Tracked changes (${changes}) were read as if they were accepted.`);
        }
        const notes = this.used.size;
        if (notes)
            this.told.push(`${plural(notes, 'footnote or endnote', 'footnotes and endnotes')}: in brackets where the text refers to them.`);
        for (const [key, words] of this.beside.notes)
            if (!this.used.has(key) && words) this.kept.push(`Footnote without a place: ${words}`);
        if (boxes) this.told.push(`${plural(boxes, 'text box', 'text boxes')}: what they say stands behind the paragraph that held them.`);
        if (empty) this.told.push(`${plural(empty, 'field')} that nobody has filled in ${empty === 1 ? 'was' : 'were'} left out.`);
        if (objects)
            this.told.push(
                `${plural(objects, 'embedded file', 'embedded files')} can’t be read and ${objects === 1 ? 'was' : 'were'} left out.`,
            );
        this.told.push(...this.pictures.slice(0, MOST_NAMED));
        if (this.pictures.length > MOST_NAMED) this.told.push(`${this.pictures.length - MOST_NAMED} more pictures were left out.`);
        this.comments();
    }

    private comments(): void {
        const { comments } = this.beside;
        if (!comments.size) return;
        this.told.push(
            `${plural(comments.size, 'comment')}: kept at the end of the file, with who wrote ${comments.size === 1 ? 'it' : 'them'} and where.`,
        );
        for (const [id, { author, words }] of comments) {
            const place = onOneLine(this.places.get(id) ?? '').trim();
            this.kept.push(`Comment by ${author}${place ? ` at “${place}”` : ''}: ${words}`);
        }
    }

    private inner(node: XmlNode): (XmlNode | string)[] {
        return node.children.flatMap((each): (XmlNode | string)[] => (typeof each === 'string' ? [each] : [...this.node(each)]));
    }

    private children(node: XmlNode): readonly XmlNode[] {
        return childrenOf(node).flatMap(each => [...this.node(each)]);
    }

    /** A paragraph, and behind it what stood in its text boxes. */
    private paragraph(node: XmlNode): readonly XmlNode[] {
        this.read('\n');
        const boxes: XmlNode[] = [];
        const bare = withoutBoxes(node, boxes);
        const own = { ...bare, children: this.inner(bare) };
        this.counts.boxes += boxes.length;
        return [own, ...boxes.flatMap(box => this.children(box))];
    }

    /** A note, in brackets; whoever refers to it again gets no second copy. */
    private note(key: string): readonly XmlNode[] {
        const words = this.beside.notes.get(key);
        if (!words || this.used.has(key)) return [];
        this.used.add(key);
        return [{ name: 'w:t', attributes: {}, children: [` (Footnote: ${words})`] }];
    }

    private drawing(node: XmlNode): void {
        const properties = found(node, each => each.name.endsWith(':docPr') || each.name === 'v:shape');
        const hasPicture = found(node, each => /:(blip|imagedata)$/.test(each.name)) !== undefined;
        const { descr, alt, title } = properties?.attributes ?? {};
        const words = onOneLine(descr || alt || title || '').trim();
        // Lines and empty frames say nothing.
        if (!hasPicture && !found(node, each => /:(chart|relIds)$/.test(each.name))) return;
        const place = this.tail.trim();
        const what = hasPicture ? 'A picture' : 'A chart or diagram';
        this.pictures.push(
            `${what} (${words ? `“${words}”` : 'without a description'}) was left out. It stood ${place ? `behind “${onOneLine(place)}”` : 'at the beginning'}.`,
        );
    }

    /** Notes words that were read, for the places of what stands at them. */
    private read(words: string): void {
        this.tail = (this.tail + words).slice(-LONGEST_PLACE);
        for (const [id, before] of words ? this.open : []) {
            const own = before + words;
            if (own.length <= LONGEST_PLACE) this.open.set(id, own);
            else {
                this.places.set(id, `${own.slice(0, LONGEST_PLACE).trim()}…`);
                this.open.delete(id);
            }
        }
    }

    private close(id: string): void {
        const words = this.open.get(id);
        if (words !== undefined) this.places.set(id, words);
        this.open.delete(id);
    }

    /** A comment without words of its own stands at those before it. */
    private refer(id: string): void {
        if (!this.places.get(id)?.trim()) this.places.set(id, this.tail);
    }
}

function isDeletedRow(node: XmlNode): boolean {
    return node.name === 'w:tr' && child(node, 'w:trPr', 'w:del') !== undefined;
}

function withoutBoxes(node: XmlNode, boxes: XmlNode[]): XmlNode {
    const children = node.children.flatMap((each): (XmlNode | string)[] => {
        if (typeof each === 'string') return [each];
        if (each.name === 'mc:Fallback') return [];
        if (each.name !== 'w:txbxContent') return [withoutBoxes(each, boxes)];
        boxes.push(each);
        return [];
    });
    return { ...node, children };
}

function found(node: XmlNode, is: (node: XmlNode) => boolean): XmlNode | undefined {
    if (is(node)) return node;
    for (const each of childrenOf(node)) {
        const inner = found(each, is);
        if (inner) return inner;
    }
    return undefined;
}

/**
 * The text of a file as people read it: tracked changes accepted, footnotes in brackets where they stand, text boxes behind
 * their paragraph. What is no text is told or kept.
 *
 * @param isForm whether fields that nobody filled in are needed
 */
export function resolveWord(body: XmlNode, beside: BesideText, isForm: boolean): Resolved {
    const resolving = new Resolving(beside, isForm);
    const [resolved = body] = resolving.node(body);
    resolving.finish();
    return { body: resolved, told: resolving.told, kept: resolving.kept };
}
