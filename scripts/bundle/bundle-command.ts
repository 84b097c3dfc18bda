import { chmodSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { parsedJson } from './parsed-json.ts';

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
        plugins: [parsedJson],
        logLevel: 'warning',
    });
    chmodSync(`${root}/dist/carewright.mjs`, 0o755);
}
