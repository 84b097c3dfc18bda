/** What was learned from the judged texts of `language/library/assertions`; `npm run generate` makes it. */
export interface AssertionWeights {
    /** Two to the power of this is the number of places where a weight can be. */
    readonly bits: number;
    /** What a weight of 1 is worth, in log-odds. */
    readonly scale: number;
    /** The sum of a text without any words, in log-odds. */
    readonly bias: number;
    /** In base 64, for each weight that is not nought: how many places after the one before, 7 bits a byte, and its signed byte. */
    readonly weights: string;
    /** The same for texts that say nothing. */
    readonly silence?: Weights;
    /** The same for texts without any word of denial: learned from sentences of public pages as well. */
    readonly sober?: Weights;
    /** Words of like meaning, so that a rare one counts as the others do: a group's words by its name. */
    readonly senses: Readonly<Record<string, string>>;
}

type Weights = Pick<AssertionWeights, 'bits' | 'scale' | 'bias' | 'weights'>;

/** Writes weights as `AssertionWeights` holds them. */
export function packWeights(weights: ReadonlyMap<number, number>): string {
    const bytes: number[] = [];
    let last = 0;
    for (const [place, weight] of [...weights].sort(([a], [b]) => a - b)) {
        let gap = place - last;
        for (; gap > 127; gap >>>= 7) bytes.push((gap & 127) | 128);
        bytes.push(gap, weight & 255);
        last = place;
    }
    return btoa(bytes.map(byte => String.fromCharCode(byte)).join(''));
}

/** Reads them back, each at its place. */
export function unpackWeights({ bits, weights }: Pick<AssertionWeights, 'bits' | 'weights'>): Int8Array {
    const found = new Int8Array(1 << bits);
    const bytes = atob(weights);
    let place = 0;
    for (let at = 0; at < bytes.length; ) {
        let shift = 0;
        let byte = 128;
        for (; byte > 127; shift += 7) {
            byte = bytes.charCodeAt(at++);
            place += (byte & 127) << shift;
        }
        found[place] = bytes.charCodeAt(at++);
    }
    return found;
}
