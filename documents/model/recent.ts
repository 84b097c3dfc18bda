/** What was made last, by its key: a folder of a thousand documents does not stay in memory because each was looked at once. */
export class Recent<Made> {
    private readonly made = new Map<string, Made>();
    private readonly most: number;

    /** @param most how many are kept */
    constructor(most: number) {
        this.most = most;
    }

    /** What was made for a key, or is made now. */
    get(key: string, make: (key: string) => Made): Made {
        const known = this.made.has(key) ? (this.made.get(key) as Made) : make(key);
        // At the end of the order: the first is the one that was not asked for longest.
        this.made.delete(key);
        this.made.set(key, known);
        if (this.made.size > this.most) this.made.delete(this.made.keys().next().value ?? '');
        return known;
    }
}
