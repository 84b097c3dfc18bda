import { randomNumbers } from '../robustness/mutations.ts';
import { seedOfTheDay } from './seed.ts';

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
