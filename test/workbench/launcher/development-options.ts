import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, posix, relative, resolve, sep } from 'node:path';

/** What the launcher is asked to do, as @vscode/test-electron says it to a desktop VS Code. */
interface CodeArguments {
    readonly userDataFolder: string;
    readonly extensionsFolder: string;
    readonly developmentPath: string;
    readonly testsPath: string | undefined;
    /** `web`: the extension runs in a worker of the browser, from its `browser` entry. */
    readonly kind: 'node' | 'web';
    readonly workspace: string | undefined;
}

/**
 * Reads the arguments of VS Code's command line that matter here. Others are for a desktop and are left alone.
 *
 * @throws when one that is needed is not there
 */
export function readCodeArguments(args: readonly string[]): CodeArguments {
    const options = new Map<string, string>();
    const rest: string[] = [];
    for (const argument of args) {
        const option = /^--([\w-]+)(?:=(.*))?$/s.exec(argument);
        if (option) options.set(option[1] ?? '', option[2] ?? '');
        else rest.push(argument);
    }
    const folder = (name: string) => {
        const value = options.get(name);
        if (!value) throw new Error(`--${name}=… is missing`);
        return resolve(value);
    };
    const testsPath = options.get('extensionTestsPath');
    return {
        userDataFolder: folder('user-data-dir'),
        extensionsFolder: folder('extensions-dir'),
        developmentPath: folder('extensionDevelopmentPath'),
        testsPath: testsPath ? resolve(testsPath) : undefined,
        kind: options.get('extensionDevelopmentKind') === 'web' ? 'web' : 'node',
        workspace: rest[0] ? resolve(rest[0]) : undefined,
    };
}

const TYPES: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.css': 'text/css',
    '.md': 'text/markdown',
};

/** Offers the files of a folder to pages on this machine, on a free port. */
export async function serveFiles(folder: string): Promise<{ readonly port: number; readonly server: Server }> {
    const server = createServer(async (request, response) => {
        // Normalised from the root, so that no address leads out of the folder.
        const path = posix.normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname));
        const content = await readFile(join(folder, path)).catch(() => undefined);
        response.writeHead(content ? 200 : 404, {
            'Access-Control-Allow-Origin': '*',
            'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        });
        response.end(content);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port, server };
}

/** How the page of the workbench is told which extension to load, and where its tests are. */
interface Loading {
    /** Goes into the address of the page. */
    readonly payload: readonly (readonly [string, string])[];
    /** Goes into the configuration that the page carries. */
    readonly developmentOptions: Readonly<Record<string, unknown>>;
}

/** A built workbench reads no payload unless this is set. */
const ALWAYS = { enableSmokeTestDriver: true };
const NO_WELCOME = ['skipWelcome', 'true'] as const;

/** For an extension host with Node, on the server: the payload names both. */
export function forNodeHost({ developmentPath, testsPath }: CodeArguments, port: number): Loading {
    const onServer = (path: string) => `vscode-remote://127.0.0.1:${port}${path.split('/').map(encodeURIComponent).join('/')}`;
    const tests = testsPath ? [['extensionTestsPath', onServer(testsPath)] as const] : [];
    return { payload: [NO_WELCOME, ['extensionDevelopmentPath', onServer(developmentPath)], ...tests], developmentOptions: ALWAYS };
}

/**
 * For an extension host in a worker of the browser. It cannot start a further worker, such as our language server, from an
 * address of the server; so the files come from a small web server, and only the configuration can say so.
 */
export async function forWebHost({ developmentPath, testsPath }: CodeArguments): Promise<Loading> {
    const { port } = await serveFiles(developmentPath);
    const offered = (path: string) => ({
        scheme: 'http',
        authority: `127.0.0.1:${port}`,
        path: `/${relative(developmentPath, path).split(sep).join('/')}`,
    });
    const tests = testsPath ? { extensionTestsPath: offered(testsPath) } : {};
    return { payload: [NO_WELCOME], developmentOptions: { ...ALWAYS, extensions: [offered(developmentPath)], ...tests } };
}
