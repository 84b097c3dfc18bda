/**
 * `npm run editor`: shows the example workspace in Visual Studio Code with this repository's extension; `npm run editor -- folder`
 * another folder, which is made if it is not there. In the VS Code of this machine, if it has one; otherwise in VS Code's server,
 * which is installed for it, with an address for a browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT, runCommand, TOOLS } from './equipment/programs.ts';
import { installServer, NEWCOMER_SETTINGS, SERVER } from './equipment/vscode.ts';
import { packageExtension } from './package/package-extension.ts';

const PORT = Number(process.env.PORT ?? 8765);
const folder = join(TOOLS, 'editor');
const vsix = join(folder, 'carewright.vsix');
const examples = join(folder, 'examples');
const [given] = process.argv.slice(2);
/** The folder to show. npm starts this in the folder of the repository, and says where it was called. */
const shown = given ? resolve(process.env.INIT_CWD ?? '.', given) : examples;
/** How many characters of what the server says are kept. */
const MOST_SAID = 4000;

/** Whether this machine has a desktop VS Code, with its command on the path. */
function hasVsCode(): boolean {
    return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

function openOnDesktop(): void {
    runCommand('code', ['--install-extension', vsix, '--force'], ROOT);
    runCommand('code', ['--new-window', shown], ROOT);
    console.log('VS Code shows the folder. Its extension Carewright stays installed until you remove it.');
}

function openInBrowser(): void {
    installServer();
    const entry = join(SERVER, 'out/node/entry.js');
    const config = join(folder, 'server.yaml');
    writeFileSync(config, 'auth: none\n');
    // What people change there stays: these are written once.
    const settings = join(folder, 'user', 'User', 'settings.json');
    if (!existsSync(settings)) {
        mkdirSync(join(folder, 'user', 'User'), { recursive: true });
        writeFileSync(settings, `${JSON.stringify(NEWCOMER_SETTINGS, null, 4)}\n`);
    }
    const places = ['--config', config, '--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')];
    runCommand(process.execPath, [entry, ...places, '--install-extension', vsix, '--force'], ROOT);
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];
    // Only this machine reaches it.
    const args = [entry, ...places, '--auth', 'none', '--bind-addr', `127.0.0.1:${PORT}`, ...quiet];
    const child = spawn(process.execPath, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    });
    // What the server says of parts that it lacks would push the address out of sight. It is shown if the server ends.
    let said = '';
    child.stderr.setEncoding('utf8').on('data', words => {
        said = (said + words).slice(-MOST_SAID);
    });
    child.on('exit', code => {
        if (code)
            console.error(
                `${said}\nVS Code's server ended with ${code}. If the port ${PORT} is taken, name another: PORT=8766 npm run editor`,
            );
        process.exitCode = code ?? 1;
    });
    console.log(
        `\nOpen this address in a browser on this machine:\n\n    http://127.0.0.1:${PORT}/?folder=${shown.split('/').map(encodeURIComponent).join('/')}\n\nCtrl+C here ends it.`,
    );
}

console.log('Making the extension. This takes about a minute.');
mkdirSync(folder, { recursive: true });
await packageExtension(ROOT, vsix);
// A copy: whatever people try, the examples stay as they are. Without the old public page, whose many errors would come before all else.
const isToShow = (path: string): boolean => !path.includes(join('examples', 'birmingham'));
if (!existsSync(examples)) cpSync(join(ROOT, 'examples'), examples, { recursive: true, filter: isToShow });
mkdirSync(shown, { recursive: true });
if (hasVsCode()) openOnDesktop();
else openInBrowser();
