import type { Address } from '../../language/model/address.ts';

/** How long to wait after a keystroke, in ms: for a large document, or on a slow machine, until the typist pauses. */
const SHORTEST = 5;
const LONGEST = 400;

/** A check that takes no longer, in ms, may be made at every keystroke. */
const QUICK = 40;

/** Waits with the check of a document while somebody types, no longer than about two checks take. */
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
