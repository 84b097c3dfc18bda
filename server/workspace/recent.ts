/** The values that were used last; those that were not are forgotten. */
export class Recent<Value> {
    private readonly values = new Map<string, Value>();
    private readonly most: number;

    constructor(most: number) {
        this.most = most;
    }

    get(key: string): Value | undefined {
        const value = this.values.get(key);
        if (value !== undefined) this.set(key, value);
        return value;
    }

    set(key: string, value: Value): void {
        this.values.delete(key);
        this.values.set(key, value);
        if (this.values.size > this.most) this.values.delete(this.values.keys().next().value ?? '');
    }

    delete(key: string): void {
        this.values.delete(key);
    }

    clear(): void {
        this.values.clear();
    }
}
