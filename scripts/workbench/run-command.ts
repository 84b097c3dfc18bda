import { spawnSync } from 'node:child_process';

/**
 * Runs a command to its end and shows what it prints only if it fails.
 *
 * @throws when it fails, with the end of what it printed
 */
export function runCommand(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): void {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
        cwd,
        env,
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        shell: process.platform === 'win32',
    });
    if (status === 0) return;
    const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`\`${command} ${args.join(' ')}\` failed (${error?.message ?? `exit code ${status}`}).\n${said}`);
}
