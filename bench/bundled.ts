import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles a program that is measured, as the command is bundled.
 *
 * @returns the file, in a folder
 */
export async function bundled(folder: string, entry: URL): Promise<string> {
    const outfile = join(folder, `${basename(entry.pathname, '.ts')}.mjs`);
    await build({
        entryPoints: [fileURLToPath(entry)],
        outfile,
        bundle: true,
        minify: true,
        platform: 'node',
        format: 'esm',
        target: 'node22',
        logLevel: 'error',
        // Packages that were written for CommonJS ask for Node's own modules with `require`.
        banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
    });
    return outfile;
}
