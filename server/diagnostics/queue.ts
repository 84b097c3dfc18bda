import type { Address } from '../../language/model/address.ts';
import { breathe } from '../server.ts';

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

    /** Stops: the result is no longer wanted. */
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

/** How long to wait after a keystroke, in ms: for a large document, or on a slow machine, until the typist pauses. */
const SHORTEST = 5;
const LONGEST = 400;

/** A check that takes no longer, in ms, may be made at every keystroke. */
const QUICK = 40;

/** Delays the check of a document during typing, no longer than about two checks take. */
export class TypingPause {
    private readonly timers = new Map<Address, ReturnType<typeof setTimeout>>();
    private readonly costs = new Map<Address, number>();
    private readonly check: (uri: Address) => void;

    constructor(check: (uri: Address) => void) {
        this.check = check;
    }

    /** Says how long the check of a document took, in ms. */
    took(uri: Address, cost: number): void {
        this.costs.set(uri, cost);
    }

    /** A document was opened, or has changed. The first time it is checked at once. */
    changed(uri: Address): void {
        const cost = this.costs.get(uri);
        if (cost === undefined) {
            this.costs.set(uri, 0);
            this.check(uri);
            return;
        }
        clearTimeout(this.timers.get(uri));
        const wait = cost <= QUICK ? SHORTEST : Math.min(LONGEST, cost * 2);
        this.timers.set(
            uri,
            setTimeout(() => {
                this.timers.delete(uri);
                this.check(uri);
            }, wait),
        );
    }

    /** Whether a check is still to come. */
    get isWaiting(): boolean {
        return this.timers.size > 0;
    }

    closed(uri: Address): void {
        clearTimeout(this.timers.get(uri));
        this.timers.delete(uri);
        this.costs.delete(uri);
    }
}
