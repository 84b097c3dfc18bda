import { readFile } from 'node:fs/promises';
import { reasonOf } from '../files/reasons.ts';
import { type Address, pathOfAddress } from '../language/model/address.ts';
import { type ConfigSource, type Configs, configProblemInWords } from '../language/workspace/config.ts';
import { fileError, usageError } from './exit-code.ts';

export { CONFIG_FILE, type Config, type FailOn } from '../language/workspace/config.ts';

/** Configurations in files of this machine. */
export const CONFIG_FILES: ConfigSource = {
    async read(address: Address) {
        const path = pathOfAddress(address) ?? '';
        try {
            return await readFile(path, 'utf8');
        } catch (error) {
            if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
            throw fileError(`${path} can't be read: ${reasonOf(error)}.`);
        }
    },
};

/**
 * Refuses to go on where a configuration is not right.
 *
 * @param shown a path as people see it
 * @throws with all that is wrong with the first such configuration
 */
export function refuseProblems({ problems }: Configs, shown: (path: string) => string): void {
    for (const [address, all] of problems) {
        const needs = all.find(problem => problem.needsNewer);
        if (needs) throw usageError(`${shown(pathOfAddress(address) ?? address)} ${needs.message}`);
        const lines = all.map(problem => `  ${configProblemInWords(problem)}`);
        throw usageError(`${shown(pathOfAddress(address) ?? address)} is not right:\n${lines.join('\n')}`);
    }
}
