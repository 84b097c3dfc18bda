/** Loaded before the tests: gives Node one file with a change in it. The file on the disk stays as it is. */
import { registerHooks } from 'node:module';

/** What `scripts/mutate.ts` says in the environment. */
export interface Change {
    readonly url: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

const change: Change | undefined = process.env.CAREWRIGHT_MUTANT ? JSON.parse(process.env.CAREWRIGHT_MUTANT) : undefined;
if (change) {
    registerHooks({
        load(url, context, nextLoad) {
            const loaded = nextLoad(url, context);
            if (url !== change.url || !loaded.source) return loaded;
            const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
            return { ...loaded, source: `${text.slice(0, change.start)}${change.text}${text.slice(change.end)}` };
        },
    });
}
