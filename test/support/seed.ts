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
