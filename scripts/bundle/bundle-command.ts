import { chmodSync, rmSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { parsedJson } from './parsed-json.ts';

/** The language server is a bundle of its own. What it shared with the command would be cut into pieces, each a file to read. */
const serverApart: Plugin = {
    name: 'server-apart',
    setup({ onResolve }) {
        onResolve({ filter: /\/server\/main-node\.ts$/ }, () => ({ path: '../server.cjs', external: true }));
    },
};

/** Makes `dist/carewright.mjs`: the command in one folder that needs nothing else, its heavy parts loaded on demand. */
export async function bundleCommand(root: string): Promise<void> {
    rmSync(`${root}/dist/chunks`, { recursive: true, force: true });
    await build({
        absWorkingDir: root,
        entryPoints: { carewright: 'cli/main.ts' },
        outdir: 'dist',
        outExtension: { '.js': '.mjs' },
        chunkNames: 'chunks/[name]-[hash]',
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        target: 'node22',
        minify: true,
        legalComments: 'none',
        // Packages that were written for CommonJS ask for Node's own modules with `require`.
        banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
        plugins: [parsedJson, serverApart],
        logLevel: 'warning',
    });
    chmodSync(`${root}/dist/carewright.mjs`, 0o755);
}
