import { randomNumbers } from '../robustness/mutations.ts';

const DAY = 86_400_000;

/**
 * The seed of what tests choose at random: SEED, or the number of the day, counted from 1970. So each day tries something else, and
 * what fails can be tried again with the SEED that was printed.
 *
 * @throws when SEED is no whole number
 */
export function seedOfTheDay(env: NodeJS.ProcessEnv = process.env, now = Date.now()): number {
    const given = env.SEED ?? String(Math.floor(now / DAY));
    if (!/^\d{1,9}$/.test(given)) throw new Error(`SEED is "${given}". It has to be a whole number of at most nine digits.`);
    return Number(given);
}

/** Whether all is to be tried, which takes long: `FULL=1`. */
export const FULL = process.env.FULL === '1';

/** The seed of the day, or the one that is given to see again what it showed. */
export const SEED = seedOfTheDay();

/** Some of many things, by the seed of the day; all of them with `FULL=1`. */
export function sampled<T>(all: readonly T[], count: number, seed = SEED): readonly T[] {
    if (FULL || all.length <= count) return all;
    const random = randomNumbers(seed);
    const left = [...all];
    return Array.from({ length: count }, () => left.splice(random(left.length), 1)[0] as T);
}
