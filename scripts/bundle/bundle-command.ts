import { chmodSync, rmSync } from 'node:fs';
import { build, type Metafile, type Plugin } from 'esbuild';
import { parsedJson } from './parsed-json.ts';

/** The language server is a bundle of its own. What it shared with the command would be cut into pieces, each a file to read. */
const serverApart: Plugin = {
    name: 'server-apart',
    setup({ onResolve }) {
        onResolve({ filter: /\/server\/main-node\.ts$/ }, () => ({ path: '../server.cjs', external: true }));
    },
};

/** The files whose text is in a bundle, relative to the root. */
export function inputsOf({ outputs }: Metafile): readonly string[] {
    return [...new Set(Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)))].sort();
}

/**
 * Makes `dist/carewright.mjs`: the command in one folder that needs nothing else, its heavy parts loaded on demand.
 *
 * @returns the files that went into it, relative to the root
 */
export async function bundleCommand(root: string): Promise<readonly string[]> {
    rmSync(`${root}/dist/chunks`, { recursive: true, force: true });
    const { metafile } = await build({
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
        metafile: true,
        // Packages that were written for CommonJS ask for Node's own modules with `require`.
        banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
        plugins: [parsedJson, serverApart],
        logLevel: 'warning',
    });
    chmodSync(`${root}/dist/carewright.mjs`, 0o755);
    return inputsOf(metafile);
}
