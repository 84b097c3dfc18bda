import { type Address, pathOfAddress } from '../language/model/address.ts';
import { type Configs, configProblemInWords } from '../language/workspace/config.ts';
import { fileError, usageError } from './exit-code.ts';

export { CONFIG_FILE, type Config, type FailOn } from '../language/workspace/config.ts';

/**
 * Refuses to go on where a configuration is not right.
 *
 * @param shown the path of a file as people see it
 * @throws with all that is wrong with the first such configuration
 */
export function refuseProblems({ problems }: Configs, shown: (address: Address) => string): void {
    for (const [address, all] of problems) {
        const unread = all.find(problem => problem.unread !== undefined)?.unread;
        if (unread !== undefined) throw fileError(`${pathOfAddress(address) ?? address} can't be read: ${unread}.`);
        const needs = all.find(problem => problem.needsNewer);
        if (needs) throw usageError(`${shown(address)} ${needs.message}`);
        const lines = all.map(problem => `  ${configProblemInWords(problem)}`);
        throw usageError(`${shown(address)} is not right:\n${lines.join('\n')}`);
    }
}
