/**
 * `npm run editor`: shows the example workspace in Visual Studio Code with this repository's extension. In the VS Code of this
 * machine, if it has one; otherwise in VS Code's server, which is installed for it, with an address for a browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runCommand, TOOLS } from './equipment/programs.ts';
import { installServer, NEWCOMER_SETTINGS, SERVER } from './equipment/vscode.ts';
import { packageExtension } from './package/package-extension.ts';

const PORT = Number(process.env.PORT ?? 8765);
const folder = join(TOOLS, 'editor');
const vsix = join(folder, 'carewright.vsix');
const examples = join(folder, 'examples');

/** Whether this machine has a desktop VS Code, with its command on the path. */
function hasVsCode(): boolean {
    return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

function openOnDesktop(): void {
    runCommand('code', ['--install-extension', vsix, '--force'], ROOT);
    runCommand('code', ['--new-window', examples], ROOT);
    console.log('VS Code shows the example workspace. Its extension Carewright stays installed until you remove it.');
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
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    });
    child.on('exit', code => {
        if (code)
            console.error(`VS Code's server ended with ${code}. If the port ${PORT} is taken, name another: PORT=8766 npm run editor`);
        process.exitCode = code ?? 1;
    });
    console.log(
        `Open http://127.0.0.1:${PORT}/?folder=${examples.split('/').map(encodeURIComponent).join('/')} in a browser of this machine. Ctrl+C ends it.`,
    );
}

mkdirSync(folder, { recursive: true });
await packageExtension(ROOT, vsix);
// A copy: whatever people try, the examples stay as they are. Without the old public page, whose many errors would come before all else.
const isToShow = (path: string): boolean => !path.includes(join('examples', 'birmingham'));
if (!existsSync(examples)) cpSync(join(ROOT, 'examples'), examples, { recursive: true, filter: isToShow });
if (hasVsCode()) openOnDesktop();
else openInBrowser();
