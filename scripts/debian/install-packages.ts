import { existsSync } from 'node:fs';
import { runCommand } from '../workbench/run-command.ts';

/** Why Debian's packages can't be installed on this machine. Undefined when they can. */
export function whyNoInstall(packages: readonly string[]): string | undefined {
    if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get to install it with';
    if (process.getuid?.() !== 0) return `only root can install it (apt-get install ${packages.join(' ')})`;
    return undefined;
}

/** Installs Debian's packages, without what they only recommend. Needs root and apt-get. */
export function installPackages(packages: readonly string[]): void {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    runCommand('apt-get', ['update'], '/', env);
    runCommand('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], '/', env);
}
