import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../files/reasons.ts';
import type { Severity } from '../language/checks/rule.ts';
import { CONFIG_FILE } from '../language/workspace/config.ts';
import { fileError, usageError } from './exit-code.ts';
import { VERSION } from './version.ts';

export { CONFIG_FILE };

export type FailOn = 'error' | 'warning' | 'information' | 'never';

export interface Config {
    /** The oldest version of Carewright that may be used here, such as `>=0.1`. */
    readonly requires?: string;
    /** Files to leave out, as globs relative to the configuration. */
    readonly exclude?: readonly string[];
    /** Compare only with these. */
    readonly guidance?: readonly string[];
    readonly failOn?: FailOn;
    /** How severe a rule is here, or that it is off. */
    readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** Reads the configuration of a folder; nothing is configured where there is none. */
export async function readConfig(folder: string): Promise<Config> {
    const path = join(folder, CONFIG_FILE);
    let text: string;
    try {
        text = await readFile(path, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
        throw fileError(`${path} can't be read: ${reasonOf(error)}.`);
    }
    const { checkedConfig } = await import('./config-check.ts');
    const result = checkedConfig(text);
    if ('needs' in result)
        throw usageError(
            `${CONFIG_FILE} asks for Carewright ${result.needs}, and this is ${VERSION}. Install a newer version of Carewright.`,
        );
    if ('problems' in result)
        throw usageError(`${CONFIG_FILE} is not right:\n${result.problems.map(problem => `  ${problem}`).join('\n')}`);
    return result.config;
}
