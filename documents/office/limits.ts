/** A file from outside that is not read, and why: in a sentence for the person who gave it. */
export class Refusal extends Error {}

export const MEGABYTE = 1 << 20;

/** What a file from a stranger may cost. A specification of five hundred pages needs a tenth of it. */
export interface Limits {
    /** The file itself, in bytes. */
    readonly file: number;
    /** Everything that is read of it, unpacked, in bytes. */
    readonly unpacked: number;
    readonly parts: number;
    /** How deep its elements nest. */
    readonly depth: number;
    /** How many elements all its parts have that can say something. */
    readonly elements: number;
    /** How many attributes one element has. */
    readonly attributes: number;
    /** How many characters of text all its parts have. */
    readonly text: number;
    /** How many comments it has, and how many footnotes and endnotes. */
    readonly notes: number;
    /** How many characters are written. */
    readonly written: number;
}

export const LIMITS: Limits = {
    file: 40 * MEGABYTE,
    unpacked: 80 * MEGABYTE,
    parts: 3000,
    depth: 200,
    elements: 200_000,
    attributes: 200,
    text: 5_000_000,
    notes: 5000,
    written: 1_000_000,
};
