import { usageError } from '../io/io.ts';

/**
 * Refuses options that would be ignored: people would believe that they did something.
 *
 * @param given what people may have written for each option; nothing where they did not
 * @param uses what each of these options is for
 * @param what what the command does, or makes, this time
 */
export function refuseUnused(
    given: Readonly<Record<string, unknown>>,
    uses: Readonly<Record<string, readonly string[]>>,
    what: string,
): void {
    for (const [option, kinds] of Object.entries(uses)) {
        if (given[option] === undefined || kinds.includes(what)) continue;
        throw usageError(`--${option.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} is only used for: ${kinds.join(', ')}.`);
    }
}
