/** What was learned from the judged texts; `npm run generate` makes it. */
export interface AssertionWeights {
    /** Two to the power of this is the number of weights. */
    readonly bits: number;
    /** What a weight of 1 is worth. */
    readonly scale: number;
    /** The sum of a text without any words. */
    readonly bias: number;
    /** A signed byte for each weight, in base 64. */
    readonly weights: string;
    /** Words of like meaning, so that a rare one counts as the others do: a group's words by its name. */
    readonly senses: Readonly<Record<string, string>>;
}
