import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, posix } from 'node:path';

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
