import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment, setting } from './environment.ts';

/** VS Code's server, listening. */
export interface Server {
    readonly port: number;
    /** What it has printed so far. */
    log(): string;
    /** Resolves with what it printed when it ends by itself. */
    readonly ended: Promise<string>;
    stop(): Promise<void>;
}

const OPTIONS = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];

/**
 * Starts the server on a free port of this machine only.
 *
 * @throws when it ends before it listens
 */
export async function startServer(userDataFolder: string, extensionsFolder: string): Promise<Server> {
    const temporary = join(userDataFolder, 'tmp');
    const config = join(userDataFolder, 'server.yaml');
    mkdirSync(temporary, { recursive: true });
    mkdirSync(extensionsFolder, { recursive: true });
    writeFileSync(config, 'auth: none\n');
    const places = ['--config', config, '--user-data-dir', userDataFolder, '--extensions-dir', extensionsFolder];
    const entry = join(setting('WORKBENCH_SERVER'), 'out/node/entry.js');
    const child = spawn(setting('WORKBENCH_NODE'), [entry, '--auth', 'none', '--bind-addr', '127.0.0.1:0', ...places, ...OPTIONS], {
        env: serverEnvironment(temporary),
        stdio: ['ignore', 'pipe', 'pipe'],
        // A process group of its own: extension hosts outlive a server that is asked to stop alone.
        detached: true,
    });

    let log = '';
    const ended = new Promise<string>(resolve => child.on('exit', code => resolve(`The server ended with ${code}.\n${log}`)));
    const listening = new Promise<number>(resolve => {
        const read = (text: Buffer) => {
            log += text;
            const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(log)?.[1];
            if (port) resolve(Number(port));
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
    });

    async function stop(): Promise<void> {
        for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
            try {
                if (child.pid) process.kill(-child.pid, signal);
            } catch {
                return; // nothing is left of the group
            }
            await sleep(200);
        }
    }

    const port = await Promise.race([listening, ended]);
    if (typeof port === 'string') throw new Error(port);
    return { port, log: () => log, ended, stop };
}
