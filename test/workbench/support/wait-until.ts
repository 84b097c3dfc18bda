export interface Waiting {
    /** Milliseconds until it is given up. */
    readonly timeout?: number;
    /** What there was instead, for the message when it is given up. */
    readonly otherwise?: () => string;
}

/**
 * Asks again and again until there is an answer.
 *
 * @param what is waited for, as it stands in the message: "a completion"
 * @param probe gives undefined or false as long as it is not there
 * @throws when it is not there in time, with what there was instead
 */
export async function waitUntil<T>(
    what: string,
    probe: () => T | undefined | false | PromiseLike<T | undefined | false>,
    { timeout = 30_000, otherwise }: Waiting = {},
): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
        const found = await probe();
        if (found !== undefined && found !== false) return found;
        if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s for ${what}.${otherwise ? ` There was: ${otherwise()}` : ''}`);
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}
