import type { Output } from './io.ts';

/** Short runs show nothing. */
const AFTER_MS = 1000;
const EVERY_MS = 100;

/** One line on the terminal that says how far a long run has come. Nothing where there is no terminal. */
export class Progress {
    private readonly output: Output;
    private next = performance.now() + AFTER_MS;
    private shown = false;
    private ended = false;

    constructor(output: Output) {
        this.output = output;
    }

    show(text: string): void {
        if (!this.output.isTerminal || this.ended || performance.now() < this.next) return;
        this.next = performance.now() + EVERY_MS;
        this.shown = true;
        void this.output.write(`\r\u001B[K${text} …`);
    }

    /** Takes the line away for good: the result comes now. */
    clear(): void {
        if (this.shown && !this.ended) void this.output.write('\r\u001B[K');
        this.ended = true;
    }
}
