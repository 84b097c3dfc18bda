import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, posix, relative, sep } from 'node:path';
import type { CodeArguments } from './code-arguments.ts';

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
