import { type BuildOptions, build, type Plugin } from 'esbuild';
import { inputsOf } from './bundle-command.ts';
import { parsedJson } from './parsed-json.ts';

const ALWAYS: BuildOptions = {
    bundle: true,
    minify: true,
    // Names of classes stand in error messages and in Langium's services.
    keepNames: true,
    legalComments: 'none',
    plugins: [parsedJson],
    logLevel: 'warning',
};
/** VS Code's own Node: that of the version in `engines.vscode`. CommonJS, as both of its extension hosts load it. */
const FOR_NODE: BuildOptions = {
    ...ALWAYS,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    // Packages that were written as modules ask where they stand; CommonJS says it in another way.
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here = require('node:url').pathToFileURL(__filename).href;" },
};
const FOR_BROWSERS: BuildOptions = { ...ALWAYS, platform: 'browser', target: 'es2024' };
/** VS Code runs extensions and their servers in workers, which have no `document`: some packages have another file for them. */
const FOR_WORKERS: BuildOptions = { ...FOR_BROWSERS, conditions: ['worker'] };

/**
 * What makes documents is a bundle of its own, loaded when somebody wants one: as a part of the server's it would have to be read
 * by each start, and so would all that both share, in the slower way in which esbuild keeps what is loaded later.
 */
const documentsApart: Plugin = {
    name: 'documents-apart',
    setup({ onResolve }) {
        onResolve({ filter: /\/preview\/make-documents\.ts$/ }, ({ kind }) =>
            kind === 'dynamic-import' ? { path: './documents.cjs', external: true } : undefined,
        );
    },
};

/** Everything that the extension is made of, by what it runs in. */
const BUNDLES: readonly BuildOptions[] = [
    { ...FOR_NODE, entryPoints: ['client/main-node.ts'], outfile: 'dist/extension.cjs' },
    { ...FOR_NODE, entryPoints: ['server/main-node.ts'], outfile: 'dist/server.cjs', plugins: [parsedJson, documentsApart] },
    { ...FOR_NODE, entryPoints: ['server/preview/make-documents.ts'], outfile: 'dist/documents.cjs' },
    // VS Code loads this one as CommonJS in a worker, and only under a name that ends so.
    { ...FOR_WORKERS, entryPoints: ['client/main-browser.ts'], outfile: 'dist/web/extension.js', format: 'cjs', external: ['vscode'] },
    { ...FOR_WORKERS, entryPoints: ['server/main-browser.ts'], outfile: 'dist/web/server.js', format: 'iife' },
    {
        ...FOR_BROWSERS,
        entryPoints: { matrix: 'client/webview/matrix/main.ts', preview: 'client/webview/preview/main.ts' },
        outdir: 'dist/webview',
        format: 'esm',
    },
    {
        ...FOR_BROWSERS,
        entryPoints: { matrix: 'client/webview/matrix/matrix.css', preview: 'client/webview/preview/preview.css' },
        outdir: 'dist/webview',
    },
];

/**
 * Makes what VS Code loads: the extension and its server, for desktops and for browsers, and the pages of its views.
 *
 * @returns for each bundle, by the path of its file or folder, the files that went into it, relative to the root
 */
export async function bundleExtension(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const inputs = new Map<string, readonly string[]>();
    await Promise.all(
        BUNDLES.map(async options => {
            const { metafile } = await build({ ...options, absWorkingDir: root, metafile: true });
            const path = options.outfile ?? options.outdir ?? '';
            inputs.set(path, [...(inputs.get(path) ?? []), ...inputsOf(metafile)]);
        }),
    );
    return inputs;
}
