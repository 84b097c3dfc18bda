import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { type BundledWork, bundledWorks, bundleExtension, noticesText } from './bundles.ts';

/** Parts of package.json that are for those who work on Carewright, or for the command line's package. */
const LEFT_OUT: ReadonlySet<string> = new Set(['type', 'private', 'bin', 'scripts', 'devDependencies', 'dependencies', 'files', 'exports']);

/**
 * The extension's own package.json. Without `type`: VS Code's worker loads CommonJS from `.js`, which a package of modules
 * must not hold.
 */
function extensionManifest(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const { node: _, ...engines } = manifest.engines as Readonly<Record<string, string>>;
    return { ...Object.fromEntries(Object.entries(manifest).filter(([key]) => !LEFT_OUT.has(key))), engines };
}

/** The page that the marketplace shows. It has no pictures and no relative links: both need a public address of the source. */
const README = 'client/README.md';

function copy(root: string, path: string, into: string, as = path): void {
    const target = join(into, as);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target);
}

/**
 * Fills a folder with what the extension needs and nothing else.
 *
 * @returns the works by other people that are part of it
 */
async function stageExtension(root: string, staging: string): Promise<readonly BundledWork[]> {
    const inputs = [...(await bundleExtension(root)).values()].flat();
    const works = bundledWorks(root, inputs);
    const manifest = extensionManifest(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    // `.vscodeignore` says which files these are. None of them comes from node_modules: bundles hold what they need.
    for (const path of await listFiles({ cwd: root, packageManager: PackageManager.None })) copy(root, path, staging);
    copy(root, README, staging, 'README.md');
    writeFileSync(join(staging, 'package.json'), `${JSON.stringify(manifest, null, 4)}\n`);
    writeFileSync(join(staging, 'THIRD-PARTY-NOTICES.txt'), noticesText(works));
    // Everything in this folder is meant to be there; without this file vsce warns that no one has thought about it.
    writeFileSync(join(staging, '.vscodeignore'), '');
    return works;
}

/**
 * Packages the extension, with all of vsce's checks.
 *
 * @param target the path of the package
 * @returns the works by other people that are part of it
 */
export async function packageExtension(root: string, target: string): Promise<readonly BundledWork[]> {
    const staging = mkdtempSync(join(tmpdir(), 'carewright-package-'));
    try {
        const works = await stageExtension(root, staging);
        // The source has no public address yet, so package.json can't name one. Without this option vsce asks a person whether to go on.
        await createVSIX({ cwd: staging, packagePath: target, dependencies: false, allowMissingRepository: true });
        return works;
    } finally {
        rmSync(staging, { recursive: true, force: true });
    }
}
