import { chmodSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

/** Large JSON is read much faster by `JSON.parse` than as a part of the program. */
const parsedJson: Plugin = {
    name: 'parsed-json',
    setup({ onLoad }) {
        onLoad({ filter: /(facts|texts|assertions|schema)\.json$/ }, ({ path }) => ({
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

/**
 * Keeps a file out of a bundle, since it is a separate bundle that is loaded when it is needed.
 *
 * @param file its path, relative to the root
 * @param bundle where it is, for the bundle that imports it
 * @returns what fails the build where nothing imports the file: it was moved, and would be in both
 */
function apart(file: string, bundle: string): Plugin {
    return {
        name: `apart: ${file}`,
        setup({ onResolve, onEnd, initialOptions }) {
            // The root may be named by a link.
            const wanted = join(realpathSync(initialOptions.absWorkingDir ?? '.'), file);
            let isFound = false;
            onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
                if (kind !== 'dynamic-import' || join(realpathSync(resolveDir), path) !== wanted) return undefined;
                isFound = true;
                return { path: bundle, external: true };
            });
            onEnd(() => (isFound ? {} : { errors: [{ text: `Nothing loads ${file} on demand any more.` }] }));
        },
    };
}

/** The files whose text is in a bundle, relative to the root. */
function inputsOf({ outputs }: Metafile): readonly string[] {
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
        alias,
        // The server shares most of what it is with the command: as separate bundles both would be in the package twice.
        plugins: [parsedJson],
        logLevel: 'warning',
    });
    chmodSync(`${root}/dist/carewright.mjs`, 0o755);
    return inputsOf(metafile);
}

/** For Node esbuild would take the older of the package's two forms, which asks for its own files in a way that no bundle can follow. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

const ALWAYS: BuildOptions = {
    alias,
    bundle: true,
    minify: true,
    // Names of classes are in error messages and in Langium's services.
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
    // Packages that were written as modules ask where they are; CommonJS says it in another way.
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here = require('node:url').pathToFileURL(__filename).href;" },
};
const FOR_BROWSERS: BuildOptions = { ...ALWAYS, platform: 'browser', target: 'es2024' };
/** VS Code runs extensions and their servers in workers, which have no `document`: some packages have another file for them. */
const FOR_WORKERS: BuildOptions = { ...FOR_BROWSERS, conditions: ['worker'] };

/** Everything that the extension is made of, by what it runs in. */
const BUNDLES: readonly BuildOptions[] = [
    { ...FOR_NODE, entryPoints: ['client/main-node.ts'], outfile: 'dist/extension.cjs' },
    // As a part of the server's, documents would have to be read by each start, and so would all that both share.
    {
        ...FOR_NODE,
        entryPoints: ['server/main/main-node.ts'],
        outfile: 'dist/server.cjs',
        plugins: [parsedJson, apart('server/preview/make-documents.ts', './documents.cjs')],
    },
    { ...FOR_NODE, entryPoints: ['server/preview/make-documents.ts'], outfile: 'dist/documents.cjs' },
    // VS Code loads this one as CommonJS in a worker, and only under a name that ends so.
    { ...FOR_WORKERS, entryPoints: ['client/main-browser.ts'], outfile: 'dist/web/extension.js', format: 'cjs', external: ['vscode'] },
    { ...FOR_WORKERS, entryPoints: ['server/main/main-browser.ts'], outfile: 'dist/web/server.js', format: 'iife' },
    {
        ...FOR_BROWSERS,
        entryPoints: { matrix: 'client/webview/matrix.ts', preview: 'client/webview/preview.ts' },
        outdir: 'dist/webview',
        format: 'esm',
    },
    {
        ...FOR_BROWSERS,
        entryPoints: { matrix: 'client/webview/matrix.css', preview: 'client/webview/preview.css' },
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

/** A work by other people that is part of a bundle: a package, or a file that was made from theirs. */
export interface BundledWork {
    readonly name: string;
    /** Empty for a work without versions. */
    readonly version: string;
    readonly license: string;
    /** The text of its licence. */
    readonly text: string;
}

/** Licences that do not come with the work itself, as their authors publish them. */
const LICENCES = 'scripts/package/licences';
const LIBRARY = /(^|\/)language\/library\/(facts|texts)\.json$/;
/** Works of which a file of this repository holds a part. All are under the MIT licence. */
const COPIED: readonly { readonly name: string; readonly licence: string; readonly holds: RegExp }[] = [
    { name: 'nhsuk-frontend', licence: 'nhsuk-frontend.txt', holds: /(^|\/)nhsuk-styles\.json$/ },
    { name: 'NHSDigital/mental-health-monthly-statistics', licence: 'mental-health-monthly-statistics.txt', holds: LIBRARY },
    { name: 'rcpch/rcpch-nhs-organisations', licence: 'rcpch-nhs-organisations.txt', holds: LIBRARY },
];

/** The folders of packages that files come from: `node_modules/langium` of `node_modules/langium/lib/index.js`. */
function packageFolders(inputs: readonly string[]): readonly string[] {
    const folders = inputs.flatMap(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
    return [...new Set(folders)].sort();
}

/** The licence of a package: the file in it, or else the one that is kept here for it. */
function licenceOf(root: string, folder: string, name: string): string | undefined {
    const file = readdirSync(join(root, folder)).find(each => /^(licen[cs]e|copying)/i.test(each));
    if (file) return readFileSync(join(root, folder, file), 'utf8');
    const kept = join(root, LICENCES, `${name}.txt`);
    return existsSync(kept) ? readFileSync(kept, 'utf8') : undefined;
}

/**
 * The works by other people that files of bundles come from.
 *
 * @param inputs the files that went into the bundles, relative to the root
 * @throws when a package has no licence, or a work that is known to be part of the bundles is not found: then they must not be handed on
 */
export function bundledWorks(root: string, inputs: readonly string[]): readonly BundledWork[] {
    const packages = packageFolders(inputs).map(folder => {
        const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
        const text = licenceOf(root, folder, name);
        if (typeof license !== 'string' || !text) throw new Error(`The package ${name} has no licence, so it must not be in a bundle.`);
        return { name, version, license, text };
    });
    const copied = COPIED.map(({ name, licence, holds }) => {
        // Both the command and the extension hold them all. A file that was moved would silently take its licence with it.
        if (!inputs.some(input => holds.test(input)))
            throw new Error(`No file of the bundles holds a part of ${name}: ${holds} names none.`);
        return { name, version: '', license: 'MIT', text: readFileSync(join(root, LICENCES, licence), 'utf8') };
    });
    return [...packages, ...copied];
}

/** The notices that go with the bundles. */
export function noticesText(works: readonly BundledWork[]): string {
    const titled = works.map(work => ({ ...work, title: [work.name, work.version].filter(Boolean).join(' ') }));
    const list = titled.map(({ title, license }) => `- ${title} (${license})`).join('\n');
    const texts = titled.map(({ title, license, text }) => `${'-'.repeat(80)}\n${title}\n${license}\n\n${text.trim()}\n`);
    return `Carewright contains work by other people:\n\n${list}\n\n${texts.join('\n')}`;
}
