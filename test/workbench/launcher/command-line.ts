/** VS Code's command line for the launcher: installs and lists extensions in the folders that the arguments name. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverEnvironment, setting } from './environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'cw-'));
const config = join(folder, 'server.yaml');
writeFileSync(config, 'auth: none\n');
const entry = join(setting('WORKBENCH_SERVER'), 'out/node/entry.js');
const { status } = spawnSync(setting('WORKBENCH_NODE'), [entry, '--config', config, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: serverEnvironment(folder),
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
