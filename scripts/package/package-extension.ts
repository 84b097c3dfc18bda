import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { bundleExtension } from '../bundle/bundle-extension.ts';
import { extensionManifest } from './manifest.ts';
import { type BundledPackage, bundledPackages, noticesText } from './notices.ts';

/** What goes into the package besides its manifest and its notices: files and folders of the repository. */
const CONTENTS: readonly string[] = [
    'dist/extension.cjs',
    'dist/server.cjs',
    'dist/documents.cjs',
    'dist/web/extension.js',
    'dist/web/server.js',
    'dist/webview',
    'docs/schemas/config.schema.json',
    'icons/care-file-dark.svg',
    'icons/care-file-light.svg',
    'icons/carewright.png',
    'icons/coverage.svg',
    'language-configuration.json',
    'syntaxes',
    'walkthrough',
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE.md',
];
/** The page that the marketplace shows, and its pictures. */
const README = 'client/README.md';
const PICTURES = 'docs/pictures';

function copy(root: string, path: string, into: string, as = path): void {
    const target = join(into, as);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target, { recursive: true });
}

/** A page with its pictures in it: a package whose source stands at no public address can't link to them. */
function withPictures(page: string, pictures: string): string {
    return page.replaceAll(/\]\(pictures\/([\w-]+\.png)\)/g, (_, name: string) => {
        return `](data:image/png;base64,${readFileSync(join(pictures, name)).toString('base64')})`;
    });
}

/**
 * Packages the extension, from a folder that holds what it needs and nothing else.
 *
 * @param target the path of the package
 * @returns the packages of others that are part of it
 */
export async function packageExtension(root: string, target: string): Promise<readonly BundledPackage[]> {
    const packages = bundledPackages(root, await bundleExtension(root));
    const manifest = extensionManifest(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const staging = mkdtempSync(join(tmpdir(), 'carewright-package-'));
    try {
        for (const path of CONTENTS) copy(root, path, staging);
        writeFileSync(join(staging, 'README.md'), withPictures(readFileSync(join(root, README), 'utf8'), join(root, PICTURES)));
        writeFileSync(join(staging, 'package.json'), `${JSON.stringify(manifest, null, 4)}\n`);
        writeFileSync(join(staging, 'THIRD-PARTY-NOTICES.txt'), noticesText(packages));
        // Everything in this folder is meant to be there; without this file vsce warns that somebody forgot to think about it.
        writeFileSync(join(staging, '.vscodeignore'), '');
        await createVSIX({
            cwd: staging,
            packagePath: target,
            dependencies: false,
            allowMissingRepository: true,
            rewriteRelativeLinks: false,
        });
    } finally {
        rmSync(staging, { recursive: true, force: true });
    }
    return packages;
}
