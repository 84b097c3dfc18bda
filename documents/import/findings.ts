import { counted } from '../../language/model/text.ts';
import { plainLine } from '../tree/prose.ts';

/** Words that are not in the text, and why. */
export interface LeftOut {
    readonly reason: string;
    readonly words: string;
}

/** How many characters say where something is. */
const LONGEST_PLACE = 60;
/** More pictures than this are counted, and only their descriptions named; more headings than this are not named. */
export const MOST_NAMED = 20;

/** What is counted, with how to say it for one and for many. */
const COUNTED = {
    box: ['1 text box: its words follow the paragraph that holds it.', 'text boxes: their words follow the paragraph that holds each.'],
    empty: ['1 field that was not filled in was left out.', 'fields that were not filled in were left out.'],
    object: ['1 embedded file can’t be read and was left out.', 'embedded files can’t be read and were left out.'],
    control: [
        '1 field of an old kind (ActiveX) can’t be read and was left out.',
        'fields of an old kind (ActiveX) can’t be read and were left out.',
    ],
    formula: ['1 formula is written on one line. Check it.', 'formulas are written on one line each. Check them.'],
    symbol: [
        '1 character of a symbol font is not known, and is written as \uFFFD.',
        'characters of symbol fonts are not known, and are written as \uFFFD.',
    ],
    ticked: ['1 check box is written as [x] or [ ].', 'check boxes are written as [x] or [ ].'],
    cell: ['1 cell that a tracked change deletes was left out.', 'cells that tracked changes delete were left out.'],
    note: [
        '1 footnote or endnote: in brackets where the text refers to it.',
        'footnotes and endnotes: in brackets where the text refers to them.',
    ],
} as const;

/** What was found in a file that is not simply text, in the order of its words. */
export class Findings {
    readonly told: string[] = [];
    readonly kept: string[] = [];
    readonly leftOut: LeftOut[] = [];
    private readonly changes = { inserted: 0, deleted: 0 };
    private readonly counts = new Map<keyof typeof COUNTED, number>();
    private readonly things: string[] = [];
    private moreThings = 0;
    private readonly saidOfMore = new Set<string>();
    private readonly unread = new Map<string, number>();
    /** The words of comments that have not ended. */
    private readonly open = new Map<string, string>();
    private readonly places = new Map<string, string>();
    /** The end of the text so far. */
    private tail = '';

    count(what: keyof typeof COUNTED): void {
        this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    }

    change(isInserted: boolean): void {
        if (isInserted) this.changes.inserted++;
        else this.changes.deleted++;
    }

    leaveOut(reason: string, words: string): void {
        if (words.trim()) this.leftOut.push({ reason, words });
    }

    /** Keeps words that people do not read as text. @param live the words of the same paragraph that they do read */
    keepUnread(state: string, words: string, live: string): void {
        const own = plainLine(words);
        if (!own) return;
        this.unread.set(state, (this.unread.get(state) ?? 0) + 1);
        const place = shortened(live);
        this.kept.push(
            `${state === 'white' ? 'White' : state === 'hidden' ? 'Hidden' : 'Struck out'}${place && ` (at “${place}”)`}: ${own}`,
        );
    }

    watermark(words: string): void {
        const said = plainLine(words);
        if (!said) return;
        const line = `Watermark: ${said}`;
        if (this.kept.includes(line)) {
            this.leaveOut('watermarks that repeat others', words);
            return;
        }
        this.kept.push(line);
        this.told.push(`The pages have a watermark: “${said}”.`);
    }

    /**
     * Notes something that is no text, and where it was.
     *
     * @param description what the file says of it for people who don't see it
     * @param words what it says itself
     */
    leaveOutThing(what: string, description: string, words = ''): void {
        // The first word may be cut.
        const place = plainLine(this.tail.length < LONGEST_PLACE ? this.tail : this.tail.replace(/^\S*\s/, ''));
        const own = plainLine(description);
        const said = plainLine(words);
        const note = `${what} (${own ? `“${own}”` : 'without a description'}) was left out. It was ${place ? `after “${place}”` : 'at the beginning'}.`;
        if (this.things.length < MOST_NAMED) this.things.push(said ? `${note} It says: ${said}` : note);
        else {
            this.moreThings++;
            for (const each of [own, said]) if (each) this.saidOfMore.add(`“${each}”`);
        }
    }

    /** Notes words that were read, for the places of what is found at them. */
    read(words: string): void {
        if (!words) return;
        this.tail = (this.tail + words).slice(-LONGEST_PLACE);
        for (const [id, before] of this.open) {
            const own = before + words;
            if (own.length <= LONGEST_PLACE) this.open.set(id, own);
            else {
                this.places.set(id, `${own.slice(0, LONGEST_PLACE).trim()}…`);
                this.open.delete(id);
            }
        }
    }

    beginComment(id: string): void {
        this.open.set(id, '');
    }

    endComment(id: string): void {
        const words = this.open.get(id);
        if (words !== undefined) this.places.set(id, words);
        this.open.delete(id);
    }

    /** A comment that says nothing belongs to the words before it. */
    referToComment(id: string): void {
        if (!this.places.get(id)?.trim()) this.places.set(id, this.tail);
    }

    /** The words at which a comment is. */
    placeOf(id: string): string {
        return plainLine(this.places.get(id) ?? this.open.get(id) ?? '');
    }

    /** Says all that was counted. @param isForm whether empty fields and lists of contents are no news, as the form has them itself */
    finish(isForm: boolean): void {
        const { inserted, deleted } = this.changes;
        const many = (count: number, one: string): string[] => (count ? [counted(count, one)] : []);
        if (inserted || deleted)
            this.told.push(
                `Tracked changes (${[...many(inserted, 'insertion'), ...many(deleted, 'deletion')].join(' and ')}) were read as if they were accepted.`,
            );
        for (const [what, count] of this.counts) this.told.push(count === 1 ? COUNTED[what][0] : `${count} ${COUNTED[what][1]}`);
        for (const [state, count] of this.unread)
            this.told.push(
                `${counted(count, 'passage is', 'passages are')} ${state}. ${count === 1 ? 'It is' : 'They are'} kept at the end of the file and not in the text.`,
            );
        const reasons = new Map<string, number>();
        for (const { reason, words } of this.leftOut)
            reasons.set(reason, (reasons.get(reason) ?? 0) + (words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0));
        for (const [reason, count] of isForm ? [] : reasons) if (count) this.told.push(`Left out (${counted(count, 'word')}): ${reason}.`);
        for (const each of this.things) this.told.push(each);
        const more = this.saidOfMore.size ? `: ${[...this.saidOfMore].join('; ')}` : '';
        if (this.moreThings)
            this.told.push(`${counted(this.moreThings, 'more thing was', 'more things were')} left out, such as pictures${more}.`);
    }
}

/** Words on one line, not more than say which they are. */
export function shortened(words: string): string {
    const own = plainLine(words);
    return own.length > LONGEST_PLACE ? `${own.slice(0, LONGEST_PLACE).trim()}…` : own;
}
