/** Where a piece is to stand: behind how many line breaks, and then behind how many spaces. */
export interface Place {
    readonly breaks: number;
    readonly spaces: number;
}

/** Whether a place begins a line. */
export function beginsLine(place: Place | undefined): boolean {
    return place === undefined || place.breaks > 0;
}
