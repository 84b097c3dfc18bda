/** Lets everything else have its turn: requests that came in are answered first. */
export function breathe(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, 0));
}

/**
 * Work on documents, one after the other, with a breath between them. What is urgent comes first; what is asked for twice is
 * done once.
 */
export class Queue {
    private readonly urgent = new Set<string>();
    private readonly later = new Set<string>();
    private running: Promise<void> | undefined;
    private isStopped = false;
    private readonly work: (uri: string) => Promise<void>;
    private readonly failed: (uri: string, error: unknown) => void;

    constructor(work: (uri: string) => Promise<void>, failed: (uri: string, error: unknown) => void) {
        this.work = work;
        this.failed = failed;
    }

    get size(): number {
        return this.urgent.size + this.later.size;
    }

    /** Leaves off: nobody wants to know any more. */
    stop(): void {
        this.isStopped = true;
        this.urgent.clear();
        this.later.clear();
    }

    add(uri: string, urgent: boolean): void {
        if (this.isStopped) return;
        if (urgent) {
            this.later.delete(uri);
            this.urgent.add(uri);
        } else if (!this.urgent.has(uri)) {
            this.later.add(uri);
        }
        this.running ??= this.run();
    }

    remove(uri: string): void {
        this.urgent.delete(uri);
        this.later.delete(uri);
    }

    /** Is done when there is nothing left to do. */
    async idle(): Promise<void> {
        while (this.running) await this.running;
    }

    private async run(): Promise<void> {
        for (let uri = this.next(); uri !== undefined; uri = this.next()) {
            await breathe();
            this.remove(uri);
            await this.work(uri).catch(error => this.isStopped || this.failed(uri as string, error));
        }
        this.running = undefined;
    }

    private next(): string | undefined {
        return this.urgent.values().next().value ?? this.later.values().next().value;
    }
}
