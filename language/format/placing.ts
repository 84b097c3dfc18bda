/** Where a piece is to stand: behind how many line breaks, and then behind how many spaces. */
export interface Place {
    readonly breaks: number;
    readonly spaces: number;
}
