/** `npm run demo`: builds the command and checks the example workspace, the main job. Its findings are no failure. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(args: readonly string[]): number {
    return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status;
if (built !== 0) process.exit(built ?? 1);
const code = run(['dist/carewright.mjs', 'check', 'examples', '--fail-on', 'never']);
if (code === 0) console.log('\nThat was `carewright check examples`. Now see one thing explained: npx carewright explain IACM-DNA-01');
process.exit(code);
