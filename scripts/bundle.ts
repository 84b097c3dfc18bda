/** Makes `dist/carewright.mjs`: the command in one folder that needs nothing else, its heavy parts loaded on demand. */
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Large JSON is read much faster by `JSON.parse` than as a part of the program. */
const parsedJson: Plugin = {
    name: 'parsed-json',
    setup({ onLoad }) {
        onLoad({ filter: /(facts|schema)\.json$/ }, ({ path }) => ({
            contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))})`,
            loader: 'js',
        }));
        // Of the package only the version is wanted.
        onLoad({ filter: /\/package\.json$/ }, ({ path }) => ({
            contents: `export default ${JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version })}`,
            loader: 'js',
        }));
    },
};

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
