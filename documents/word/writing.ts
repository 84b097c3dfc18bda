import type { SafeLink } from '../../language/model/links.ts';

/** What one document in the making has used: addresses, lists, bookmarks and fields are numbered as they come. */
export class Writing {
    /** Addresses of links, by their relationship. */
    readonly links = new Map<SafeLink, string>();
    /** Where each numbered list starts. */
    readonly numbered: number[] = [];
    private ids = 0;

    /** A number that nothing else in the document has. */
    next(): number {
        return ++this.ids;
    }

    /** The relationship of a link. */
    link(url: SafeLink): string {
        const id = this.links.get(url) ?? `rIdLink${this.links.size + 1}`;
        this.links.set(url, id);
        return id;
    }

    /** The numbering of a list that starts at a number. */
    numbering(start: number): number {
        this.numbered.push(start);
        return FIRST_NUMBERED + this.numbered.length - 1;
    }
}

/** The numbering of lists with bullets, far from those of a house style; those with numbers follow, one each, as each begins anew. */
export const BULLETS = 9001;
const FIRST_NUMBERED = BULLETS + 1;
