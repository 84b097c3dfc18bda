import { existsSync } from 'node:fs';
import { runCommand } from '../workbench/run-command.ts';

/** Seconds that another installation is waited for: a new machine updates itself for minutes. */
const PATIENCE = 600;
/** Seconds between two tries. */
const PAUSE = 5;

/** Something that tests need and Debian has: found, with what the tests want to know of it, or not, with the reason. */
export type Found<T> = { readonly kind: 'ready'; readonly found: T } | { readonly kind: 'missing'; readonly why: string };

/** Why Debian's packages can't be installed on this machine. Undefined when they can. */
export function whyNoInstall(packages: readonly string[]): string | undefined {
    if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get to install it with';
    if (process.getuid?.() !== 0) return `only root can install it (apt-get install ${packages.join(' ')})`;
    return undefined;
}

/** What is said where something was not found: whether it can be had here, and how. */
export function missing(what: string, packages: readonly string[]): { readonly kind: 'missing'; readonly why: string } {
    const how = whyNoInstall(packages) ?? '`npm run test:setup` was not run, which installs it';
    return { kind: 'missing', why: `${what} was not found, and ${how}.` };
}

/**
 * Runs apt-get, when every other installation has ended. Its own option waits for one lock only, not for that of the lists.
 *
 * @throws when it fails, or when another installation has not ended in ten minutes
 */
function runAptGet(args: readonly string[], pause: number): void {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    for (let waited = 0; ; waited += pause) {
        try {
            runCommand('apt-get', ['-o', `DPkg::Lock::Timeout=${PATIENCE}`, ...args], '/', env);
            return;
        } catch (error) {
            if (waited >= PATIENCE || !/Could not get lock|Unable to (lock|acquire)/i.test(String(error))) throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause * 1000);
        }
    }
}

/**
 * Installs Debian's packages, without what they only recommend. Needs root and apt-get.
 *
 * @param pause seconds until the next try, while another installation runs
 * @throws when apt-get fails
 */
export function installPackages(packages: readonly string[], pause = PAUSE): void {
    runAptGet(['update'], pause);
    runAptGet(['install', '--yes', '--no-install-recommends', ...packages], pause);
}
