import type { Address } from '../../language/model/address.ts';
/** Lets everything else have its turn: requests that came in are answered first. */
export function breathe(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, 0));
}

/**
 * Work on documents, one after the other, with a breath between them. What is urgent comes first; what is asked for twice is
 * done once.
 */
export class Queue {
    private readonly urgent = new Set<Address>();
    private readonly later = new Set<Address>();
    private running: Promise<void> | undefined;
    private isStopped = false;
    private readonly work: (uri: Address) => Promise<void>;
    private readonly failed: (uri: Address, error: unknown) => void;

    constructor(work: (uri: Address) => Promise<void>, failed: (uri: Address, error: unknown) => void) {
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

    add(uri: Address, urgent: boolean): void {
        if (this.isStopped) return;
        if (urgent) {
            this.later.delete(uri);
            this.urgent.add(uri);
        } else if (!this.urgent.has(uri)) {
            this.later.add(uri);
        }
        this.running ??= this.run();
    }

    remove(uri: Address): void {
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
            await this.work(uri).catch(error => this.isStopped || this.failed(uri as Address, error));
        }
        this.running = undefined;
    }

    private next(): Address | undefined {
        return this.urgent.values().next().value ?? this.later.values().next().value;
    }
}
